#include "page/css/supports_condition.h"

#include "page/css/condition.h"
#include "page/css/declaration_parser.h"
#include "page/css/selector_parser.h"
#include "page/css/tokenizer.h"
#include "web/ascii.h"

#include <algorithm>

namespace syna::css {

static std::optional<Match> evaluate_declaration(TokenRange tokens, SupportsDeclaration const& supports)
{
    TextArena arena;
    uint32_t i = 0;
    auto const declaration = parse_declaration(tokens, i, arena);
    // Whatever else stands in brackets may mean something one day; it does not hold.
    //   https://www.w3.org/TR/css-conditional-3/#typedef-supports-in-parens
    if (!declaration || declaration->property.empty() || i < tokens.size() || tokens[i - 1].type == TokenType::semicolon)
        return Match::no;
    return to_match(declaration->property.starts_with("--") || supports(declaration->property, { tokens.all, declaration->begin, declaration->end }));
}

static Match evaluate_function(std::string_view name, TokenRange arguments)
{
    auto const is_word = [&](std::initializer_list<std::string_view> words) {
        return arguments.size() == 1 && std::any_of(words.begin(), words.end(), [&](auto word) { return is_ident(arguments[0], word); });
    };
    if (name == "selector") {
        SelectorSet set;
        NamespaceMap const namespaces;
        auto const list = SelectorParser(set, namespaces).parse_list(arguments);
        return to_match(list != 0 && set.lists[list].count == 1);
    }
    if (name == "font-tech")
        return to_match(is_word({ "features-opentype", "features-aat", "color-colrv0", "color-colrv1", "color-sbix", "color-cbdt", "variations", "palettes" }));
    if (name == "font-format")
        return to_match(is_word({ "collection", "opentype", "truetype", "woff", "woff2" }));
    return Match::no;
}

Match evaluate_supports(TokenRange condition, SupportsDeclaration const& supports)
{
    ConditionLeaves const leaves {
        [&](TokenRange inside) { return evaluate_declaration(inside, supports); },
        [](Token const& name, TokenRange arguments) { return std::optional(evaluate_function(web::to_ascii_lower(name.text), arguments)); },
    };
    return evaluate_condition(strip_white_space(condition), leaves).value_or(Match::no);
}

Match evaluate_import_supports(TokenRange argument, SupportsDeclaration const& supports)
{
    argument = strip_white_space(argument);
    if (!argument.empty() && argument[0].type == TokenType::ident && !is_ident(argument[0], "not"))
        return evaluate_declaration(argument, supports).value_or(Match::no);
    return evaluate_supports(argument, supports);
}

} // namespace syna::css

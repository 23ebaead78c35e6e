// The autocomplete attribute says what a field is for, in words that browsers and assistive technology know.
//   ACT rule 73f2c2: https://www.w3.org/WAI/standards-guidelines/act/rules/73f2c2/
//   Differs from it: a lone word that only wants to turn filling in off ("nope", "false") says nothing of a purpose, and
//   whether the field has one that WCAG asks for is for a person to see.

#include "checks/check.h"
#include "checks/input_type.h"
#include "checks/widget_role.h"
#include "page/aria/focus.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/style/visibility.h"

#include <algorithm>
#include <array>

namespace syna::checks {

namespace {

struct Field {
    std::string_view name;
    bool takes_modifier;
};

constexpr std::array fields {
#define SYNA_FIELD(name, takes_modifier) Field { name, takes_modifier },
#include "checks/autocomplete_fields.def"
#undef SYNA_FIELD
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_address_hint(std::string_view token) { return is_one_of(token, { "shipping", "billing" }); }
bool is_modifier(std::string_view token) { return is_one_of(token, { "home", "work", "mobile", "fax", "pager" }); }

bool is_inoperable(Node field)
{
    if (aria::is_disabled(field))
        return true;
    auto const says_disabled = [](Node node) { return node.attribute_or(Name::aria_disabled, "") == "true"; };
    return says_disabled(field) || field.ancestor(says_disabled);
}

} // namespace

// Applicability: fields with an autocomplete value that is more than on or off, which can be seen or heard and operated.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        if (!node.is(Name::input) && !node.is(Name::select) && !node.is(Name::textarea))
            return false;
        auto const tokens = split_on_ascii_whitespace(node.attribute_or(Name::autocomplete, ""));
        if (tokens.empty() || (tokens.size() == 1 && is_one_of(ascii_lower(tokens[0]), { "on", "off" })))
            return false;
        if (node.is(Name::input) && is_one_of(input_type(node), { "button", "checkbox", "file", "image", "radio", "reset", "submit" }))
            return false;
        if (is_inoperable(node) || (!style::is_visible(node) && !aria::is_exposed(node)))
            return false;
        return aria::is_tabbable(node) || is_widget(aria::role(node));
    });
}

// Expectation: the tokens stand in the order of HTML's autofill detail tokens.
//   https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill-detail-tokens
static Outcome expectation(Node node, Parameters const& parameters)
{
    std::vector<std::string> tokens;
    for (auto const token : split_on_ascii_whitespace(node.attribute_or(Name::autocomplete, "")))
        tokens.push_back(ascii_lower(token));

    auto token = tokens.begin();
    // 1. A section of the author's own.
    if (token != tokens.end() && token->substr(0, 8) == "section-")
        ++token;
    // 2. Which address.
    if (token != tokens.end() && is_address_hint(*token))
        ++token;
    // 3. Which telephone, mail address and so on.
    std::string_view modifier;
    if (token != tokens.end() && is_modifier(*token))
        modifier = *token++;
    // 4. The field.
    if (token == tokens.end())
        return failed("no-field", { { "value", std::string(node.attribute_or(Name::autocomplete, "")) } });
    auto const field = std::find_if(fields.begin(), fields.end(), [&](Field const& one) { return one.name == *token; });
    if (field == fields.end()) {
        auto const switches = parameters.words("switches");
        if (tokens.size() == 1 && std::find(switches.begin(), switches.end(), *token) != switches.end())
            return cant_tell("switch", {}, { { "value", *token } });
        if (is_address_hint(*token) || is_modifier(*token) || token->substr(0, 8) == "section-")
            return failed("wrong-order", { { "word", *token } });
        return failed("unknown-word", { { "word", *token } });
    }
    if (!modifier.empty() && !field->takes_modifier)
        return failed("modifier-not-for-field", { { "modifier", std::string(modifier) }, { "field", *token } });
    ++token;
    // 5. A credential.
    if (token != tokens.end() && *token == "webauthn")
        ++token;
    if (token != tokens.end())
        return failed("too-many-words", { { "word", *token } });

    return passed();
}

Check autocomplete_valid() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

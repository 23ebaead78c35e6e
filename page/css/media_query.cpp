#include "page/css/media_query.h"

#include "page/css/condition.h"
#include "page/css/media_feature.h"
#include "page/css/tokenizer.h"
#include "web/ascii.h"

#include <algorithm>

namespace syna::css {

static bool is_reserved(Token const& token)
{
    return is_ident(token, "not") || is_ident(token, "only") || is_ident(token, "and") || is_ident(token, "or") || is_ident(token, "layer");
}

static bool is_medium(std::string_view type, Device const& device)
{
    auto const is = [type](std::string_view name) { return web::equals_ignoring_ascii_case(type, name); };
    return is("all") || (is("screen") && device.medium == Device::Medium::screen) || (is("print") && device.medium == Device::Medium::print);
}

// https://www.w3.org/TR/mediaqueries-5/#typedef-media-query
static Match evaluate_query(TokenRange query, Device const& device)
{
    ConditionLeaves const leaves {
        [&](TokenRange inside) { return std::optional(evaluate_media_feature(inside, device)); },
        [](Token const&, TokenRange) { return std::optional(Match::unknown); },
    };
    if (query.empty())
        return Match::no;
    if (query[0].type != TokenType::ident || (is_ident(query[0], "not") && evaluate_condition(query, leaves)))
        return evaluate_condition(query, leaves).value_or(Match::no);

    uint32_t i = 0;
    auto const skip_white_space = [&] {
        auto const start = i;
        while (i < query.size() && query[i].type == TokenType::white_space)
            ++i;
        return i > start;
    };
    bool const negated = is_ident(query[0], "not");
    if (negated || is_ident(query[0], "only")) {
        ++i;
        if (!skip_white_space())
            return Match::no;
    }
    if (i >= query.size() || query[i].type != TokenType::ident || is_reserved(query[i]))
        return Match::no;
    auto result = to_match(is_medium(query[i].text, device));
    ++i;
    if (skip_white_space(), i < query.size()) {
        if (!is_ident(query[i], "and"))
            return Match::no;
        ++i;
        if (!skip_white_space())
            return Match::no;
        auto const condition = evaluate_condition({ query.all, query.begin + i, query.end }, leaves, Or::forbidden);
        if (!condition)
            return Match::no;
        result = std::min(result, *condition);
    }
    return negated ? !result : result;
}

bool evaluate_media(TokenRange queries, Device const& device)
{
    queries = strip_white_space(queries);
    if (queries.empty())
        return true;
    for (uint32_t i = 0;; ++i) {
        auto const start = i;
        while (i < queries.size() && queries[i].type != TokenType::comma)
            i = queries.after(i);
        // What is unknown in the end does not hold.
        if (evaluate_query(strip_white_space({ queries.all, queries.begin + start, queries.begin + i }), device) == Match::yes)
            return true;
        if (i >= queries.size())
            return false;
    }
}

bool evaluate_media(std::string_view queries, Device const& device)
{
    TokenList const tokens(queries);
    return evaluate_media(tokens.range(), device);
}

} // namespace syna::css

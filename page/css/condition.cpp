#include "page/css/condition.h"

#include "page/css/tokenizer.h"

#include <algorithm>

namespace syna::css {

// [ours] Brackets within brackets beyond this ask what nobody can answer.
static constexpr int max_depth = 32;

static std::optional<Match> evaluate(TokenRange tokens, ConditionLeaves const& leaves, Or alternatives, int depth);

static std::optional<Match> evaluate_in_brackets(TokenRange tokens, uint32_t& i, ConditionLeaves const& leaves, int depth)
{
    if (i >= tokens.size())
        return std::nullopt;
    auto const& token = tokens[i];
    auto const inside = strip_white_space(tokens.inside(i));
    if (token.type == TokenType::function) {
        i = tokens.after(i);
        return leaves.function(token, inside);
    }
    if (token.type != TokenType::open_paren)
        return std::nullopt;
    i = tokens.after(i);
    if (depth >= max_depth)
        return Match::unknown;
    if (!inside.empty() && (inside[0].type == TokenType::open_paren || inside[0].type == TokenType::function || is_ident(inside[0], "not")))
        if (auto const inner = evaluate(inside, leaves, Or::allowed, depth + 1))
            return inner;
    return leaves.brackets(inside);
}

static std::optional<Match> evaluate(TokenRange tokens, ConditionLeaves const& leaves, Or alternatives, int depth)
{
    uint32_t i = 0;
    auto const skip_white_space = [&] {
        auto const start = i;
        while (i < tokens.size() && tokens[i].type == TokenType::white_space)
            ++i;
        return i > start;
    };
    skip_white_space();
    if (i < tokens.size() && is_ident(tokens[i], "not")) {
        ++i;
        if (!skip_white_space())
            return std::nullopt;
        auto const negated = evaluate_in_brackets(tokens, i, leaves, depth);
        skip_white_space();
        if (!negated || i < tokens.size())
            return std::nullopt;
        return !*negated;
    }
    auto result = evaluate_in_brackets(tokens, i, leaves, depth);
    if (!result)
        return std::nullopt;
    std::optional<bool> conjunction; // "and" and "or" do not mix.
    for (;;) {
        skip_white_space();
        if (i >= tokens.size())
            return result;
        bool const is_and = is_ident(tokens[i], "and");
        if (!is_and && (!is_ident(tokens[i], "or") || alternatives == Or::forbidden))
            return std::nullopt;
        if (conjunction && *conjunction != is_and)
            return std::nullopt;
        conjunction = is_and;
        ++i;
        if (!skip_white_space())
            return std::nullopt;
        auto const next = evaluate_in_brackets(tokens, i, leaves, depth);
        if (!next)
            return std::nullopt;
        result = is_and ? std::min(*result, *next) : std::max(*result, *next);
    }
}

std::optional<Match> evaluate_condition(TokenRange tokens, ConditionLeaves const& leaves, Or alternatives)
{
    return evaluate(tokens, leaves, alternatives, 0);
}

} // namespace syna::css

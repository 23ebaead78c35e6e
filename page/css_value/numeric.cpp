#include "page/css_value/numeric.h"

#include "page/css_value/calculation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace syna::css {

// Deeper calculations are refused, as browsers do at some depth of their own.
constexpr int deepest = 64;

constexpr std::string_view math_functions[] = { "calc", "min", "max", "clamp", "round", "mod", "rem", "sin", "cos", "tan", "asin",
    "acos", "atan", "atan2", "pow", "sqrt", "hypot", "log", "exp", "abs", "sign", "progress", "-webkit-calc" };

static std::string_view math_function(std::string_view name)
{
    for (auto const known : math_functions) {
        if (equals_ignoring_case(known, name))
            return known;
    }
    return {};
}

bool is_math_function(std::string_view name) { return !math_function(name).empty(); }

static Term percentage(double percent, NumericContext const& context)
{
    if (!context.percent_is_length)
        return Term::of(Dimension::percentage, percent);
    auto term = Term::of(Dimension::length, 0);
    if (context.percent_basis)
        term.value = percent * *context.percent_basis / 100;
    else
        term.percent = percent;
    return term;
}

static std::optional<Term> dimension(Token const& token, NumericContext const& context)
{
    auto const* unit = find_unit(token.text);
    if (!unit)
        return {};
    auto term = Term::of(unit->dimension, token.number * (unit->dimension == Dimension::length ? px_of(*unit, context.lengths) : unit->factor));
    term.exact = is_exact(unit->measure);
    return term;
}

//   https://www.w3.org/TR/css-values-4/#calc-constants
static std::optional<double> constant(std::string_view name)
{
    if (equals_ignoring_case(name, "e"))
        return std::numbers::e;
    if (equals_ignoring_case(name, "pi"))
        return std::numbers::pi;
    if (equals_ignoring_case(name, "infinity"))
        return std::numeric_limits<double>::infinity();
    if (equals_ignoring_case(name, "-infinity"))
        return -std::numeric_limits<double>::infinity();
    if (equals_ignoring_case(name, "nan"))
        return std::numeric_limits<double>::quiet_NaN();
    return {};
}

namespace {

// Calculates while it reads, each token once. Depth is counted, so the stack is bounded.
class Calculator {
public:
    explicit Calculator(NumericContext const& context)
        : context_(context)
    {
    }

    // <calc-sum>, which has to be all of it.
    std::optional<Term> whole(TokenRange range)
    {
        Cursor cursor(range);
        auto const result = sum_at(cursor);
        return cursor.at_end() ? result : std::nullopt;
    }

    std::optional<Term> function(Cursor& cursor)
    {
        auto const name = math_function(cursor.token().text);
        if (name.empty() || depth_ >= deepest)
            return {};
        ++depth_;
        auto const content = cursor.inside();
        auto const result = name == "calc" || name == "-webkit-calc" ? whole(content) : with_arguments(name, content);
        --depth_;
        if (result)
            cursor.step();
        return result;
    }

private:
    std::optional<Term> with_arguments(std::string_view name, TokenRange content)
    {
        Cursor cursor(content);
        auto rounding = Rounding::nearest;
        if (name == "round" && cursor.is(TokenType::ident)) {
            auto const start = cursor.mark();
            auto const strategy = cursor.token().text;
            cursor.step();
            bool named = true;
            if (equals_ignoring_case(strategy, "up"))
                rounding = Rounding::up;
            else if (equals_ignoring_case(strategy, "down"))
                rounding = Rounding::down;
            else if (equals_ignoring_case(strategy, "to-zero"))
                rounding = Rounding::to_zero;
            else
                named = equals_ignoring_case(strategy, "nearest");
            if (named && !cursor.take(TokenType::comma))
                return {};
            if (!named)
                cursor.back_to(start);
        }
        std::vector<Term> arguments;
        std::vector<std::size_t> unbounded; // Arguments of clamp() that are `none`.
        while (true) {
            if (name == "clamp" && arguments.size() != 1 && cursor.take_keyword("none")) {
                unbounded.push_back(arguments.size());
                arguments.push_back(Term::number(arguments.empty() ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity()));
            } else {
                auto const argument = sum_at(cursor);
                if (!argument)
                    return {};
                arguments.push_back(*argument);
            }
            if (cursor.at_end())
                break;
            if (!cursor.take(TokenType::comma))
                return {};
        }
        for (auto const index : unbounded) {
            if (arguments.size() == 3) {
                arguments[index].powers = arguments[1].powers;
                arguments[index].percent = arguments[1].percent;
            }
        }
        return call(name, arguments, rounding);
    }

    // <calc-sum> = <calc-product> [ [ '+' | '-' ] <calc-product> ]*, with white space on both sides of the sign.
    std::optional<Term> sum_at(Cursor& cursor)
    {
        auto result = product_at(cursor);
        while (result && (cursor.is_delim('+') || cursor.is_delim('-'))) {
            double const sign = cursor.is_delim('+') ? 1 : -1;
            bool const before = cursor.after_space();
            cursor.step();
            if (!before || !cursor.after_space())
                return {};
            auto const next = product_at(cursor);
            result = next ? sum(*result, *next, sign) : std::nullopt;
        }
        return result;
    }

    // <calc-product> = <calc-value> [ [ '*' | '/' ] <calc-value> ]*
    std::optional<Term> product_at(Cursor& cursor)
    {
        auto result = value_at(cursor);
        while (result && (cursor.is_delim('*') || cursor.is_delim('/'))) {
            bool const times = cursor.is_delim('*');
            cursor.step();
            auto const next = value_at(cursor);
            if (!next)
                return {};
            result = times ? product(*result, *next) : quotient(*result, *next);
        }
        return result;
    }

    // <calc-value> = <number> | <dimension> | <percentage> | <calc-keyword> | ( <calc-sum> ), or a math function.
    std::optional<Term> value_at(Cursor& cursor)
    {
        if (cursor.at_end())
            return {};
        auto const& token = cursor.token();
        std::optional<Term> result;
        switch (token.type) {
        case TokenType::number:
            result = Term::number(token.number);
            break;
        case TokenType::percentage:
            result = percentage(token.number, context_);
            break;
        case TokenType::dimension:
            result = dimension(token, context_);
            break;
        case TokenType::ident:
            for (auto const& named : context_.names) {
                if (equals_ignoring_case(named.name, token.text))
                    result = Term::number(named.value);
            }
            if (!result) {
                if (auto const value = constant(token.text))
                    result = Term::number(*value);
            }
            break;
        case TokenType::function:
            return function(cursor);
        case TokenType::open_paren:
            if (depth_ >= deepest)
                return {};
            ++depth_;
            result = whole(cursor.inside());
            --depth_;
            break;
        default:
            break;
        }
        if (result)
            cursor.step();
        return result;
    }

    NumericContext const& context_;
    int depth_ = 0;
};

} // namespace

static Numeric plain(Dimension dimension, double value)
{
    Numeric numeric;
    numeric.dimension = dimension;
    numeric.value = value;
    return numeric;
}

std::optional<Numeric> take_numeric(Cursor& cursor, NumericContext const& context)
{
    if (cursor.at_end())
        return {};
    auto const& token = cursor.token();
    switch (token.type) {
    case TokenType::number: {
        auto result = plain(Dimension::number, token.number);
        result.integer = token.integer;
        cursor.step();
        return result;
    }
    case TokenType::percentage:
    case TokenType::dimension: {
        auto const term = token.type == TokenType::percentage ? percentage(token.number, context) : dimension(token, context);
        if (!term)
            return {};
        auto result = plain(*term->dimension(), term->value);
        result.percent = term->percent;
        result.exact = term->exact;
        cursor.step();
        return result;
    }
    case TokenType::function: {
        auto const start = cursor.mark();
        auto const term = Calculator(context).function(cursor);
        auto const dimension = term ? term->dimension() : std::nullopt;
        if (!dimension) {
            cursor.back_to(start);
            return {};
        }
        auto result = plain(*dimension, std::isnan(term->value) ? 0 : term->value);
        result.percent = std::isnan(term->percent) ? 0 : term->percent;
        result.known = term->known;
        result.exact = term->exact;
        result.calculated = true;
        return result;
    }
    default:
        return {};
    }
}

} // namespace syna::css

#include "page/css_value/calculation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace syna::css {

std::optional<Dimension> Term::dimension() const
{
    auto found = Dimension::number;
    for (std::size_t i = 1; i < powers.size(); ++i) {
        if (powers[i] == 0)
            continue;
        if (powers[i] != 1 || found != Dimension::number)
            return {};
        found = static_cast<Dimension>(i);
    }
    return found;
}

static bool merge(Term& into, Term const& from)
{
    into.known = into.known && from.known;
    into.exact = into.exact && from.exact;
    return into.powers == from.powers;
}

std::optional<Term> sum(Term const& a, Term const& b, double sign)
{
    auto result = a;
    if (!merge(result, b))
        return {};
    result.value += sign * b.value;
    result.percent += sign * b.percent;
    return result;
}

std::optional<Term> product(Term const& a, Term const& b)
{
    auto result = a;
    merge(result, b);
    for (std::size_t i = 0; i < result.powers.size(); ++i) {
        int const power = a.powers[i] + b.powers[i];
        if (power < -100 || power > 100)
            return {};
        result.powers[i] = static_cast<int8_t>(power);
    }
    if (a.percent != 0 && b.percent != 0)
        result.known = false;
    result.value = a.value * b.value;
    result.percent = a.percent != 0 || b.percent != 0 ? a.percent * b.value + a.value * b.percent : 0;
    return result;
}

std::optional<Term> quotient(Term const& a, Term const& b)
{
    auto inverse = b;
    for (auto& power : inverse.powers)
        power = static_cast<int8_t>(-power);
    if (b.percent != 0)
        inverse.known = false;
    inverse.value = 1 / b.value;
    inverse.percent = 0;
    auto result = product(a, inverse);
    // Dividing is not multiplying by the inverse to the last bit.
    if (result) {
        result->value = a.value / b.value;
        result->percent = a.percent != 0 ? a.percent / b.value : 0;
    }
    return result;
}

//   https://www.w3.org/TR/css-values-4/#round-func
static double rounded(double value, double step, Rounding rounding)
{
    if (std::isnan(value) || std::isnan(step) || step == 0 || (std::isinf(value) && std::isinf(step)))
        return std::numeric_limits<double>::quiet_NaN();
    if (std::isinf(value))
        return value;
    if (std::isinf(step)) {
        switch (rounding) {
        case Rounding::nearest:
        case Rounding::to_zero:
            return std::copysign(0.0, value);
        case Rounding::up:
            return value > 0 ? std::numeric_limits<double>::infinity() : std::copysign(0.0, value);
        case Rounding::down:
            return value < 0 ? -std::numeric_limits<double>::infinity() : std::copysign(0.0, value);
        }
    }
    step = std::abs(step);
    auto const quotient = value / step;
    switch (rounding) {
    case Rounding::nearest:
        return std::floor(quotient + 0.5) * step;
    case Rounding::up:
        return std::ceil(quotient) * step;
    case Rounding::down:
        return std::floor(quotient) * step;
    case Rounding::to_zero:
        return std::trunc(quotient) * step;
    }
    return value;
}

//   https://www.w3.org/TR/css-values-4/#round-infinities
static double modulus(double a, double b)
{
    if (b == 0 || std::isinf(a) || std::isnan(a) || std::isnan(b))
        return std::numeric_limits<double>::quiet_NaN();
    if (std::isinf(b))
        return std::signbit(a) == std::signbit(b) ? a : std::numeric_limits<double>::quiet_NaN();
    auto const rest = std::fmod(a, b);
    return rest != 0 && std::signbit(rest) != std::signbit(b) ? rest + b : rest;
}

// NaN is catching.
static double least(double a, double b) { return std::isnan(a) || std::isnan(b) ? std::numeric_limits<double>::quiet_NaN() : std::min(a, b); }
static double greatest(double a, double b) { return std::isnan(a) || std::isnan(b) ? std::numeric_limits<double>::quiet_NaN() : std::max(a, b); }

// In radians, of an angle or a number.
static std::optional<double> radians(Term const& term)
{
    if (term.is_number())
        return term.value;
    if (term.dimension() == Dimension::angle)
        return term.value * std::numbers::pi / 180;
    return {};
}

static std::optional<Term> trigonometric(std::string_view name, Term const& argument)
{
    auto const angle = radians(argument);
    if (!angle)
        return {};
    // Whole quarters of a turn have exact answers, which radians in binary would miss by a little.
    auto const degrees = argument.is_number() ? std::numeric_limits<double>::quiet_NaN() : std::fmod(argument.value, 360);
    bool const quarter = std::fmod(degrees, 90) == 0;
    double value = 0;
    if (name == "sin")
        value = quarter && std::fmod(degrees, 180) == 0 ? 0 : std::sin(*angle);
    else if (name == "cos")
        value = quarter && std::fmod(degrees, 180) != 0 ? 0 : std::cos(*angle);
    else if (quarter)
        value = std::fmod(degrees, 180) == 0 ? 0 : std::copysign(std::numeric_limits<double>::infinity(), std::sin(*angle));
    else
        value = std::tan(*angle);
    return Term::number(value);
}

static std::optional<Term> of_one(std::string_view name, Term const& a)
{
    bool const unclear = a.percent != 0;
    std::optional<Term> result;
    if (name == "abs") {
        result = a;
        if (unclear)
            result->known = false;
        result->value = std::abs(a.value);
        return result;
    }
    if (name == "sign") {
        result = Term::number(a.value > 0 ? 1 : a.value < 0 ? -1
                                                            : a.value);
    } else if (name == "sin" || name == "cos" || name == "tan") {
        result = trigonometric(name, a);
    } else if (!a.is_number()) {
        return {};
    } else if (name == "asin" || name == "acos" || name == "atan") {
        auto const value = name == "asin" ? std::asin(a.value) : name == "acos" ? std::acos(a.value)
                                                                                : std::atan(a.value);
        result = Term::of(Dimension::angle, value * 180 / std::numbers::pi);
    } else if (name == "sqrt") {
        result = Term::number(std::sqrt(a.value));
    } else if (name == "exp") {
        result = Term::number(std::exp(a.value));
    } else if (name == "log") {
        result = Term::number(std::log(a.value));
    }
    if (result) {
        result->known = a.known && !unclear;
        result->exact = a.exact;
    }
    return result;
}

static std::optional<Term> of_numbers(std::string_view name, std::span<Term const> arguments)
{
    if (!arguments[0].is_number() || !arguments[1].is_number())
        return {};
    auto const a = arguments[0].value, b = arguments[1].value;
    return Term::number(name == "pow" ? std::pow(a, b) : std::log(a) / std::log(b));
}

static std::optional<Term> of_like(std::string_view name, std::span<Term const> arguments, Rounding rounding)
{
    auto result = arguments[0];
    bool like = true;
    bool unclear = false;
    for (auto const& argument : arguments) {
        like = merge(result, argument) && like;
        unclear = unclear || argument.percent != 0;
    }
    if (!like)
        return {};
    // Which of several lengths is the least hangs on the basis, but where they have the same share of it.
    bool const same_share = std::ranges::all_of(arguments, [&](Term const& term) { return term.percent == arguments[0].percent; });
    bool const selects = name == "min" || name == "max" || name == "clamp";
    if (unclear && !(selects && same_share))
        result.known = false;

    if (name == "min") {
        for (auto const& argument : arguments)
            result.value = least(result.value, argument.value);
    } else if (name == "max") {
        for (auto const& argument : arguments)
            result.value = greatest(result.value, argument.value);
    } else if (name == "clamp") {
        result.value = greatest(arguments[0].value, least(arguments[1].value, arguments[2].value));
    } else if (name == "hypot") {
        double squares = 0;
        for (auto const& argument : arguments)
            squares += argument.value * argument.value;
        result.value = std::sqrt(squares);
    } else if (name == "round") {
        result.value = rounded(arguments[0].value, arguments[1].value, rounding);
    } else if (name == "mod") {
        result.value = modulus(arguments[0].value, arguments[1].value);
    } else if (name == "rem") {
        result.value = std::fmod(arguments[0].value, arguments[1].value);
    } else {
        Term plain = Term::number(0);
        plain.known = result.known;
        plain.exact = result.exact;
        if (name == "atan2") {
            plain.powers[static_cast<std::size_t>(Dimension::angle)] = 1;
            plain.value = std::atan2(arguments[0].value, arguments[1].value) * 180 / std::numbers::pi;
        } else { // progress()
            auto const span = arguments[2].value - arguments[1].value;
            plain.value = span == 0 ? 0 : std::clamp((arguments[0].value - arguments[1].value) / span, 0.0, 1.0);
        }
        return plain;
    }
    return result;
}

//   https://www.w3.org/TR/css-values-4/#math
std::optional<Term> call(std::string_view name, std::span<Term const> arguments, Rounding rounding)
{
    auto const count = arguments.size();
    if (count == 0)
        return {};
    if (name == "round" && count == 1) {
        // Only numbers have 1 to be rounded to.
        if (!arguments[0].is_number())
            return {};
        Term const both[] = { arguments[0], Term::number(1) };
        return of_like(name, both, rounding);
    }
    if (name == "min" || name == "max" || name == "hypot")
        return of_like(name, arguments, rounding);
    if (name == "clamp" || name == "progress")
        return count == 3 ? of_like(name, arguments, rounding) : std::nullopt;
    if (name == "round" || name == "mod" || name == "rem" || name == "atan2")
        return count == 2 ? of_like(name, arguments, rounding) : std::nullopt;
    if (name == "pow" || (name == "log" && count == 2))
        return count == 2 ? of_numbers(name, arguments) : std::nullopt;
    return count == 1 ? of_one(name, arguments[0]) : std::nullopt;
}

} // namespace syna::css

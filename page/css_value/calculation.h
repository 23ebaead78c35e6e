#pragma once
// What math functions calculate with: a number and its type, which multiplication and division change.
//   https://www.w3.org/TR/css-values-4/#determine-the-type-of-a-calculation

#include "page/css_value/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace syna::css {

struct Term {
    // The power of each dimension; all zero is a number. At index Dimension::percentage, percentages that are no lengths.
    std::array<int8_t, 8> powers {};
    double value = 0;
    double percent = 0; // Of a length: percent of an unknown basis.
    bool known = true;
    bool exact = true;

    static Term number(double value)
    {
        Term term;
        term.value = value;
        return term;
    }
    static Term of(Dimension dimension, double value)
    {
        Term term;
        term.value = value;
        if (dimension != Dimension::number)
            term.powers[static_cast<std::size_t>(dimension)] = 1;
        return term;
    }
    bool is_number() const { return powers == std::array<int8_t, 8> {}; }
    std::optional<Dimension> dimension() const; // Nothing for px² and the like.
};

std::optional<Term> sum(Term const& a, Term const& b, double sign); // Nothing where the types differ.
std::optional<Term> product(Term const& a, Term const& b);          // Nothing where the power leaves all bounds.
std::optional<Term> quotient(Term const& a, Term const& b);

enum class Rounding : uint8_t { nearest,
    up,
    down,
    to_zero };

// One of the functions that take a list of calculations; nothing where number or types of arguments are wrong. clamp() takes an
// infinity for `none`.
std::optional<Term> call(std::string_view lower_name, std::span<Term const> arguments, Rounding rounding);

} // namespace syna::css

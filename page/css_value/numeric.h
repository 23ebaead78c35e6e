#pragma once
// Numbers, percentages, dimensions and the math functions, each with its type checked.
//   https://www.w3.org/TR/css-values-4/#numeric-types and #math

#include "page/css_value/cursor.h"
#include "page/css_value/units.h"

#include <optional>
#include <span>
#include <string_view>

namespace syna::css {

struct Numeric {
    Dimension dimension = Dimension::number;
    double value = 0;        // In the canonical unit of its dimension; of a percentage the number before '%'.
    double percent = 0;      // With a length: this many percent of its basis on top.
    bool integer = false;    // Written as an integer.
    bool calculated = false; // Out of a math function: what is out of range is clamped, never refused.
    bool known = true;       // False where it depends on a basis that is not known other than by adding to it, such as min(100%, 40em).
    bool exact = true;       // False where a font's measures or a container's size were guessed at.

    // A length, or a zero without a unit, which stands for one.
    bool is_length() const { return dimension == Dimension::length || (dimension == Dimension::number && value == 0 && !calculated); }
};

// A keyword that stands for a number, such as the channels in rgb(from …).
struct NamedNumber {
    std::string_view name;
    double value = 0;
};

struct NumericContext {
    LengthContext lengths;
    bool percent_is_length = false;      // Whether a percentage within a calculation is a length.
    std::optional<double> percent_basis; // What 100% is, in px, where it is known.
    std::span<NamedNumber const> names;
};

// The number at the cursor, which steps over it; nothing, with the cursor where it was, where there is none or its types
// do not match. NaN never leaves a calculation; infinity may.
std::optional<Numeric> take_numeric(Cursor& cursor, NumericContext const& context);

bool is_math_function(std::string_view name);

} // namespace syna::css

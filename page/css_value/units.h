#pragma once
// The units of CSS, and what the relative ones are relative to.
//   https://www.w3.org/TR/css-values-4/#lengths to #resolution

#include <cstdint>
#include <optional>
#include <string_view>

namespace syna::css {

enum class Dimension : uint8_t {
    number,
    percentage,
    length,     // In px.
    angle,      // In degrees.
    time,       // In seconds.
    frequency,  // In hertz.
    resolution, // In dppx.
    flex,       // In fr.
};

// What a length is measured against.
enum class Measure : uint8_t {
    absolute,
    font_size,
    root_font_size,
    x_height, // ex, and ch, cap, ic: of the font's own measures, which are guessed at.
    root_x_height,
    zero_width,
    root_zero_width,
    cap_height,
    root_cap_height,
    ideograph_width,
    root_ideograph_width,
    line_height,
    root_line_height,
    viewport_width,
    viewport_height,
    viewport_minimum,
    viewport_maximum,
    container_width, // Of the nearest query container, which a page without layout does not know.
    container_height,
    container_minimum,
    container_maximum,
};

struct Unit {
    std::string_view name; // Lower case.
    Dimension dimension = Dimension::number;
    double factor = 1; // Of the canonical unit, or of what is measured against.
    Measure measure = Measure::absolute;
};

Unit const* find_unit(std::string_view name); // ASCII case does not matter. Null where there is no such unit.

// What lengths depend on, for one element. All in px.
struct LengthContext {
    double font_size = 16;
    double root_font_size = 16;
    double line_height = 18.4; // `normal` of a usual font.
    double root_line_height = 18.4;
    double viewport_width = 1280;
    double viewport_height = 1024;
    // Shares of the font size, for fonts that nobody opened.
    double x_height = 0.5;
    double zero_width = 0.5;
    double cap_height = 0.7;
};

// One of a unit of length, in px. A container that is not known counts as the viewport, as where there is none.
//   https://www.w3.org/TR/css-conditional-5/#container-lengths
double px_of(Unit const& unit, LengthContext const& context);
// Whether px_of is what a browser would answer, or a guess about the font or the container.
bool is_exact(Measure measure);

} // namespace syna::css

#include "page/css_value/units.h"

#include "page/dom/ascii.h"

#include <algorithm>
#include <numbers>

namespace syna::css {

//   https://www.w3.org/TR/css-values-4/ (Working Draft, 12 March 2024), and https://www.w3.org/TR/css-conditional-5/ for
//   the container's. The most used stand first.
constexpr Unit units[] = {
    { "px", Dimension::length, 1 },
    { "em", Dimension::length, 1, Measure::font_size },
    { "rem", Dimension::length, 1, Measure::root_font_size },
    { "vw", Dimension::length, 0.01, Measure::viewport_width },
    { "vh", Dimension::length, 0.01, Measure::viewport_height },
    { "pt", Dimension::length, 96.0 / 72 },
    { "deg", Dimension::angle, 1 },
    { "s", Dimension::time, 1 },
    { "ms", Dimension::time, 0.001 },
    { "fr", Dimension::flex, 1 },
    { "cm", Dimension::length, 96 / 2.54 },
    { "mm", Dimension::length, 96 / 25.4 },
    { "q", Dimension::length, 96 / 101.6 },
    { "in", Dimension::length, 96 },
    { "pc", Dimension::length, 16 },
    { "ex", Dimension::length, 1, Measure::x_height },
    { "rex", Dimension::length, 1, Measure::root_x_height },
    { "ch", Dimension::length, 1, Measure::zero_width },
    { "rch", Dimension::length, 1, Measure::root_zero_width },
    { "cap", Dimension::length, 1, Measure::cap_height },
    { "rcap", Dimension::length, 1, Measure::root_cap_height },
    { "ic", Dimension::length, 1, Measure::ideograph_width },
    { "ric", Dimension::length, 1, Measure::root_ideograph_width },
    { "lh", Dimension::length, 1, Measure::line_height },
    { "rlh", Dimension::length, 1, Measure::root_line_height },
    { "vi", Dimension::length, 0.01, Measure::viewport_width },
    { "vb", Dimension::length, 0.01, Measure::viewport_height },
    { "vmin", Dimension::length, 0.01, Measure::viewport_minimum },
    { "vmax", Dimension::length, 0.01, Measure::viewport_maximum },
    { "svw", Dimension::length, 0.01, Measure::viewport_width },
    { "svh", Dimension::length, 0.01, Measure::viewport_height },
    { "svi", Dimension::length, 0.01, Measure::viewport_width },
    { "svb", Dimension::length, 0.01, Measure::viewport_height },
    { "svmin", Dimension::length, 0.01, Measure::viewport_minimum },
    { "svmax", Dimension::length, 0.01, Measure::viewport_maximum },
    { "lvw", Dimension::length, 0.01, Measure::viewport_width },
    { "lvh", Dimension::length, 0.01, Measure::viewport_height },
    { "lvi", Dimension::length, 0.01, Measure::viewport_width },
    { "lvb", Dimension::length, 0.01, Measure::viewport_height },
    { "lvmin", Dimension::length, 0.01, Measure::viewport_minimum },
    { "lvmax", Dimension::length, 0.01, Measure::viewport_maximum },
    { "dvw", Dimension::length, 0.01, Measure::viewport_width },
    { "dvh", Dimension::length, 0.01, Measure::viewport_height },
    { "dvi", Dimension::length, 0.01, Measure::viewport_width },
    { "dvb", Dimension::length, 0.01, Measure::viewport_height },
    { "dvmin", Dimension::length, 0.01, Measure::viewport_minimum },
    { "dvmax", Dimension::length, 0.01, Measure::viewport_maximum },
    { "cqw", Dimension::length, 0.01, Measure::container_width },
    { "cqh", Dimension::length, 0.01, Measure::container_height },
    { "cqi", Dimension::length, 0.01, Measure::container_width },
    { "cqb", Dimension::length, 0.01, Measure::container_height },
    { "cqmin", Dimension::length, 0.01, Measure::container_minimum },
    { "cqmax", Dimension::length, 0.01, Measure::container_maximum },
    { "turn", Dimension::angle, 360 },
    { "rad", Dimension::angle, 180 / std::numbers::pi },
    { "grad", Dimension::angle, 0.9 },
    { "hz", Dimension::frequency, 1 },
    { "khz", Dimension::frequency, 1000 },
    { "dppx", Dimension::resolution, 1 },
    { "x", Dimension::resolution, 1 },
    { "dpi", Dimension::resolution, 1 / 96.0 },
    { "dpcm", Dimension::resolution, 2.54 / 96 },
};

Unit const* find_unit(std::string_view name)
{
    for (auto const& unit : units) {
        if (equals_ignoring_case(unit.name, name))
            return &unit;
    }
    return nullptr;
}

static double measured(Measure measure, LengthContext const& context)
{
    switch (measure) {
    case Measure::absolute:
        return 1;
    case Measure::font_size:
        return context.font_size;
    case Measure::root_font_size:
        return context.root_font_size;
    case Measure::x_height:
        return context.x_height * context.font_size;
    case Measure::root_x_height:
        return context.x_height * context.root_font_size;
    case Measure::zero_width:
        return context.zero_width * context.font_size;
    case Measure::root_zero_width:
        return context.zero_width * context.root_font_size;
    case Measure::cap_height:
        return context.cap_height * context.font_size;
    case Measure::root_cap_height:
        return context.cap_height * context.root_font_size;
    case Measure::ideograph_width:
        return context.font_size;
    case Measure::root_ideograph_width:
        return context.root_font_size;
    case Measure::line_height:
        return context.line_height;
    case Measure::root_line_height:
        return context.root_line_height;
    case Measure::viewport_width:
    case Measure::container_width:
        return context.viewport_width;
    case Measure::viewport_height:
    case Measure::container_height:
        return context.viewport_height;
    case Measure::viewport_minimum:
    case Measure::container_minimum:
        return std::min(context.viewport_width, context.viewport_height);
    case Measure::viewport_maximum:
    case Measure::container_maximum:
        return std::max(context.viewport_width, context.viewport_height);
    }
    return 1;
}

double px_of(Unit const& unit, LengthContext const& context) { return unit.factor * measured(unit.measure, context); }

bool is_exact(Measure measure)
{
    switch (measure) {
    case Measure::absolute:
    case Measure::font_size:
    case Measure::root_font_size:
    case Measure::viewport_width:
    case Measure::viewport_height:
    case Measure::viewport_minimum:
    case Measure::viewport_maximum:
        return true;
    default:
        return false;
    }
}

} // namespace syna::css

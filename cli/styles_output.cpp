#include "cli/styles_output.h"

#include "base/json_writer.h"
#include "page/dom/ascii.h"
#include "page/style/styles.h"

#include <fmt/format.h>

namespace syna::cli {

using css::Keyword;

// [ours] A colour of sRGB always with its alpha.
static std::string spelled(color::Color const& color)
{
    if (!color.legacy)
        return color::serialize(color);
    auto const bytes = color::to_rgba8(color);
    auto const alpha = color::serialize(color);
    // serialize() rounds alpha as CSSOM asks: what stands behind the last comma of "rgba(r, g, b, a)".
    auto const comma = alpha.rfind(',');
    return fmt::format("rgba({}, {}, {}, {})", bytes.red, bytes.green, bytes.blue,
        alpha.starts_with("rgba(") ? std::string_view(alpha).substr(comma + 2, alpha.size() - comma - 3) : "1");
}

static std::string number(double value) { return fmt::format("{:.6g}", value); }

static std::string_view spelled(Keyword display)
{
    switch (display) {
    case Keyword::block_math:
        return "block math";
    case Keyword::inline_math:
        return "math";
    default:
        return css::name_of(display);
    }
}

std::string styles_as_json_lines(Page const& page)
{
    std::string lines;
    int n = 0;
    for (auto const element : page.elements()) {
        auto const& style = page.styles().of(element);
        JsonWriter json(lines);
        json.open_object();
        json.key("n").value(n++);
        json.key("selector").value(selector_path(element));
        json.key("tag").value(element.tag());
        json.key("color").value(spelled(style.color));
        json.key("background-color").value(spelled(style.background_color));
        json.key("font-size").value(number(style.font_size) + "px");
        json.key("font-weight").value(number(style.font_weight));
        json.key("display").value(spelled(style.display));
        json.key("visibility").value(css::name_of(style.visibility));
        json.key("opacity").value(number(style.opacity));
        json.close_object();
        lines += '\n';
    }
    return lines;
}

// What differs from a plain block or line of black text on nothing, so that a page can be read at a glance.
std::string styles_as_text(Page const& page)
{
    std::string text;
    for (auto const element : page.elements()) {
        auto const& style = page.styles().of(element);
        std::size_t depth = 0;
        for (auto around = element.parent_element(); around; around = around.parent_element())
            ++depth;
        text += fmt::format("{:{}}{}", "", 2 * depth, element.tag());
        if (auto const id = element.attribute(Name::id); id && !id->empty())
            text += fmt::format("#{}", *id);
        for (auto const name : split_on_ascii_whitespace(element.attribute_or(Name::class_, {})))
            text += fmt::format(".{}", name);
        text += fmt::format(": {}, {} on {}, {}px {}", spelled(style.display), spelled(style.color), spelled(style.background_color), number(style.font_size), number(style.font_weight));
        if (style.visibility != Keyword::visible)
            text += fmt::format(", {}", css::name_of(style.visibility));
        if (style.opacity < 1)
            text += fmt::format(", opacity {}", number(style.opacity));
        text += '\n';
    }
    return text;
}

} // namespace syna::cli

#include "page/style/presentational_hints.h"

#include "page/color/color.h"
#include "page/dom/ascii.h"
#include "web/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace syna::style {

static constexpr std::size_t longest_value = 256; // Of an attribute copied into a declaration.

// As "#rrggbb"; empty where the attribute is no colour.
static std::string legacy_color(std::string_view value)
{
    auto const color = color::html_legacy_color(value);
    return color ? color::to_hex(color::to_rgba8(*color)) : std::string();
}

// "120", "50%", "12.5px": the number in front and whether '%' follows it.
//   https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-dimension-values
static std::optional<std::string> dimension(std::string_view value)
{
    while (!value.empty() && is_ascii_whitespace(value.front()))
        value.remove_prefix(1);
    std::size_t end = 0;
    while (end < value.size() && is_ascii_digit(value[end]))
        ++end;
    if (end == 0 || end > 9)
        return std::nullopt;
    if (end + 1 < value.size() && value[end] == '.' && is_ascii_digit(value[end + 1])) {
        ++end;
        while (end < value.size() && is_ascii_digit(value[end]) && end < 16)
            ++end;
    }
    return std::string(value.substr(0, end)) + (end < value.size() && value[end] == '%' ? "%" : "px");
}

// The size attribute of font, as a keyword.
//   https://html.spec.whatwg.org/multipage/rendering.html#rules-for-parsing-a-legacy-font-size
static std::string_view legacy_font_size(std::string_view value)
{
    value = strip_ascii_whitespace(value);
    int base = 0;
    if (!value.empty() && (value[0] == '+' || value[0] == '-')) {
        base = value[0] == '+' ? 1 : -1;
        value.remove_prefix(1);
    }
    if (value.empty() || !is_ascii_digit(value[0]))
        return {};
    int number = 0;
    for (std::size_t i = 0; i < value.size() && is_ascii_digit(value[i]); ++i)
        number = std::min(number * 10 + (value[i] - '0'), 100);
    if (base != 0)
        number = 3 + base * number;
    static constexpr std::array<std::string_view, 7> keywords { "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large" };
    return keywords[static_cast<std::size_t>(std::clamp(number, 1, 7) - 1)];
}

namespace {

// Declarations in the making.
class Hints {
public:
    explicit Hints(Node element)
        : element_(element)
    {
    }

    void declare(std::string_view property, std::string_view value)
    {
        text_.append(property).append(": ").append(value).append("; ");
    }

    void color(Name attribute, std::string_view property)
    {
        if (auto const value = element_.attribute(attribute))
            if (auto const parsed = legacy_color(*value); !parsed.empty())
                declare(property, parsed);
    }

    void size(Name attribute, std::string_view property)
    {
        if (auto const value = element_.attribute(attribute))
            if (auto const parsed = dimension(*value))
                declare(property, *parsed);
    }

    void background(Name attribute)
    {
        auto const value = element_.attribute(attribute);
        // The address itself is nobody's business here, only that there is an image.
        if (value && !strip_ascii_whitespace(*value).empty())
            declare("background-image", "url(background)");
    }

    // align on blocks and cells.
    void text_align()
    {
        auto const align = element_.attribute_or(Name::align, {});
        if (equals_ignoring_case(align, "left") || equals_ignoring_case(align, "right") || equals_ignoring_case(align, "justify"))
            declare("text-align", web::to_ascii_lower(align));
        else if (equals_ignoring_case(align, "center") || equals_ignoring_case(align, "middle"))
            declare("text-align", "center");
    }

    // align on images, tables and frames, which lets text flow around them.
    void float_align()
    {
        auto const align = element_.attribute_or(Name::align, {});
        if (equals_ignoring_case(align, "left") || equals_ignoring_case(align, "right"))
            declare("float", web::to_ascii_lower(align));
    }

    void border(std::string_view style)
    {
        if (auto const value = element_.attribute(Name::border)) {
            auto const width = dimension(*value);
            declare("border", (width && !width->ends_with('%') ? *width : "1px") + " " + std::string(style));
        }
    }

    std::string take() && { return std::move(text_); }

private:
    Node element_;
    std::string text_;
};

} // namespace

// The attributes of SVG that are properties, as far as styles are asked for.
//   https://www.w3.org/TR/SVG2/styling.html#PresentationAttributes
static constexpr std::array svg_properties = std::to_array<std::string_view>({
    "clip-path",
    "color",
    "cursor",
    "direction",
    "display",
    "fill",
    "filter",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "letter-spacing",
    "opacity",
    "overflow",
    "stroke",
    "text-decoration",
    "transform",
    "visibility",
    "white-space",
    "word-spacing",
});

static std::string svg_hints(Node element)
{
    Hints hints(element);
    for (auto const& attribute : element.attributes()) {
        if (attribute.value.size() > longest_value || attribute.value.find_first_of(";!{}") != attribute.value.npos
            || std::find(svg_properties.begin(), svg_properties.end(), attribute.text_name) == svg_properties.end())
            continue;
        auto const value = strip_ascii_whitespace(attribute.value);
        // Lengths may go without a unit in these attributes.
        bool const bare = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return is_ascii_digit(c) || c == '.'; });
        bool const length = attribute.text_name == "font-size" || attribute.text_name.ends_with("-spacing");
        hints.declare(attribute.text_name, bare && length ? std::string(value) + "px" : std::string(value));
    }
    return std::move(hints).take();
}

PresentationalHints::PresentationalHints(Document const& document)
    : quirks_(document.quirks_mode() == QuirksMode::quirks)
{
    auto const body = document.body();
    if (!body || !body.is(Name::body))
        return;
    if (auto const link = body.attribute(Name::link))
        link_color_ = legacy_color(*link);
    if (auto const text = body.attribute(Name::text))
        text_color_ = legacy_color(*text);
}

static void table_part_hints(Node element, Hints& hints)
{
    hints.color(Name::bgcolor, "background-color");
    hints.background(Name::background);
    hints.text_align();
    hints.size(Name::height, "height");
    if (element.is(Name::td) || element.is(Name::th)) {
        hints.size(Name::width, "width");
        if (element.has(Name::nowrap))
            hints.declare("white-space", "nowrap");
    }
}

static void replaced_hints(Node element, Hints& hints)
{
    if (element.is(Name::input) && !equals_ignoring_case(element.attribute_or(Name::type, {}), "image"))
        return;
    hints.size(Name::width, "width");
    hints.size(Name::height, "height");
    hints.float_align();
    if (element.is(Name::img) || element.is(Name::object) || element.is(Name::input))
        hints.border("solid");
    if (element.is(Name::iframe) && element.has(Name::frameborder) && !dimension(element.attribute_or(Name::frameborder, {})).value_or("0px").starts_with("1"))
        hints.declare("border", "0");
}

std::string PresentationalHints::of(Node element) const
{
    if (element.name_space() == Namespace::svg)
        return svg_hints(element);
    if (element.name_space() != Namespace::html)
        return {};

    Hints hints(element);
    switch (element.name()) {
    case Name::a:
    case Name::area:
        if (!link_color_.empty() && element.has(Name::href))
            hints.declare("color", link_color_);
        break;
    case Name::body:
        hints.color(Name::text, "color");
        hints.color(Name::bgcolor, "background-color");
        hints.background(Name::background);
        break;
    case Name::font:
        hints.color(Name::color, "color");
        if (auto const size = legacy_font_size(element.attribute_or(Name::size, {})); !size.empty())
            hints.declare("font-size", size);
        if (auto const face = element.attribute(Name::face); face && face->size() <= longest_value && face->find_first_of(";!{}()") == face->npos)
            hints.declare("font-family", *face);
        break;
    case Name::table:
        if (quirks_)
            hints.declare("color", text_color_.empty() ? "CanvasText" : text_color_);
        hints.color(Name::bgcolor, "background-color");
        hints.background(Name::background);
        hints.size(Name::width, "width");
        hints.size(Name::height, "height");
        hints.float_align();
        hints.border("outset");
        break;
    case Name::thead:
    case Name::tbody:
    case Name::tfoot:
    case Name::tr:
    case Name::td:
    case Name::th:
        table_part_hints(element, hints);
        break;
    case Name::col:
    case Name::colgroup:
        hints.size(Name::width, "width");
        break;
    case Name::div:
    case Name::p:
    case Name::h1:
    case Name::h2:
    case Name::h3:
    case Name::h4:
    case Name::h5:
    case Name::h6:
    case Name::caption:
    case Name::legend:
        if (element.has(Name::align))
            hints.text_align();
        break;
    case Name::hr:
        if (element.has(Name::color) || element.has(Name::noshade))
            hints.declare("border-style", "solid");
        // Differs from the specification: the line's own colour is what browsers set, not `color`.
        hints.color(Name::color, "border-color");
        hints.color(Name::color, "background-color");
        hints.size(Name::width, "width");
        break;
    case Name::marquee:
        hints.color(Name::bgcolor, "background-color");
        hints.size(Name::width, "width");
        hints.size(Name::height, "height");
        break;
    case Name::img:
    case Name::input:
    case Name::iframe:
    case Name::object:
    case Name::embed:
    case Name::video:
        if (element.has(Name::width) || element.has(Name::height) || element.has(Name::align) || element.has(Name::border) || element.has(Name::frameborder))
            replaced_hints(element, hints);
        break;
    default:
        break;
    }
    if (auto const hidden = element.attribute(Name::hidden); hidden && !element.is(Name::embed))
        hints.declare(equals_ignoring_case(*hidden, "until-found") ? "content-visibility" : "display", equals_ignoring_case(*hidden, "until-found") ? "hidden" : "none");
    return std::move(hints).take();
}

} // namespace syna::style

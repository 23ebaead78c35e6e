// Colours and values: any text is one or is none, in bounded time; what is a colour can be written, converted and read again.

#include "page/color/contrast.h"
#include "page/css/tokenizer.h"
#include "page/css_value/content.h"
#include "page/css_value/font.h"
#include "page/css_value/image.h"
#include "page/css_value/properties.h"
#include "page/css_value/transform.h"

#include <cmath>
#include <cstdlib>
#include <string_view>
#include <vector>

using namespace syna;

static void require(bool holds)
{
    if (!holds)
        std::abort();
}

static void check(color::Color const& color)
{
    auto const written = color::serialize(color);
    css::TokenList const tokens(written);
    auto const again = color::parse_color(tokens.range(), {});
    // Infinities are written as calc(), which is read again too.
    require(again.has_value());
    require(color::to_rgba8(*again).alpha >= 0);
    for (int i = 0; i <= static_cast<int>(color::Space::xyz_d65); ++i)
        color::to_rgba8(color::convert(color, static_cast<color::Space>(i)));
    auto const bytes = color::to_rgba8(color);
    auto const ratio = color::contrast_ratio(bytes, { 255, 255, 255, 1 });
    require(ratio >= 1 && ratio <= 21.001);
}

static void check(css::Declared const& declared, css::NumericContext const& lengths, color::ColorContext const& colors)
{
    auto const& value = declared.value;
    css::resolve_length(value, lengths);
    css::resolve_number(value, lengths);
    if (auto const color = css::resolve_color(value, colors))
        check(*color);
    switch (declared.property) {
    case css::PropertyId::font_size:
        css::compute_font_size(value, lengths);
        break;
    case css::PropertyId::line_height:
        css::compute_line_height(value, lengths);
        break;
    case css::PropertyId::background_image:
        css::read_background_images(value.tokens, colors);
        break;
    case css::PropertyId::transform:
        css::read_transform(value.tokens, lengths);
        break;
    case css::PropertyId::content:
        css::read_content(value.tokens);
        break;
    default:
        break;
    }
}

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, std::size_t size)
{
    // A buffer of exactly this size, so that a read past its end is seen. The first two bytes choose the property.
    if (size < 2)
        return 0;
    std::vector<char> const bytes(data + 2, data + size);
    css::TokenList const tokens({ bytes.data(), bytes.size() });
    css::NumericContext lengths;
    color::ColorContext colors;
    colors.current_color = color::from_rgba8({ 1, 2, 3, 1 });

    if (auto const color = color::parse_color(tokens.range(), colors))
        check(*color);
    color::html_legacy_color({ bytes.data(), bytes.size() });

    std::vector<css::Declared> declared;
    auto const quirks = data[1] & 1 ? css::Quirks::yes : css::Quirks::no;
    auto const id = static_cast<css::PropertyId>(data[0] % css::property_count);
    css::expand({ false, static_cast<uint8_t>(id) }, tokens.range(), declared, quirks);
    static constexpr std::string_view shorthands[] = { "background", "font", "border", "text-decoration", "list-style", "margin", "outline", "border-radius" };
    css::expand(*css::find_property(shorthands[(data[1] >> 1) % std::size(shorthands)]), tokens.range(), declared, quirks);
    for (auto const& each : declared)
        check(each, lengths, colors);
    css::supports(css::info(id).name, tokens.range());
    return 0;
}

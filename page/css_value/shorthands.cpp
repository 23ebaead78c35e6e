#include "page/css_value/shorthands.h"

#include "page/css_value/background.h"
#include "page/css_value/font.h"
#include "page/css_value/grammar.h"

#include <algorithm>
#include <array>

namespace syna::css {

namespace {

using Id = PropertyId;
using Into = std::vector<Declared>;

// One to four values, for the top, right, bottom and left side: what is left out is as opposite.
//   https://www.w3.org/TR/css-box-4/#margin-shorthand
bool expand_sides(Shorthand const& shorthand, TokenRange tokens, Into& into, Quirks quirks)
{
    Cursor cursor(tokens);
    std::array<Value, 4> values;
    std::size_t count = 0;
    while (!cursor.at_end()) {
        auto const value = count < 4 ? take_value(info(shorthand.longhands[0]), cursor, quirks) : std::nullopt;
        if (!value)
            return false;
        values[count++] = *value;
    }
    if (count == 0)
        return false;
    if (count < 2)
        values[1] = values[0];
    if (count < 3)
        values[2] = values[0];
    if (count < 4)
        values[3] = values[1];
    for (std::size_t i = 0; i < 4; ++i)
        into.push_back({ shorthand.longhands[i], values[i] });
    return true;
}

// One or two values, for the start and the end, or for x and y.
bool expand_pair(Shorthand const& shorthand, TokenRange tokens, Into& into, Quirks)
{
    Cursor cursor(tokens);
    auto const first = take_value(info(shorthand.longhands[0]), cursor);
    if (!first)
        return false;
    auto const second = cursor.at_end() ? first : take_value(info(shorthand.longhands[1]), cursor);
    if (!second || !cursor.at_end())
        return false;
    into.push_back({ shorthand.longhands[0], *first });
    into.push_back({ shorthand.longhands[1], *second });
    return true;
}

// Values in any order, each of the longhands at most once; those left out get their initial value. Longhands of the same kind,
// such as the sides of a border, stand in groups of as many as there are different ones.
bool expand_any_order(Shorthand const& shorthand, std::size_t kinds, TokenRange tokens, Into& into, Quirks quirks)
{
    Cursor cursor(tokens);
    if (cursor.at_end())
        return false;
    std::array<std::optional<Value>, 8> found;
    while (!cursor.at_end()) {
        bool any = false;
        for (std::size_t i = 0; i < kinds && !any; ++i) {
            if (!found[i] && (found[i] = take_value(info(shorthand.longhands[i]), cursor, quirks)))
                any = true;
        }
        if (!any)
            return false;
    }
    for (std::size_t i = 0; i < shorthand.longhands.size(); ++i) {
        auto const& value = i < kinds * (shorthand.longhands.size() / kinds) ? found[i % kinds] : std::nullopt;
        into.push_back({ shorthand.longhands[i], value ? *value : initial_value(shorthand.longhands[i]) });
    }
    return true;
}

bool expand_each_once(Shorthand const& shorthand, TokenRange tokens, Into& into, Quirks quirks)
{
    return expand_any_order(shorthand, shorthand.longhands.size(), tokens, into, quirks);
}

// Width, style and color, for as many sides as there are.
bool expand_border(Shorthand const& shorthand, TokenRange tokens, Into& into, Quirks quirks)
{
    auto sides = shorthand;
    // border: resets border-image too, which stands behind the sides.
    bool const resets_image = shorthand.longhands.back() == Id::border_image_source;
    if (resets_image)
        sides.longhands = shorthand.longhands.first(shorthand.longhands.size() - 1);
    if (!expand_any_order(sides, 3, tokens, into, quirks))
        return false;
    if (resets_image)
        into.push_back({ Id::border_image_source, initial_value(Id::border_image_source) });
    return true;
}

// The line is a set of words here, among style, color and thickness.
//   https://www.w3.org/TR/css-text-decor-4/#text-decoration-property
bool expand_text_decoration(Shorthand const&, TokenRange tokens, Into& into, Quirks)
{
    Cursor cursor(tokens);
    if (cursor.at_end())
        return false;
    std::optional<Value> line, style, color, thickness;
    while (!cursor.at_end()) {
        if (!line && cursor.is(TokenType::ident) && has_word(info(Id::text_decoration_line).keywords, cursor.token().text)) {
            auto const start = cursor.mark();
            while (cursor.is(TokenType::ident) && has_word(info(Id::text_decoration_line).keywords, cursor.token().text))
                cursor.step();
            line = read_value(info(Id::text_decoration_line), cursor.since(start), Quirks::no);
            if (!line)
                return false;
            continue;
        }
        if (!style && (style = take_value(info(Id::text_decoration_style), cursor)))
            continue;
        if (!thickness && (thickness = take_value(info(Id::text_decoration_thickness), cursor)))
            continue;
        if (!color && (color = take_value(info(Id::text_decoration_color), cursor)))
            continue;
        return false;
    }
    auto const put = [&](Id id, std::optional<Value> const& value) { into.push_back({ id, value ? *value : initial_value(id) }); };
    put(Id::text_decoration_line, line);
    put(Id::text_decoration_style, style);
    put(Id::text_decoration_color, color);
    put(Id::text_decoration_thickness, thickness);
    return true;
}

// `none` may mean the type, the image or both.
//   https://www.w3.org/TR/css-lists-3/#list-style-property
bool expand_list_style(Shorthand const&, TokenRange tokens, Into& into, Quirks)
{
    Cursor cursor(tokens);
    if (cursor.at_end())
        return false;
    std::optional<Value> position, image, type;
    int none = 0;
    while (!cursor.at_end()) {
        if (cursor.take_keyword("none")) {
            if (++none > 2)
                return false;
        } else if (!(!position && (position = take_value(info(Id::list_style_position), cursor)))
            && !(!image && (image = take_value(info(Id::list_style_image), cursor)))
            && !(!type && (type = take_value(info(Id::list_style_type), cursor)))) {
            return false;
        }
    }
    if (none + (image ? 1 : 0) + (type ? 1 : 0) > 2)
        return false;
    if (none > 0 && !type)
        type = Value::of(Keyword::none);
    auto const put = [&](Id id, std::optional<Value> const& value) { into.push_back({ id, value ? *value : initial_value(id) }); };
    put(Id::list_style_position, position);
    put(Id::list_style_image, image);
    put(Id::list_style_type, type);
    return true;
}

bool expand_font_shorthand(Shorthand const&, TokenRange tokens, Into& into, Quirks quirks) { return expand_font(tokens, into, quirks); }
bool expand_background_shorthand(Shorthand const&, TokenRange tokens, Into& into, Quirks quirks) { return expand_background(tokens, into, quirks); }

// background-position: one or two axes a layer; taken apart where there is one layer of one or two plain parts.
bool expand_background_position(Shorthand const& shorthand, TokenRange tokens, Into& into, Quirks)
{
    PropertyInfo both = info(Id::background_position_x);
    both.keywords = "left right top bottom center";
    auto const whole = read_value(both, tokens, Quirks::no);
    if (!whole)
        return false;
    into.push_back({ shorthand.longhands[0], *whole });
    into.push_back({ shorthand.longhands[1], *whole });
    return true;
}

// Corners, with those of the other axis behind a '/'.
bool expand_border_radius(Shorthand const& shorthand, TokenRange tokens, Into& into, Quirks)
{
    Cursor cursor(tokens);
    std::array<Value, 4> corners;
    std::size_t count = 0, second = 0;
    bool slash = false;
    auto const& one = info(Id::padding_top);
    while (!cursor.at_end()) {
        if (!slash && count > 0 && cursor.take_delim('/')) {
            slash = true;
            continue;
        }
        auto const value = take_value(one, cursor);
        auto& number = slash ? second : count;
        if (!value || number == 4)
            return false;
        if (!slash)
            corners[number] = *value;
        ++number;
    }
    if (count == 0 || (slash && second == 0))
        return false;
    constexpr std::size_t from[4][4] = { { 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 } };
    for (std::size_t i = 0; i < 4; ++i)
        into.push_back({ shorthand.longhands[i], corners[from[count - 1][i]] });
    return true;
}

// Of animation, transition and mask only one longhand matters here, and of that whether it is none.
bool expand_one_of_many(Shorthand const& shorthand, TokenRange tokens, Into& into, Quirks)
{
    Cursor cursor(tokens);
    if (cursor.at_end() || has_broken_token(tokens))
        return false;
    auto value = Value::of(Keyword::none, tokens);
    bool const none = cursor.take_keyword("none") && cursor.at_end();
    if (!none)
        value.kind = ValueKind::tokens;
    into.push_back({ shorthand.longhands[0], value });
    return true;
}

constexpr Id margin[] = { Id::margin_top, Id::margin_right, Id::margin_bottom, Id::margin_left };
constexpr Id margin_inline[] = { Id::margin_inline_start, Id::margin_inline_end };
constexpr Id margin_block[] = { Id::margin_block_start, Id::margin_block_end };
constexpr Id padding[] = { Id::padding_top, Id::padding_right, Id::padding_bottom, Id::padding_left };
constexpr Id padding_inline[] = { Id::padding_inline_start, Id::padding_inline_end };
constexpr Id padding_block[] = { Id::padding_block_start, Id::padding_block_end };
constexpr Id inset[] = { Id::top, Id::right, Id::bottom, Id::left };
constexpr Id inset_inline[] = { Id::inset_inline_start, Id::inset_inline_end };
constexpr Id inset_block[] = { Id::inset_block_start, Id::inset_block_end };
constexpr Id border_width[] = { Id::border_top_width, Id::border_right_width, Id::border_bottom_width, Id::border_left_width };
constexpr Id border_style[] = { Id::border_top_style, Id::border_right_style, Id::border_bottom_style, Id::border_left_style };
constexpr Id border_color[] = { Id::border_top_color, Id::border_right_color, Id::border_bottom_color, Id::border_left_color };
#define BORDER(side) Id::border_##side##_width, Id::border_##side##_style, Id::border_##side##_color
constexpr Id border[] = { BORDER(top), BORDER(right), BORDER(bottom), BORDER(left), Id::border_image_source };
constexpr Id border_top[] = { BORDER(top) };
constexpr Id border_right[] = { BORDER(right) };
constexpr Id border_bottom[] = { BORDER(bottom) };
constexpr Id border_left[] = { BORDER(left) };
constexpr Id border_inline_start[] = { BORDER(inline_start) };
constexpr Id border_inline_end[] = { BORDER(inline_end) };
constexpr Id border_block_start[] = { BORDER(block_start) };
constexpr Id border_block_end[] = { BORDER(block_end) };
constexpr Id border_inline[] = { BORDER(inline_start), BORDER(inline_end) };
constexpr Id border_block[] = { BORDER(block_start), BORDER(block_end) };
#undef BORDER
constexpr Id border_inline_width[] = { Id::border_inline_start_width, Id::border_inline_end_width };
constexpr Id border_inline_style[] = { Id::border_inline_start_style, Id::border_inline_end_style };
constexpr Id border_inline_color[] = { Id::border_inline_start_color, Id::border_inline_end_color };
constexpr Id border_block_width[] = { Id::border_block_start_width, Id::border_block_end_width };
constexpr Id border_block_style[] = { Id::border_block_start_style, Id::border_block_end_style };
constexpr Id border_block_color[] = { Id::border_block_start_color, Id::border_block_end_color };
constexpr Id border_radius[] = { Id::border_top_left_radius, Id::border_top_right_radius, Id::border_bottom_right_radius, Id::border_bottom_left_radius };
constexpr Id outline[] = { Id::outline_width, Id::outline_style, Id::outline_color };
constexpr Id overflow[] = { Id::overflow_x, Id::overflow_y };
constexpr Id text_decoration[] = { Id::text_decoration_line, Id::text_decoration_style, Id::text_decoration_color, Id::text_decoration_thickness };
constexpr Id list_style[] = { Id::list_style_position, Id::list_style_image, Id::list_style_type };
constexpr Id font[] = { Id::font_style, Id::font_variant, Id::font_weight, Id::font_stretch, Id::font_size, Id::line_height, Id::font_family, Id::font_size_adjust };
constexpr Id background[] = { Id::background_image, Id::background_position_x, Id::background_position_y, Id::background_size, Id::background_repeat,
    Id::background_attachment, Id::background_origin, Id::background_clip, Id::background_color };
constexpr Id background_position[] = { Id::background_position_x, Id::background_position_y };
constexpr Id text_stroke[] = { Id::webkit_text_stroke_width, Id::webkit_text_stroke_color };
constexpr Id flex_flow[] = { Id::flex_direction, Id::flex_wrap };
constexpr Id animation[] = { Id::animation_name };
constexpr Id transition[] = { Id::transition_property };
constexpr Id mask[] = { Id::mask_image };
constexpr Id border_image[] = { Id::border_image_source };

constexpr Shorthand table[] = {
    { "margin", margin, expand_sides },
    { "margin-inline", margin_inline, expand_pair },
    { "margin-block", margin_block, expand_pair },
    { "padding", padding, expand_sides },
    { "padding-inline", padding_inline, expand_pair },
    { "padding-block", padding_block, expand_pair },
    { "inset", inset, expand_sides },
    { "inset-inline", inset_inline, expand_pair },
    { "inset-block", inset_block, expand_pair },
    { "border-width", border_width, expand_sides },
    { "border-style", border_style, expand_sides },
    { "border-color", border_color, expand_sides },
    { "border", border, expand_border },
    { "border-top", border_top, expand_border },
    { "border-right", border_right, expand_border },
    { "border-bottom", border_bottom, expand_border },
    { "border-left", border_left, expand_border },
    { "border-inline-start", border_inline_start, expand_border },
    { "border-inline-end", border_inline_end, expand_border },
    { "border-block-start", border_block_start, expand_border },
    { "border-block-end", border_block_end, expand_border },
    { "border-inline", border_inline, expand_border },
    { "border-block", border_block, expand_border },
    { "border-inline-width", border_inline_width, expand_pair },
    { "border-inline-style", border_inline_style, expand_pair },
    { "border-inline-color", border_inline_color, expand_pair },
    { "border-block-width", border_block_width, expand_pair },
    { "border-block-style", border_block_style, expand_pair },
    { "border-block-color", border_block_color, expand_pair },
    { "border-radius", border_radius, expand_border_radius },
    { "border-image", border_image, expand_one_of_many },
    { "outline", outline, expand_each_once },
    { "overflow", overflow, expand_pair },
    { "text-decoration", text_decoration, expand_text_decoration },
    { "list-style", list_style, expand_list_style },
    { "font", font, expand_font_shorthand },
    { "background", background, expand_background_shorthand },
    { "background-position", background_position, expand_background_position },
    { "-webkit-text-stroke", text_stroke, expand_each_once },
    { "flex-flow", flex_flow, expand_each_once },
    { "animation", animation, expand_one_of_many },
    { "transition", transition, expand_one_of_many },
    { "mask", mask, expand_one_of_many },
};
static_assert(std::size(table) < 256);

} // namespace

std::span<Shorthand const> shorthands() { return table; }

} // namespace syna::css

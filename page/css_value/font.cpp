#include "page/css_value/font.h"

#include "page/css_value/grammar.h"

#include <algorithm>
#include <array>

namespace syna::css {

Monospace monospace_only(Value const& font_family) { return font_family.is(Keyword::monospace) ? Monospace::yes : Monospace::no; }

// xx-small to xxx-large, as Chromium 156 computes them for its default sizes of 16px and, with monospace, 13px.
constexpr std::array<double, 8> sizes { 9, 10, 13, 16, 18, 24, 32, 48 };
constexpr std::array<double, 8> monospace_sizes { 9, 10, 12, 13, 16, 20, 26, 39 };

std::optional<double> font_size_of(Keyword keyword, Monospace monospace)
{
    auto const& table = monospace == Monospace::yes ? monospace_sizes : sizes;
    switch (keyword) {
    case Keyword::xx_small:
        return table[0];
    case Keyword::x_small:
        return table[1];
    case Keyword::small:
        return table[2];
    case Keyword::medium:
        return table[3];
    case Keyword::large:
        return table[4];
    case Keyword::x_large:
        return table[5];
    case Keyword::xx_large:
        return table[6];
    case Keyword::xxx_large:
    case Keyword::webkit_xxx_large:
        return table[7];
    default:
        return {};
    }
}

std::optional<double> compute_font_size(Value const& value, NumericContext const& given, Monospace monospace)
{
    // Percentages are of the parent's size.
    auto context = given;
    context.percent_is_length = true;
    context.percent_basis = given.lengths.font_size;
    if (value.kind == ValueKind::keyword) {
        // The ratio that browsers take: https://www.w3.org/TR/css-fonts-4/#valdef-font-size-relative-size
        constexpr double step = 1.2;
        if (value.keyword == Keyword::larger)
            return given.lengths.font_size * step;
        if (value.keyword == Keyword::smaller)
            return given.lengths.font_size / step;
        if (value.keyword == Keyword::math)
            return given.lengths.font_size;
        return font_size_of(value.keyword, monospace);
    }
    auto const length = resolve_length(value, context);
    if (!length || !length->known || !length->is_length())
        return {};
    return std::clamp(length->value, 0.0, 10000.0);
}

std::optional<double> compute_font_weight(Value const& value, double parent)
{
    if (value.kind == ValueKind::keyword) {
        switch (value.keyword) {
        case Keyword::normal:
            return 400;
        case Keyword::bold:
            return 700;
        case Keyword::bolder:
            return parent < 350 ? 400 : parent < 550 ? 700
                : parent < 900                       ? 900
                                                     : parent;
        case Keyword::lighter:
            return parent < 100 ? parent : parent < 550 ? 100
                : parent < 750                          ? 400
                                                        : 700;
        default:
            return {};
        }
    }
    auto const number = resolve_number(value, {});
    return number ? std::optional(std::clamp(*number, 1.0, 1000.0)) : std::nullopt;
}

std::optional<LineHeight> compute_line_height(Value const& value, NumericContext const& given)
{
    if (value.kind == ValueKind::keyword)
        return LineHeight {};
    if (value.kind == ValueKind::number)
        return LineHeight { LineHeight::Kind::factor, value.number };
    auto context = given;
    context.percent_is_length = true;
    context.percent_basis = given.lengths.font_size;
    auto const length = resolve_length(value, context);
    if (!length || !length->known)
        return {};
    if (length->dimension == Dimension::number && length->calculated)
        return LineHeight { LineHeight::Kind::factor, std::max(0.0, length->value) };
    return LineHeight { LineHeight::Kind::length, std::max(0.0, length->value) };
}

static bool is_system_font(std::string_view word)
{
    return has_word("caption icon menu message-box small-caption status-bar -webkit-mini-control -webkit-small-control -webkit-control", word);
}

bool expand_font(TokenRange tokens, std::vector<Declared>& into, Quirks quirks)
{
    Cursor cursor(tokens);
    std::optional<Value> style, variant, weight, stretch, size, line_height, family;

    // <system-family-name>, which a browser takes from the desktop: Chromium's is of the usual size here.
    if (cursor.is(TokenType::ident) && is_system_font(cursor.token().text)) {
        cursor.step();
        if (!cursor.at_end())
            return false;
        Value thirteen;
        thirteen.kind = ValueKind::length;
        thirteen.unit = find_unit("px");
        thirteen.number = 13.3333;
        size = thirteen;
        family = Value::of(Keyword::system_ui);
    } else {
        // 1. Style, variant, weight and stretch in any order, each once; `normal` stands for any of them.
        int normal = 0;
        while (!cursor.at_end()) {
            if (cursor.take_keyword("normal")) {
                if (++normal > 4)
                    return false;
                continue;
            }
            auto const start = cursor.mark();
            if (!style && (style = take_value(info(PropertyId::font_style), cursor)))
                continue;
            if (!variant && cursor.take_keyword("small-caps")) {
                variant = Value {};
                variant->kind = ValueKind::tokens;
                variant->tokens = cursor.since(start);
                continue;
            }
            if (!stretch && cursor.is(TokenType::ident) && has_word("ultra-condensed extra-condensed condensed semi-condensed semi-expanded expanded extra-expanded ultra-expanded", cursor.token().text)) {
                cursor.step();
                stretch = Value {};
                stretch->kind = ValueKind::tokens;
                stretch->tokens = cursor.since(start);
                continue;
            }
            // A number that is followed by nothing but the size is a weight; 0 alone would be a size.
            if (!weight && !(cursor.is(TokenType::number) && cursor.token().number == 0) && (weight = take_value(info(PropertyId::font_weight), cursor)))
                continue;
            break;
        }
        // 2. The size, and behind a '/' the line height.
        size = take_value(info(PropertyId::font_size), cursor, quirks);
        if (!size)
            return false;
        if (cursor.take_delim('/')) {
            line_height = take_value(info(PropertyId::line_height), cursor);
            if (!line_height)
                return false;
        }
        // 3. The family is all the rest.
        family = read_value(info(PropertyId::font_family), cursor.rest(), Quirks::no);
        if (!family)
            return false;
    }

    auto const put = [&](PropertyId id, std::optional<Value> const& value) { into.push_back({ id, value ? *value : initial_value(id) }); };
    put(PropertyId::font_style, style);
    put(PropertyId::font_variant, variant);
    put(PropertyId::font_weight, weight);
    put(PropertyId::font_stretch, stretch);
    put(PropertyId::font_size, size);
    put(PropertyId::line_height, line_height);
    put(PropertyId::font_family, family);
    put(PropertyId::font_size_adjust, {});
    return true;
}

} // namespace syna::css

// <color> from tokens.
//   https://www.w3.org/TR/css-color-4/#color-syntax and https://www.w3.org/TR/css-color-5/

#include "page/color/contrast.h"
#include "page/color/mix.h"
#include "page/color/spaces.h"
#include "page/css_value/numeric.h"

#include <algorithm>
#include <vector>

namespace syna::color {

using css::Cursor;
using css::Dimension;
using css::TokenRange;
using css::TokenType;

namespace {

// More colours within colours than anybody writes; and the stack is safe.
constexpr int deepest = 32;

// How a function of the kind rgb() is called, and what it takes.
struct Function {
    std::string_view name;
    Space space;
    bool commas;           // Has the older syntax too.
    float number_unit = 1; // What the number 1 is worth: 1/255 in rgb().
};

constexpr Function functions[] = {
    { "rgb", Space::srgb, true, 1.f / 255 },
    { "rgba", Space::srgb, true, 1.f / 255 },
    { "hsl", Space::hsl, true },
    { "hsla", Space::hsl, true },
    { "hwb", Space::hwb, false },
    { "lab", Space::lab, false },
    { "lch", Space::lch, false },
    { "oklab", Space::oklab, false },
    { "oklch", Space::oklch, false },
};

// Reads colours into the space they are written in: hsl() stays hsl() until nothing mixes it any more.
class Parser {
public:
    explicit Parser(ColorContext const& context)
        : context_(context)
    {
    }

    std::optional<Color> color(Cursor& cursor)
    {
        if (cursor.at_end())
            return {};
        auto const& token = cursor.token();
        std::optional<Color> result;
        if (token.type == TokenType::hash)
            result = hex_color(token.text);
        else if (token.type == TokenType::ident)
            result = keyword(token.text);
        else if (token.type == TokenType::function && depth_ < deepest) {
            ++depth_;
            result = function(token.text, cursor.inside());
            --depth_;
        }
        if (result)
            cursor.step();
        return result;
    }

private:
    std::optional<Color> keyword(std::string_view name) const
    {
        if (auto const named = named_color(name))
            return named;
        if (equals_ignoring_case(name, "transparent"))
            return Color { Space::srgb, { 0, 0, 0 }, 0, true };
        if (equals_ignoring_case(name, "currentcolor"))
            return context_.current_color;
        return system_color(name, context_.dark);
    }

    std::optional<Color> function(std::string_view name, TokenRange content)
    {
        Cursor cursor(content);
        for (auto const& function : functions) {
            if (equals_ignoring_case(name, function.name))
                return components_of(function, cursor);
        }
        if (equals_ignoring_case(name, "color"))
            return color_function(cursor);
        if (equals_ignoring_case(name, "color-mix"))
            return color_mix(cursor);
        if (equals_ignoring_case(name, "light-dark"))
            return light_dark(cursor);
        if (equals_ignoring_case(name, "contrast-color"))
            return contrast_color(cursor);
        if (equals_ignoring_case(name, "alpha"))
            return with_alpha(cursor);
        return {};
    }

    // Of relative colours: the origin, as the channels that the components may name.
    struct Channels {
        std::vector<css::NamedNumber> numbers;
        bool empty() const { return numbers.empty(); }
    };

    //   https://www.w3.org/TR/css-color-5/#relative-syntax
    static Channels channels_of(Color const& origin, Space space, float number_unit)
    {
        auto const converted = convert(origin, space);
        Channels channels;
        for (std::size_t i = 0; i < 3; ++i)
            channels.numbers.push_back({ info(space).channels[i].name, or_zero(converted.components[i]) / number_unit });
        channels.numbers.push_back({ "alpha", or_zero(origin.alpha) });
        return channels;
    }

    css::NumericContext numeric_context(Channels const& channels) const
    {
        css::NumericContext numeric;
        numeric.lengths = context_.lengths;
        numeric.names = channels.numbers;
        return numeric;
    }

    enum class Kind : uint8_t { none,
        number,
        percentage };
    struct Component {
        float value = 0;
        Kind kind = Kind::number;
    };

    // A component: a number, a percentage, `none` or a channel; of a hue a number or an angle.
    std::optional<Component> component(Cursor& cursor, Channel const& channel, bool is_hue, float number_unit, Channels const& channels) const
    {
        if (cursor.take_keyword("none"))
            return Component { none, Kind::none };
        if (cursor.is(TokenType::ident)) {
            for (auto const& [name, value] : channels.numbers) {
                if (cursor.take_keyword(name))
                    return Component { is_hue ? normalized_hue(value) : static_cast<float>(value) * number_unit, Kind::number };
            }
            return {};
        }
        auto const numeric = css::take_numeric(cursor, numeric_context(channels));
        if (!numeric)
            return {};
        auto const value = static_cast<float>(numeric->value);
        if (is_hue) {
            if (numeric->dimension != Dimension::number && numeric->dimension != Dimension::angle)
                return {};
            return Component { normalized_hue(numeric->value), Kind::number };
        }
        if (numeric->dimension == Dimension::number)
            return Component { value * number_unit, Kind::number };
        if (numeric->dimension == Dimension::percentage)
            return Component { value * channel.full / 100, Kind::percentage };
        return {};
    }

    std::optional<float> alpha_value(Cursor& cursor, Channels const& channels) const
    {
        if (cursor.take_keyword("none"))
            return none;
        for (auto const& [name, value] : channels.numbers) {
            if (cursor.take_keyword(name))
                return static_cast<float>(std::clamp(value, 0.0, 1.0));
        }
        auto const numeric = css::take_numeric(cursor, numeric_context(channels));
        if (!numeric || (numeric->dimension != Dimension::number && numeric->dimension != Dimension::percentage))
            return {};
        auto const value = numeric->dimension == Dimension::percentage ? numeric->value / 100 : numeric->value;
        return static_cast<float>(std::clamp(value, 0.0, 1.0));
    }

    // [ / <alpha-value> ]? at the end; the origin's alpha, or 1, where it is left out.
    std::optional<float> trailing_alpha(Cursor& cursor, Channels const& channels) const
    {
        if (cursor.at_end())
            return channels.empty() ? 1 : static_cast<float>(channels.numbers.back().value);
        if (!cursor.take_delim('/'))
            return {};
        auto const alpha = alpha_value(cursor, channels);
        return cursor.at_end() ? alpha : std::nullopt;
    }

    std::optional<Color> origin(Cursor& cursor)
    {
        if (!cursor.take_keyword("from"))
            return {};
        return color(cursor);
    }

    // rgb(), hsl(), hwb(), lab(), lch(), oklab(), oklch(), in each syntax.
    //   https://www.w3.org/TR/css-color-4/#rgb-functions and the sections after it
    std::optional<Color> components_of(Function const& function, Cursor& cursor)
    {
        bool const relative = cursor.is_keyword("from");
        Channels channels;
        if (relative) {
            auto const from = origin(cursor);
            if (!from)
                return {};
            channels = channels_of(*from, function.space, function.number_unit);
        }

        auto const& space = info(function.space);
        Color result;
        result.space = function.space;
        result.legacy = !relative && (function.space == Space::srgb || function.space == Space::hsl || function.space == Space::hwb);
        std::array<Kind, 3> kinds {};
        bool commas = false;
        for (std::size_t i = 0; i < 3; ++i) {
            if (i > 0 && cursor.is(TokenType::comma)) {
                if (!function.commas || relative || (i == 2 && !commas))
                    return {};
                commas = true;
                cursor.step();
            } else if (i == 2 && commas) {
                return {};
            }
            auto const value = component(cursor, space.channels[i], static_cast<int>(i) == space.hue, function.number_unit, channels);
            if (!value)
                return {};
            result.components[i] = value->value;
            kinds[i] = value->kind;
        }

        if (commas) {
            if (!has_older_kinds(function.space, kinds))
                return {};
            if (cursor.take(TokenType::comma)) {
                auto const alpha = cursor.is_keyword("none") ? std::nullopt : alpha_value(cursor, channels);
                if (!alpha)
                    return {};
                result.alpha = *alpha;
            }
            if (!cursor.at_end())
                return {};
        } else {
            auto const alpha = trailing_alpha(cursor, channels);
            if (!alpha)
                return {};
            result.alpha = *alpha;
        }
        clamp(result, relative);
        return result;
    }

    // With commas, rgb() takes three numbers or three percentages, hsl() a hue and two percentages.
    static bool has_older_kinds(Space space, std::array<Kind, 3> kinds)
    {
        if (space == Space::srgb)
            return kinds[0] != Kind::none && kinds[0] == kinds[1] && kinds[1] == kinds[2];
        return kinds[0] != Kind::none && kinds[1] == Kind::percentage && kinds[2] == Kind::percentage;
    }

    // What is clamped as soon as it is read.
    static void clamp(Color& color, bool relative)
    {
        auto const limit = [](float& value, float least, float most) {
            if (!is_none(value))
                value = std::clamp(value, least, most);
        };
        constexpr auto boundless = std::numeric_limits<float>::infinity();
        auto& c = color.components;
        switch (color.space) {
        case Space::srgb:
            if (!relative) {
                for (auto& component : c)
                    limit(component, 0, 1);
            }
            break;
        case Space::hsl:
            limit(c[1], 0, boundless);
            break;
        case Space::lab:
            limit(c[0], 0, 100);
            break;
        case Space::lch:
            limit(c[0], 0, 100);
            limit(c[1], 0, boundless);
            break;
        case Space::oklab:
            limit(c[0], 0, 1);
            break;
        case Space::oklch:
            limit(c[0], 0, 1);
            limit(c[1], 0, boundless);
            break;
        default:
            break;
        }
    }

    //   https://www.w3.org/TR/css-color-4/#color-function
    std::optional<Color> color_function(Cursor& cursor)
    {
        std::optional<Color> from;
        if (cursor.is_keyword("from")) {
            from = origin(cursor);
            if (!from)
                return {};
        }
        if (!cursor.is(TokenType::ident))
            return {};
        auto const space = predefined_space(cursor.token().text);
        if (!space)
            return {};
        cursor.step();
        auto const channels = from ? channels_of(*from, *space, 1) : Channels {};
        Color result;
        result.space = *space;
        result.legacy = false;
        for (std::size_t i = 0; i < 3; ++i) {
            auto const value = component(cursor, info(*space).channels[i], false, 1, channels);
            if (!value)
                return {};
            result.components[i] = value->value;
        }
        auto const alpha = trailing_alpha(cursor, channels);
        if (!alpha)
            return {};
        result.alpha = *alpha;
        return result;
    }

    //   https://www.w3.org/TR/css-color-5/#color-mix
    std::optional<Color> color_mix(Cursor& cursor)
    {
        // 1. The space, and the way round the hues where it has hues; without a word it is Oklab.
        auto space = Space::oklab;
        auto path = HuePath::shorter;
        if (cursor.take_keyword("in")) {
            if (!cursor.is(TokenType::ident))
                return {};
            auto const named = interpolation_space(cursor.token().text);
            if (!named)
                return {};
            space = *named;
            cursor.step();
            if (cursor.is(TokenType::ident)) {
                auto const asked = hue_path(cursor.token().text);
                cursor.step();
                if (!asked || !is_polar(space) || !cursor.take_keyword("hue"))
                    return {};
                path = *asked;
            }
            if (!cursor.take(TokenType::comma))
                return {};
        }
        // 2. The colours, each with its percentage before or behind it.
        std::vector<Ingredient> ingredients;
        do {
            auto percent = percentage(cursor);
            auto const ingredient = color(cursor);
            if (!ingredient)
                return {};
            if (!percent)
                percent = percentage(cursor);
            if (percent && (*percent < 0 || *percent > 100))
                return {};
            ingredients.push_back({ *ingredient, percent });
        } while (cursor.take(TokenType::comma));
        if (!cursor.at_end())
            return {};
        return mix(ingredients, space, path);
    }

    static std::optional<HuePath> hue_path(std::string_view name)
    {
        if (equals_ignoring_case(name, "shorter"))
            return HuePath::shorter;
        if (equals_ignoring_case(name, "longer"))
            return HuePath::longer;
        if (equals_ignoring_case(name, "increasing"))
            return HuePath::increasing;
        if (equals_ignoring_case(name, "decreasing"))
            return HuePath::decreasing;
        return {};
    }

    // A calculated one is clamped, a written one has to be in range by itself.
    std::optional<double> percentage(Cursor& cursor) const
    {
        auto const start = cursor.mark();
        auto const numeric = css::take_numeric(cursor, numeric_context({}));
        if (!numeric || numeric->dimension != Dimension::percentage) {
            cursor.back_to(start);
            return {};
        }
        return numeric->calculated ? std::clamp(numeric->value, 0.0, 100.0) : numeric->value;
    }

    //   https://www.w3.org/TR/css-color-5/#light-dark
    std::optional<Color> light_dark(Cursor& cursor)
    {
        auto const light = color(cursor);
        if (!light || !cursor.take(TokenType::comma))
            return {};
        auto const dark = color(cursor);
        if (!dark || !cursor.at_end())
            return {};
        return context_.dark ? dark : light;
    }

    // Black or white, whichever stands out more.
    //   https://www.w3.org/TR/css-color-5/#contrast-color
    std::optional<Color> contrast_color(Cursor& cursor)
    {
        auto const behind = color(cursor);
        if (!behind || !cursor.at_end())
            return {};
        auto bytes = to_rgba8(*behind);
        bytes.alpha = 1;
        Rgba8 const white { 255, 255, 255, 1 }, black { 0, 0, 0, 1 };
        return from_rgba8(contrast_ratio(white, bytes) >= contrast_ratio(black, bytes) ? white : black);
    }

    // alpha(from <color> [ / <alpha-value> ]?)
    //   https://drafts.csswg.org/css-color-5/#alpha-function
    std::optional<Color> with_alpha(Cursor& cursor)
    {
        auto result = origin(cursor);
        if (!result)
            return {};
        Channels only_alpha;
        only_alpha.numbers.push_back({ "alpha", or_zero(result->alpha) });
        auto const alpha = trailing_alpha(cursor, only_alpha);
        if (!alpha)
            return {};
        result->alpha = *alpha;
        return result;
    }

    ColorContext const& context_;
    int depth_ = 0;
};

} // namespace

std::optional<Color> take_color(Cursor& cursor, ColorContext const& context)
{
    auto const color = Parser(context).color(cursor);
    if (!color || (color->space != Space::hsl && color->space != Space::hwb))
        return color;
    // hsl() and hwb() compute to sRGB, where nothing is missing any more but the alpha.
    auto resolved = convert(*color, Space::srgb);
    resolved.legacy = color->legacy;
    return resolved;
}

std::optional<Color> parse_color(TokenRange tokens, ColorContext const& context)
{
    Cursor cursor(tokens);
    auto const color = take_color(cursor, context);
    return cursor.at_end() ? color : std::nullopt;
}

} // namespace syna::color

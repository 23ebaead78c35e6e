#include "page/css_value/image.h"

#include "page/color/spaces.h"
#include "page/css_value/grammar.h"
#include "page/css_value/numeric.h"

#include <algorithm>

namespace syna::css {

bool Image::opaque() const
{
    return kind == ImageKind::gradient && stops_known && std::ranges::all_of(stops, [](auto const& stop) { return stop.alpha >= 1; });
}

constexpr std::string_view gradients = "linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient "
                                       "repeating-conic-gradient -webkit-linear-gradient -webkit-radial-gradient "
                                       "-webkit-repeating-linear-gradient -webkit-repeating-radial-gradient";
constexpr std::string_view other_images = "image-set -webkit-image-set -webkit-cross-fade paint";

namespace {

class GradientReader {
public:
    explicit GradientReader(color::ColorContext const& context)
        : context_(context)
        , known_(context.current_color.has_value())
    {
        if (!known_)
            context_.current_color = color::from_rgba8({ 0, 0, 0, 1 });
    }

    // [ <geometry> , ]? <color-stop-list>
    std::optional<Image> read(TokenRange content)
    {
        image_.kind = ImageKind::gradient;
        Cursor cursor(content);
        if (cursor.at_end() || has_broken_token(content))
            return {};
        bool first = true, after_hint = false;
        do {
            auto const part = cursor.take_until_comma();
            if (!read_stop(part)) {
                // What is no stop may be the shape and direction in the first place, and a hint, a position alone, in others.
                // No hint stands beside another or at an end.
                bool const hint = is_hint(part);
                if (first ? hint || !read_geometry(part) : !hint || after_hint || image_.stops.empty())
                    return {};
                after_hint = hint;
            } else {
                after_hint = false;
            }
            first = false;
        } while (cursor.take(TokenType::comma));
        return image_.stops.empty() || after_hint ? std::nullopt : std::optional(image_);
    }

    // -webkit-gradient(<kind>, <points …>, [ from() | to() | color-stop() ]#)
    std::optional<Image> read_oldest(TokenRange content)
    {
        image_.kind = ImageKind::gradient;
        Cursor cursor(content);
        std::optional<color::Color> last;
        for (; !cursor.at_end(); cursor.take(TokenType::comma)) {
            Cursor part(cursor.take_until_comma());
            if (!part.is(TokenType::function))
                continue;
            bool const from = part.is_function("from"), to = part.is_function("to");
            if (!from && !to && !part.is_function("color-stop"))
                continue;
            Cursor inside(part.inside());
            if (!from && !to) {
                inside.step();
                inside.take(TokenType::comma);
            }
            auto const color = color::take_color(inside, context_);
            if (!color)
                return {};
            if (from)
                image_.stops.insert(image_.stops.begin(), *color);
            else if (to)
                last = color;
            else
                image_.stops.push_back(*color);
        }
        if (last)
            image_.stops.push_back(*last);
        return image_.stops.empty() ? std::nullopt : std::optional(image_);
    }

private:
    // <color> && [ <length-percentage> | <angle> ]{0,2}
    bool read_stop(TokenRange part)
    {
        Cursor cursor(part);
        int positions = 0;
        std::optional<color::Color> color;
        bool current = false;
        while (!cursor.at_end()) {
            if (!color) {
                current = cursor.is_keyword("currentcolor");
                color = color::take_color(cursor, context_);
                if (color)
                    continue;
            }
            if (!take_position(cursor) || ++positions > 2)
                return false;
        }
        if (!color)
            return false;
        image_.stops_known = image_.stops_known && (known_ || !current);
        image_.stops.push_back(*color);
        return true;
    }

    bool take_position(Cursor& cursor) const
    {
        NumericContext numeric;
        numeric.lengths = context_.lengths;
        numeric.percent_is_length = true;
        return take_numeric(cursor, numeric).has_value();
    }

    bool is_hint(TokenRange part) const
    {
        Cursor cursor(part);
        return take_position(cursor) && cursor.at_end();
    }

    // Of the shape and direction only the interpolation space matters to colours.
    bool read_geometry(TokenRange part)
    {
        Cursor cursor(part);
        while (!cursor.at_end()) {
            if (cursor.take_keyword("in")) {
                auto const space = cursor.is(TokenType::ident) ? color::interpolation_space(cursor.token().text) : std::nullopt;
                if (!space)
                    return false;
                image_.space = *space;
            } else if (cursor.is(TokenType::ident) && !has_word(geometry, cursor.token().text)) {
                return false;
            }
            cursor.step();
        }
        return true;
    }

    static constexpr std::string_view geometry = "to at from top right bottom left center circle ellipse closest-side closest-corner farthest-side "
                                                 "farthest-corner contain cover shorter longer increasing decreasing hue";

    color::ColorContext context_;
    bool known_;
    Image image_;
};

} // namespace

std::optional<Image> take_image(Cursor& cursor, color::ColorContext const& context)
{
    std::optional<Image> image;
    if (cursor.is(TokenType::url)) {
        image = Image { .kind = ImageKind::address, .address = cursor.token().text };
    } else if (cursor.is_function("url") || cursor.is_function("src")) {
        image = Image { .kind = ImageKind::address };
        Cursor inside(cursor.inside());
        if (inside.is(TokenType::string))
            image->address = inside.token().text;
    } else if (cursor.is(TokenType::function)) {
        auto const name = cursor.token().text;
        if (has_word(gradients, name))
            image = GradientReader(context).read(cursor.inside());
        else if (equals_ignoring_case(name, "-webkit-gradient"))
            image = GradientReader(context).read_oldest(cursor.inside());
        else if (has_word(other_images, name) && !has_broken_token(cursor.inside()))
            image = Image { .kind = name.find("set") != std::string_view::npos ? ImageKind::address : ImageKind::other };
    }
    if (image)
        cursor.step();
    return image;
}

std::optional<std::vector<Image>> read_images(TokenRange tokens, color::ColorContext const& context)
{
    Cursor cursor(tokens);
    std::vector<Image> images;
    do {
        if (cursor.take_keyword("none")) {
            images.push_back({});
            continue;
        }
        auto image = take_image(cursor, context);
        if (!image)
            return {};
        images.push_back(std::move(*image));
    } while (cursor.take(TokenType::comma));
    return cursor.at_end() ? std::optional(std::move(images)) : std::nullopt;
}

std::vector<Image> read_background_images(TokenRange tokens, color::ColorContext const& context)
{
    Cursor cursor(tokens);
    std::vector<Image> images;
    do {
        images.push_back({});
        while (!cursor.at_end() && !cursor.is(TokenType::comma)) {
            if (auto image = take_image(cursor, context))
                images.back() = std::move(*image);
            else
                cursor.step();
        }
    } while (cursor.take(TokenType::comma));
    return images;
}

} // namespace syna::css

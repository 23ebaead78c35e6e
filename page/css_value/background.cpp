#include "page/css_value/background.h"

#include "page/css_value/grammar.h"

#include <algorithm>
#include <array>

namespace syna::css {

namespace {

// What one layer says. Words of the box stand for the origin and, alone, for the clip too.
struct Layer {
    bool position = false, repeat = false, attachment = false;
    std::optional<Value> image; // none, or the image's tokens.
    int boxes = 0;
    std::optional<Keyword> clip, origin;
    std::optional<Value> attachment_value, repeat_value, position_x, position_y, size_value, color;
};

std::optional<Value> take_words(PropertyId id, Cursor& cursor, int most)
{
    auto const start = cursor.mark();
    auto value = take_value(info(id), cursor);
    if (!value)
        return {};
    for (int i = 1; i < most; ++i) {
        if (!take_value(info(id), cursor))
            return value;
        value->kind = ValueKind::tokens;
    }
    value->tokens = cursor.since(start);
    return value;
}

bool is_length_percentage(Cursor& cursor)
{
    return take_value(info(PropertyId::letter_spacing), cursor).has_value();
}

// <bg-position>: one to four words and lengths. Told apart into x and y where that is simple.
bool take_position(Cursor& cursor, Layer& layer)
{
    auto const start = cursor.mark();
    int parts = 0;
    while (parts < 4 && !cursor.at_end()) {
        bool const word = cursor.is(TokenType::ident) && has_word("left right top bottom center", cursor.token().text);
        if (word)
            cursor.step();
        else if (cursor.is(TokenType::ident) || !is_length_percentage(cursor))
            break;
        ++parts;
    }
    if (parts == 0)
        return false;
    Value value;
    value.kind = ValueKind::tokens;
    value.tokens = cursor.since(start);
    layer.position_x = value;
    layer.position_y = value;
    return true;
}

bool take_size(Cursor& cursor, Layer& layer)
{
    auto const start = cursor.mark();
    Value value;
    if (cursor.take_keyword("cover")) {
        value = Value::of(Keyword::cover);
    } else if (cursor.take_keyword("contain")) {
        value = Value::of(Keyword::contain);
    } else {
        int parts = 0;
        while (parts < 2 && (cursor.take_keyword("auto") || (!cursor.is(TokenType::ident) && is_length_percentage(cursor))))
            ++parts;
        if (parts == 0)
            return false;
        value.kind = ValueKind::tokens;
    }
    value.tokens = cursor.since(start);
    layer.size_value = value;
    return true;
}

bool read_layer(TokenRange tokens, bool last, Quirks quirks, Layer& layer)
{
    Cursor cursor(tokens);
    if (cursor.at_end())
        return false;
    while (!cursor.at_end()) {
        if (!layer.image && (layer.image = take_value(info(PropertyId::background_image), cursor)))
            continue;
        if (!layer.attachment && (layer.attachment_value = take_words(PropertyId::background_attachment, cursor, 1))) {
            layer.attachment = true;
            continue;
        }
        if (!layer.repeat && (layer.repeat_value = take_words(PropertyId::background_repeat, cursor, 2))) {
            layer.repeat = true;
            continue;
        }
        if (cursor.is(TokenType::ident) && has_word(info(PropertyId::background_clip).keywords, cursor.token().text)) {
            auto const word = find_keyword(cursor.token().text);
            bool const only_clip = word == Keyword::text || word == Keyword::border_area;
            if (++layer.boxes > 2)
                return false;
            if (!layer.origin && !only_clip)
                layer.origin = word;
            else
                layer.clip = word;
            cursor.step();
            continue;
        }
        if (!layer.position && take_position(cursor, layer)) {
            layer.position = true;
            if (cursor.take_delim('/') && !take_size(cursor, layer))
                return false;
            continue;
        }
        if (last && !layer.color && (layer.color = take_value(info(PropertyId::background_color), cursor, quirks)))
            continue;
        return false;
    }
    // One box word is for both.
    if (layer.boxes == 1 && layer.origin)
        layer.clip = layer.origin;
    return true;
}

} // namespace

bool expand_background(TokenRange tokens, std::vector<Declared>& into, Quirks quirks)
{
    std::vector<Layer> layers;
    Cursor cursor(tokens);
    if (cursor.at_end())
        return false;
    bool more = true;
    while (more) {
        auto const part = cursor.take_until_comma();
        more = cursor.take(TokenType::comma);
        Layer layer;
        if (!read_layer(part, !more, quirks, layer))
            return false;
        layers.push_back(layer);
    }

    auto const& first = layers.front();
    bool const one = layers.size() == 1;
    auto const tokens_of = [&](TokenRange range) {
        Value value;
        value.kind = ValueKind::tokens;
        value.tokens = range;
        return value;
    };
    auto const put = [&](PropertyId id, std::optional<Value> const& value) { into.push_back({ id, value ? *value : initial_value(id) }); };

    // Of several layers, the images stay among their other words, where read_background_images finds them.
    bool const any_image = std::ranges::any_of(layers, [](Layer const& layer) { return layer.image && layer.image->kind == ValueKind::tokens; });
    put(PropertyId::background_image, one ? first.image : any_image ? std::optional(tokens_of(tokens))
                                                                    : std::nullopt);
    put(PropertyId::background_position_x, one ? first.position_x : std::nullopt);
    put(PropertyId::background_position_y, one ? first.position_y : std::nullopt);
    put(PropertyId::background_size, first.size_value);
    put(PropertyId::background_repeat, first.repeat_value);
    put(PropertyId::background_attachment, first.attachment_value);
    put(PropertyId::background_origin, first.origin ? std::optional(Value::of(*first.origin)) : std::nullopt);
    // Of several layers, the last paints the colour; text clips matter in any.
    std::optional<Value> clip;
    for (auto const& layer : layers) {
        if (layer.clip && !(clip && clip->is(Keyword::text)))
            clip = Value::of(*layer.clip);
    }
    put(PropertyId::background_clip, clip);
    put(PropertyId::background_color, layers.back().color);
    return true;
}

} // namespace syna::css

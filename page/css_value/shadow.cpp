#include "page/css_value/shadow.h"

namespace syna::css {

std::optional<std::vector<Shadow>> read_shadows(TokenRange tokens, color::ColorContext const& given, NumericContext const& lengths, ShadowOf of)
{
    Cursor cursor(tokens);
    std::vector<Shadow> shadows;
    if (cursor.take_keyword("none"))
        return cursor.at_end() ? std::optional(shadows) : std::nullopt;
    auto colors = given;
    if (!colors.current_color)
        colors.current_color = color::from_rgba8({ 0, 0, 0, 1 });
    do {
        // A colour, two to four lengths in a row, and `inset`, in any order.
        Shadow shadow;
        bool has_color = false, has_lengths = false;
        while (!cursor.at_end() && !cursor.is(TokenType::comma)) {
            if (of == ShadowOf::box && !shadow.inset && cursor.take_keyword("inset")) {
                shadow.inset = true;
                continue;
            }
            if (!has_color) {
                bool const current = cursor.is_keyword("currentcolor");
                if (auto const color = color::take_color(cursor, colors)) {
                    has_color = true;
                    if (!current || given.current_color)
                        shadow.color = color;
                    continue;
                }
            }
            if (has_lengths)
                return {};
            double* const parts[] = { &shadow.x, &shadow.y, &shadow.blur, &shadow.spread };
            std::size_t count = 0;
            while (count < (of == ShadowOf::box ? 4u : 3u)) {
                auto const start = cursor.mark();
                auto const length = take_numeric(cursor, lengths);
                if (!length || !length->is_length()) {
                    cursor.back_to(start);
                    break;
                }
                *parts[count++] = length->value;
            }
            if (count < 2 || shadow.blur < 0)
                return {};
            has_lengths = true;
        }
        if (!has_lengths)
            return {};
        shadows.push_back(shadow);
    } while (cursor.take(TokenType::comma));
    return cursor.at_end() ? std::optional(shadows) : std::nullopt;
}

} // namespace syna::css

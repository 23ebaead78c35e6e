#include "web/utf8.h"

#include <cstdint>

namespace syna::web {

// https://encoding.spec.whatwg.org/#utf-8-decoder
char32_t next_code_point(std::string_view text, std::size_t& position)
{
    auto const lead = static_cast<uint8_t>(text[position++]);
    if (lead < 0x80)
        return lead;

    int needed;
    uint8_t lower = 0x80, upper = 0xBF;
    char32_t code_point;
    if (lead >= 0xC2 && lead <= 0xDF) {
        needed = 1;
        code_point = lead & 0x1F;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        if (lead == 0xE0)
            lower = 0xA0; // Shorter sequences say it.
        if (lead == 0xED)
            upper = 0x9F; // Surrogates.
        needed = 2;
        code_point = lead & 0xF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        if (lead == 0xF0)
            lower = 0x90; // Shorter sequences say it.
        if (lead == 0xF4)
            upper = 0x8F; // Above U+10FFFF.
        needed = 3;
        code_point = lead & 0x7;
    } else {
        return replacement_character;
    }

    for (; needed > 0; --needed) {
        if (position == text.size())
            return replacement_character;
        auto const byte = static_cast<uint8_t>(text[position]);
        if (byte < lower || byte > upper)
            return replacement_character; // The byte is left for the next call.
        lower = 0x80;
        upper = 0xBF;
        code_point = (code_point << 6) | (byte & 0x3F);
        ++position;
    }
    return code_point;
}

void append_utf8(std::string& text, char32_t code_point)
{
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        text += static_cast<char>(0xC0 | (code_point >> 6));
        text += static_cast<char>(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        text += static_cast<char>(0xE0 | (code_point >> 12));
        text += static_cast<char>(0x80 | ((code_point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code_point & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (code_point >> 18));
        text += static_cast<char>(0x80 | ((code_point >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((code_point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code_point & 0x3F));
    }
}

// The position of the first byte that is not ASCII, from `position` on.
static std::size_t end_of_ascii(std::string_view text, std::size_t position)
{
    while (position < text.size() && static_cast<uint8_t>(text[position]) < 0x80)
        ++position;
    return position;
}

// True where the U+FFFD that was just read up to `end` was spelled out and does not stand for an error.
static bool is_spelled_out(std::string_view text, std::size_t start, std::size_t end)
{
    return text.substr(start, end - start) == "\xEF\xBF\xBD";
}

bool is_valid_utf8(std::string_view text)
{
    std::size_t position = end_of_ascii(text, 0);
    while (position < text.size()) {
        auto const start = position;
        if (next_code_point(text, position) == replacement_character && !is_spelled_out(text, start, position))
            return false;
        position = end_of_ascii(text, position);
    }
    return true;
}

std::string to_valid_utf8(std::string_view text)
{
    std::string valid;
    valid.reserve(text.size());
    std::size_t copied = 0;
    std::size_t position = end_of_ascii(text, 0);
    while (position < text.size()) {
        auto const start = position;
        if (next_code_point(text, position) == replacement_character && !is_spelled_out(text, start, position)) {
            valid.append(text, copied, start - copied);
            append_utf8(valid, replacement_character);
            copied = position;
        }
        position = end_of_ascii(text, position);
    }
    valid.append(text, copied);
    return valid;
}

} // namespace syna::web

// The decoders of the legacy multi-byte encodings. A byte that the standard "restores" is one over which the position
// has not moved.
//   https://encoding.spec.whatwg.org/#legacy-multi-byte-chinese-(simplified)-encodings and the sections after it

#include "web/decoder.h"
#include "web/multibyte_index.h"
#include "web/utf8.h"

namespace syna::web {

static constexpr int end_of_input = -1;

static int byte_at(std::string_view bytes, std::size_t position)
{
    return position < bytes.size() ? static_cast<uint8_t>(bytes[position]) : end_of_input;
}

static bool is_in(int byte, int first, int last) { return byte >= first && byte <= last; }

// The end of each decoder of lead and trail bytes: the character, or an error that a trail byte in ASCII survives.
// Returns how many bytes were used after the lead byte.
static std::size_t append_or_error(std::string& text, std::optional<char32_t> code_point, int trail)
{
    append_utf8(text, code_point.value_or(replacement_character));
    return !code_point && is_in(trail, end_of_input, 0x7F) ? 0 : 1;
}

// Steps 3-6 of the GB18030 decoder: four bytes from `position` on. Returns how many were used.
//   https://encoding.spec.whatwg.org/#gb18030-decoder
static std::size_t decode_four_bytes(std::string_view bytes, std::size_t position, std::string& text)
{
    auto const first = byte_at(bytes, position), second = byte_at(bytes, position + 1);
    auto const third = byte_at(bytes, position + 2), fourth = byte_at(bytes, position + 3);
    if (third == end_of_input || (is_in(third, 0x81, 0xFE) && fourth == end_of_input)) {
        append_utf8(text, replacement_character);
        return bytes.size() - position;
    }
    if (!is_in(third, 0x81, 0xFE) || !is_in(fourth, 0x30, 0x39)) {
        append_utf8(text, replacement_character);
        return 1;
    }
    // https://encoding.spec.whatwg.org/#index-gb18030-ranges-code-point
    auto const pointer = static_cast<std::size_t>((first - 0x81) * 12600 + (second - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30);
    std::optional<char32_t> code_point;
    if (pointer >= 189000 && pointer <= 1237575)
        code_point = static_cast<char32_t>(0x10000 + pointer - 189000);
    else
        code_point = index_gb18030_ranges().code_point(pointer);
    append_utf8(text, code_point.value_or(replacement_character));
    return 4;
}

// https://encoding.spec.whatwg.org/#gb18030-decoder
void decode_gb18030(std::string_view bytes, std::string& text)
{
    for (std::size_t i = 0; i < bytes.size();) {
        auto const lead = byte_at(bytes, i);
        if (!is_in(lead, 0x81, 0xFE)) {
            append_utf8(text, lead == 0x80 ? 0x20AC : lead < 0x80 ? static_cast<char32_t>(lead)
                                                                  : replacement_character);
            ++i;
            continue;
        }
        auto const trail = byte_at(bytes, i + 1);
        if (is_in(trail, 0x30, 0x39)) {
            i += decode_four_bytes(bytes, i, text);
            continue;
        }
        std::optional<char32_t> code_point;
        if (is_in(trail, 0x40, 0x7E) || is_in(trail, 0x80, 0xFE))
            code_point = index_gb18030().code_point(static_cast<std::size_t>((lead - 0x81) * 190 + trail - (trail < 0x7F ? 0x40 : 0x41)));
        i += 1 + append_or_error(text, code_point, trail);
    }
}

// https://encoding.spec.whatwg.org/#big5-decoder
void decode_big5(std::string_view bytes, std::string& text)
{
    for (std::size_t i = 0; i < bytes.size();) {
        auto const lead = byte_at(bytes, i);
        if (!is_in(lead, 0x81, 0xFE)) {
            append_utf8(text, lead < 0x80 ? static_cast<char32_t>(lead) : replacement_character);
            ++i;
            continue;
        }
        auto const trail = byte_at(bytes, i + 1);
        std::optional<char32_t> code_point;
        if (is_in(trail, 0x40, 0x7E) || is_in(trail, 0xA1, 0xFE)) {
            auto const pointer = (lead - 0x81) * 157 + trail - (trail < 0x7F ? 0x40 : 0x62);
            // Four pointers are a letter and a combining mark.
            if (pointer == 1133 || pointer == 1135 || pointer == 1164 || pointer == 1166) {
                append_utf8(text, pointer < 1150 ? 0xCA : 0xEA);
                code_point = pointer == 1133 || pointer == 1164 ? 0x304 : 0x30C;
            } else {
                code_point = index_big5().code_point(static_cast<std::size_t>(pointer));
            }
        }
        i += 1 + append_or_error(text, code_point, trail);
    }
}

// https://encoding.spec.whatwg.org/#euc-jp-decoder
void decode_euc_jp(std::string_view bytes, std::string& text)
{
    for (std::size_t i = 0; i < bytes.size();) {
        auto lead = byte_at(bytes, i++);
        if (lead != 0x8E && lead != 0x8F && !is_in(lead, 0xA1, 0xFE)) {
            append_utf8(text, lead < 0x80 ? static_cast<char32_t>(lead) : replacement_character);
            continue;
        }
        auto trail = byte_at(bytes, i);
        std::optional<char32_t> code_point;
        if (lead == 0x8E && is_in(trail, 0xA1, 0xDF)) {
            code_point = static_cast<char32_t>(0xFF61 - 0xA1 + trail);
        } else {
            bool const in_jis0212 = lead == 0x8F && is_in(trail, 0xA1, 0xFE);
            if (in_jis0212) {
                lead = trail;
                trail = byte_at(bytes, ++i);
            }
            if (is_in(lead, 0xA1, 0xFE) && is_in(trail, 0xA1, 0xFE)) {
                auto const pointer = static_cast<std::size_t>((lead - 0xA1) * 94 + trail - 0xA1);
                code_point = (in_jis0212 ? index_jis0212() : index_jis0208()).code_point(pointer);
            }
        }
        i += append_or_error(text, code_point, trail);
    }
}

// https://encoding.spec.whatwg.org/#euc-kr-decoder
void decode_euc_kr(std::string_view bytes, std::string& text)
{
    for (std::size_t i = 0; i < bytes.size();) {
        auto const lead = byte_at(bytes, i++);
        if (!is_in(lead, 0x81, 0xFE)) {
            append_utf8(text, lead < 0x80 ? static_cast<char32_t>(lead) : replacement_character);
            continue;
        }
        auto const trail = byte_at(bytes, i);
        std::optional<char32_t> code_point;
        if (is_in(trail, 0x41, 0xFE))
            code_point = index_euc_kr().code_point(static_cast<std::size_t>((lead - 0x81) * 190 + trail - 0x41));
        i += append_or_error(text, code_point, trail);
    }
}

// https://encoding.spec.whatwg.org/#shift_jis-decoder
void decode_shift_jis(std::string_view bytes, std::string& text)
{
    for (std::size_t i = 0; i < bytes.size();) {
        auto const lead = byte_at(bytes, i++);
        if (lead <= 0x80) {
            append_utf8(text, static_cast<char32_t>(lead));
            continue;
        }
        if (is_in(lead, 0xA1, 0xDF)) {
            append_utf8(text, static_cast<char32_t>(0xFF61 - 0xA1 + lead));
            continue;
        }
        if (!is_in(lead, 0x81, 0x9F) && !is_in(lead, 0xE0, 0xFC)) {
            append_utf8(text, replacement_character);
            continue;
        }
        auto const trail = byte_at(bytes, i);
        std::optional<char32_t> code_point;
        if (is_in(trail, 0x40, 0x7E) || is_in(trail, 0x80, 0xFC)) {
            auto const pointer = (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + trail - (trail < 0x7F ? 0x40 : 0x41);
            // A user's own characters.
            if (is_in(pointer, 8836, 10715))
                code_point = static_cast<char32_t>(0xE000 - 8836 + pointer);
            else
                code_point = index_jis0208().code_point(static_cast<std::size_t>(pointer));
        }
        i += append_or_error(text, code_point, trail);
    }
}

// https://encoding.spec.whatwg.org/#iso-2022-jp-decoder
void decode_iso_2022_jp(std::string_view bytes, std::string& text)
{
    enum class State { ascii,
        roman,
        katakana,
        jis0208 };
    State state = State::ascii;
    bool has_output = true; // False right after an escape sequence: two in a row are an error.

    for (std::size_t i = 0; i < bytes.size();) {
        auto const byte = byte_at(bytes, i++);

        // The escape start and escape states.
        if (byte == 0x1B) {
            auto const kind = byte_at(bytes, i), set = byte_at(bytes, i + 1);
            std::optional<State> next;
            if (kind == '(' && set == 'B')
                next = State::ascii;
            else if (kind == '(' && set == 'J')
                next = State::roman;
            else if (kind == '(' && set == 'I')
                next = State::katakana;
            else if (kind == '$' && (set == '@' || set == 'B'))
                next = State::jis0208;
            if (!next) {
                append_utf8(text, replacement_character);
                has_output = true;
                continue;
            }
            i += 2;
            state = *next;
            if (!has_output)
                append_utf8(text, replacement_character);
            has_output = false;
            continue;
        }

        has_output = true;
        std::optional<char32_t> code_point;
        switch (state) {
        case State::ascii:
        case State::roman:
            if (byte < 0x80 && byte != 0x0E && byte != 0x0F)
                code_point = static_cast<char32_t>(byte);
            if (state == State::roman && byte == 0x5C)
                code_point = 0xA5;
            if (state == State::roman && byte == 0x7E)
                code_point = 0x203E;
            break;
        case State::katakana:
            if (is_in(byte, 0x21, 0x5F))
                code_point = static_cast<char32_t>(0xFF61 - 0x21 + byte);
            break;
        case State::jis0208:
            if (is_in(byte, 0x21, 0x7E)) {
                // The trail byte state: an escape is left to be read, anything else is used up.
                auto const trail = byte_at(bytes, i);
                if (is_in(trail, 0x21, 0x7E))
                    code_point = index_jis0208().code_point(static_cast<std::size_t>((byte - 0x21) * 94 + trail - 0x21));
                if (trail != 0x1B && trail != end_of_input)
                    ++i;
            }
            break;
        }
        append_utf8(text, code_point.value_or(replacement_character));
    }
}

} // namespace syna::web

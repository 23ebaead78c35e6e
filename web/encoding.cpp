#include "web/encoding.h"

#include "web/decoder.h"
#include "web/utf8.h"

namespace syna::web {

void decode_single_byte(std::string_view bytes, SingleByteEncoding const& encoding, std::string& text)
{
    for (char const c : bytes) {
        auto const byte = static_cast<uint8_t>(c);
        if (byte < 0x80) {
            text += c;
            continue;
        }
        auto const code_point = encoding.high_half[byte - 0x80];
        append_utf8(text, code_point == 0 ? replacement_character : code_point);
    }
}

// https://encoding.spec.whatwg.org/#shared-utf-16-decoder
void decode_utf16(std::string_view bytes, Endianness endianness, std::string& text)
{
    auto const unit_at = [&](std::size_t i) {
        auto const first = static_cast<uint8_t>(bytes[i]), second = static_cast<uint8_t>(bytes[i + 1]);
        return static_cast<char32_t>(endianness == Endianness::big ? first << 8 | second : second << 8 | first);
    };
    std::size_t i = 0;
    while (i + 1 < bytes.size()) {
        auto const unit = unit_at(i);
        i += 2;
        if (unit < 0xD800 || unit > 0xDFFF) {
            append_utf8(text, unit);
            continue;
        }
        if (unit > 0xDBFF) {
            append_utf8(text, replacement_character);
            continue;
        }
        if (i + 1 >= bytes.size()) {
            // One error for the half character and the half unit after it.
            append_utf8(text, replacement_character);
            return;
        }
        auto const trail = unit_at(i);
        if (trail < 0xDC00 || trail > 0xDFFF) {
            append_utf8(text, replacement_character); // The unit is left for the next round.
            continue;
        }
        i += 2;
        append_utf8(text, 0x10000 + ((unit - 0xD800) << 10) + (trail - 0xDC00));
    }
    if (i < bytes.size())
        append_utf8(text, replacement_character);
}

// https://encoding.spec.whatwg.org/#x-user-defined-decoder
void decode_x_user_defined(std::string_view bytes, std::string& text)
{
    for (char const c : bytes) {
        auto const byte = static_cast<uint8_t>(c);
        append_utf8(text, byte < 0x80 ? byte : 0xF780u + byte - 0x80);
    }
}

// https://encoding.spec.whatwg.org/#concept-encoding-run, after taking off a byte order mark of the same encoding
std::string decode(std::string_view bytes, std::string_view encoding)
{
    if (encoding == "utf-8") {
        if (bytes.starts_with("\xEF\xBB\xBF"))
            bytes.remove_prefix(3);
        return to_valid_utf8(bytes);
    }

    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    if (encoding == "utf-16le") {
        decode_utf16(bytes.substr(bytes.starts_with("\xFF\xFE") ? 2 : 0), Endianness::little, text);
    } else if (encoding == "utf-16be") {
        decode_utf16(bytes.substr(bytes.starts_with("\xFE\xFF") ? 2 : 0), Endianness::big, text);
    } else if (auto const* const single_byte = single_byte_encoding(encoding)) {
        decode_single_byte(bytes, *single_byte, text);
    } else if (encoding == "gbk" || encoding == "gb18030") {
        decode_gb18030(bytes, text);
    } else if (encoding == "big5") {
        decode_big5(bytes, text);
    } else if (encoding == "euc-jp") {
        decode_euc_jp(bytes, text);
    } else if (encoding == "iso-2022-jp") {
        decode_iso_2022_jp(bytes, text);
    } else if (encoding == "shift_jis") {
        decode_shift_jis(bytes, text);
    } else if (encoding == "euc-kr") {
        decode_euc_kr(bytes, text);
    } else if (encoding == "x-user-defined") {
        decode_x_user_defined(bytes, text);
    } else if (encoding == "replacement") {
        // Encodings that would let bytes of a page pass for markup: all of it is one error.
        if (!bytes.empty())
            append_utf8(text, replacement_character);
    } else {
        return to_valid_utf8(bytes); // No name of the standard's.
    }
    return text;
}

} // namespace syna::web

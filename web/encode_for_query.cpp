// Text to the bytes of a document's encoding, for the query of a URL.
//   https://url.spec.whatwg.org/#string-percent-encode-after-encoding

#include "web/encoding.h"
#include "web/multibyte_index.h"
#include "web/single_byte.h"
#include "web/utf8.h"

#include <algorithm>

namespace syna::web {

// What an encoder says to one code point: bytes are appended, or it has none.
enum class Encoded { yes,
    no };

static void append_byte(std::string& bytes, std::size_t value) { bytes += static_cast<char>(static_cast<uint8_t>(value)); }

// https://encoding.spec.whatwg.org/#single-byte-encoder
static Encoded encode_single_byte(std::string& bytes, SingleByteEncoding const& encoding, char32_t code_point)
{
    auto const& table = encoding.high_half;
    auto const* const found = std::find(table.begin(), table.end(), code_point);
    if (found == table.end())
        return Encoded::no;
    append_byte(bytes, static_cast<std::size_t>(found - table.begin()) + 0x80);
    return Encoded::yes;
}

struct Gb18030Exception {
    char32_t code_point;
    unsigned bytes;
};

// Code points of private use that GB 18030-2022 has replaced and that still become the bytes they came from.
//   https://encoding.spec.whatwg.org/#gb18030-encoder
static constexpr Gb18030Exception gb18030_exceptions[] = {
    { 0xE81E, 0xFE59 }, { 0xE826, 0xFE61 }, { 0xE82B, 0xFE66 }, { 0xE82C, 0xFE67 }, { 0xE832, 0xFE6D }, { 0xE843, 0xFE7E },
    { 0xE854, 0xFE90 }, { 0xE864, 0xFEA0 }, { 0xE78D, 0xA6D9 }, { 0xE78E, 0xA6DA }, { 0xE78F, 0xA6DB }, { 0xE790, 0xA6DC },
    { 0xE791, 0xA6DD }, { 0xE792, 0xA6DE }, { 0xE793, 0xA6DF }, { 0xE794, 0xA6EC }, { 0xE795, 0xA6ED }, { 0xE796, 0xA6F3 }
};

// https://encoding.spec.whatwg.org/#gb18030-encoder
static Encoded encode_gb18030(std::string& bytes, char32_t code_point, bool is_gbk)
{
    if (code_point == 0xE5E5)
        return Encoded::no;
    if (is_gbk && code_point == 0x20AC) {
        append_byte(bytes, 0x80);
        return Encoded::yes;
    }
    for (auto const& exception : gb18030_exceptions) {
        if (exception.code_point == code_point) {
            append_byte(bytes, exception.bytes >> 8);
            append_byte(bytes, exception.bytes);
            return Encoded::yes;
        }
    }
    if (auto const pointer = index_gb18030().pointer(code_point)) {
        auto const trail = *pointer % 190;
        append_byte(bytes, *pointer / 190 + 0x81);
        append_byte(bytes, trail + (trail < 0x3F ? 0x40 : 0x41));
        return Encoded::yes;
    }
    if (is_gbk)
        return Encoded::no;
    auto const pointer = code_point >= 0x10000 ? std::optional<std::size_t>(189000 + code_point - 0x10000) : index_gb18030_ranges().pointer(code_point);
    if (!pointer)
        return Encoded::no;
    append_byte(bytes, *pointer / 12600 + 0x81);
    append_byte(bytes, *pointer / 1260 % 10 + 0x30);
    append_byte(bytes, *pointer / 10 % 126 + 0x81);
    append_byte(bytes, *pointer % 10 + 0x30);
    return Encoded::yes;
}

// https://encoding.spec.whatwg.org/#big5-encoder
static Encoded encode_big5(std::string& bytes, char32_t code_point)
{
    auto const pointer = index_big5_for_encoder().pointer(code_point);
    if (!pointer)
        return Encoded::no;
    auto const trail = *pointer % 157;
    append_byte(bytes, *pointer / 157 + 0x81);
    append_byte(bytes, trail + (trail < 0x3F ? 0x40 : 0x62));
    return Encoded::yes;
}

// https://encoding.spec.whatwg.org/#euc-kr-encoder
static Encoded encode_euc_kr(std::string& bytes, char32_t code_point)
{
    auto const pointer = index_euc_kr().pointer(code_point);
    if (!pointer)
        return Encoded::no;
    append_byte(bytes, *pointer / 190 + 0x81);
    append_byte(bytes, *pointer % 190 + 0x41);
    return Encoded::yes;
}

static bool is_halfwidth_katakana(char32_t code_point) { return code_point >= 0xFF61 && code_point <= 0xFF9F; }

// https://encoding.spec.whatwg.org/#euc-jp-encoder
static Encoded encode_euc_jp(std::string& bytes, char32_t code_point)
{
    if (code_point == 0xA5 || code_point == 0x203E) {
        append_byte(bytes, code_point == 0xA5 ? 0x5C : 0x7E);
        return Encoded::yes;
    }
    if (is_halfwidth_katakana(code_point)) {
        append_byte(bytes, 0x8E);
        append_byte(bytes, code_point - 0xFF61 + 0xA1);
        return Encoded::yes;
    }
    auto const pointer = index_jis0208().pointer(code_point == 0x2212 ? 0xFF0D : code_point);
    if (!pointer)
        return Encoded::no;
    append_byte(bytes, *pointer / 94 + 0xA1);
    append_byte(bytes, *pointer % 94 + 0xA1);
    return Encoded::yes;
}

// https://encoding.spec.whatwg.org/#shift_jis-encoder
static Encoded encode_shift_jis(std::string& bytes, char32_t code_point)
{
    if (code_point == 0x80) {
        append_byte(bytes, 0x80);
        return Encoded::yes;
    }
    if (code_point == 0xA5 || code_point == 0x203E) {
        append_byte(bytes, code_point == 0xA5 ? 0x5C : 0x7E);
        return Encoded::yes;
    }
    if (is_halfwidth_katakana(code_point)) {
        append_byte(bytes, code_point - 0xFF61 + 0xA1);
        return Encoded::yes;
    }
    auto const pointer = index_shift_jis_for_encoder().pointer(code_point == 0x2212 ? 0xFF0D : code_point);
    if (!pointer)
        return Encoded::no;
    auto const lead = *pointer / 188, trail = *pointer % 188;
    append_byte(bytes, lead + (lead < 0x1F ? 0x81 : 0xC1));
    append_byte(bytes, trail + (trail < 0x3F ? 0x40 : 0x41));
    return Encoded::yes;
}

static Encoded encode_stateless(std::string& bytes, std::string_view encoding, char32_t code_point)
{
    if (code_point < 0x80) {
        append_byte(bytes, code_point);
        return Encoded::yes;
    }
    if (auto const* const single_byte = single_byte_encoding(encoding))
        return encode_single_byte(bytes, *single_byte, code_point);
    if (encoding == "gbk" || encoding == "gb18030")
        return encode_gb18030(bytes, code_point, encoding == "gbk");
    if (encoding == "big5")
        return encode_big5(bytes, code_point);
    if (encoding == "euc-jp")
        return encode_euc_jp(bytes, code_point);
    if (encoding == "euc-kr")
        return encode_euc_kr(bytes, code_point);
    if (encoding == "shift_jis")
        return encode_shift_jis(bytes, code_point);
    // https://encoding.spec.whatwg.org/#x-user-defined-encoder
    if (encoding == "x-user-defined" && code_point >= 0xF780 && code_point <= 0xF7FF) {
        append_byte(bytes, code_point - 0xF780 + 0x80);
        return Encoded::yes;
    }
    return Encoded::no;
}

static void append_unencodable(std::string& bytes, char32_t code_point)
{
    bytes += "%26%23" + std::to_string(static_cast<uint32_t>(code_point)) + "%3B";
}

// What the halfwidth forms U+FF61 to U+FF9F become.
//   https://encoding.spec.whatwg.org/#index-iso-2022-jp-katakana
static constexpr std::u32string_view fullwidth_katakana = U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
static_assert(fullwidth_katakana.size() == 0xFF9F - 0xFF61 + 1);

// https://encoding.spec.whatwg.org/#iso-2022-jp-encoder
static std::string encode_iso_2022_jp(std::string_view text)
{
    enum class State { ascii,
        roman,
        jis0208 };
    State state = State::ascii;
    std::string bytes;
    auto const change_to = [&](State next, std::string_view escape) {
        if (state != next)
            bytes += escape;
        state = next;
    };

    for (std::size_t i = 0; i < text.size();) {
        auto code_point = next_code_point(text, i);
        // Escapes and shifts would change the meaning of what follows.
        if (state != State::jis0208 && (code_point == 0x0E || code_point == 0x0F || code_point == 0x1B)) {
            append_unencodable(bytes, replacement_character);
            continue;
        }
        if (code_point < 0x80) {
            bool const differs_in_roman = code_point == 0x5C || code_point == 0x7E;
            if (state == State::jis0208 || (state == State::roman && differs_in_roman))
                change_to(State::ascii, "\x1B(B");
            // Out of JIS X 0208 an escape has come first, and is then met in the ASCII state.
            if (code_point == 0x0E || code_point == 0x0F || code_point == 0x1B)
                append_unencodable(bytes, replacement_character);
            else
                append_byte(bytes, code_point);
            continue;
        }
        if (code_point == 0xA5 || code_point == 0x203E) {
            change_to(State::roman, "\x1B(J");
            append_byte(bytes, code_point == 0xA5 ? 0x5C : 0x7E);
            continue;
        }
        if (code_point == 0x2212)
            code_point = 0xFF0D;
        if (is_halfwidth_katakana(code_point))
            code_point = fullwidth_katakana[code_point - 0xFF61];
        auto const pointer = index_jis0208().pointer(code_point);
        if (!pointer) {
            if (state == State::jis0208)
                change_to(State::ascii, "\x1B(B");
            append_unencodable(bytes, code_point);
            continue;
        }
        change_to(State::jis0208, "\x1B$B");
        append_byte(bytes, *pointer / 94 + 0x21);
        append_byte(bytes, *pointer % 94 + 0x21);
    }
    change_to(State::ascii, "\x1B(B");
    return bytes;
}

std::string encode_for_query(std::string_view text, std::string_view encoding)
{
    if (encoding == "iso-2022-jp")
        return encode_iso_2022_jp(text);

    // https://encoding.spec.whatwg.org/#get-an-output-encoding
    bool const in_utf8 = encoding == "utf-8" || encoding == "utf-16le" || encoding == "utf-16be" || encoding == "replacement"
        || !encoding_for_label(encoding);
    if (in_utf8)
        return to_valid_utf8(text);

    std::string bytes;
    for (std::size_t i = 0; i < text.size();) {
        auto const code_point = next_code_point(text, i);
        if (encode_stateless(bytes, encoding, code_point) == Encoded::no)
            append_unencodable(bytes, code_point);
    }
    return bytes;
}

} // namespace syna::web

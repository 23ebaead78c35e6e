// Bytes to text: any bytes in any encoding become valid UTF-8, and looking for the encoding never fails.

#include "web/encoding.h"
#include "web/language_tag.h"
#include "web/utf8.h"

#include <cstdlib>
#include <cstring>
#include <memory>

using namespace syna::web;

static void require(bool holds)
{
    if (!holds)
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, size_t size)
{
    static constexpr std::string_view encodings[] = { "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-8-i", "x-user-defined", "replacement",
        "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr", "koi8-u", "no such encoding" };
    if (size == 0)
        return 0;
    auto const encoding = encodings[data[0] % std::size(encodings)];
    // A copy of exactly this size, so that reading past its end is noticed.
    std::unique_ptr<char[]> const copy(new char[size - 1]);
    if (size > 1)
        std::memcpy(copy.get(), data + 1, size - 1);
    std::string_view const input(copy.get(), size - 1);

    auto const text = decode(input, encoding);
    require(is_valid_utf8(text));
    require(to_valid_utf8(text) == text);
    require(text.size() <= 3 * input.size() + 3);

    // What an encoder writes, the decoder takes without an error that was not in the text.
    auto const bytes = encode_for_query(text, encoding);
    require(is_valid_utf8(decode(bytes, encoding)));

    auto const sniffed = sniff_encoding(input, "");
    require(encoding_for_label(sniffed.name) == sniffed.name);
    auto const with_header = sniff_encoding("", input);
    require(encoding_for_label(with_header.name) == with_header.name);
    require(is_valid_utf8(decode(input, sniffed.name)));

    if (auto const tag = parse_language_tag(input))
        is_registered_language(tag->primary);
    return 0;
}

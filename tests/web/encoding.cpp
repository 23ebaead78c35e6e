#include "web/encoding.h"
#include "web/utf8.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace syna::web;
using namespace std::string_literals;

TEST_CASE("labels lead to encodings")
{
    CHECK(encoding_for_label(" Latin1\n") == "windows-1252");
    CHECK(encoding_for_label("UTF8") == "utf-8");
    CHECK(encoding_for_label("hz-gb-2312") == "replacement");
    CHECK(encoding_for_label("unicodefffe") == "utf-16be");
    CHECK(encoding_for_label("866") == "ibm866");
    CHECK(encoding_for_label("x-x-big5") == "big5");
    CHECK_FALSE(encoding_for_label(""));
    CHECK_FALSE(encoding_for_label("utf 8"));
    CHECK_FALSE(encoding_for_label("utf-7"));
    CHECK_FALSE(encoding_for_label("\0utf-8"s));
}

TEST_CASE("the first that knows says what a document's encoding is")
{
    struct Case {
        std::string bytes, content_type;
        std::string_view name;
        EncodingSource source;
    };
    Case const cases[] = {
        { "\xEF\xBB\xBF<meta charset=latin1>", "text/html; charset=koi8-r", "utf-8", EncodingSource::bom },
        { "\xFE\xFF"s, "", "utf-16be", EncodingSource::bom },
        { "\xFF\xFE<", "", "utf-16le", EncodingSource::bom },
        { "<meta charset=latin1>", "text/html; charset=koi8-r", "koi8-r", EncodingSource::transport },
        { "<meta charset=latin1>", "text/html;charset=\"UTF-8\"", "utf-8", EncodingSource::transport },
        { "<meta charset=latin1>", "text/html; charset=unknown", "windows-1252", EncodingSource::meta },
        { "<meta charset=utf-16>", "", "utf-8", EncodingSource::meta },
        { "<meta charset=x-user-defined>", "", "windows-1252", EncodingSource::meta },
        { "<META/CharSet = 'KOI8-R' >", "", "koi8-r", EncodingSource::meta },
        { "<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "", "koi8-r", EncodingSource::meta },
        { "<meta content='text/html; charset=koi8-r' http-equiv=Content-Type>", "", "koi8-r", EncodingSource::meta },
        { "<meta content='text/html; charset=koi8-r'>", "", "windows-1252", EncodingSource::fallback },
        { "<meta charset=none><meta charset=koi8-r>", "", "koi8-r", EncodingSource::meta },
        { "<meta charset=koi8-r charset=latin1>", "", "koi8-r", EncodingSource::meta },
        { "<!-- <meta charset=koi8-r> -->", "", "windows-1252", EncodingSource::fallback },
        { "<!--><meta charset=koi8-r> -->", "", "koi8-r", EncodingSource::meta },
        { "<a title='<meta charset=koi8-r>'>", "", "windows-1252", EncodingSource::fallback },
        { "</p title='<meta charset=koi8-r>'>", "", "windows-1252", EncodingSource::fallback },
        { "<? <meta charset=koi8-r>", "", "windows-1252", EncodingSource::fallback },
        { "<metacharset=koi8-r>", "", "windows-1252", EncodingSource::fallback },
        { "<meta charset=koi8-r", "", "windows-1252", EncodingSource::fallback },
        { "<meta charset='koi8-r", "", "windows-1252", EncodingSource::fallback },
        { "<?xml version='1.0' encoding='koi8-r'?><p>", "", "koi8-r", EncodingSource::meta },
        { "<?xml version='1.0' encoding='utf-16'?><p>", "", "utf-8", EncodingSource::meta },
        { "<?xml version='1.0' encoding=koi8-r?><p>", "", "windows-1252", EncodingSource::fallback },
        { "<\0?\0x\0m\0"s, "", "utf-16le", EncodingSource::meta },
        { "\0<\0?\0x\0m"s, "", "utf-16be", EncodingSource::meta },
        { "<p>sm\xC3\xB6rg\xC3\xA5s", "", "utf-8", EncodingSource::guess },
        { "<p>sm\xF6rg\xE5s", "", "windows-1252", EncodingSource::fallback },
        { "<p>smorgas", "", "windows-1252", EncodingSource::fallback },
        { "", "", "windows-1252", EncodingSource::fallback },
        // [ours] After the first 1024 bytes only in the head, as WebKit and Blink have it.
        { "<head><style>" + std::string(2000, 'x') + "</style><meta charset=koi8-r>", "", "koi8-r", EncodingSource::meta },
        { "<head><script>'<meta charset=latin2>'" + std::string(2000, 'x') + "</script><meta charset=koi8-r>", "", "iso-8859-2", EncodingSource::meta },
        { "<head><script>" + std::string(2000, 'x') + "'<meta charset=latin2>'</script><meta charset=koi8-r>", "", "koi8-r", EncodingSource::meta },
        { "<body>" + std::string(2000, 'x') + "<meta charset=koi8-r>", "", "windows-1252", EncodingSource::fallback },
    };
    for (auto const& test : cases) {
        INFO(test.bytes.substr(0, 80) << " " << test.content_type);
        auto const sniffed = sniff_encoding(test.bytes, test.content_type);
        CHECK(sniffed.name == test.name);
        CHECK(sniffed.source == test.source);
    }
}

TEST_CASE("sniffing takes time in proportion to the length")
{
    auto const start = std::chrono::steady_clock::now();
    for (auto const* const text : { "<", "<!--", "<a ", "<meta ", "a=", "b ", "'", "<script>", "</script", "<title><", "<meta content=charset", "<!", "?", "\xC3" }) {
        std::string long_text = "<meta ";
        for (int i = 0; i < 100'000; ++i)
            long_text += text + std::to_string(i);
        sniff_encoding(long_text, long_text);
        sniff_encoding("<?xml " + long_text, "text/html; " + long_text);
    }
    // A generous bound, for slow machines and sanitizers.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

TEST_CASE("bytes are decoded, and what is wrong becomes U+FFFD")
{
    struct Case {
        std::string_view encoding;
        std::string bytes, expected;
    };
    Case const cases[] = {
        { "utf-8", "\xEF\xBB\xBF\xC3\xA5", "å" },
        { "utf-8", "a\xC3", "a\uFFFD" },
        { "utf-8", "\xC0\x80", "\uFFFD\uFFFD" },
        { "utf-8", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD" },
        { "utf-8", "\xF0\x9F\x98(", "\uFFFD(" },
        { "utf-8", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD" },
        { "utf-16le", "\xFF\xFE\xE5\0"s, "å" },
        { "utf-16be", "\xFE\xFF\0\xE5"s, "å" },
        { "utf-16be", "\xFF\xFE\0\xE5"s, "\uFFFEå" },
        { "utf-16le", "\x3D\xD8\0\xDE"s, "\U0001F600" },
        { "utf-16le", "\x3D\xD8\x41\0"s, "\uFFFDA" },
        { "utf-16le", "\0\xDE\x41"s, "\uFFFD\uFFFD" },
        { "utf-16le", "\x3D\xD8\x41"s, "\uFFFD" },
        { "windows-1252", "\x80\x81\xE5", "€\u0081å" },
        { "windows-1257", "\xA1", "\uFFFD" },
        { "iso-8859-8-i", "\xE0\xC0", "א\uFFFD" },
        { "koi8-u", "\xAE", "ў" },
        { "x-user-defined", "a\x80\xFF", "a\uF780\uF7FF" },
        { "replacement", "<script>", "\uFFFD" },
        { "replacement", "", "" },
        { "gbk", "\xD6\xD0\x80\xFF", "中€\uFFFD" },
        { "gb18030", "\x81\x30\x81\x30\x90\x30\x81\x30\x84\x31\xA4\x39", "\u0080\U00010000\uFFFF" },
        { "gb18030", "\x81\x35\xF4\x37\xA8\xBC\xA3\xA0\xA6\xD9\xFE\x59", "\uE7C7\u1E3F\u3000\uFE10\u9FB4" },
        { "gb18030", "\x81\x30\x81", "\uFFFD" },
        { "gb18030", "\x81\x30\x81<", "\uFFFD0\uFFFD<" },
        { "gb18030", "\x81<\x81", "\uFFFD<\uFFFD" },
        { "big5", "\xA4\xA4\x88\x62\x88\xA5\x87\x40\x88\x40", "中\u00CA\u0304\u00EA\u030C䏰\u31C0" },
        { "big5", "\x81\x40\xFE\x3C", "\uFFFD@\uFFFD<" },
        { "big5", "\xA4", "\uFFFD" },
        { "euc-jp", "\xC6\xFC\x8E\xB1\x8F\xB0\xA1", "日ｱ丂" },
        { "euc-jp", "\xC6<\x8F\xB0<\x8E\xE0<", "\uFFFD<\uFFFD<\uFFFD<" },
        { "shift_jis", "\x93\xFA\xB1\x80\xF0\x40\x81\x60", "日ｱ\u0080\uE000～" },
        { "shift_jis", "\x81<\xA0\xFF", "\uFFFD<\uFFFD\uFFFD" },
        { "euc-kr", "\xC7\xD1\x81\x41", "한갂" },
        { "euc-kr", "\xC9\xA1\x81<", "\uFFFD\uFFFD<" },
        { "iso-2022-jp", "a\x1B$BF|\x1B(J\\~\x1B(I1\x1B(Ba", "a日¥‾ｱa" },
        { "iso-2022-jp", "\x1B(B\x1B(Ba", "\uFFFDa" },
        { "iso-2022-jp", "\x1B$BF\x1B(Ba\x1B", "\uFFFDa\uFFFD" },
        { "iso-2022-jp", "\x1B$Ba", "\uFFFD" },
        { "iso-2022-jp", "\x1B(x\x0E\x80", "\uFFFD(x\uFFFD\uFFFD" },
    };
    for (auto const& test : cases) {
        INFO(test.encoding << " -> " << test.expected);
        CHECK(decode(test.bytes, test.encoding) == test.expected);
    }
}

TEST_CASE("what a single-byte or multi-byte decoder reads, the encoder writes")
{
    // The characters of each of these encodings that have one spelling.
    for (auto const* const encoding : { "windows-1252", "iso-8859-7", "koi8-u", "x-mac-cyrillic", "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp" }) {
        INFO(encoding);
        std::size_t tried = 0;
        for (char32_t code_point = 0x80; code_point < 0x20000; ++code_point) {
            if (code_point >= 0xD800 && code_point <= 0xDFFF)
                continue;
            std::string text;
            append_utf8(text, code_point);
            auto const bytes = encode_for_query(text, encoding);
            if (bytes.starts_with("%26%23"))
                continue;
            // What Japanese encoders take for something else.
            bool const is_replaced = code_point == 0xA5 || code_point == 0x203E || code_point == 0x2212
                || (std::string_view(encoding) == "iso-2022-jp" && code_point >= 0xFF61 && code_point <= 0xFF9F);
            if (is_replaced)
                continue;
            // GB 18030-2022 has replaced some code points of private use, in one direction.
            if (code_point >= 0xE78D && code_point <= 0xE864)
                continue;
            ++tried;
            if (decode(bytes, encoding) != text)
                FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(code_point));
        }
        CHECK(tried > 90);
    }
}

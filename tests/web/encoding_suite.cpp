// The encoding suites of the Web Platform Tests and html5lib.

#include "tests/web/suite.h"
#include "web/encoding.h"
#include "web/utf8.h"

#include <algorithm>

using namespace syna;
using nlohmann::json;

static std::string from_base64(std::string_view text)
{
    std::string bytes;
    unsigned bits = 0;
    int count = 0;
    for (char const c : text) {
        auto const digit = std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/").find(c);
        if (digit == std::string_view::npos)
            continue;
        bits = bits << 6 | static_cast<unsigned>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFF);
        }
    }
    return bytes;
}

static bool label_is_known(json const& test)
{
    auto const encoding = web::encoding_for_label(test["label"].get<std::string>());
    return test["expected"].is_null() ? !encoding : encoding == test["expected"].get<std::string>();
}

static bool is_sniffed(json const& test)
{
    auto const content_type = test["content_type"].is_string() ? test["content_type"].get<std::string>() : std::string();
    return web::sniff_encoding(from_base64(test["bytes_b64"].get<std::string>()), content_type).name == test["expected"].get<std::string>();
}

static bool high_half_is_decoded(json const& test)
{
    std::string bytes, expected;
    for (int byte = 0x80; byte < 0x100; ++byte)
        bytes += static_cast<char>(byte);
    for (auto const& code_point : test["expected"])
        web::append_utf8(expected, code_point.is_null() ? web::replacement_character : code_point.get<char32_t>());
    return web::decode(bytes, test["encoding"].get<std::string>()) == expected;
}

static bool malformed_is_decoded(json const& test)
{
    return web::decode(from_base64(test["bytes_b64"].get<std::string>()), test["encoding"].get<std::string>()) == test["expected_text"].get<std::string>();
}

TEST_CASE("encodings are found and decoded as the suites expect")
{
    test::run_suite("charset/cases.jsonl", "charset.exceptions.txt", [](json const& test) {
        auto const kind = test["kind"].get<std::string>();
        if (kind == "label")
            return label_is_known(test);
        if (kind == "sniff")
            return is_sniffed(test);
        if (kind == "decode_high_half")
            return high_half_is_decoded(test);
        return malformed_is_decoded(test);
    });
}

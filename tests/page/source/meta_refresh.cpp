#include "page/source/meta_refresh.h"

#include <catch2/catch.hpp>

#include <limits>
#include <vector>

using namespace syna;

TEST_CASE("meta refresh is read as browsers read it [spec]")
{
    constexpr auto greatest = std::numeric_limits<uint64_t>::max();
    struct Row {
        std::string_view content;
        uint64_t seconds;
        std::string_view url;
    };
    for (auto const& row : std::vector<Row> {
             { "0", 0, "" },
             { " \t5", 5, "" },
             { "5;", 5, "" },
             { "5; ", 5, "" },
             { "5.9", 5, "" },
             { ".9", 0, "" },
             { ".", 0, "" },
             { "5...5; a", 5, "a" },
             { "5;url=a", 5, "a" },
             { "5; URL = a b", 5, "a b" },
             { "5 url=a", 5, "a" },
             { "5,a", 5, "a" },
             { "5 a", 5, "a" },
             { "5;'a'b", 5, "a" },
             { "5;url=\"a\"b", 5, "a" },
             { "5;url='a", 5, "a" },
             { "5;url=''", 5, "" },
             { "5;url=", 5, "" },
             { "5;url a", 5, "url a" },
             { "5;ur", 5, "ur" },
             { "5;uri=a", 5, "uri=a" },
             { "5;;a", 5, ";a" },
             { "72001; https://x.example/?a=1&b=2", 72001, "https://x.example/?a=1&b=2" },
             { "99999999999999999999999", greatest, "" },
         }) {
        INFO(row.content);
        auto const refresh = parse_meta_refresh(row.content);
        REQUIRE(refresh);
        CHECK(refresh->seconds == row.seconds);
        CHECK(refresh->url == row.url);
    }
    for (auto const content : { "", " ", "a", ";5", "-5", "+5", "5x", "url=a", "\xC2\xA0"
                                                                               "5",
             "5\xC2\xA0" }) {
        INFO(content);
        CHECK_FALSE(parse_meta_refresh(content));
    }
}

// The parts: escaping, file names, numbers, paths.

#include "report/edition.h"
#include "report/figures.h"
#include "report/html.h"

#include <catch2/catch.hpp>

using namespace syna;
using namespace syna::report;

TEST_CASE("Text is escaped for the place where it stands")
{
    Html html;
    html.open("p", { { "title", "a\"b<c>&'" }, { "hidden", "", false } }).text("a\"b<c>&'\x01\x7F\xC3").close();
    CHECK(std::move(html).finish() == "<!DOCTYPE html>\n<p title=\"a&quot;b&lt;c&gt;&amp;'\">a\"b&lt;c&gt;&amp;'\uFFFD \uFFFD</p>\n");
}

TEST_CASE("Only what a person can open safely becomes a link")
{
    struct Case {
        std::string address, markup;
    };
    for (auto const& [address, markup] : std::vector<Case> {
             { "https://aby.example/a b?c=\"d\"", "<a href=\"https://aby.example/a%20b?c=%22d%22\">t</a>" },
             { "http://aby.example", "<a href=\"http://aby.example/\">t</a>" },
             { "javascript:alert(1)", "<span>t</span>" },
             { " java\nscript:alert(1)", "<span>t</span>" },
             { "data:text/html,x", "<span>t</span>" },
             { "file:///etc/passwd", "<span>t</span>" },
             { "//aby.example/", "<span>t</span>" },
             { "https://namn:ord@aby.example/", "<span>t</span>" },
             { "https://aby.example/" + std::string(3000, 'a'), "<span>t</span>" },
             { "", "<span>t</span>" },
         }) {
        INFO(address);
        Html html;
        html.outside_link(address, "t");
        CHECK(std::move(html).finish() == "<!DOCTYPE html>\n" + markup);
    }
}

TEST_CASE("File names are plain and differ")
{
    FileNames names;
    struct Case {
        std::string text, name;
    };
    for (auto const& [text, name] : std::vector<Case> { { "Malmö", "malmo" }, { "MALMO", "malmo-2" }, { "Upplands-Bro", "upplands-bro" }, { "Håbo & Åre", "habo-are" },
             { "../../etc/passwd", "etc-passwd" }, { "", "x" }, { "日本", "x-2" }, { "image-name", "image-name" }, { std::string(500, 'a'), std::string(60, 'a') } })
        CHECK(names.unique(text) == name);
}

TEST_CASE("Shares are written as the language writes them and are never rounded to all or nothing")
{
    struct Case {
        double share;
        std::string sv, en;
    };
    for (auto const& [share, sv, en] : std::vector<Case> { { 0.875, "87,5\u00A0%", "87.5%" }, { 1, "100\u00A0%", "100%" }, { 0, "0\u00A0%", "0%" }, { 0.9999, "99,9\u00A0%", "99.9%" },
             { 0.00001, "0,1\u00A0%", "0.1%" }, { 2.0 / 3, "66,7\u00A0%", "66.7%" } }) {
        CHECK(percent(share, "sv") == sv);
        CHECK(percent(share, "en") == en);
    }
    CHECK(date_text("2026-11-03T18:59:40Z", "sv") == "3 november 2026");
    CHECK(date_text("2026-05-23", "en") == "23 May 2026");
    CHECK(date_text("2026-19-23", "en") == "2026-19-23");
    CHECK(date_text("", "en").empty());
}

TEST_CASE("The median is the middle, and a part of nothing is no share")
{
    CHECK_FALSE(median({}));
    CHECK(*median({ 3 }) == 3);
    CHECK(*median({ 4, 1, 2, 3 }) == 2.5);
    CHECK_FALSE(share(0, 0));
    CHECK(*share(1, 4) == 0.25);
}

TEST_CASE("A page finds the others from where it stands")
{
    struct Case {
        std::string from, to, path;
    };
    for (auto const& [from, to, path] : std::vector<Case> { { "sv/index.html", "sv/kommun/are.html", "kommun/are.html" }, { "sv/kommun/are.html", "sv/index.html", "../index.html" },
             { "sv/kommun/are.html", "en/municipality/are.html", "../../en/municipality/are.html" }, { "sv/kommun/are.html", "sv/kommun/berg.html", "berg.html" },
             { "index.html", "sv/index.html", "sv/index.html" }, { "sv/kommun/are.html", "style.css", "../../style.css" } })
        CHECK(relative_path(from, to) == path);
}

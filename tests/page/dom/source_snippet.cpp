#include "tests/page/page_from.h"

#include <catch2/catch.hpp>

using namespace syna;
using tests::page_from;

TEST_CASE("snippets")
{
    struct Row {
        std::string_view html; // The last element of the body is shown.
        std::string_view expected;
    };
    for (auto const& row : std::vector<Row> {
             { "<img src=a.png>tail", "<img src=a.png>" },
             { "<p class=\"x\">text", "<p class=\"x\">text" },
             { "<p>a</p>tail", "<p>a</p>" },
             { "<p\n  class=x >\n\t a \r\n b</p>", "<p class=x > a b</p>" },
             { "<textarea name=t>secret</textarea>", "<textarea name=t>…</textarea>" },
             { "<textarea></textarea>", "<textarea></textarea>" },
             { "<pre>a\nb</pre>", "<pre>…</pre>" },
             { "<input type=text value=\"850709-9805\">", "<input type=text value=\"…\">" },
             { "<input VALUE = secret>", "<input VALUE=…>" },
             { "<input value=''>", "<input value=''>" },
             { "<img srcset='a 1x, b 2x'>", "<img srcset='…'>" },
             { "<p data-a=1 data-b=\"1234567890123456789012345678901234567890 1\">", "<p data-a=1 data-b=\"…\">" },
             { "<img src=\"data:image/png;base64,AAAABBBBCCCCDDDD\" alt=x>", "<img src=\"data:…\" alt=x>" },
             { "<p style='background: url(data:image/png;base64,AAAABBBBCCCCDDDD) red'>", "<p style='background: url(data:…) red'>" },
             { "<img alt='Metadata: om oss'>", "<img alt='Metadata: om oss'>" },
             { "<p>a<!-- secret -->b</p>", "<p>ab</p>" },
             { "<p title='a>b'>c</p>", "<p title='a>b'>c</p>" },
             { "<script>var secret;</script>", "<script>…</script>" },
         }) {
        INFO(row.html);
        auto const page = page_from("<!doctype html><body>" + std::string(row.html));
        CHECK(source_snippet(page.elements().back()) == row.expected);
    }
}

TEST_CASE("a snippet masks the tags inside it too")
{
    auto const page = page_from("<!doctype html><form><input value=secret><textarea>secret</textarea><p>x</form>tail");
    CHECK(source_snippet(page.elements(Name::form)[0]) == "<form><input value=…><textarea>…</textarea><p>x</form>");
}

TEST_CASE("a snippet is cut between characters, within its limit")
{
    std::string html = "<!doctype html><p>";
    for (int i = 0; i < 200; ++i)
        html += "å€🚢";
    auto const page = page_from(html);
    auto const p = page.elements(Name::p)[0];
    for (std::size_t limit = 0; limit < 60; ++limit) {
        auto const snippet = source_snippet(p, limit);
        CHECK(snippet.size() <= limit);
        CHECK(snippet.size() + 4 >= limit);
        CHECK(web::decode(snippet, "utf-8").find("\xEF\xBF\xBD") == std::string::npos);
        if (limit >= 3)
            CHECK(snippet.ends_with("…"));
    }
}

TEST_CASE("an implied element shows the tag it would have")
{
    auto const page = page_from("<table><tr><td>x</table>");
    CHECK(source_snippet(page.elements(Name::tbody)[0]) == "<tbody>");
    CHECK(source_snippet(Node()).empty());
}

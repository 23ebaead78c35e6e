// What `inspect --tree` prints, a page at a time.

#include "cli/tree_output.h"
#include "tests/page/page_from.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <sstream>
#include <string>
#include <vector>

using namespace syna;

TEST_CASE("the accessibility tree as text")
{
    struct Case {
        std::string_view body, text; // Without the document's line.
    };
    auto const cases = std::to_array<Case>({
        { "<h2>Kontakt</h2>", "  heading \"Kontakt\" (level 2)\n" },
        { "<div role=heading aria-level=4>x</div>", "  heading \"x\" (level 4)\n" },
        { "<div><div><p>Ring <b>oss</b> nu.</div></div>", "  paragraph\n    text \"Ring oss nu.\"\n" },
        { "<div>a</div><div>b</div>", "  text \"a\"\n  text \"b\"\n" },
        { "a<br>b", "  text \"a b\"\n" },
        { "<ul><li>a<li>b</ul>", "  list (2 items)\n    listitem\n      text \"a\"\n    listitem\n      text \"b\"\n" },
        { "<ul role=none><li>a</ul>", "  text \"a\"\n" },
        { "<nav aria-label=Huvudmeny><a href=/ aria-current=page>Hem</a></nav>", "  navigation \"Huvudmeny\"\n    link \"Hem\" (current page)\n" },
        { "<h1><a href=/>Hem</a></h1>", "  heading \"Hem\" (level 1)\n    link \"Hem\"\n" },
        { "<table><caption>Tider</caption><tr><th>Dag<th>Tid<tr><th>Mån<td>8</table>",
            "  table \"Tider\" (2 rows, 2 columns)\n    caption\n      text \"Tider\"\n    rowgroup\n      row\n        columnheader \"Dag\"\n"
            "        columnheader \"Tid\"\n      row\n        rowheader \"Mån\"\n        cell \"8\"\n" },
        { "<label>Namn <input required aria-invalid=true></label>", "  text \"Namn\"\n  textbox \"Namn\" (required, invalid)\n" },
        { "<input type=checkbox checked disabled aria-label=x>", "  checkbox \"x\" (checked, disabled)\n" },
        { "<button aria-expanded=false>Mer</button>", "  button \"Mer\" (collapsed)\n" },
        { "<button title=Nu>Spara</button>", "  button \"Spara\": Nu\n" },
        { "<button><svg><title>Stäng</title></svg></button>", "  button \"Stäng\"\n" },
        { "<details><summary>Om</summary><p>x</details>", "  group\n    summary \"Om\" (collapsed)\n" },
        { "<div tabindex=0>x</div>", "  div\n    text \"x\"\n" },
        { "<p hidden>x</p><p aria-hidden=true>x</p><p inert>x</p><p style=visibility:hidden>x</p>", "" },
        { "<div style=visibility:hidden>x<p style=visibility:visible>y</p></div>", "  paragraph\n    text \"y\"\n" },
        // What aria-owns moves is read where it belongs now.
        { "<div role=group aria-owns=b>a</div><p id=b>b</p>", "  group\n    text \"a\"\n    paragraph\n      text \"b\"\n" },
        { "<div role=group aria-owns=b id=a>a</div><div role=group aria-owns=a id=b>b</div>", "  group\n    text \"a\"\n    group\n      text \"b\"\n" },
        { "<div role=group aria-owns=b hidden></div><p id=b>b</p>", "  paragraph\n    text \"b\"\n" },
    });
    for (auto const& [body, text] : cases) {
        CAPTURE(body);
        auto const page = tests::page_from("<!DOCTYPE html><html><body>" + std::string(body));
        CHECK(cli::tree_as_text(page) == "document\n" + std::string(text));
    }
}

TEST_CASE("the accessibility tree as lines")
{
    auto const page = tests::page_from("<!DOCTYPE html><title>t</title><p hidden>x</p><a href=/ title=Start>Hem</a><button>a<i>b</i></button>");
    std::istringstream lines(cli::tree_as_json_lines(page));
    std::vector<nlohmann::json> elements;
    for (std::string line; std::getline(lines, line);)
        elements.push_back(nlohmann::json::parse(line));

    REQUIRE(elements.size() == page.elements().size());
    for (std::size_t n = 0; n < elements.size(); ++n)
        CHECK(elements[n]["n"] == n);
    auto const& link = elements[5];
    CHECK(link["selector"] == "html > body > a");
    CHECK(link["role"] == "link");
    CHECK(link["name"] == "Hem");
    CHECK(link["description"] == "Start");
    CHECK(link["focusable"] == true);
    CHECK(link["ignored"] == false);
    CHECK(elements[4]["role"] == "paragraph");
    CHECK(elements[4]["ignored"] == true);
    CHECK(elements[7]["ignored"] == true); // Part of the button.
}

TEST_CASE("a tree made to be slow")
{
    auto const started = std::chrono::steady_clock::now();
    // Each owns the next, and all are named by all.
    std::string html = "<!DOCTYPE html><body>";
    for (int i = 0; i < 20'000; ++i)
        html += "<div role=group id=g" + std::to_string(i) + " aria-owns=g" + std::to_string(i + 1) + ">x</div>";
    for (int i = 0; i < 20'000; ++i)
        html += "<label for=c>x</label><input id=i" + std::to_string(i) + ">";
    CHECK_FALSE(cli::tree_as_text(tests::page_from(html)).empty());
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(60));
}

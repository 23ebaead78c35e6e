#include "page/aria/name.h"
#include "page/aria/labels.h"
#include "tests/page/aria/page_of.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace syna;

TEST_CASE("accessible names")
{
    struct Case {
        std::string_view html, name;
    };
    auto const cases = std::to_array<Case>({
        // From content, and how words part.
        { "<button data-it> Send  <b>now</b> </button>", "Send now" },
        { "<a href=x data-it>a<b>b</b>c</a>", "abc" },
        { "<a href=x data-it>a<div>b</div>c</a>", "a b c" },
        { "<a href=x data-it>a<br>b</a>", "a b" },
        { "<a href=x data-it>a<span style='display:inline-block'>b</span>c</a>", "a b c" },
        { "<a href=x data-it>a<span> </span>b</a>", "a b" },
        { "<a href=x data-it><img alt='Home'></a>", "Home" },
        { "<a href=x data-it><img alt='' title='Home'></a>", "Home" },
        { "<a href=x data-it><img role=none title='Home'></a>", "" },
        { "<a href=x data-it><svg><title>Home</title></svg></a>", "Home" },
        { "<a href=x data-it><span aria-hidden=true>x</span></a>", "" },
        { "<a href=x data-it><span hidden>x</span></a>", "" },
        { "<a href=x title=t data-it></a>", "t" },
        { "<div data-it>x</div>", "" },
        { "<h2 data-it>x<script>y</script><style>z</style></h2>", "x" },
        { "<details><summary data-it>More</summary></details>", "More" },
        // aria-labelledby and aria-label.
        { "<button aria-labelledby='b a b' data-it>x</button><i id=a>1</i><i id=b>2</i>", "2 1 2" },
        { "<button aria-labelledby='nothing' aria-label=l data-it>x</button>", "l" },
        { "<button aria-labelledby='a' data-it>x</button><i id=a hidden>1 <b hidden>2</b></i>", "1 2" },
        { "<button aria-labelledby='a' data-it>x</button><i id=a>1 <b hidden>2</b></i>", "1" },
        { "<button aria-labelledby='a' data-it>x</button><i id=a aria-labelledby=b>1</i><i id=b>2</i>", "1" },
        { "<button id=a aria-labelledby='a b' aria-label=Delete data-it>x</button><i id=b>file</i>", "Delete file" },
        { "<button aria-label=' ' data-it>x</button>", "x" },
        // Form controls.
        { "<label for=i>A</label><label for=i>B</label><input id=i data-it>", "A B" },
        { "<label>A <input data-it> B</label>", "A B" },
        { "<label for=other>A <input data-it></label>", "" },
        { "<label>A <input> <input data-it></label>", "" },
        { "<label for=i>A</label><input id=i><input id=i data-it>", "" },
        { "<label for=i hidden>A</label><input id=i data-it>", "A" },
        { "<label for=i><input value=3> times</label><input id=i data-it>", "3 times" },
        { "<label for=i><select><option>1<option selected>2</select> times</label><input id=i data-it>", "2 times" },
        { "<input title=t placeholder=p data-it>", "t" },
        { "<input placeholder=p data-it>", "p" },
        { "<input type=submit data-it>", "Submit" },
        { "<input type=submit value='' data-it>", "" },
        { "<input type=reset data-it>", "Reset" },
        { "<input type=button value=Go data-it>", "Go" },
        { "<input type=button data-it>", "" },
        { "<input type=image alt=Find data-it>", "Find" },
        { "<input type=image data-it>", "" },
        { "<fieldset data-it><legend>L</legend></fieldset>", "L" },
        { "<select><optgroup label=G data-it></select>", "G" },
        { "<select><option label=O data-it>x</select>", "O" },
        { "<label for=o>L</label><output id=o data-it></output>", "L" },
        // Other native sources.
        { "<table data-it><caption>C</caption></table>", "C" },
        { "<figure data-it><figcaption>F</figcaption></figure>", "" },
        { "<iframe title=T data-it></iframe>", "T" },
        { "<map><area href=x alt=A data-it></map>", "A" },
        { "<object title=T data-it></object>", "T" },
        { "<img alt='' title=t data-it>", "t" },
        { "<p hidden aria-label=x data-it>y", "" },
        // Cycles.
        { "<button id=a aria-owns=b data-it>x<span id=b aria-owns=a>y</span></button>", "xy" },
        { "<label id=l>A <input id=i aria-labelledby='l i' data-it></label>", "A A" },
    });
    for (auto const& [html, expected] : cases) {
        test::PageOf const page(html);
        CAPTURE(html);
        REQUIRE(page.it());
        CHECK(aria::accessible_name(page.it()) == expected);
    }
    CHECK(aria::accessible_name(Node()).empty());
}

TEST_CASE("accessible descriptions")
{
    struct Case {
        std::string_view html, description;
    };
    auto const cases = std::to_array<Case>({
        { "<button aria-describedby='a b' data-it>x</button><i id=a>1</i><i id=b hidden>2</i>", "1 2" },
        { "<button aria-description=d data-it>x</button>", "d" },
        { "<button title=t data-it>x</button>", "t" },
        { "<button title=t data-it></button>", "" },
        { "<button title=t aria-describedby=nothing data-it>x</button>", "t" },
        { "<svg data-it><title>n</title><desc>d</desc></svg>", "d" },
        { "<p data-it>x", "" },
    });
    for (auto const& [html, expected] : cases) {
        test::PageOf const page(html);
        CAPTURE(html);
        CHECK(aria::accessible_description(page.it()) == expected);
    }
}

TEST_CASE("labels of controls where there are very many")
{
    std::string html;
    for (int i = 0; i < 2000; ++i)
        html += "<label for=c" + std::to_string(i) + ">L" + std::to_string(i) + "</label><input id=c" + std::to_string(i) + ">";
    html += "<label>Around <input data-it></label>";
    test::PageOf const page(html);
    int wrong = 0, n = 0;
    for (auto const input : page.document().elements(Name::input))
        if (!input.has(Name::id))
            CHECK(aria::accessible_name(input) == "Around");
        else
            wrong += aria::accessible_name(input) != "L" + std::to_string(n++);
    CHECK(wrong == 0);
    CHECK(aria::labeled_control(page.document().elements(Name::label).front()) == page.document().elements(Name::input).front());
}

// A page that refers from everything to everything takes a bounded time and gives bounded names.
TEST_CASE("names of hostile pages are bounded")
{
    auto const timed = [](std::string const& html, Name of) {
        test::PageOf const page(html);
        auto const start = std::chrono::steady_clock::now();
        std::size_t longest = 0;
        for (auto const element : page.document().elements(of))
            longest = std::max(longest, aria::accessible_name(element).size());
        CHECK(longest <= 20'000);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };

    std::string ids;
    for (int i = 0; i < 50'000; ++i)
        ids += "i" + std::to_string(i) + " ";

    std::string references = "<button aria-labelledby='" + ids + "'></button>";
    for (int i = 0; i < 50'000; ++i)
        references += "<i id=i" + std::to_string(i) + ">x</i>";
    CHECK(timed(references, Name::button) < 5);

    std::string chain;
    for (int i = 0; i < 50'000; ++i)
        chain += "<a href=x id=i" + std::to_string(i) + " aria-owns=i" + std::to_string(i + 1) + ">x</a>";
    CHECK(timed(chain, Name::a) < 20);

    std::string crowd = "<div id=crowd>" + std::string(20'000, 'x');
    for (int i = 0; i < 5'000; ++i)
        crowd += "<i>x</i>";
    crowd += "</div>";
    for (int i = 0; i < 10'000; ++i)
        crowd += "<a href=x aria-labelledby='crowd crowd crowd'></a>";
    CHECK(timed(crowd, Name::a) < 20);

    std::string deep = "<button>";
    for (int i = 0; i < 2'000; ++i)
        deep += "<span>x";
    CHECK(timed(deep, Name::button) < 5);

    std::string long_text = "<button>" + std::string(5'000'000, 'x') + "</button>";
    CHECK(timed(long_text, Name::button) < 5);
}

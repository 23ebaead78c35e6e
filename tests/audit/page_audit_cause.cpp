#include "audit/cause.h"
#include "page/source/draft.h"

#include <catch2/catch.hpp>

#include <array>

using namespace syna;

static Page page_of(std::string bytes)
{
    auto draft = Draft::make({ .url = *Url::parse("https://www.exempel.se/"), .content_type = "text/html; charset=utf-8", .bytes = std::move(bytes) });
    REQUIRE(draft);
    return std::move(*draft).finish({});
}

// The cause of the one element marked data-here.
static std::string cause_in(std::string const& body, std::string_view rule = "r", std::string_view key = "k")
{
    auto const page = page_of("<!DOCTYPE html><html lang=sv><head><title>x</title></head><body>" + body + "</body></html>");
    for (auto const element : page.elements())
        for (auto const& attribute : element.attributes())
            if (attribute.text_name == "data-here")
                return audit::cause_of(rule, key, element);
    FAIL("no data-here in " << body);
    return {};
}

TEST_CASE("a class is read as its author wrote it")
{
    struct Case {
        std::string_view name, stable;
    };
    for (auto const& [name, stable] : std::to_array<Case>({
             { "card", "card" },
             { "card__title", "card__title" },
             { "card--large", "card" },
             { "main-menu", "main-menu" },
             { "mainMenu", "mainMenu" },
             { "sökruta", "sökruta" },
             { "col-md-6", "col-md" },
             { "mt-2", "mt" },
             { "menu-item-214", "menu-item" },
             { "post-1234", "post" },
             { "Card_title__3xYz9", "Card_title" },
             { "Card_title__bdVaJa", "Card_title" },
             { "svid12_3a4f91", "svid" },
             { "css-1q2w3e", "" },
             { "css-bdVaJa-button", "" },
             { "sc-bdVaJa", "" },
             { "jss123", "" },
             { "svelte-1tky8bj", "" },
             { "ng-tns-c12-4", "" },
             { "kxqzpt", "" },
             { "a1b2c3d4", "" },
             { "12345", "" },
             { "c12", "" },
             { "is-active", "" },
             { "active", "" },
             { "open", "" },
             { "first", "" },
             { "current-menu-item", "" },
             { "md:flex", "" },
             { "w-[13px]", "" },
             { "-", "" },
             { "--x", "" },
             { "", "" },
         })) {
        INFO(name);
        CHECK(audit::stable_class(name) == stable);
    }
}

TEST_CASE("a cause names the component")
{
    struct Case {
        std::string body, cause;
    };
    for (auto const& [body, cause] : std::to_array<Case>({
             { "<main><div class=card><a href=x><img data-here></a></div></main>", "r k: div.card > a > img" },
             { "<main><img data-here></main>", "r k: main > img" },
             { "<p><img data-here>", "r k: body > p > img" },
             { "<div><div><div><div><div><img data-here></div></div></div></div></div>", "r k: div > div > div > img" },
             { "<form class='search x-1'><input type=search data-here></form>", "r k: form.search > input[type=search]" },
             { "<nav><ul><li><a role=button class='btn btn-primary wide' data-here></a></ul></nav>", "r k: nav > ul > li > a.btn.btn-primary[role=button]" },
             { "<h2 data-here></h2>", "r k: body > h2" },
             { "<my-card-12 data-here></my-card-12>", "r k: body > my-card" },
             { "<x-7f3a9c data-here></x-7f3a9c>", "r k: body > *" },
         }))
        CHECK(cause_in(body) == cause);
    CHECK(audit::cause_of("page-title", "missing", page_of("<p>").document_element()) == "page-title missing: html");
    CHECK(audit::cause_of("page-title", "", Node()) == "page-title");
}

TEST_CASE("numbers, generated names, states, ids, texts and places do not change a cause")
{
    auto const cause = cause_in("<main><div class='card'><a href=1><img data-here src=a></a></div></main>");
    for (auto const* body : {
             "<main><p>Text</p><div class='card'><a href=1><img data-here src=b></a></div></main>",
             "<main><div class='card card-3'><a href=2>Text<img data-here></a></div></main>",
             "<main><div class='card-17' id=c17><a href=2 id=a3><img data-here></a></div></main>",
             "<main><div class='is-active card open'><a href=2><img data-here nonce=x title=y></a></div></main>",
             "<main><div class='card css-1q2w3e'><a class=sc-hKgILt href=2><img data-here class='a1b2c3'></a></div></main>",
             "<main><div class='card__9zKq1'><a href=2><img data-here></a></div><div></div></main>",
             "<aside><section><div class='card'><a href=1><img data-here src=a></a></div></section></aside>",
         }) {
        INFO(body);
        CHECK(cause_in(body) == cause);
    }
    for (auto const* body : {
             "<main><div class='teaser'><a href=1><img data-here></a></div></main>",
             "<main><div class='card'><img data-here></div></main>",
             "<main><div class='card'><a href=1><svg data-here></svg></a></div></main>",
         }) {
        INFO(body);
        CHECK(cause_in(body) != cause);
    }
}

TEST_CASE("a cause is short whatever the page says")
{
    std::string classes, nested;
    for (int i = 0; i < 10'000; ++i)
        classes += " abbebbeccedde" + std::string(1, char('a' + i % 26)) + std::string(1, char('a' + i / 26 % 26));
    for (int i = 0; i < 400; ++i)
        nested += "<div>";
    std::string const name(5000, 'a');
    CHECK(cause_in("<img class='" + classes + "' data-here>").size() <= 200);
    CHECK(cause_in(nested + "<img data-here>").size() <= 200);
    CHECK(cause_in("<x-" + name + "><img class=" + name + " type=" + name + " data-here>").size() <= 200);
    CHECK(cause_in("<img data-here>", std::string(150, 'r'), std::string(150, 'k')).size() <= 200);
    auto const wide = std::string(38, 'e');
    auto const cut = cause_in("<i class='a" + wide + " b" + wide + "'><b><b><img class='c" + wide + " d" + wide + "' data-here></b></b></i>");
    CHECK(cut.size() <= 200);
    CHECK(cut.find("img.c" + wide) != cut.npos);
}

#include "tests/page/page_from.h"

#include "page/source/wanted_sheets.h"

#include <catch2/catch.hpp>

using namespace syna;
using tests::draft_from;

namespace {

std::string kind_text(LinkKind kind)
{
    switch (kind) {
    case LinkKind::anchor:
        return "anchor";
    case LinkKind::area:
        return "area";
    case LinkKind::frame:
        return "frame";
    case LinkKind::canonical:
        return "canonical";
    case LinkKind::alternate:
        return "alternate";
    case LinkKind::refresh:
        return "refresh";
    }
    return "";
}

// "anchor https://…" a line, with "!" in front of what is not to be followed.
std::string links_of(std::string_view html)
{
    auto const draft = draft_from(html);
    std::string text;
    for (auto const& link : draft.links())
        text += (link.nofollow ? "!" : "") + kind_text(link.kind) + " " + link.url.href() + "\n";
    return text;
}

std::string sheets_of(std::string_view html)
{
    auto const draft = draft_from(html);
    std::string text;
    for (auto const& sheet : draft.wanted_sheets())
        text += sheet.url.href() + " " + sheet.media + "\n";
    return text;
}

} // namespace

TEST_CASE("links")
{
    struct Row {
        std::string_view html, links; // Page: https://kommun.example/dir/page.html
    };
    for (auto const& row : std::vector<Row> {
             { "<a href=x>", "anchor https://kommun.example/dir/x\n" },
             { "<a href='  /x\n'>", "anchor https://kommun.example/x\n" },
             { "<a href=''>", "anchor https://kommun.example/dir/page.html\n" },
             { "<a name=x><a>", "" },
             { "<a href='mailto:a@b.se'><a href='javascript:x()'><a href='tel:1'><a href='ftp://x/'><a href='http://'>", "" },
             { "<a href=x#1><a href=x#2><a href=X>", "anchor https://kommun.example/dir/x#1\nanchor https://kommun.example/dir/X\n" },
             { "<a rel='external NoFollow' href=x>", "!anchor https://kommun.example/dir/x\n" },
             { "<a rel=nofollow href=x><a href=x>", "anchor https://kommun.example/dir/x\n" },
             { "<meta name=robots content='index, NOFOLLOW'><a href=x>", "!anchor https://kommun.example/dir/x\n" },
             { "<map><area href=x></map>", "area https://kommun.example/dir/x\n" },
             { "<iframe src=x></iframe><iframe src></iframe><iframe src=y srcdoc=z></iframe>", "frame https://kommun.example/dir/x\n" },
             { "<frameset><frame src=x></frameset>", "frame https://kommun.example/dir/x\n" },
             { "<svg><a xlink:href=x /><a href=y /></svg>", "anchor https://kommun.example/dir/x\nanchor https://kommun.example/dir/y\n" },
             { "<link rel=canonical href=/c>", "canonical https://kommun.example/c\n" },
             { "<link rel=alternate hreflang=en href=/en>", "alternate https://kommun.example/en\n" },
             { "<link rel=alternate type='text/html; charset=utf-8' href=/en>", "alternate https://kommun.example/en\n" },
             { "<link rel=alternate type=application/rss+xml hreflang=sv href=/rss><link rel=alternate href=/x><link rel='alternate stylesheet' hreflang=sv href=/y>", "" },
             { "<meta http-equiv=Refresh content='0; url=x'><meta http-equiv=refresh content='0; url=y'>", "refresh https://kommun.example/dir/x\n" },
             { "<meta http-equiv=refresh content=5><meta http-equiv=refresh content='0; url=y'>", "" },
             { "<meta http-equiv=refresh content=x><meta http-equiv=refresh content='0; url=y'>", "refresh https://kommun.example/dir/y\n" },
             { "<template><a href=x></template>", "" },
             { "<base href=/b/><a href=x>", "anchor https://kommun.example/b/x\n" },
             { "<a href=x><base target=_top><base href='https://other.example/'><base href=/z/>", "anchor https://other.example/x\n" },
             { "<base href='data:text/html,'><a href=x>", "anchor https://kommun.example/dir/x\n" },
             { "<base href='javascript:x'><base href=/b/><a href=x>", "anchor https://kommun.example/dir/x\n" },
         }) {
        INFO(row.html);
        CHECK(links_of(row.html) == row.links);
    }
}

TEST_CASE("a query is encoded as the document is")
{
    auto const draft = draft_from("<a href='x?q=\xE5'>", "https://kommun.example/", "text/html; charset=iso-8859-1");
    REQUIRE(draft.links().size() == 1);
    CHECK(draft.links()[0].url.href() == "https://kommun.example/x?q=%E5");
    CHECK(draft.encoding().name == "windows-1252");
}

TEST_CASE("what a page tells robots")
{
    struct Row {
        std::string_view content;
        bool nofollow, noindex;
    };
    for (auto const& row : std::vector<Row> { { "", false, false }, { "noindex", false, true }, { " NoFollow ,noindex", true, true }, { "none", true, true }, { "follow,index,nofollower", false, false } }) {
        INFO(row.content);
        auto const draft = draft_from("<meta name=Robots content='" + std::string(row.content) + "'>");
        CHECK(draft.says_nofollow() == row.nofollow);
        CHECK(draft.says_noindex() == row.noindex);
    }
}

TEST_CASE("wanted style sheets")
{
    struct Row {
        std::string_view html, sheets;
    };
    for (auto const& row : std::vector<Row> {
             { "<link rel=stylesheet href=a.css>", "https://kommun.example/dir/a.css \n" },
             { "<link rel='preload STYLESHEET' href=a.css type='text/CSS' media=' print '>", "https://kommun.example/dir/a.css print\n" },
             { "<link rel=stylesheet href=a.css type=text/less><link rel=stylesheet href=''><link rel=stylesheet><link rel=stylesheet href=b disabled>", "" },
             { "<link rel='alternate stylesheet' title=x href=a><link rel='alternate stylesheet' href=b>", "" },
             { "<link rel=stylesheet title=x href=a><link rel=stylesheet title=y href=b><link rel='alternate stylesheet' title=x href=c>", "https://kommun.example/dir/a \nhttps://kommun.example/dir/c \n" },
             { "<meta http-equiv=default-style content=y><link rel=stylesheet title=x href=a><link rel=stylesheet title=y href=b>", "https://kommun.example/dir/b \n" },
             { "<style>@import 'a';p{}</style>", "https://kommun.example/dir/a \n" },
             { "<style media=print>@import 'a';@import 'b' screen;</style><style type=text/x>@import 'c';</style>", "https://kommun.example/dir/a print\nhttps://kommun.example/dir/b screen\n" },
             { "<base href=/b/><link rel=stylesheet href=a>", "https://kommun.example/b/a \n" },
         }) {
        INFO(row.html);
        CHECK(sheets_of(row.html) == row.sheets);
    }
}

TEST_CASE("imports at the head of a style sheet")
{
    struct Row {
        std::string_view css, imports; // "url|media " each.
    };
    for (auto const& row : std::vector<Row> {
             { "@import 'a';", "a| " },
             { "@IMPORT url( a ) ;", "a| " },
             { "@import url('a)');", "a)| " },
             { "@import\"a\"screen and (min-width: 1px);", "a|screen and (min-width: 1px) " },
             { "<!-- /* x */ @charset \"utf-8\"; @layer a, b; @import 'a' layer(b); -->", "a|layer(b) " },
             { "@import 'a'", "a| " },
             { "@import 'a", "a| " },
             { "@import '\\61 b\\'c';", "ab'c| " },
             { "@import /**/ 'a' /*;*/ print;", "a|/*;*/ print " },
             { "p{} @import 'a';", "" },
             { "@layer x { } @import 'a';", "" },
             { "@imported 'a';", "" },
             { "@import x; @import 'b';", "b| " },
             { "@import '';@import", "" },
             { "@import url(", "" },
         }) {
        INFO(row.css);
        std::string found;
        for (auto const& rule : leading_imports(row.css))
            found += rule.url + "|" + rule.media + " ";
        CHECK(found == row.imports);
    }
}

TEST_CASE("a draft becomes a page with its sheets, come or not")
{
    auto draft = draft_from("<title>x</title><base href=/b/><link rel=stylesheet href=a><link rel=stylesheet href=c><link rel=stylesheet href=a>", "https://kommun.example/p#f", "text/html");
    auto const sheet = std::make_shared<StyleSheetText const>(StyleSheetText { *Url::parse("https://kommun.example/b/a"), true, "p{}" });
    auto const page = std::move(draft).finish({ sheet, sheet, nullptr });
    REQUIRE(page.sheets().size() == 2);
    CHECK(page.sheets()[0] == sheet);
    CHECK(page.sheets()[1]->url.href() == "https://kommun.example/b/c");
    CHECK_FALSE(page.sheets()[1]->available);
    CHECK(page.url().href() == "https://kommun.example/p#f");
    CHECK(page.base_url().href() == "https://kommun.example/b/");
    CHECK(page.resolve("x")->href() == "https://kommun.example/b/x");
    CHECK(page.content_type() == "text/html");
    CHECK(page.elements(Name::title)[0].text_content() == "x");
}

// Gumbo alone puts the text behind the form.
TEST_CASE("text that stands last in a form stays in it")
{
    struct Row {
        std::string_view html, inside, behind;
    };
    for (auto const& row : std::vector<Row> {
             { "<form><p></p>a</form>b<p>", "a", "b" },
             { "<form>a</form >b", "a", "b" },
             { "<form><i></i>&aring;\r\n</form>b", "å\n", "b" },
             { "<form><i></i>a</FORM a='b'>&aring;", "a", "å" },
             { "<form><p>a</form>b", "a", "b" },
             { "<form></form>b</form>c", "", "bc" },
             { "<form>a", "a", "" },
             { "<form><!-- </form> --></form>b", "", "b" },
         }) {
        INFO(row.html);
        auto const draft = draft_from("<!doctype html><body>" + std::string(row.html));
        auto const form = draft.document().elements(Name::form)[0];
        CHECK(form.text_content() == row.inside);
        CHECK(draft.document().body().text_content() == std::string(row.inside) + std::string(row.behind));
    }
    auto const table = draft_from("<!doctype html><table><form> </form> <tr></table>");
    CHECK_FALSE(table.document().elements(Name::form)[0].first_child());
}

TEST_CASE("XHTML and SVG are pages too")
{
    CHECK(draft_from("<html xmlns='http://www.w3.org/1999/xhtml'><body><p/></body></html>", "https://x.example/", "application/xhtml+xml").document().elements(Name::p).size() == 1);
    auto const svg = draft_from("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><title>t</title></svg>", "https://x.example/", "image/svg+xml");
    CHECK(svg.document().body().first_element_child().is_svg(Name::svg));
}

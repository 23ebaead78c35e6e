#include "crawler/sitemap.h"

#include "tests/crawler/compressed.h"
#include "tests/crawler/suite.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace syna;
using namespace syna::crawler;
using nlohmann::json;

// The protocol's own limit: a sitemap speaks for its folder. A crawl has its own scope instead, so only the suite asks.
static bool within_folder_of(Url const& sitemap, Url const& url)
{
    auto const folder = sitemap.path().substr(0, sitemap.path().rfind('/') + 1);
    return url.origin() == sitemap.origin() && url.path().starts_with(folder);
}

static Sitemap sitemap_of(json const& test)
{
    auto const type = test["content_type"].is_string() ? test["content_type"].get<std::string>() : "";
    return parse_sitemap(test::base64(test["content_b64"].get<std::string>()), type, *Url::parse(test["sitemap_url"].get<std::string>()));
}

static char const* kind_text(Sitemap::Kind kind)
{
    switch (kind) {
    case Sitemap::Kind::urls:
        return "XML";
    case Sitemap::Kind::index:
        return "index";
    case Sitemap::Kind::text:
        return "TEXT";
    case Sitemap::Kind::rss:
        return "RSS";
    case Sitemap::Kind::atom:
        return "ATOM";
    case Sitemap::Kind::none:
        break;
    }
    return "none";
}

static bool passes(json const& test)
{
    auto const& expected = test["expected"];
    auto const sitemap = sitemap_of(test);
    if (expected.contains("error"))
        return sitemap.kind == Sitemap::Kind::none;
    if (kind_text(sitemap.kind) != expected["type"])
        return false;
    auto const address = *Url::parse(test["sitemap_url"].get<std::string>());
    std::vector<std::string> found, wanted;
    for (auto const& url : sitemap.urls) {
        if (sitemap.kind == Sitemap::Kind::index || !test["strict_location"] || within_folder_of(address, url))
            found.emplace_back(url.without_fragment());
    }
    for (auto const& entry : expected.value(sitemap.kind == Sitemap::Kind::index ? "sitemaps" : "urls", json::array())) {
        auto const url = Url::parse(entry["loc"].get<std::string>());
        wanted.emplace_back(url ? std::string(url->without_fragment()) : entry["loc"].get<std::string>());
    }
    return found == wanted;
}

TEST_CASE("The sitemap cases of crawler-commons")
{
    test::run_suite("sitemap/cases.jsonl", "sitemap", passes, [](json const& test) { return test["expected"].value("type", "refused"); });
}

static std::vector<std::string> addresses(std::string const& bytes, std::string const& type = "application/xml")
{
    std::vector<std::string> list;
    for (auto const& url : parse_sitemap(bytes, type, *Url::parse("https://www.example.se/sitemap.xml")).urls)
        list.push_back(url.href());
    return list;
}

TEST_CASE("Sitemaps as they are in the wild")
{
    using List = std::vector<std::string>;
    CHECK(addresses("<urlset><url><loc>https://www.example.se/?a=1&b=2</loc></url>") == List { "https://www.example.se/?a=1&b=2" });
    CHECK(addresses("<urlset><url><loc>https://a.se/1<url><loc>https://a.se/2</url></urlset>") == List { "https://a.se/1", "https://a.se/2" });
    CHECK(addresses("<urlset><url><loc>/a</loc></url><url><loc>javascript:alert(1)</loc></url><url><loc>b</loc></url></urlset>")
        == List { "https://www.example.se/a" });
    CHECK(addresses("<urlset xmlns:image='i'><url><loc>https://a.se/</loc><image:image><image:loc>https://a.se/i.png</image:loc></image:image></url></urlset>")
        == List { "https://a.se/" });
    CHECK(addresses("<!DOCTYPE x [<!ENTITY a 'https://a.se/'><!ENTITY b '&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>").empty());
    CHECK(addresses("<html><a href='https://a.se/'>no sitemap</a></html>").empty());
    CHECK(addresses("https://a.se/1\r\nhttps://a.se/2\n\n", "text/plain") == List { "https://a.se/1", "https://a.se/2" });
    std::string wide = "\xff\xfe";
    for (auto const character : std::string("<urlset><url><loc>https://a.se/</loc></url></urlset>"))
        wide.append({ character, '\0' });
    CHECK(addresses(wide) == List { "https://a.se/" });
    CHECK(addresses("").empty());
}

TEST_CASE("Hostile sitemaps cost no more than reading them")
{
    std::string many = "<urlset>", attributes = "<urlset", deep = "<urlset><url><loc>";
    for (auto count = 0; count < 50'010; ++count)
        many += "<url><loc>https://a.se/" + std::to_string(count) + "</loc></url>";
    for (auto count = 0; count < 50'000; ++count)
        attributes += " a" + std::to_string(count) + "='x'";
    attributes += "><url><loc>https://a.se/</loc></url></urlset>";
    for (auto count = 0; count < 1'000'000; ++count)
        deep += "<b>";
    auto const address = *Url::parse("https://a.se/sitemap.xml");
    auto const before = std::chrono::steady_clock::now();
    auto const sitemap = parse_sitemap(many, "", address);
    CHECK(sitemap.urls.size() == 50'000);
    CHECK(sitemap.cut);
    CHECK(addresses(attributes).size() == 1);
    CHECK(addresses(deep).empty());
    CHECK(addresses("<urlset>" + std::string(1'000'000, '<')).empty());
    CHECK(addresses("<urlset><url><loc>" + std::string(1'000'000, '&')).empty());
    CHECK(parse_sitemap(test::gzip(many), "application/gzip", address).urls.size() == 50'000);
    CHECK(parse_sitemap(test::gzip(std::string(64u << 20, ' ')), "", address).cut);
    // Wide, for builds with sanitizers; quadratic work would take hours.
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(30));
}

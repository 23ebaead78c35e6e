#include "crawler/crawler.h"

#include "tests/crawler/compressed.h"
#include "tests/crawler/crawl_run.h"
#include "tests/crawler/local_server.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace syna;
using namespace syna::crawler;
using namespace syna::test;

using Paths = std::vector<std::string>;

static SitePage page_with(Paths const& links)
{
    std::string body = "<!doctype html><title>A page</title>";
    for (auto const& link : links)
        body += "<a href=\"" + link + "\">x</a>";
    return { 200, "Content-Type: text/html; charset=utf-8\r\n", body };
}

static SitePage redirect_to(std::string const& target) { return { 302, "Location: " + target + "\r\n", "" }; }
static SitePage text(std::string const& body) { return { 200, "Content-Type: text/plain\r\n", body }; }

TEST_CASE("A small site is visited breadth first, each address once, and every address says what became of it")
{
    LocalServer server(serve_pages({
        { "/", page_with({ "/b", "/a", "/a#again", "/missing", "/file.PDF", "/picture", "http://www.example.org/", "mailto:x@y.z", "/empty", "/part", "/sniffed" }) },
        { "/a", page_with({ "/c", "/" }) },
        { "/b", page_with({ "/d", "/c" }) },
        { "/c", page_with({}) },
        { "/d", page_with({ "/e" }) },
        { "/e", page_with({}) },
        { "/picture", { 200, "Content-Type: image/png\r\n", "\x89PNG" } },
        { "/empty", { 200, "Content-Type: text/html\r\n", "" } },
        { "/part", { 206, "Content-Type: text/html\r\n", "<html>half" } },
        { "/sniffed", { 200, "", "\n<!DOCTYPE HTML><p>no type" } },
    }));
    CrawlRun run({ server.base() + "/" });
    run.run();
    REQUIRE(run.finished);
    CHECK(run.sites_finished == 1);
    CHECK(run.pages == Paths { "/", "/b", "/a", "/sniffed", "/d", "/c", "/e" });
    CHECK(run.rows() == Paths { "0 / fetched start", "1 /b fetched link", "1 /a fetched link", "1 /missing http-error link", "1 /file.PDF not-html link", "1 /picture not-html link", "1 /empty http-error link", "1 /part http-error link", "1 /sniffed fetched link", "2 /d fetched link", "2 /c fetched link", "3 /e fetched link" });
    CHECK(run.end_of("/missing") == "http-error: status 404");
    CHECK(run.end_of("/file.PDF") == "not-html: by extension .pdf");
    CHECK(run.end_of("/picture") == "not-html: content-type image/png");
    CHECK(run.end_of("/empty") == "http-error: empty");
    CHECK(run.known[0].at(server.base() + "/c").found_on == server.base() + "/b");
    auto const targets = server.targets();
    CHECK(targets.front() == "127.0.0.1/robots.txt");
    CHECK(std::count(targets.begin(), targets.end(), "127.0.0.1/sitemap.xml") == 1);
    CHECK(std::count(targets.begin(), targets.end(), "127.0.0.1/file.PDF") == 0);
}

TEST_CASE("robots.txt is kept, and what could not be asked is not crawled")
{
    SECTION("rules")
    {
        LocalServer server(serve_pages({
            { "/robots.txt", text("User-agent: *\nDisallow: /\n\nUser-agent: syna\nDisallow: /secret\n") },
            { "/", page_with({ "/secret/x", "/open" }) },
            { "/open", page_with({}) },
        }));
        CrawlRun run({ server.base() + "/" });
        run.run();
        CHECK(run.pages == Paths { "/", "/open" });
        CHECK(run.end_of("/secret/x") == "robots: forbidden by robots.txt");
    }
    SECTION("server error")
    {
        LocalServer server(serve_pages({ { "/robots.txt", { 500, "", "" } }, { "/", page_with({}) } }));
        CrawlRun run({ server.base() + "/" });
        run.run();
        CHECK(run.finished);
        CHECK(run.end_of("/") == "robots: robots.txt unreachable: status 500");
        CHECK(server.targets() == Paths { "127.0.0.1/robots.txt" });
    }
    SECTION("forbidden or redirected too often: nothing is forbidden")
    {
        auto const robots = GENERATE(SitePage { 403, "", "" }, redirect_to("/robots.txt"), redirect_to("ftp://x/"));
        LocalServer server(serve_pages({ { "/robots.txt", robots }, { "/", page_with({}) } }));
        CrawlRun run({ server.base() + "/" });
        run.run();
        CHECK(run.pages == Paths { "/" });
    }
    SECTION("five redirects are followed")
    {
        LocalServer server(serve_pages({
            { "/robots.txt", redirect_to("/1") },
            { "/1", redirect_to("/2") },
            { "/2", redirect_to("/3") },
            { "/3", redirect_to("/4") },
            { "/4", redirect_to("/5") },
            { "/5", text("User-agent: *\nDisallow: /") },
            { "/", page_with({}) },
        }));
        CrawlRun run({ server.base() + "/" });
        run.run();
        CHECK(run.end_of("/") == "robots: forbidden by robots.txt");
    }
    SECTION("nobody there")
    {
        std::string address;
        {
            LocalServer gone([](ServerRequest const&, Connection&) {});
            address = gone.base() + "/";
        }
        CrawlRun run({ address, "http://no-such-name.invalid/" });
        run.run();
        CHECK(run.finished);
        CHECK(run.end_of("/") == "network-error: connect: connection refused");
        CHECK(run.end_of("/", 1) == "network-error: dns: name does not resolve");
    }
}

TEST_CASE("Redirects stay in scope, get rows of their own, and end")
{
    LocalServer inner([](ServerRequest const&, Connection& connection) { connection.answer(200, "", "inner"); }, "127.0.0.2");
    std::map<std::string, SitePage> pages = {
        { "/", page_with({ "/old", "/self", "/ping", "/out", "/ftp", "/inner", "/local", "/no-place", "/long", "/new", "/user" }) },
        { "/old", redirect_to("new?x#y") },
        { "/new?x", page_with({ "/deep" }) },
        { "/new", page_with({}) },
        { "/deep", page_with({}) },
        { "/self", redirect_to("") },
        { "/ping", redirect_to("/pong") },
        { "/pong", redirect_to("/ping") },
        { "/out", redirect_to("https://www.example.org/x") },
        { "/ftp", redirect_to("ftp://www.example.org/x") },
        { "/inner", redirect_to(inner.base("127.0.0.2") + "/secret") },
        { "/local", redirect_to("http://other.localhost/") },
        { "/no-place", redirect_to("http://[broken/") },
        { "/user", redirect_to("http://me:pass@127.0.0.1:PORT/deep") },
    };
    for (auto count = 0; count < 30; ++count)
        pages[count == 0 ? "/long" : "/long" + std::to_string(count)] = redirect_to("/long" + std::to_string(count + 1));
    LocalServer server([&pages](ServerRequest const& request, Connection& connection) {
        auto found = pages.find(request.target);
        if (found == pages.end())
            return connection.answer(404, "", "");
        auto headers = found->second.headers;
        if (auto const port = headers.find("PORT"); port != std::string::npos)
            headers.replace(port, 4, request.host.substr(request.host.find(':') + 1));
        connection.answer(found->second.status, headers, found->second.body);
    });
    CrawlRun run({ server.base() + "/" });
    run.run();
    REQUIRE(run.finished);
    CHECK(run.pages == Paths { "/", "/new", "/new?x", "/deep" });
    CHECK(run.end_of("/old") == "redirected: " + server.base() + "/new?x");
    CHECK(run.known[0].at(server.base() + "/new?x").found_by == "redirect");
    CHECK(run.known[0].at(server.base() + "/new?x").depth == 1);
    CHECK(run.end_of("/self").starts_with("redirect-loop"));
    CHECK(run.end_of("/ping").starts_with("redirected"));
    CHECK(run.end_of("/pong").starts_with("redirect-loop"));
    CHECK(run.end_of("/out") == "out-of-scope: redirect to https://www.example.org/x");
    CHECK(run.end_of("/ftp") == "out-of-scope: redirect to ftp:");
    CHECK(run.end_of("/inner").starts_with("refused-address"));
    CHECK(run.end_of("/local").starts_with("refused-address"));
    CHECK(run.end_of("/no-place").starts_with("http-error"));
    CHECK(run.end_of("/user") == "redirected: " + server.base() + "/deep");
    CHECK(run.end_of("/long9").starts_with("redirected"));
    CHECK(run.end_of("/long10").starts_with("redirect-loop"));
    CHECK(run.end_of("/long11") == "unknown");
    CHECK(inner.targets().empty());
}

TEST_CASE("The start address may move the site to another host of its domain, not out of it")
{
    SECTION("with www")
    {
        LocalServer server([](ServerRequest const& request, Connection& connection) {
            auto const port = request.host.substr(request.host.find(':') + 1);
            if (request.target != "/")
                connection.answer(404, "", "");
            else if (!request.host.starts_with("www."))
                connection.answer(301, "Location: http://www.kommun.example.org:" + port + "/\r\n", "");
            else
                connection.answer(200, "Content-Type: text/html\r\n", "<html><a href=\"http://kommun.example.org:" + port + "/x\">");
        });
        CrawlRun run({ server.base("kommun.example.org") + "/" });
        run.options.fetch.resolve = { "kommun.example.org:" + std::to_string(server.port()) + ":127.0.0.1",
            "www.kommun.example.org:" + std::to_string(server.port()) + ":127.0.0.1" };
        run.run();
        CHECK(run.finished);
        CHECK(run.pages == Paths { "/" });
        CHECK(run.end_of("/x") == "http-error: status 404");
    }
    SECTION("to another domain")
    {
        LocalServer server(serve_pages({ { "/", redirect_to("https://www.example.com/") } }));
        CrawlRun run({ server.base() + "/" });
        run.run();
        CHECK(run.finished);
        CHECK(run.end_of("/") == "out-of-scope: redirect to https://www.example.com/");
    }
}

TEST_CASE("Sitemaps join after the start page's links")
{
    std::map<std::string, SitePage> pages = {
        { "/robots.txt", text("Sitemap: /index.xml\nSitemap: http://www.example.org/other.xml\n") },
        { "/", page_with({ "/b" }) },
        { "/a", page_with({}) },
        { "/b", page_with({}) },
        { "/c", page_with({}) },
    };
    LocalServer* self = nullptr;
    LocalServer server([&](ServerRequest const& request, Connection& connection) {
        auto const base = self->base();
        if (request.target == "/index.xml")
            return connection.answer(200, "", "<sitemapindex><sitemap><loc>" + base + "/1.xml.gz</loc></sitemap><sitemap><loc>" + base + "/index.xml</loc></sitemap></sitemapindex>");
        if (request.target == "/1.xml.gz")
            return connection.answer(200, "", gzip("<urlset><url><loc>" + base + "/c</loc></url><url><loc>" + base + "/b</loc></url><url><loc>http://www.example.org/</loc></url><url><loc>" + base + "/a</loc></url></urlset>"));
        serve_pages(pages)(request, connection);
    });
    self = &server;
    CrawlRun run({ server.base() + "/" });
    run.run();
    REQUIRE(run.finished);
    CHECK(run.rows() == Paths { "0 / fetched start", "1 /b fetched link", "1 /c fetched sitemap", "1 /a fetched sitemap" });
    auto const targets = server.targets();
    CHECK(std::count(targets.begin(), targets.end(), "127.0.0.1/index.xml") == 1);
}

// A site of 120 pages in which much is named twice, with redirects between, so that order and timing matter.
static std::map<std::string, SitePage> tangled_site()
{
    std::map<std::string, SitePage> pages;
    for (auto number = 0; number < 120; ++number) {
        Paths links;
        for (auto const step : { 7, 3, 11, 29 })
            links.push_back("/" + std::to_string((number * step + step) % 150));
        links.push_back("/r" + std::to_string((number * 5 + 1) % 40));
        links.push_back("/gone" + std::to_string(number % 9));
        pages["/" + std::to_string(number)] = page_with(links);
    }
    for (auto number = 0; number < 40; ++number)
        pages["/r" + std::to_string(number)] = redirect_to(number % 3 == 0 ? "/r" + std::to_string(number + 1) : "/" + std::to_string(number * 3));
    pages["/"] = page_with({ "/1", "/r2", "/5", "/r3" });
    return pages;
}

TEST_CASE("What is visited does not depend on timing, on the number of connections, or on interruptions")
{
    LocalServer server(serve_pages(tangled_site()));
    for (auto const limit : { 0, 1, 40 }) {
        CrawlRun plain({ server.base() + "/" });
        plain.options.max_pages = limit;
        plain.run();
        REQUIRE(plain.finished);
        if (limit > 0)
            CHECK(plain.pages.size() == static_cast<std::size_t>(limit));
        auto const expected = plain.rows();
        CHECK(expected.size() > 2);

        for (auto const seed : { 1u, 2u, 3u }) {
            INFO("limit " << limit << ", seed " << seed);
            CrawlRun late({ server.base() + "/" });
            late.options.max_pages = limit;
            late.options.per_host = seed == 3 ? 4 : 1;
            late.read_late = 3 * seed;
            late.seed = seed;
            late.run();
            CHECK(late.finished);
            CHECK(late.rows() == expected);

            CrawlRun killed({ server.base() + "/" });
            killed.options.max_pages = limit;
            killed.options.per_host = seed == 3 ? 4 : 1;
            killed.read_late = seed;
            killed.seed = seed;
            killed.stop_after = 4 * seed;
            for (auto count = 0; count < 60 && !killed.finished; ++count)
                killed.run();
            CHECK(killed.finished);
            CHECK(killed.rows() == expected);
        }
    }
}

TEST_CASE("Depth and addresses are limited, and the rest says so")
{
    LocalServer server(serve_pages({
        { "/", page_with({ "/1", "/2" }) },
        { "/1", page_with({ "/3", "/4.pdf" }) },
        { "/2", page_with({}) },
        { "/3", page_with({ "/5" }) },
    }));
    CrawlRun depth({ server.base() + "/" });
    depth.options.max_depth = 1;
    depth.run();
    CHECK(depth.finished);
    CHECK(depth.pages == Paths { "/", "/1", "/2" });
    CHECK(depth.end_of("/3") == "limit: depth limit");
    CHECK(depth.end_of("/4.pdf") == "not-html: by extension .pdf");
    CrawlRun addresses({ server.base() + "/" });
    addresses.options.max_urls = 2;
    addresses.run();
    CHECK(addresses.finished);
    CHECK(addresses.end_of("/2") == "limit: address limit");
}

TEST_CASE("A busy or failing server gets another try, and not more")
{
    std::map<std::string, int> asked;
    LocalServer server([&asked](ServerRequest const& request, Connection& connection) {
        auto const count = ++asked[request.target];
        auto const fine = [&] { connection.answer(200, "Content-Type: text/html\r\n", "<html>fine"); };
        if (request.target == "/")
            return connection.answer(200, "Content-Type: text/html\r\n",
                "<html><a href=\"/busy\"><a href=\"/always\"><a href=\"/reset\"><a href=\"/cut\"><a href=\"/half\"><a href=\"/coding\"><a href=\"/slow\"><a href=\"/big\">");
        if (request.target == "/busy")
            return count < 3 ? connection.answer(count == 1 ? 429 : 503, "Retry-After: 0\r\n", "") : fine();
        if (request.target == "/always")
            return connection.answer(503, "", "");
        if (request.target == "/reset")
            return count < 2 ? connection.reset() : fine();
        if (request.target == "/cut" || request.target == "/half") {
            if (count < 2 || request.target == "/half")
                connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<html>");
            else
                fine();
            return;
        }
        if (request.target == "/coding")
            return request.head.find("identity") == std::string::npos ? connection.answer(200, "Content-Encoding: gzip\r\nContent-Type: text/html\r\n", "no gzip") : fine();
        if (request.target == "/slow")
            return connection.wait(4000);
        if (request.target == "/big")
            return connection.answer(200, "Content-Type: text/html\r\n", std::string(200'000, 'x'));
        connection.answer(404, "", "");
    });
    CrawlRun run({ server.base() + "/" });
    run.options.fetch.max_decoded_bytes = 100'000;
    run.run();
    REQUIRE(run.finished);
    CHECK(run.pages == Paths { "/", "/busy", "/reset", "/cut", "/coding" });
    CHECK(run.end_of("/always") == "http-error: status 503");
    CHECK(run.end_of("/half") == "truncated: body shorter than promised");
    CHECK(run.end_of("/slow") == "timeout: no answer");
    CHECK(run.end_of("/big") == "too-large: body over the limit");
    CHECK(asked["/busy"] == 3);
    CHECK(asked["/always"] == 3);
    CHECK(asked["/half"] == 2);
    CHECK(asked["/slow"] == 2);
    CHECK(asked["/big"] == 1);
}

TEST_CASE("One request at a time to a host, with the delay between, whatever it is for")
{
    std::atomic<int> open = 0, most = 0;
    std::mutex mutex;
    std::vector<std::chrono::steady_clock::time_point> starts, ends;
    LocalServer server([&](ServerRequest const& request, Connection& connection) {
        most = std::max<int>(most, ++open);
        {
            std::lock_guard lock(mutex);
            starts.push_back(std::chrono::steady_clock::now());
        }
        connection.wait(20);
        std::map<std::string, SitePage> const pages = { { "/", page_with({ "/a", "/b" }) }, { "/a", page_with({}) }, { "/b", page_with({}) }, { "/s.css", text("a{}") } };
        {
            std::lock_guard lock(mutex);
            ends.push_back(std::chrono::steady_clock::now());
        }
        --open;
        serve_pages(pages)(request, connection);
    });
    // Two sites of the list on one host share its politeness.
    CrawlRun run({ server.base() + "/", server.base() + "/b" });
    run.options.delay_ms = 60;
    run.on_page = [&](Crawler& crawler, FetchedPage const& page) {
        crawler.want_resource(page.report.site, *Url::parse("/s.css", page.report.url));
    };
    run.run();
    CHECK(run.finished);
    CHECK(most == 1);
    CHECK(starts.size() >= 8);
    for (std::size_t index = 1; index < starts.size(); ++index)
        CHECK(starts[index] - ends[index - 1] >= std::chrono::milliseconds(58));
}

TEST_CASE("Crawl-delay is kept")
{
    LocalServer server(serve_pages({ { "/robots.txt", text("User-agent: *\nCrawl-delay: 0.2\n") }, { "/", page_with({ "/a" }) }, { "/a", page_with({}) } }));
    CrawlRun run({ server.base() + "/" });
    auto const before = std::chrono::steady_clock::now();
    run.run();
    CHECK(run.finished);
    // robots.txt, page, sitemap, page: three pauses.
    CHECK(std::chrono::steady_clock::now() - before >= std::chrono::milliseconds(600));
}

TEST_CASE("Many sites at once do not wait for each other")
{
    LocalServer slow([](ServerRequest const&, Connection& connection) { connection.wait(3000); });
    LocalServer server(serve_pages({ { "/", page_with({ "/a" }) }, { "/a", page_with({}) } }));
    CrawlRun run({ slow.base("slow.localhost") + "/", server.base("one.localhost") + "/", server.base("two.localhost") + "/" });
    run.run();
    CHECK(run.finished);
    CHECK(run.end_of("/a", 1) == "fetched");
    CHECK(run.end_of("/a", 2) == "fetched");
    CHECK(run.end_of("/", 0) == "robots: robots.txt unreachable: timeout");
}

namespace {

// Reads each page at once, and asks for its sheet only when the whole crawl is finished.
struct LateWishes : CrawlerEvents {
    Crawler* crawler = nullptr;
    std::vector<std::string> came;
    void page(FetchedPage page) override { crawler->page_done(page.report, {}); }
    void url(UrlReport const&) override { }
    void resource(SiteIndex, Url const&, Response const& response) override { came.push_back(response.body); }
    void site_finished(SiteIndex) override { }
};

} // namespace

TEST_CASE("A sheet that the last page asks for still comes when its site is finished")
{
    LocalServer server(serve_pages({ { "/", page_with({}) }, { "/s.css", { 200, "Content-Type: text/css\r\n", "p{}" } } }));
    CrawlRun const defaults({ server.base() + "/" });
    LateWishes events;
    Crawler crawler(defaults.options, { { *Url::parse(server.base() + "/"), {} } }, events);
    events.crawler = &crawler;
    for (int i = 0; i < 200 && !crawler.finished(); ++i)
        crawler.step(100, true);
    REQUIRE(crawler.finished());
    crawler.want_resource(0, *Url::parse(server.base() + "/s.css"));
    for (int i = 0; i < 50 && events.came.empty(); ++i)
        crawler.step(100, true);
    CHECK(events.came == std::vector<std::string> { "p{}" });
}

TEST_CASE("Resources come with their redirects followed, and none from inside for a public site")
{
    LocalServer inner([](ServerRequest const&, Connection& connection) { connection.answer(200, "", "inner"); }, "127.0.0.2");
    LocalServer server(serve_pages({
        { "/", page_with({}) },
        { "/old.css", redirect_to("/new.css") },
        { "/new.css", { 200, "Content-Type: text/css\r\n", "p{}" } },
        { "/loop.css", redirect_to("/loop.css") },
        { "/in.css", redirect_to(inner.base("127.0.0.2") + "/x") },
    }));
    CrawlRun run({ server.base() + "/" });
    Paths const wanted = { "/old.css", "/loop.css", "/in.css", "/none.css", inner.base("127.0.0.2") + "/direct", "data:text/css,p{}" };
    run.on_page = [&](Crawler& crawler, FetchedPage const& page) {
        for (auto const& address : wanted)
            crawler.want_resource(0, *Url::parse(address, page.report.url));
        while (run.resources.size() < wanted.size())
            crawler.step(100, false);
    };
    run.run();
    CHECK(run.finished);
    REQUIRE(run.resources.size() == wanted.size());
    std::map<std::string, Response> by_address;
    for (auto const& [address, response] : run.resources)
        by_address[address] = response;
    CHECK(by_address[server.base() + "/old.css"].body == "p{}");
    CHECK(by_address[server.base() + "/loop.css"].status == 302);
    CHECK(by_address[server.base() + "/in.css"].fault == FetchFault::refused_address);
    CHECK(by_address[server.base() + "/none.css"].status == 404);
    CHECK(by_address[inner.base("127.0.0.2") + "/direct"].fault == FetchFault::refused_address);
    CHECK(by_address["data:text/css,p{}"].fault == FetchFault::protocol);
    CHECK(inner.targets().empty());
}

#include "crawler/robots.h"

#include "tests/crawler/suite.h"

#include <catch2/catch.hpp>

using namespace syna;
using namespace syna::crawler;
using nlohmann::json;

static Robots robots_of(json const& test)
{
    auto const bytes = test.contains("robots_b64") ? test::base64(test["robots_b64"].get<std::string>()) : test.value("robots", "");
    std::string agent;
    if (test.contains("agents") && !test["agents"].empty())
        agent = test["agents"][0];
    // A whole User-Agent header, or several names: the first product token in it is whom the question is about.
    return Robots::parse(bytes, product_token(agent));
}

static bool allowed(json const& test)
{
    std::string const address = test.value("url", "");
    if (auto const url = Url::parse(address))
        return robots_of(test).allows(*url);
    // Some cases ask about a path, with or without something before it.
    auto const slash = address.find('/');
    return robots_of(test).allows_path(slash == std::string::npos ? "/" : address.substr(slash));
}

static bool passes(json const& test)
{
    std::string const kind = test["kind"];
    auto const& expected = test["expected"];
    if (kind == "allowed")
        return allowed(test) == expected;
    if (kind == "sitemaps")
        return json(robots_of(test).sitemaps()) == expected;
    if (kind == "crawl_delay_s" || kind == "crawl_delay_ms") {
        auto const delay = robots_of(test).crawl_delay_seconds();
        if (!delay || !expected.is_number())
            return !delay && expected.is_null();
        return *delay * (kind == "crawl_delay_ms" ? 1000 : 1) == expected.get<double>();
    }
    if (kind == "valid_agent_token") {
        std::string const agent = test["agents"][0];
        return (!agent.empty() && product_token(agent) == agent) == expected;
    }
    if (kind == "escape_pattern")
        return comparable_octets(test["pattern"].get<std::string>()) == expected;
    if (kind == "path_of_url") {
        auto const url = Url::parse(test["url"].get<std::string>());
        return url && std::string(url->path()) + (url->query() ? "?" + std::string(*url->query()) : "") == expected;
    }
    if (kind == "parse_sitemap")
        return robots_of(test).sitemaps() == std::vector<std::string> { expected };
    return false;
}

TEST_CASE("The robots.txt cases of three implementations")
{
    test::run_suite("robots/cases.jsonl", "robots", passes, [](json const& test) {
        if (test["kind"] != "allowed")
            return test["kind"].get<std::string>();
        return std::string(test.value("agree", "") == "3/3" ? "allowed, core set" : "allowed, others");
    });
}

TEST_CASE("robots.txt: what the RFC says and the suites do not")
{
    struct Case {
        char const* robots;
        char const* path;
        bool allowed;
    };
    Case const cases[] = {
        { "user-agent: *\ndisallow: /a-%2A.html", "/a-*.html", false },
        { "user-agent: *\ndisallow: /a-%2A.html", "/a-b.html", true },
        { "user-agent: *\ndisallow: /a-%24", "/a-$", false },
        { "user-agent: *\ndisallow: /$x", "/$x", false },
        { "user-agent: *\ndisallow: /", "/robots.txt", true },
        { "user-agent: *\ndisallow: /\nuser-agent: SYNA/2.0 (all)\nallow: /", "/x", true },
        { "user-agent: synapse\ndisallow: /", "/x", true },
        { "user-agent: syna\nuser-agent: *\n\ndisallow: /", "/x", false },
        { "user-agent: *\ndisallow: /*a*b*c$", "/xaybzc", false },
        { "user-agent: *\ndisallow: /*a*b*c$", "/xaybzcd", true },
        { "user-agent: *\ndisallow: /*.pdf$\nallow: /*.pdf$", "/x.pdf", true },
    };
    for (auto const& test : cases) {
        INFO(test.robots << " " << test.path);
        CHECK(Robots::parse(test.robots, "syna").allows_path(test.path) == test.allowed);
    }
}

TEST_CASE("robots.txt: only the first 500 KiB count, and whole lines of them")
{
    auto text = "user-agent: *\ndisallow: /first\n" + std::string(500 * 1024 - 40, '#') + "\ndisallow: /second\n";
    auto const robots = Robots::parse(text, "syna");
    CHECK_FALSE(robots.allows_path("/first"));
    CHECK(robots.allows_path("/second"));
    CHECK(robots.allows_path("/di"));
}

TEST_CASE("robots.txt: hundreds of stars cost no more than reading them")
{
    std::string pattern = "/";
    for (auto count = 0; count < 500; ++count)
        pattern += "*a";
    auto const robots = Robots::parse("user-agent: *\ndisallow: " + pattern + "b$", "syna");
    CHECK(robots.allows_path("/" + std::string(100'000, 'a')));
}

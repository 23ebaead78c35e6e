#include "web/url.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace syna;

TEST_CASE("a URL gives its parts back")
{
    auto const url = Url::parse("HTTPS://Anna:h%40m@WWW.Sundsvall.SE:8443/a/../b c?q=\xC3\xA5#d e");
    REQUIRE(url);
    CHECK(url->href() == "https://Anna:h%40m@www.sundsvall.se:8443/b%20c?q=%C3%A5#d%20e");
    CHECK(url->without_fragment() == "https://Anna:h%40m@www.sundsvall.se:8443/b%20c?q=%C3%A5");
    CHECK(url->scheme() == "https");
    CHECK(url->username() == "Anna");
    CHECK(url->password() == "h%40m");
    CHECK(url->has_host());
    CHECK(url->host() == "www.sundsvall.se");
    CHECK(url->port() == 8443);
    CHECK(url->effective_port() == 8443);
    CHECK(url->path() == "/b%20c");
    CHECK(url->query() == "q=%C3%A5");
    CHECK(url->fragment() == "d%20e");
    CHECK(url->origin() == "https://www.sundsvall.se:8443");
    CHECK(url->authority() == "www.sundsvall.se:8443");
    CHECK(url->is_http());
    CHECK_FALSE(url->has_opaque_path());
}

TEST_CASE("a URL that has few parts says so")
{
    auto const mail = Url::parse("mailto:kommun@sundsvall.se?subject=Hej");
    REQUIRE(mail);
    CHECK(mail->has_opaque_path());
    CHECK_FALSE(mail->has_host());
    CHECK(mail->host().empty());
    CHECK(mail->username().empty());
    CHECK(mail->password().empty());
    CHECK(mail->path() == "kommun@sundsvall.se");
    CHECK(mail->query() == "subject=Hej");
    CHECK_FALSE(mail->fragment());
    CHECK(mail->authority().empty());
    CHECK(mail->origin() == "null");
    CHECK(mail->effective_port() == 0);

    auto const plain = Url::parse("http://example.org:80");
    REQUIRE(plain);
    CHECK(plain->href() == "http://example.org/");
    CHECK_FALSE(plain->port());
    CHECK(plain->effective_port() == 80);
    CHECK_FALSE(plain->query());

    auto const empty_query = Url::parse("http://example.org/?#");
    REQUIRE(empty_query);
    CHECK(empty_query->query() == "");
    CHECK(empty_query->fragment() == "");
    CHECK(empty_query->without_fragment() == "http://example.org/?");

    CHECK(Url().empty());
    CHECK(Url().scheme().empty());
    CHECK(Url().path().empty());
    CHECK(Url().origin() == "null");
}

TEST_CASE("links lead where a browser would go")
{
    struct Case {
        std::string_view input, expected; // Nothing: no URL.
    };
    auto const base = Url::parse("https://www.kommun.se/bygga/ny.html?id=1#top");
    REQUIRE(base);
    Case const cases[] = {
        { "", "https://www.kommun.se/bygga/ny.html?id=1" },
        { "#karta", "https://www.kommun.se/bygga/ny.html?id=1#karta" },
        { "?id=2", "https://www.kommun.se/bygga/ny.html?id=2" },
        { "lov.html", "https://www.kommun.se/bygga/lov.html" },
        { "/", "https://www.kommun.se/" },
        { "../..//x", "https://www.kommun.se//x" },
        { "//example.org", "https://example.org/" },
        { "\\\\example.org\\a", "https://example.org/a" },
        { "https:lov", "https://www.kommun.se/bygga/lov" },
        { "http:lov", "http://lov/" },
        { " \n/bo\to \n", "https://www.kommun.se/boo" },
        { "/%7e~", "https://www.kommun.se/%7e~" },
        { "javascript:void(0)", "javascript:void(0)" },
        { "tel:+46 60 19 10 00", "tel:+46 60 19 10 00" },
        { "//r\xC3\xA4ksm\xC3\xB6rg\xC3\xA5s.se", "https://xn--rksmrgs-5wao1o.se/" },
        { "//R%C3%84KSM%C3%96RG%C3%85S.se", "https://xn--rksmrgs-5wao1o.se/" },
        { "//0x7f.1", "https://127.0.0.1/" },
        { "//2130706433", "https://127.0.0.1/" },
        { "//[0:0::1]:443/", "https://[::1]/" },
        { "//256.256.256.256", "" },
        { "//a b", "" },
        { "//:80", "" },
        { "//a:65536", "" },
        { "//[::1", "" },
        { "//xn--a", "" },
        { "//\xFF", "" },
    };
    for (auto const& [input, expected] : cases) {
        INFO(input);
        auto const url = Url::parse(input, *base);
        CHECK((url ? url->href() : "") == expected);
    }
    CHECK_FALSE(Url::parse("lov.html"));
    CHECK_FALSE(Url::parse("lov.html", Url()));
}

TEST_CASE("a query is written in the document's encoding, but a path is not")
{
    struct Case {
        std::string_view encoding, expected;
    };
    auto const base = Url::parse("http://kommun.se/");
    Case const cases[] = {
        { "utf-8", "http://kommun.se/%C3%A5?%C3%A5%E2%82%AC%E4%B8%AD" },
        { "windows-1252", "http://kommun.se/%C3%A5?%E5%80%26%2320013%3B" },
        { "utf-16le", "http://kommun.se/%C3%A5?%C3%A5%E2%82%AC%E4%B8%AD" },
        { "gbk", "http://kommun.se/%C3%A5?%26%23229%3B%80%D6%D0" },
        { "gb18030", "http://kommun.se/%C3%A5?%810%8A2%A2%E3%D6%D0" },
        { "big5", "http://kommun.se/%C3%A5?%26%23229%3B%A3%E1%A4%A4" },
        { "shift_jis", "http://kommun.se/%C3%A5?%26%23229%3B%26%238364%3B%92%86" },
        { "euc-jp", "http://kommun.se/%C3%A5?%26%23229%3B%26%238364%3B%C3%E6" },
        { "euc-kr", "http://kommun.se/%C3%A5?%26%23229%3B%A2%E6%F1%E9" },
        { "iso-2022-jp", "http://kommun.se/%C3%A5?%26%23229%3B%26%238364%3B%1B$BCf%1B(B" },
    };
    for (auto const& [encoding, expected] : cases) {
        INFO(encoding);
        auto const url = Url::parse("/\xC3\xA5?\xC3\xA5\xE2\x82\xAC\xE4\xB8\xAD", *base, encoding);
        REQUIRE(url);
        CHECK(url->href() == expected);
    }
}

TEST_CASE("a long URL takes time in proportion to its length")
{
    std::size_t const length = 300'000;
    auto const repeated = [length](std::string_view text) {
        std::string long_text;
        while (long_text.size() < length)
            long_text += text;
        return long_text;
    };
    auto const base = Url::parse("http://kommun.se/");
    auto const start = std::chrono::steady_clock::now();
    for (auto const* const text : { "/", "a/", "../", "@", ":", "a@", "a.", "1.", "?", "#", "%2e/", "\t", "[", "\xC3\xA5.", "xn--a.", "\xC3\xA5", "\xFF" }) {
        Url::parse(repeated(text));
        Url::parse("http://" + repeated(text));
        Url::parse(repeated(text), *base);
        Url::parse("http://h/" + repeated(text), *base, "gbk");
        Url::parse("x:" + repeated(text));
    }
    // A generous bound, for slow machines and sanitizers; quadratic time would need hours.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

// The URL suites of the Web Platform Tests, and the normal forms of crawler-commons.

#include "tests/web/suite.h"
#include "web/host.h"
#include "web/url.h"

using namespace syna;
using nlohmann::json;

static std::optional<Url> parse_case(json const& test)
{
    auto const input = test["input"].get<std::string>();
    if (!test["base"].is_string())
        return Url::parse(input);
    auto const base = Url::parse(test["base"].get<std::string>());
    return base ? Url::parse(input, *base) : std::nullopt;
}

// The members of the URL interface.
//   https://url.spec.whatwg.org/#url-class
static json members(Url const& url)
{
    auto const after = [](char mark, std::optional<std::string_view> text) { return text && !text->empty() ? mark + std::string(*text) : std::string(); };
    auto const port = url.port() ? std::to_string(*url.port()) : std::string();
    return {
        { "href", url.href() },
        { "origin", url.origin() },
        { "protocol", std::string(url.scheme()) + ':' },
        { "username", url.username() },
        { "password", url.password() },
        { "host", url.authority() },
        { "hostname", url.host() },
        { "port", port },
        { "pathname", url.path() },
        { "search", after('?', url.query()) },
        { "hash", after('#', url.fragment()) },
    };
}

TEST_CASE("URLs are parsed as the Web Platform Tests expect")
{
    test::run_suite("url/parse.jsonl", "url_parse.exceptions.txt", [](json const& test) {
        auto const url = parse_case(test);
        if (test.value("failure", false))
            return !url;
        if (!url)
            return false;
        auto const actual = members(*url);
        for (auto const& [name, value] : actual.items()) {
            if (test.contains(name) && test[name] != value)
                return false;
        }
        return true;
    });
}

static bool host_is_as_expected(json const& test)
{
    auto const url = Url::parse("https://" + test["input"].get<std::string>() + "/x");
    if (test["output"].is_null())
        return !url;
    return url && url->host() == test["output"].get<std::string>();
}

TEST_CASE("hosts become ASCII as the Web Platform Tests expect")
{
    test::run_suite("url/toascii.jsonl", "url_toascii.exceptions.txt", host_is_as_expected);
    test::run_suite("url/idna_v2.jsonl", "url_idna_v2.exceptions.txt", host_is_as_expected);
}

TEST_CASE("a query is encoded in the document's encoding as the Web Platform Tests expect")
{
    test::run_suite("url/query_percent_encoding.jsonl", "url_query.exceptions.txt", [](json const& test) {
        auto const base = Url::parse("http://example.org/");
        for (auto const& [encoding, expected] : test["output"].items()) {
            auto const url = Url::parse("http://example.org/?" + test["input"].get<std::string>(), *base, encoding);
            if (!url || url->query() != expected.get<std::string>())
                return false;
        }
        return true;
    });
}

TEST_CASE("agreement with crawler-commons' normal forms")
{
    // A URL here is what a browser asks for; what else counts as the same page is the crawler's to decide. So each
    // difference is listed, and only the number agreeing is of interest.
    test::run_suite("url/normalize.jsonl", "url_normalize.exceptions.txt", [](json const& test) {
        auto const url = Url::parse(test["input"].get<std::string>());
        return url && test["normalized"] == url->without_fragment();
    });
}

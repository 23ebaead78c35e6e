#include "crawler/fetcher.h"

#include "tests/crawler/compressed.h"
#include "tests/crawler/local_server.h"

#include <catch2/catch.hpp>

using namespace syna;
using namespace syna::crawler;
using namespace syna::test;

static FetchOptions quick()
{
    FetchOptions options;
    options.user_agent = "syna/test";
    options.connect_timeout_ms = 2000;
    options.timeout_ms = 4000;
    options.low_speed_seconds = 1;
    options.max_encoded_bytes = options.max_decoded_bytes = 1u << 20;
    options.private_hosts = { "127.0.0.1" };
    return options;
}

static Response fetch(std::string const& address, FetchOptions const& options = quick())
{
    Fetcher fetcher(options);
    return fetch_now(fetcher, *Url::parse(address), 10, [](Url const&) { return true; });
}

TEST_CASE("An answer comes whole, its headers clean, and the request says only what it should")
{
    std::string head;
    LocalServer server([&](ServerRequest const& request, Connection& connection) {
        head = request.head;
        connection.answer(200, "Content-Type: text/html; charset=utf-8\r\nX-Odd: a\x1b[31mb\t\r\nX-Odd: second\r\n", "<p>Hej</p>");
    });
    auto const response = fetch("http://user:secret@127.0.0.1:" + std::to_string(server.port()) + "/a/../b|c?x=%zz{}#part");
    CHECK(response.fault == FetchFault::none);
    CHECK(response.status == 200);
    CHECK(response.body == "<p>Hej</p>");
    CHECK(response.header("content-type") == "text/html; charset=utf-8");
    CHECK(response.header("x-odd") == "a [31mb");
    CHECK(response.private_address);
    CHECK(head.starts_with("GET /b|c?x=%zz{} HTTP/1.1\r\n"));
    CHECK(head.find("User-Agent: syna/test\r\n") != std::string::npos);
    CHECK(head.find("Accept-Encoding: gzip, deflate, br, zstd\r\n") != std::string::npos);
    CHECK(head.find("secret") == std::string::npos);
    CHECK(head.find("Authorization") == std::string::npos);
    CHECK(head.find("Cookie") == std::string::npos);
}

TEST_CASE("Content codings come off within limits")
{
    static std::string const text = "<p>Välkommen till kommunen, kommunen, kommunen</p>";
    static std::string const bomb(64u << 20, 'a');
    static auto const gzip_bomb = gzip(bomb);
    struct Case {
        std::string name, coding, body;
        FetchFault fault;
        bool whole;
    };
    auto const half = [](std::string const& bytes) { return bytes.substr(0, bytes.size() / 2); };
    std::vector<Case> const cases = {
        { "plain", "", text, FetchFault::none, true },
        { "identity", "identity", text, FetchFault::none, true },
        { "gzip", "gzip", gzip(text), FetchFault::none, true },
        { "x-gzip", "X-GZIP", gzip(text), FetchFault::none, true },
        { "two members", "gzip", gzip(text.substr(0, 9)) + gzip(text.substr(9)), FetchFault::none, true },
        { "rubbish after the end", "gzip", gzip(text) + "rubbish", FetchFault::none, true },
        { "rubbish like a member", "gzip", gzip(text) + "\x1frubbish", FetchFault::none, true },
        { "deflate", "deflate", zlib_deflate(text), FetchFault::none, true },
        { "naked deflate", "deflate", raw_deflate(text), FetchFault::none, true },
        { "brotli", "br", brotli_greeting(), FetchFault::none, true },
        { "zstd", "zstd", zstandard(text), FetchFault::none, true },
        { "two codings", "gzip, zstd", zstandard(gzip(text)), FetchFault::none, true },
        { "three codings", "gzip, gzip, gzip", gzip(gzip(gzip(text))), FetchFault::decoding, false },
        { "unknown coding", "lzma", text, FetchFault::decoding, false },
        { "label without coding", "gzip", text, FetchFault::decoding, false },
        { "cut gzip", "gzip", half(gzip(text)), FetchFault::truncated, false },
        { "cut deflate", "deflate", half(zlib_deflate(text)), FetchFault::truncated, false },
        { "cut brotli", "br", half(brotli_greeting()), FetchFault::truncated, false },
        { "cut zstd", "zstd", half(zstandard(text)), FetchFault::truncated, false },
        { "one byte of gzip", "gzip", "\x1f", FetchFault::truncated, false },
        { "nothing", "gzip", "", FetchFault::none, false },
        { "gzip bomb", "gzip", gzip_bomb, FetchFault::too_large, false },
        { "gzip bomb in gzip", "gzip, gzip", gzip(gzip_bomb), FetchFault::too_large, false },
        { "brotli bomb", "br", brotli_bomb(), FetchFault::too_large, false },
        { "zstd bomb", "zstd", zstandard(bomb), FetchFault::too_large, false },
    };
    for (auto const& test : cases) {
        INFO(test.name);
        LocalServer server([&](ServerRequest const&, Connection& connection) {
            connection.answer(200, test.coding.empty() ? "" : "Content-Encoding: " + test.coding + "\r\n", test.body);
        });
        auto const response = fetch(server.base() + "/");
        CHECK(std::string(fault_text(response.fault)) == fault_text(test.fault));
        CHECK((response.body == text) == test.whole);
        CHECK(response.body.size() <= 1u << 20);
        auto const again = test.fault == FetchFault::truncated || test.fault == FetchFault::decoding;
        CHECK(server.targets().size() == (again ? 2 : 1));
    }
}

TEST_CASE("A body with a broken coding is asked for once more without codings")
{
    LocalServer server([&](ServerRequest const& request, Connection& connection) {
        if (request.head.find("Accept-Encoding: identity") != std::string::npos)
            connection.answer(200, "", "plain");
        else
            connection.answer(200, "Content-Encoding: br\r\n", "not brotli at all");
    });
    auto const response = fetch(server.base() + "/");
    CHECK(response.ok());
    CHECK(response.body == "plain");
}

TEST_CASE("Whatever a server does ends in one named fault")
{
    struct Case {
        std::string name;
        std::function<void(Connection&)> act;
        FetchFault fault;
        int status;
    };
    auto const endless = [](std::string const& head, std::string const& part) {
        return [=](Connection& connection) {
            connection.send(head);
            for (auto count = 0; count < 100'000 && connection.send(part);)
                ++count;
        };
    };
    auto const say = [](std::string const& bytes) { return [=](Connection& connection) { connection.send(bytes); }; };
    std::string const kilobyte(1024, 'x');
    std::vector<Case> const cases = {
        { "shorter than promised", say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"), FetchFault::truncated, 200 },
        { "chunks that stop", say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n"), FetchFault::truncated, 200 },
        { "broken chunk", say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), FetchFault::protocol, 200 },
        { "chunk size over all bounds", say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n"), FetchFault::protocol, 200 },
        { "endless body", endless("HTTP/1.1 200 OK\r\n\r\n", kilobyte), FetchFault::too_large, 200 },
        { "endless chunks", endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "400\r\n" + kilobyte + "\r\n"), FetchFault::too_large, 200 },
        { "endless error page", endless("HTTP/1.1 404 No\r\n\r\n", kilobyte), FetchFault::none, 404 },
        { "endless headers", endless("HTTP/1.1 200 OK\r\n", "X: " + kilobyte + "\r\n"), FetchFault::protocol, -1 },
        { "endless header line", endless("HTTP/1.1 200 OK\r\nX: ", kilobyte), FetchFault::protocol, -1 },
        { "endless interim answers", endless("", "HTTP/1.1 103 Early\r\nLink: " + kilobyte + "\r\n\r\n"), FetchFault::protocol, -1 },
        { "closed without a word", [](Connection&) {}, FetchFault::reset, 0 },
        { "reset in the body",
            [](Connection& connection) {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nabc");
                connection.wait(50);
                connection.reset();
            },
            FetchFault::reset, 200 },
        { "no status line", say("\x16\x03\x01garbage garbage garbage\r\n\r\n"), FetchFault::protocol, -1 },
        { "HTTP/0.9", say("<html>hello</html>"), FetchFault::protocol, -1 },
        { "says nothing", [](Connection& connection) { connection.wait(8000); }, FetchFault::timeout, -1 },
        { "a byte at a time",
            [](Connection& connection) {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                for (auto count = 0; count < 1000 && connection.send("x"); ++count)
                    connection.wait(200);
            },
            FetchFault::timeout, 200 },
    };
    for (auto const& test : cases) {
        INFO(test.name);
        LocalServer server([&](ServerRequest const&, Connection& connection) { test.act(connection); });
        auto const response = fetch(server.base() + "/");
        INFO(response.fault_detail);
        CHECK(std::string(fault_text(response.fault)) == fault_text(test.fault));
        if (test.status >= 0)
            CHECK(response.status == test.status);
        CHECK((test.fault == FetchFault::none || !response.fault_detail.empty()));
    }
}

TEST_CASE("Nobody at the address, or no such name")
{
    uint16_t port = 0;
    {
        LocalServer gone([](ServerRequest const&, Connection&) {});
        port = gone.port();
    }
    CHECK(fetch("http://127.0.0.1:" + std::to_string(port) + "/").fault == FetchFault::connect);
    CHECK(fetch("http://no-such-name.invalid/").fault == FetchFault::dns);
    CHECK(fetch("mailto:a@example.org").fault == FetchFault::protocol);
}

TEST_CASE("Inner addresses are refused unless the list or the user named their host")
{
    LocalServer server([](ServerRequest const&, Connection& connection) { connection.answer(200, "", "inner"); }, "127.0.0.2");
    auto const port = std::to_string(server.port());
    for (auto const* host : { "127.0.0.2", "2130706434", "0x7f.2", "0177.0.0.2", "[::ffff:127.0.0.2]", "127.0.0.2." }) {
        INFO(host);
        auto const response = fetch("http://" + std::string(host) + ":" + port + "/");
        CHECK(std::string(fault_text(response.fault)) == "refused address");
        CHECK(response.fault_detail == "loopback address");
    }
    CHECK(fetch("http://inner.localhost:" + port + "/").fault == FetchFault::refused_address);
    CHECK(server.targets().empty());

    auto options = quick();
    options.private_hosts = { "127.0.0.2" };
    CHECK(fetch("http://127.0.0.2:" + port + "/", options).ok());
    options = quick();
    options.allow_private = true;
    CHECK(fetch("http://127.0.0.2:" + port + "/", options).ok());
    options = quick();
    options.resolve = { "www.example.org:" + port + ":127.0.0.2" };
    CHECK(fetch("http://www.example.org:" + port + "/", options).ok());
    CHECK(fetch("http://127.0.0.2:" + port + "/", options).fault == FetchFault::refused_address);
}

TEST_CASE("Names under .localhost mean this machine")
{
    LocalServer server([](ServerRequest const& request, Connection& connection) { connection.answer(200, "", request.host); });
    auto options = quick();
    options.private_hosts = { "sundsvall.localhost" };
    auto const response = fetch(server.base("sundsvall.localhost") + "/", options);
    CHECK(response.ok());
    CHECK(response.body == "sundsvall.localhost:" + std::to_string(server.port()));
}

TEST_CASE("An open connection is no way around the guard")
{
    LocalServer server([](ServerRequest const&, Connection& connection) { connection.answer(200, "", "inner"); });
    Fetcher fetcher(quick());
    auto const url = *Url::parse(server.base() + "/");
    auto const get = [&](bool own_host) {
        Request request;
        request.url = url;
        request.own_host = own_host;
        fetcher.start(request);
        std::vector<std::pair<uint64_t, Response>> done;
        while (done.empty())
            done = fetcher.poll(1000);
        return done.front().second;
    };
    CHECK(get(true).ok());
    CHECK(get(false).fault == FetchFault::refused_address);
    CHECK(server.targets().size() == 1);
}

TEST_CASE("Ports of other services are refused")
{
    for (auto const* address : { "http://127.0.0.1:25/", "http://127.0.0.1:6000/", "http://127.0.0.1:22/" })
        CHECK(fetch(address).fault == FetchFault::refused_address);
}

TEST_CASE("Redirects are followed by our own rules")
{
    LocalServer server([](ServerRequest const& request, Connection& connection) {
        if (request.target == "/start?x")
            connection.answer(302, "Location: ../a b/\\c#part\r\n", "");
        else if (request.target == "/a%20b//c")
            connection.answer(200, "", "there");
        else if (request.target == "/loop")
            connection.answer(301, "Location: /loop\r\n", "");
        else if (request.target == "/file")
            connection.answer(301, "Location: file:///etc/hostname\r\n", "");
        else if (request.target == "/inner")
            connection.answer(301, "Location: http://127.0.0.2:" + request.host.substr(request.host.find(':') + 1) + "/\r\n", "");
        else
            connection.answer(404, "", "");
    });
    auto const there = fetch(server.base() + "/start?x");
    CHECK(there.ok());
    CHECK(there.url.href() == server.base() + "/a%20b//c#part");
    auto const loop = fetch(server.base() + "/loop");
    CHECK(loop.status == 301);
    CHECK(loop.fault_detail == "too many redirects");
    CHECK(server.targets().size() == 2 + 11);
    CHECK(fetch(server.base() + "/file").fault_detail == "redirect leads to no http or https address");
    CHECK(fetch(server.base() + "/inner").fault == FetchFault::refused_address);
}

TEST_CASE("A body that is not wanted is not waited for")
{
    LocalServer server([](ServerRequest const&, Connection& connection) {
        connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 100000000\r\n\r\n%PDF");
        connection.wait(8000);
    });
    Fetcher fetcher(quick());
    Request request;
    request.url = *Url::parse(server.base() + "/");
    request.wants_body = [](Response const& response) { return response.header("content-type") == "text/html"; };
    fetcher.start(request);
    std::vector<std::pair<uint64_t, Response>> done;
    while (done.empty())
        done = fetcher.poll(1000);
    CHECK(done.front().second.ok());
    CHECK(done.front().second.body_skipped);
    CHECK(done.front().second.body.empty());
    CHECK(done.front().second.duration.count() < 1000);
}

// Media types, language tags, sites and addresses.

#include "web/ip_address.h"
#include "web/language_tag.h"
#include "web/media_type.h"
#include "web/site.h"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <sys/un.h>

#include <cstring>
#include <string>

using namespace syna::web;

TEST_CASE("a media type is read as browsers do")
{
    struct Case {
        std::string_view header, essence, charset; // No essence: no media type. No charset: "-".
    };
    Case const cases[] = {
        { "text/html", "text/html", "-" },
        { " Text/HTML ; Charset=UTF-8 ", "text/html", "UTF-8" },
        { "text/html;charset=utf-8", "text/html", "utf-8" },
        { "text/html; charset=\"utf-8\"; x", "text/html", "utf-8" },
        { "text/html; charset=\"utf\\-8", "text/html", "utf-8" },
        { "text/html; charset=\"utf-8\"junk; q=1", "text/html", "utf-8" },
        { "text/html; charset=a; charset=b", "text/html", "a" },
        { "text/html; charset=; charset=b", "text/html", "b" },
        { "text/html; charset; charset=b", "text/html", "b" },
        { "text/html; charset =b", "text/html", "-" },
        { "text/html;charset= b", "text/html", " b" },
        { "text/html;;;; charset=b", "text/html", "b" },
        { "text/html; charset=\x01", "text/html", "-" },
        { "text/html; charset=\"\\", "text/html", "\\" },
        { "text/html ", "text/html", "-" },
        { "text /html", "", "-" },
        { "text", "", "-" },
        { "/html", "", "-" },
        { "text/", "", "-" },
        { "text/ html", "", "-" },
        { "text/html, text/plain", "", "-" },
        { "", "", "-" },
    };
    for (auto const& [header, essence, charset] : cases) {
        INFO(header);
        auto const media_type = parse_media_type(header);
        REQUIRE((media_type ? media_type->essence : "") == essence);
        if (media_type)
            CHECK(media_type->parameter("charset").value_or("-") == charset);
    }

    CHECK(parse_media_type("text/html")->is_html());
    CHECK(parse_media_type("application/xhtml+xml")->is_html());
    CHECK(parse_media_type("application/xhtml+xml")->is_xml());
    CHECK(parse_media_type("image/svg+xml")->is_xml());
    CHECK(parse_media_type("text/xml")->is_xml());
    CHECK(parse_media_type("TEXT/CSS")->is_css());
    CHECK_FALSE(parse_media_type("text/plain")->is_html());
    CHECK_FALSE(parse_media_type("text/plain")->is_css());
    CHECK_FALSE(parse_media_type("application/json")->is_xml());
}

TEST_CASE("a language tag follows the grammar or is none")
{
    struct Case {
        std::string_view tag, primary, script, region;
    };
    Case const tags[] = {
        { "sv", "sv", "", "" },
        { "SV-se", "sv", "", "se" },
        { "zh-Hant-TW", "zh", "hant", "tw" },
        { "zh-yue-Hant", "zh", "hant", "" },
        { "zh-cmn-aaa-bbb-Hans", "zh", "hans", "" },
        { "es-419", "es", "", "419" },
        { "de-CH-1901", "de", "", "ch" },
        { "sl-rozaj-biske-1994", "sl", "", "" },
        { "en-a-bbb-x-a-b", "en", "", "" },
        { "de-u-co-phonebk", "de", "", "" },
        { "x-whatever", "", "", "" },
        { "qaa-Qaaa-QM-x-southern", "qaa", "qaaa", "qm" },
        { "abcd", "abcd", "", "" },
        { "abcdefgh", "abcdefgh", "", "" },
        { "i-lux", "i", "", "" },
        { "I-Klingon", "i", "", "" },
        { "en-GB-oed", "en", "", "" },
        { "sgn-BE-FR", "sgn", "", "" },
        { "zh-min-nan", "zh", "", "" },
        { "art-lojban", "art", "", "" },
        { "sv-SE-u-nu-latn-t-en", "sv", "", "se" },
    };
    for (auto const& [text, primary, script, region] : tags) {
        INFO(text);
        auto const tag = parse_language_tag(text);
        REQUIRE(tag);
        CHECK(tag->primary == primary);
        CHECK(tag->script == script);
        CHECK(tag->region == region);
    }
    for (auto const* const text : { "", " sv", "sv ", "s", "sv_SE", "sv-", "-sv", "sv--SE", "abcdefghi", "sv-a", "sv-x", "x", "x-", "i-none",
             "sv-SE-NO", "de-419-DE", "a-DE", "ar-a-b", "sv-Latn-Latn", "svenska-", "s\xC3\xA5", "zh-aaa-bbb-ccc-ddd", "12", "1a", "abcd-aaa-Latn" }) {
        INFO(text);
        CHECK_FALSE(parse_language_tag(text));
    }
}

TEST_CASE("the registry knows languages")
{
    for (auto const* const language : { "sv", "SV", "en", "se", "fit", "rmy", "yi", "sma", "qaa", "qtz", "zxx", "und", "mul" }) {
        INFO(language);
        CHECK(is_registered_language(language));
    }
    for (auto const* const language : { "", "xx", "qua1", "qua-", "qu1", "eng-", "swe ", "svenska", "quz1", "#", "i", "x" }) {
        INFO(language);
        CHECK_FALSE(is_registered_language(language));
    }
}

TEST_CASE("names belong together by the Public Suffix List")
{
    struct Case {
        std::string_view host, domain;
    };
    Case const cases[] = {
        { "www.sundsvall.se", "sundsvall.se" },
        { "sundsvall.se", "sundsvall.se" },
        { "a.b.sundsvall.se", "sundsvall.se" },
        { "WWW.Sundsvall.SE", "sundsvall.se" },
        { "se", "se" },
        { "co.uk", "co.uk" },
        { "www.council.gov.uk", "council.gov.uk" },
        { "www.xn--rksmrgs-5wao1o.se", "xn--rksmrgs-5wao1o.se" },
        { "www.sundsvall.se.", "sundsvall.se." },
        { "a.github.io", "a.github.io" },
        { "b.a.github.io", "a.github.io" },
        { "github.io", "github.io" },
        { "intranet", "intranet" },
        { "www.kommun.unknowntopleveldomain", "kommun.unknowntopleveldomain" },
        { "127.0.0.1", "127.0.0.1" },
        { "[::1]", "[::1]" },
        { "localhost", "localhost" },
        { "a.localhost", "a.localhost" },
        { "b.a.localhost", "b.a.localhost" },
        { "", "" },
        { ".", "." },
    };
    for (auto const& [host, domain] : cases) {
        INFO(host);
        CHECK(registrable_domain(host) == domain);
    }

    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "a.";
    CHECK(registrable_domain(deep + "se") == deep + "se");
}

TEST_CASE("an address is of one kind")
{
    struct Case {
        std::string_view address;
        AddressKind kind;
    };
    Case const cases[] = {
        { "193.180.96.1", AddressKind::public_ },
        { "1.1.1.1", AddressKind::public_ },
        { "223.255.255.255", AddressKind::public_ },
        { "0.0.0.0", AddressKind::reserved },
        { "0.255.255.255", AddressKind::reserved },
        { "10.0.0.0", AddressKind::private_ },
        { "10.255.255.255", AddressKind::private_ },
        { "11.0.0.0", AddressKind::public_ },
        { "100.63.255.255", AddressKind::public_ },
        { "100.64.0.0", AddressKind::reserved },
        { "100.127.255.255", AddressKind::reserved },
        { "100.128.0.0", AddressKind::public_ },
        { "127.0.0.1", AddressKind::loopback },
        { "127.255.255.254", AddressKind::loopback },
        { "128.0.0.0", AddressKind::public_ },
        { "169.254.169.254", AddressKind::link_local },
        { "172.15.255.255", AddressKind::public_ },
        { "172.16.0.1", AddressKind::private_ },
        { "172.31.255.255", AddressKind::private_ },
        { "172.32.0.0", AddressKind::public_ },
        { "192.0.0.8", AddressKind::reserved },
        { "192.0.2.1", AddressKind::reserved },
        { "192.168.1.1", AddressKind::private_ },
        { "198.18.0.1", AddressKind::reserved },
        { "198.19.255.255", AddressKind::reserved },
        { "198.20.0.0", AddressKind::public_ },
        { "198.51.100.7", AddressKind::reserved },
        { "203.0.113.7", AddressKind::reserved },
        { "224.0.0.1", AddressKind::reserved },
        { "239.255.255.255", AddressKind::reserved },
        { "240.0.0.1", AddressKind::reserved },
        { "255.255.255.255", AddressKind::reserved },
        { "2a00:1450:400f::1", AddressKind::public_ },
        { "2600::1", AddressKind::public_ },
        { "::", AddressKind::reserved },
        { "::1", AddressKind::loopback },
        { "[::1]", AddressKind::loopback },
        { "fe80::1", AddressKind::link_local },
        { "fe80::1%eth0", AddressKind::link_local },
        { "febf::1", AddressKind::link_local },
        { "fec0::1", AddressKind::private_ },
        { "fc00::1", AddressKind::private_ },
        { "fdff::1", AddressKind::private_ },
        { "fe00::1", AddressKind::reserved },
        { "ff02::1", AddressKind::reserved },
        { "100::1", AddressKind::reserved },
        { "4000::1", AddressKind::reserved },
        { "2001:db8::1", AddressKind::reserved },
        { "2001:0:1:2::3", AddressKind::reserved },
        { "2001:1ff::1", AddressKind::reserved },
        { "2001:200::1", AddressKind::public_ },
        { "3fff:fff::1", AddressKind::reserved },
        { "3fff:1000::1", AddressKind::public_ },
        { "::ffff:127.0.0.1", AddressKind::loopback },
        { "::ffff:10.0.0.1", AddressKind::private_ },
        { "::ffff:8.8.8.8", AddressKind::public_ },
        { "::ffff:0:169.254.169.254", AddressKind::link_local },
        { "::127.0.0.1", AddressKind::loopback },
        { "64:ff9b::10.0.0.1", AddressKind::private_ },
        { "64:ff9b::8.8.8.8", AddressKind::public_ },
        { "64:ff9b:1::192.168.0.1", AddressKind::private_ },
        { "64:ff9b:1:1::8.8.8.8", AddressKind::reserved },
        { "2002:7f00:1::", AddressKind::loopback },
        { "2002:c0a8:101::1", AddressKind::private_ },
        { "2002:808:808::1", AddressKind::public_ },
        { "", AddressKind::reserved },
        { "kommun.se", AddressKind::reserved },
        { "1.2.3.4.5", AddressKind::reserved },
        { "::g", AddressKind::reserved },
    };
    for (auto const& [address, kind] : cases) {
        INFO(address);
        CHECK((address_kind(address) == kind));

        std::string const text(address.substr(0, address.find('%')));
        sockaddr_in ipv4 {};
        sockaddr_in6 ipv6 {};
        ipv4.sin_family = AF_INET;
        ipv6.sin6_family = AF_INET6;
        if (inet_pton(AF_INET, text.c_str(), &ipv4.sin_addr) == 1)
            CHECK((address_kind(reinterpret_cast<sockaddr const*>(&ipv4)) == kind));
        if (inet_pton(AF_INET6, text.c_str(), &ipv6.sin6_addr) == 1)
            CHECK((address_kind(reinterpret_cast<sockaddr const*>(&ipv6)) == kind));
    }

    sockaddr_un local {};
    local.sun_family = AF_UNIX;
    CHECK((address_kind(reinterpret_cast<sockaddr const*>(&local)) == AddressKind::reserved));
}

// URLs: nothing crashes, takes long, or changes when it is read again.

#include "web/url.h"
#include "web/ip_address.h"
#include "web/media_type.h"
#include "web/site.h"

#include <cstdlib>
#include <cstring>
#include <memory>

using namespace syna;

static void require(bool holds)
{
    if (!holds)
        std::abort();
}

static void check(Url const& url)
{
    // The parts put together are the whole.
    std::string whole(url.scheme());
    whole += ':';
    if (url.has_host()) {
        whole += "//";
        whole += url.username();
        if (!url.password().empty())
            whole += ':' + std::string(url.password());
        if (!url.username().empty() || !url.password().empty())
            whole += '@';
        whole += url.authority();
    } else if (!url.has_opaque_path() && url.path().starts_with("//")) {
        whole += "/.";
    }
    whole += url.path();
    if (url.query())
        whole += '?' + std::string(*url.query());
    require(whole == url.without_fragment());
    if (url.fragment())
        whole += '#' + std::string(*url.fragment());
    require(whole == url.href());

    // All of it is ASCII, and reading it again changes nothing.
    for (char const c : whole)
        require(static_cast<unsigned char>(c) < 0x80);
    auto const again = Url::parse(whole);
    require(again && again->href() == whole);
    require(again->has_host() == url.has_host() && again->host() == url.host() && again->port() == url.port() && again->path() == url.path());

    auto const origin = url.origin();
    require(origin == "null" || Url::parse(origin)->origin() == origin);
    auto const domain = web::registrable_domain(url.host());
    require(domain.size() <= url.host().size());
    require(web::registrable_domain(domain) == domain);
}

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, size_t size)
{
    static constexpr std::string_view encodings[] = { "utf-8", "windows-1252", "iso-2022-jp", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "koi8-u" };
    if (size == 0)
        return 0;
    auto const encoding = encodings[data[0] % std::size(encodings)];
    // A copy of exactly this size, so that reading past its end is noticed.
    std::unique_ptr<char[]> const copy(new char[size - 1]);
    if (size > 1)
        std::memcpy(copy.get(), data + 1, size - 1);
    std::string_view const input(copy.get(), size - 1);

    // The first line is the base address, the rest the reference. Without a line break there is no base.
    auto const line_end = input.find('\n');
    auto const base = line_end == std::string_view::npos ? std::nullopt : Url::parse(input.substr(0, line_end));
    auto const reference = line_end == std::string_view::npos ? input : input.substr(line_end + 1);
    if (base)
        check(*base);
    if (auto const url = base ? Url::parse(reference, *base, encoding) : Url::parse(reference, Url(), encoding))
        check(*url);

    web::address_kind(input);
    web::parse_media_type(input);
    return 0;
}

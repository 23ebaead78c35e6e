#include "crawler/address_guard.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <sys/socket.h>

namespace syna::crawler {

// Host names in lower case, without the brackets of an IPv6 address and without a final dot.
static std::string plain_host(std::string_view host)
{
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    while (!host.empty() && host.back() == '.')
        host.remove_suffix(1);
    std::string plain(host);
    for (auto& character : plain) {
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character + 32);
    }
    return plain;
}

// "HOST:PORT:ADDRESS" with curl's marks ("+HOST" for an entry that times out) left out.
static std::pair<std::string, std::string> host_and_port(std::string_view entry)
{
    if (!entry.empty() && (entry.front() == '+' || entry.front() == '-'))
        entry.remove_prefix(1);
    auto host_end = entry.find(':');
    if (!entry.empty() && entry.front() == '[')
        host_end = entry.find("]:") == std::string_view::npos ? std::string_view::npos : entry.find("]:") + 1;
    if (host_end == std::string_view::npos)
        return {};
    auto const port = entry.substr(host_end + 1);
    return { plain_host(entry.substr(0, host_end)), std::string(port.substr(0, port.find(':'))) };
}

AddressGuard::AddressGuard(FetchOptions const& options)
    : allow_private_(options.allow_private)
    , resolve_(options.resolve)
{
    for (auto const& host : options.private_hosts)
        private_hosts_.insert(plain_host(host));
    for (auto const& entry : options.resolve)
        resolved_hosts_.insert(host_and_port(entry).first);
}

bool AddressGuard::may_reach_private(Request const& request) const
{
    if (allow_private_)
        return true;
    auto const host = plain_host(request.url.host());
    // Whoever gave an address for a host by hand meant it.
    if (resolved_hosts_.contains(host) || resolved_hosts_.contains("*"))
        return true;
    return private_hosts_.contains(host) && (request.own_host || !request.from_public_site);
}

std::vector<std::string> AddressGuard::resolve_entries(Url const& url) const
{
    std::vector<std::string> entries;
    if (resolve_.empty())
        return entries;
    auto const host = plain_host(url.host());
    auto const port = std::to_string(url.effective_port());
    for (auto const& entry : resolve_) {
        auto const [entry_host, entry_port] = host_and_port(entry);
        if (entry_port == port && (entry_host == host || entry_host == "*"))
            entries.push_back(entry);
    }
    return entries;
}

char const* address_kind_text(web::AddressKind kind)
{
    switch (kind) {
    case web::AddressKind::public_:
        return "public";
    case web::AddressKind::loopback:
        return "loopback";
    case web::AddressKind::link_local:
        return "link-local";
    case web::AddressKind::private_:
        return "private";
    case web::AddressKind::reserved:
        return "reserved";
    }
    return "reserved";
}

// https://fetch.spec.whatwg.org/#bad-port, read in November 2024.
bool is_bad_port(uint16_t port)
{
    static constexpr std::array<uint16_t, 83> ports = { 0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69,
        77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
        512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723,
        2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080 };
    return std::binary_search(ports.begin(), ports.end(), port);
}

web::AddressKind address_kind_of_text(std::string const& address)
{
    sockaddr_in v4 {};
    v4.sin_family = AF_INET;
    if (inet_pton(AF_INET, address.c_str(), &v4.sin_addr) == 1)
        return web::address_kind(reinterpret_cast<sockaddr const*>(&v4));
    sockaddr_in6 v6 {};
    v6.sin6_family = AF_INET6;
    auto const zone = address.find('%');
    if (inet_pton(AF_INET6, address.substr(0, zone).c_str(), &v6.sin6_addr) == 1)
        return web::address_kind(reinterpret_cast<sockaddr const*>(&v6));
    return web::AddressKind::reserved;
}

} // namespace syna::crawler

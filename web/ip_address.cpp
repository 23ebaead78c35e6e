#include "web/ip_address.h"

#include "web/host.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <string>

namespace syna::web {

struct Ipv4Range {
    uint32_t start;
    int prefix; // In bits.
    AddressKind kind;
};

// IANA IPv4 Special-Purpose Address Registry as of 2024-10, and multicast. The two anycast addresses in 192.0.0/24 that
// are globally reachable are no web sites, so the whole range stays reserved.
//   https://www.iana.org/assignments/iana-ipv4-special-registry/
static constexpr Ipv4Range ipv4_ranges[] = {
    { 0x00000000, 8, AddressKind::reserved },    // 0.0.0.0/8, "this network"
    { 0x0A000000, 8, AddressKind::private_ },    // 10.0.0.0/8, RFC 1918
    { 0x64400000, 10, AddressKind::reserved },   // 100.64.0.0/10, shared address space, RFC 6598
    { 0x7F000000, 8, AddressKind::loopback },    // 127.0.0.0/8
    { 0xA9FE0000, 16, AddressKind::link_local }, // 169.254.0.0/16, RFC 3927
    { 0xAC100000, 12, AddressKind::private_ },   // 172.16.0.0/12, RFC 1918
    { 0xC0000000, 24, AddressKind::reserved },   // 192.0.0.0/24, IETF protocol assignments
    { 0xC0000200, 24, AddressKind::reserved },   // 192.0.2.0/24, documentation
    { 0xC01FC400, 24, AddressKind::reserved },   // 192.31.196.0/24, AS112
    { 0xC034C100, 24, AddressKind::reserved },   // 192.52.193.0/24, AMT
    { 0xC0586300, 24, AddressKind::reserved },   // 192.88.99.0/24, 6to4 relays, deprecated
    { 0xC0A80000, 16, AddressKind::private_ },   // 192.168.0.0/16, RFC 1918
    { 0xC0AF3000, 24, AddressKind::reserved },   // 192.175.48.0/24, AS112
    { 0xC6120000, 15, AddressKind::reserved },   // 198.18.0.0/15, benchmarking
    { 0xC6336400, 24, AddressKind::reserved },   // 198.51.100.0/24, documentation
    { 0xCB007100, 24, AddressKind::reserved },   // 203.0.113.0/24, documentation
    { 0xE0000000, 4, AddressKind::reserved },    // 224.0.0.0/4, multicast
    { 0xF0000000, 4, AddressKind::reserved },    // 240.0.0.0/4, reserved and broadcast
};

struct Ipv6Range {
    Ipv6Pieces start;
    int prefix; // In bits.
    AddressKind kind;
};

// IANA IPv6 Special-Purpose Address Registry as of 2024-10. What lies outside 2000::/3 is no global unicast address and
// needs no row where it is reserved.
//   https://www.iana.org/assignments/iana-ipv6-special-registry/
//   https://www.iana.org/assignments/ipv6-address-space/
static constexpr Ipv6Range ipv6_ranges[] = {
    { { 0, 0, 0, 0, 0, 0, 0, 1 }, 128, AddressKind::loopback }, // ::1
    { { 0xFE80 }, 10, AddressKind::link_local },                // fe80::/10
    { { 0xFC00 }, 7, AddressKind::private_ },                   // fc00::/7, RFC 4193
    { { 0xFEC0 }, 10, AddressKind::private_ },                  // fec0::/10, site-local, deprecated
    { { 0x2001 }, 23, AddressKind::reserved },                  // 2001::/23, IETF protocol assignments
    { { 0x2001, 0x0DB8 }, 32, AddressKind::reserved },          // 2001:db8::/32, documentation
    { { 0x2620, 0x4F, 0x8000 }, 48, AddressKind::reserved },    // 2620:4f:8000::/48, AS112
    { { 0x3FFF }, 20, AddressKind::reserved },                  // 3fff::/20, documentation
};

// Where an IPv6 address holds an IPv4 address: after the prefix.
static constexpr Ipv6Range ipv4_carriers[] = {
    { {}, 96, {} },                           // ::/96, IPv4-compatible, deprecated, RFC 4291
    { { 0, 0, 0, 0, 0, 0xFFFF }, 96, {} },    // ::ffff:0:0/96, IPv4-mapped, RFC 4291
    { { 0, 0, 0, 0, 0xFFFF, 0 }, 96, {} },    // ::ffff:0:0:0/96, IPv4-translated, RFC 2765
    { { 0x64, 0xFF9B, 0, 0, 0, 0 }, 96, {} }, // 64:ff9b::/96, NAT64, RFC 6052
    { { 0x64, 0xFF9B, 1, 0, 0, 0 }, 96, {} }, // 64:ff9b:1::/96 of the local NAT64 range, RFC 8215
    { { 0x2002 }, 16, {} },                   // 2002::/16, 6to4, RFC 3056
};

static AddressKind kind_of_ipv4(uint32_t address)
{
    for (auto const& range : ipv4_ranges) {
        if ((address ^ range.start) >> (32 - range.prefix) == 0)
            return range.kind;
    }
    return AddressKind::public_;
}

static bool is_in(Ipv6Pieces const& address, Ipv6Range const& range)
{
    for (int i = 0, bits = range.prefix; bits > 0; ++i, bits -= 16) {
        auto const piece = static_cast<std::size_t>(i);
        auto const difference = static_cast<unsigned>(address[piece] ^ range.start[piece]);
        if (difference >> (bits >= 16 ? 0 : 16 - bits) != 0)
            return false;
    }
    return true;
}

static AddressKind kind_of_ipv6(Ipv6Pieces const& address)
{
    for (auto const& range : ipv6_ranges) {
        if (is_in(address, range))
            return range.kind;
    }
    for (auto const& carrier : ipv4_carriers) {
        if (!is_in(address, carrier))
            continue;
        auto const piece = static_cast<std::size_t>(carrier.prefix / 16);
        return kind_of_ipv4(static_cast<uint32_t>(address[piece]) << 16 | address[piece + 1]);
    }
    bool const is_global_unicast = (address[0] & 0xE000) == 0x2000;
    return is_global_unicast ? AddressKind::public_ : AddressKind::reserved;
}

AddressKind address_kind(std::string_view numeric)
{
    if (numeric.find(':') == std::string_view::npos) {
        auto const address = parse_ipv4(numeric);
        return address ? kind_of_ipv4(*address) : AddressKind::reserved;
    }
    if (numeric.starts_with('[') && numeric.ends_with(']'))
        numeric = numeric.substr(1, numeric.size() - 2);
    auto const address = parse_ipv6(numeric.substr(0, numeric.find('%')));
    return address ? kind_of_ipv6(*address) : AddressKind::reserved;
}

AddressKind address_kind(sockaddr const* address)
{
    // The members are copied out: the address need not be aligned for its family.
    if (address->sa_family == AF_INET) {
        sockaddr_in ipv4;
        std::memcpy(&ipv4, address, sizeof ipv4);
        return kind_of_ipv4(ntohl(ipv4.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6) {
        sockaddr_in6 ipv6;
        std::memcpy(&ipv6, address, sizeof ipv6);
        Ipv6Pieces pieces;
        for (std::size_t i = 0; i < pieces.size(); ++i)
            pieces[i] = static_cast<uint16_t>(ipv6.sin6_addr.s6_addr[2 * i] << 8 | ipv6.sin6_addr.s6_addr[2 * i + 1]);
        return kind_of_ipv6(pieces);
    }
    return AddressKind::reserved;
}

} // namespace syna::web

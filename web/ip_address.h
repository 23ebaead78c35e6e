#pragma once
// What a numeric address is for: the crawler asks before it opens a connection, so that a public site cannot lead it
// into the network it stands in.
//   https://www.iana.org/assignments/iana-ipv4-special-registry/ and https://www.iana.org/assignments/iana-ipv6-special-registry/

#include <string_view>

struct sockaddr;

namespace syna::web {

enum class AddressKind {
    public_,    // May be reached from anywhere.
    loopback,   // This machine: 127/8, ::1.
    link_local, // This cable: 169.254/16 (where clouds keep their secrets), fe80::/10.
    private_,   // This organisation: RFC 1918, RFC 4193, and site-local fec0::/10.
    reserved,   // Everything else that is no host on the internet: 0/8, 100.64/10, multicast, documentation, …
};

// `numeric` is a resolved address in its usual form: four decimal numbers, or IPv6 with or without brackets and zone
// ("fe80::1%eth0"). What is no address counts as reserved. An IPv6 address that carries an IPv4 address (mapped,
// NAT64, 6to4, …) is judged by the one inside it.
AddressKind address_kind(std::string_view numeric);

// Of AF_INET or AF_INET6; any other family counts as reserved. `address` must be as long as its family says.
AddressKind address_kind(sockaddr const* address);

} // namespace syna::web

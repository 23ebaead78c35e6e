#pragma once
// The host of a URL, from the text between its slashes to its ASCII form.
//   https://url.spec.whatwg.org/#host-parsing

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace syna::web {

enum class HostKind { domain, // Of a special scheme: a domain or an IPv4 address.
    opaque };                 // Of any other scheme: whatever is there.

// The serialized host; nothing where the standard says failure. The input is valid UTF-8.
std::optional<std::string> parse_host(std::string_view input, HostKind kind);

// https://url.spec.whatwg.org/#forbidden-host-code-point
bool is_forbidden_host_character(char c);

// The domain in ASCII, by UTS 46 with the standard's flags (beStrict is false).
//   https://url.spec.whatwg.org/#concept-domain-to-ascii
std::optional<std::string> domain_to_ascii(std::string_view domain);

// True where the host must be an IPv4 address or nothing: its last part is a number.
//   https://url.spec.whatwg.org/#ends-in-a-number-checker
bool ends_in_a_number(std::string_view domain);

// "0x7f.1" -> 0x7F000001.
//   https://url.spec.whatwg.org/#concept-ipv4-parser
std::optional<uint32_t> parse_ipv4(std::string_view input);
std::string serialize_ipv4(uint32_t address);

using Ipv6Pieces = std::array<uint16_t, 8>;

// Without brackets.
//   https://url.spec.whatwg.org/#concept-ipv6-parser
std::optional<Ipv6Pieces> parse_ipv6(std::string_view input);
std::string serialize_ipv6(Ipv6Pieces const& address);

} // namespace syna::web

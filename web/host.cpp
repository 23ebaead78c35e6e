#include "web/host.h"

#include "web/percent_encoding.h"

#include <algorithm>

namespace syna::web {

// https://url.spec.whatwg.org/#forbidden-host-code-point
bool is_forbidden_host_character(char c)
{
    return std::string_view("\0\t\n\r #/:<>?@[\\]^|", 17).find(c) != std::string_view::npos;
}

// https://url.spec.whatwg.org/#concept-opaque-host-parser
static std::optional<std::string> parse_opaque_host(std::string_view input)
{
    if (std::any_of(input.begin(), input.end(), is_forbidden_host_character))
        return std::nullopt;
    std::string host;
    append_percent_encoded(host, input, PercentEncodeSet::c0_control);
    return host;
}

// https://url.spec.whatwg.org/#concept-host-parser
std::optional<std::string> parse_host(std::string_view input, HostKind kind)
{
    // 1. "[": an IPv6 address.
    if (input.starts_with('[')) {
        if (!input.ends_with(']'))
            return std::nullopt;
        auto const address = parse_ipv6(input.substr(1, input.size() - 2));
        if (!address)
            return std::nullopt;
        return '[' + serialize_ipv6(*address) + ']';
    }

    // 2. Not of a special scheme.
    if (kind == HostKind::opaque)
        return parse_opaque_host(input);

    // 4.-6. The domain; what is not UTF-8 after percent-decoding is not a valid domain for UTS 46 either.
    auto domain = domain_to_ascii(percent_decode(input));
    if (!domain)
        return std::nullopt;

    // 7. An IPv4 address.
    if (ends_in_a_number(*domain)) {
        auto const address = parse_ipv4(*domain);
        if (!address)
            return std::nullopt;
        return serialize_ipv4(*address);
    }

    // 8. A domain.
    return domain;
}

} // namespace syna::web

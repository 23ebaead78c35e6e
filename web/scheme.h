#pragma once
// The schemes that the URL Standard treats in their own way.
//   https://url.spec.whatwg.org/#special-scheme

#include <cstdint>
#include <optional>
#include <string_view>

namespace syna::web {

struct SpecialScheme {
    std::string_view scheme;
    int default_port; // -1: none.
};

inline constexpr SpecialScheme special_schemes[] = {
    { "ftp", 21 }, { "file", -1 }, { "http", 80 }, { "https", 443 }, { "ws", 80 }, { "wss", 443 }
};

constexpr bool is_special_scheme(std::string_view scheme)
{
    for (auto const& special : special_schemes) {
        if (special.scheme == scheme)
            return true;
    }
    return false;
}

constexpr std::optional<uint16_t> default_port(std::string_view scheme)
{
    for (auto const& special : special_schemes) {
        if (special.scheme == scheme && special.default_port >= 0)
            return static_cast<uint16_t>(special.default_port);
    }
    return std::nullopt;
}

} // namespace syna::web

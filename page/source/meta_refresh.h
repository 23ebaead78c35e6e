#pragma once
// What <meta http-equiv=refresh> asks for.

#include <cstdint>
#include <optional>
#include <string_view>

namespace syna {

struct Refresh {
    uint64_t seconds = 0; // Very large numbers stop at the greatest one.
    std::string_view url; // A part of `content`, not resolved; empty where the page reloads itself.
};

// The content attribute read as browsers do; nothing where it is no refresh. An address that turns out to be no URL makes
// the whole refresh void, which is for the caller to see: it has the base address.
//   https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps
std::optional<Refresh> parse_meta_refresh(std::string_view content);

} // namespace syna

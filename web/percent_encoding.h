#pragma once
// Percent-encoded bytes: https://url.spec.whatwg.org/#percent-encoded-bytes

#include <string>
#include <string_view>

namespace syna::web {

// Which characters a part of a URL may not hold as they are. Everything above U+007E is in every set.
enum class PercentEncodeSet { c0_control,
    fragment,
    query,
    special_query,
    path,
    userinfo };

void append_percent_encoded(std::string& output, std::string_view bytes, PercentEncodeSet set);

std::string percent_decode(std::string_view text);

} // namespace syna::web

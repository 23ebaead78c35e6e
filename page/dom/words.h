#pragma once
// Attribute values that are lists of words: ids, classes, rel and the like.
//   https://infra.spec.whatwg.org/#strings

#include "web/ascii.h"

#include <string_view>
#include <vector>

namespace syna {

constexpr std::string_view strip_ascii_whitespace(std::string_view text)
{
    while (!text.empty() && web::is_ascii_whitespace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && web::is_ascii_whitespace(text.back()))
        text.remove_suffix(1);
    return text;
}

// The parts between runs of ASCII whitespace.
//   https://infra.spec.whatwg.org/#split-on-ascii-whitespace
inline std::vector<std::string_view> split_on_ascii_whitespace(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < text.size();) {
        if (web::is_ascii_whitespace(text[i])) {
            ++i;
            continue;
        }
        auto end = i;
        while (end < text.size() && !web::is_ascii_whitespace(text[end]))
            ++end;
        parts.push_back(text.substr(i, end - i));
        i = end;
    }
    return parts;
}

} // namespace syna

#pragma once
// ASCII as HTML speaks of it, and attribute values that are lists of words: ids, classes, rel and the like.
//   https://infra.spec.whatwg.org/#strings

#include "web/ascii.h"

#include <string>
#include <string_view>
#include <vector>

namespace syna {

using web::is_ascii_alpha;
using web::is_ascii_digit;
using web::is_ascii_hex_digit;
using web::is_ascii_whitespace;
constexpr char ascii_lower(char c) { return web::to_ascii_lower(c); }
inline std::string ascii_lower(std::string_view text) { return web::to_ascii_lower(text); }
inline bool equals_ignoring_case(std::string_view a, std::string_view b) { return web::equals_ignoring_ascii_case(a, b); }

constexpr std::string_view strip_ascii_whitespace(std::string_view text)
{
    while (!text.empty() && is_ascii_whitespace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_ascii_whitespace(text.back()))
        text.remove_suffix(1);
    return text;
}

// The parts between runs of ASCII whitespace.
//   https://infra.spec.whatwg.org/#split-on-ascii-whitespace
inline std::vector<std::string_view> split_on_ascii_whitespace(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < text.size();) {
        if (is_ascii_whitespace(text[i])) {
            ++i;
            continue;
        }
        auto end = i;
        while (end < text.size() && !is_ascii_whitespace(text[end]))
            ++end;
        parts.push_back(text.substr(i, end - i));
        i = end;
    }
    return parts;
}

} // namespace syna

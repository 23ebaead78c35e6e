#pragma once
// ASCII as HTML speaks of it.
//   https://infra.spec.whatwg.org/#ascii-whitespace and #ascii-lowercase

#include <string>
#include <string_view>
#include <vector>

namespace syna {

constexpr bool is_ascii_whitespace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_hex_digit(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
constexpr bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

inline std::string ascii_lower(std::string_view text)
{
    std::string lower(text);
    for (auto& c : lower)
        c = ascii_lower(c);
    return lower;
}

// Equal but for the case of ASCII letters.
constexpr bool equals_ignoring_case(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (ascii_lower(a[i]) != ascii_lower(b[i]))
            return false;
    return true;
}

constexpr std::string_view strip_ascii_whitespace(std::string_view text)
{
    while (!text.empty() && is_ascii_whitespace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_ascii_whitespace(text.back()))
        text.remove_suffix(1);
    return text;
}

// The parts between runs of ASCII whitespace: ids, classes, rel and the like.
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

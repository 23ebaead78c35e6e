#pragma once
// The standards' ASCII classes, which never ask the locale.
//   https://infra.spec.whatwg.org/#code-points

#include <string>
#include <string_view>

namespace syna::web {

constexpr bool is_ascii_digit(int c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_alpha(int c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_alphanumeric(int c) { return is_ascii_digit(c) || is_ascii_alpha(c); }
constexpr bool is_ascii_hex_digit(int c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
constexpr bool is_ascii_whitespace(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
constexpr char to_ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

// What a hexadecimal digit is worth.
constexpr int hex_digit_value(int c) { return is_ascii_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10; }

inline std::string to_ascii_lower(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = to_ascii_lower(c);
    return lower;
}

inline bool equals_ignoring_ascii_case(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (to_ascii_lower(a[i]) != to_ascii_lower(b[i]))
            return false;
    }
    return true;
}

} // namespace syna::web

#include "web/percent_encoding.h"

#include "web/ascii.h"

#include <array>
#include <cstdint>

namespace syna::web {

using Members = std::array<bool, 256>;

static constexpr Members with(Members members, std::string_view more)
{
    for (char c : more)
        members[static_cast<uint8_t>(c)] = true;
    return members;
}

// https://url.spec.whatwg.org/#c0-control-percent-encode-set
static constexpr Members c0_control_members()
{
    Members members {};
    for (int byte = 0; byte < 256; ++byte)
        members[static_cast<std::size_t>(byte)] = byte <= 0x1F || byte > 0x7E;
    return members;
}

static Members const& members_of(PercentEncodeSet set)
{
    static constexpr Members c0_control = c0_control_members();
    static constexpr Members fragment = with(c0_control, " \"<>`");
    static constexpr Members query = with(c0_control, " \"#<>");
    static constexpr Members special_query = with(query, "'");
    static constexpr Members path = with(query, "?^`{}");
    static constexpr Members userinfo = with(path, "/:;=@[\\]|");
    switch (set) {
    case PercentEncodeSet::c0_control:
        return c0_control;
    case PercentEncodeSet::fragment:
        return fragment;
    case PercentEncodeSet::query:
        return query;
    case PercentEncodeSet::special_query:
        return special_query;
    case PercentEncodeSet::path:
        return path;
    case PercentEncodeSet::userinfo:
        return userinfo;
    }
    return userinfo;
}

void append_percent_encoded(std::string& output, std::string_view bytes, PercentEncodeSet set)
{
    auto const& members = members_of(set);
    for (char const byte : bytes) {
        auto const value = static_cast<uint8_t>(byte);
        if (!members[value]) {
            output += byte;
            continue;
        }
        output += '%';
        output += "0123456789ABCDEF"[value >> 4];
        output += "0123456789ABCDEF"[value & 0xF];
    }
}

void append_percent_encoded(std::string& output, char byte, PercentEncodeSet set)
{
    append_percent_encoded(output, std::string_view(&byte, 1), set);
}

// https://url.spec.whatwg.org/#percent-decode
std::string percent_decode(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && is_ascii_hex_digit(text[i + 1]) && is_ascii_hex_digit(text[i + 2])) {
            bytes += static_cast<char>(hex_digit_value(text[i + 1]) * 16 + hex_digit_value(text[i + 2]));
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

} // namespace syna::web

#include "web/percent_encoding.h"

#include "web/ascii.h"

#include <algorithm>
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
    auto const is_member = [&members](char byte) { return members[static_cast<uint8_t>(byte)]; };
    while (true) {
        auto const clean = static_cast<std::size_t>(std::find_if(bytes.begin(), bytes.end(), is_member) - bytes.begin());
        output += bytes.substr(0, clean);
        if (clean == bytes.size())
            return;
        auto const value = static_cast<uint8_t>(bytes[clean]);
        bytes.remove_prefix(clean + 1);
        output += '%';
        output += "0123456789ABCDEF"[value >> 4];
        output += "0123456789ABCDEF"[value & 0xF];
    }
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

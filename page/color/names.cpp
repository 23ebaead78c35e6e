// Colours that are looked up: by name, by hexadecimal digits, and as HTML's attributes spell them.

#include "page/color/color.h"
#include "page/dom/ascii.h"

#include <algorithm>

namespace syna::color {

struct Name {
    std::string_view name;
    uint32_t rgb;
};

constexpr Name names[] = {
#define NAME(name, rgb) { name, rgb },
#include "page/color/names.def"
#undef NAME
};
static_assert(std::ranges::is_sorted(names, {}, &Name::name));

struct SystemColor {
    std::string_view name;
    uint32_t light, dark;
};

constexpr SystemColor system_colors[] = {
#define SYSTEM(name, light, dark) { name, light, dark },
#include "page/color/system_colors.def"
#undef SYSTEM
};
static_assert(std::ranges::is_sorted(system_colors, {}, &SystemColor::name));

static Color from_bytes(uint32_t rgba)
{
    auto const byte = [&](int shift) { return static_cast<uint8_t>(rgba >> shift & 0xff); };
    return from_rgba8({ byte(24), byte(16), byte(8), static_cast<float>(byte(0)) / 255.f });
}

// The longest name of either table, so that no long identifier is lowered for nothing.
constexpr std::size_t longest_name = 24;

template<typename Table>
static auto find_in(Table const& table, std::string_view name) -> decltype(std::begin(table))
{
    if (name.size() > longest_name)
        return nullptr;
    char buffer[longest_name];
    std::ranges::transform(name, buffer, [](char c) { return ascii_lower(c); });
    std::string_view const lower(buffer, name.size());
    auto const found = std::lower_bound(std::begin(table), std::end(table), lower, [](auto const& entry, std::string_view wanted) { return entry.name < wanted; });
    return found != std::end(table) && found->name == lower ? found : nullptr;
}

std::optional<Color> named_color(std::string_view name)
{
    auto const* found = find_in(names, name);
    if (!found)
        return {};
    return from_bytes(found->rgb << 8 | 0xff);
}

std::optional<Color> system_color(std::string_view name, bool dark)
{
    auto const* found = find_in(system_colors, name);
    if (!found)
        return {};
    return from_bytes(dark ? found->dark : found->light);
}

//   https://www.w3.org/TR/css-color-4/#hex-notation
std::optional<Color> hex_color(std::string_view digits)
{
    if (!std::ranges::all_of(digits, is_ascii_hex_digit))
        return {};
    uint32_t value = 0;
    bool const brief = digits.size() == 3 || digits.size() == 4;
    if (!brief && digits.size() != 6 && digits.size() != 8)
        return {};
    for (char const c : digits) {
        auto const digit = static_cast<uint32_t>(web::hex_digit_value(c));
        value = brief ? value << 8 | digit * 0x11 : value << 4 | digit;
    }
    if (digits.size() == 3 || digits.size() == 6)
        value = value << 8 | 0xff;
    return from_bytes(value);
}

//   https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-a-legacy-colour-value
std::optional<Color> html_legacy_color(std::string_view text)
{
    // 1. and 2. Nothing at all is an error.
    if (text.empty())
        return {};
    // 3. and 4. White space around it falls away; transparent is an error.
    text = strip_ascii_whitespace(text);
    if (equals_ignoring_case(text, "transparent"))
        return {};
    // 5. A name.
    if (auto const named = named_color(text))
        return named;
    // 6. Three digits behind a '#'.
    if (text.size() == 4 && text[0] == '#') {
        if (auto const color = hex_color(text.substr(1)))
            return color;
    }
    // 7. A code point beyond the basic plane counts as two; other code points as one. 8. No more than 128.
    std::string digits;
    for (std::size_t i = 0; i < text.size() && digits.size() < 128;) {
        auto const lead = static_cast<unsigned char>(text[i]);
        auto const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2
            : lead < 0xf0                                 ? 3
                                                          : 4;
        if (length == 1)
            digits += text[i];
        else
            digits.append(length == 4 ? 2 : 1, '0');
        i += static_cast<std::size_t>(length);
    }
    digits.resize(std::min<std::size_t>(digits.size(), 128));
    // 9. The '#' falls away. 10. What is no digit is a zero.
    if (digits.starts_with('#'))
        digits.erase(0, 1);
    for (char& c : digits) {
        if (!is_ascii_hex_digit(c))
            c = '0';
    }
    // 11. Three parts of one length.
    while (digits.empty() || digits.size() % 3 != 0)
        digits += '0';
    // 12. and 13. The last eight digits of each part.
    auto const length = digits.size() / 3;
    std::string_view parts[] = { std::string_view(digits).substr(0, length), std::string_view(digits).substr(length, length), std::string_view(digits).substr(2 * length) };
    for (auto& part : parts) {
        if (part.size() > 8)
            part.remove_prefix(part.size() - 8);
    }
    // 14. Zeros that all parts begin with fall away, as long as more than two digits are left. 15. Two digits count.
    while (parts[0].size() > 2 && std::ranges::all_of(parts, [](auto part) { return part.front() == '0'; })) {
        for (auto& part : parts)
            part.remove_prefix(1);
    }
    uint8_t bytes[3];
    for (int i = 0; i < 3; ++i) {
        bytes[i] = 0;
        for (char const c : parts[i].substr(0, 2))
            bytes[i] = static_cast<uint8_t>(bytes[i] << 4 | web::hex_digit_value(c));
    }
    return from_rgba8({ bytes[0], bytes[1], bytes[2], 1 });
}

} // namespace syna::color

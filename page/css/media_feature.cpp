#include "page/css/media_feature.h"

#include "page/css/tokenizer.h"
#include "web/ascii.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace syna::css {

namespace {

enum class Comparison { equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal };

constexpr Comparison mirrored(Comparison comparison)
{
    switch (comparison) {
    case Comparison::less:
        return Comparison::greater;
    case Comparison::less_or_equal:
        return Comparison::greater_or_equal;
    case Comparison::greater:
        return Comparison::less;
    case Comparison::greater_or_equal:
        return Comparison::less_or_equal;
    case Comparison::equal:
        break;
    }
    return Comparison::equal;
}

bool holds(double a, Comparison comparison, double b)
{
    switch (comparison) {
    case Comparison::equal:
        return std::abs(a - b) < 1e-6 || a == b;
    case Comparison::less:
        return a < b;
    case Comparison::less_or_equal:
        return a <= b;
    case Comparison::greater:
        return a > b;
    case Comparison::greater_or_equal:
        return a >= b;
    }
    return false;
}

enum class Unit { length,
    ratio,
    resolution,
    number,
    integer };

struct RangeFeature {
    Unit unit;
    double value;
};

bool is_one(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::optional<RangeFeature> range_feature(std::string_view name, Device const& device)
{
    if (is_one(name, { "width", "device-width" }))
        return RangeFeature { Unit::length, device.width };
    if (is_one(name, { "height", "device-height" }))
        return RangeFeature { Unit::length, device.height };
    if (is_one(name, { "aspect-ratio", "device-aspect-ratio" }))
        return RangeFeature { Unit::ratio, device.width / device.height };
    if (name == "resolution")
        return RangeFeature { Unit::resolution, device.pixel_ratio };
    if (name == "-webkit-device-pixel-ratio")
        return RangeFeature { Unit::number, device.pixel_ratio };
    if (name == "color")
        return RangeFeature { Unit::integer, 8 };
    if (is_one(name, { "color-index", "monochrome" }))
        return RangeFeature { Unit::integer, 0 };
    if (is_one(name, { "horizontal-viewport-segments", "vertical-viewport-segments" }))
        return RangeFeature { Unit::integer, 1 };
    return std::nullopt;
}

// Pixels. Units of fonts are of the initial font.
//   https://www.w3.org/TR/mediaqueries-5/#units
std::optional<double> to_pixels(Token const& token, Device const& device)
{
    if (token.type == TokenType::number)
        return token.number == 0 ? std::optional(0.0) : std::nullopt;
    if (token.type != TokenType::dimension)
        return std::nullopt;
    struct Entry {
        std::string_view unit;
        double pixels;
    };
    double const least = std::min(device.width, device.height), greatest = std::max(device.width, device.height);
    Entry const entries[] = { { "px", 1 }, { "em", 16 }, { "rem", 16 }, { "ex", 8 }, { "ch", 8 }, { "rex", 8 }, { "rch", 8 }, { "ic", 16 }, { "ric", 16 }, { "cm", 96 / 2.54 }, { "mm", 96 / 25.4 }, { "q", 96 / 101.6 },
        { "in", 96 }, { "pt", 96.0 / 72 }, { "pc", 16 }, { "vw", device.width / 100 }, { "vh", device.height / 100 }, { "vi", device.width / 100 }, { "vb", device.height / 100 },
        { "vmin", least / 100 }, { "vmax", greatest / 100 } };
    auto unit = web::to_ascii_lower(token.text);
    // Small, large and dynamic viewports are one here.
    if (unit.size() >= 3 && (unit[0] == 's' || unit[0] == 'l' || unit[0] == 'd') && unit[1] == 'v')
        unit.erase(0, 1);
    for (auto const& entry : entries)
        if (unit == entry.unit)
            return token.number * entry.pixels;
    return std::nullopt;
}

std::optional<double> to_resolution(Token const& token)
{
    if (is_ident(token, "infinite"))
        return std::numeric_limits<double>::infinity();
    if (token.type != TokenType::dimension || token.number < 0)
        return std::nullopt;
    auto const unit = web::to_ascii_lower(token.text);
    if (unit == "dppx" || unit == "x")
        return token.number;
    if (unit == "dpi")
        return token.number / 96;
    if (unit == "dpcm")
        return token.number * 2.54 / 96;
    return std::nullopt;
}

std::optional<double> to_value(TokenRange tokens, Unit unit, Device const& device)
{
    tokens = strip_white_space(tokens);
    if (unit == Unit::ratio) {
        if (tokens.empty() || tokens[0].type != TokenType::number || tokens[0].number < 0)
            return std::nullopt;
        TokenRange const rest = strip_white_space({ tokens.all, tokens.begin + 1, tokens.end });
        if (rest.empty())
            return tokens[0].number;
        if (rest[0].type != TokenType::delim || rest[0].delim != '/')
            return std::nullopt;
        TokenRange const below = strip_white_space({ rest.all, rest.begin + 1, rest.end });
        if (below.size() != 1 || below[0].type != TokenType::number || below[0].number < 0)
            return std::nullopt;
        return tokens[0].number / below[0].number;
    }
    if (tokens.size() != 1)
        return std::nullopt;
    auto const& token = tokens[0];
    switch (unit) {
    case Unit::length:
        return to_pixels(token, device);
    case Unit::resolution:
        return to_resolution(token);
    case Unit::number:
        return token.type == TokenType::number ? std::optional(token.number) : std::nullopt;
    case Unit::integer:
        return token.type == TokenType::number && token.integer ? std::optional(token.number) : std::nullopt;
    case Unit::ratio:
        break;
    }
    return std::nullopt;
}

// Features with words for values: those that hold on this device and those that do not. In a boolean context "none", "no-preference" and the like are false.
Match evaluate_words(std::string_view name, std::optional<std::string> const& value, Device const& device)
{
    bool const print = device.medium == Device::Medium::print, dark = device.color_scheme == Device::ColorScheme::dark;
    auto const choose = [&](bool first, std::string_view yes, std::string_view no) {
        if (!value)
            return to_match(!is_one(first ? yes : no, { "none", "no-preference" }));
        return *value == (first ? yes : no) ? Match::yes : *value == (first ? no : yes) ? Match::no
                                                                                        : Match::unknown;
    };
    auto const words = [&](std::initializer_list<std::string_view> current, std::initializer_list<std::string_view> others) {
        if (!value)
            return to_match(std::none_of(current.begin(), current.end(), [](auto word) { return is_one(word, { "none", "no-preference" }); }));
        return is_one(*value, current) ? Match::yes : is_one(*value, others) ? Match::no
                                                                             : Match::unknown;
    };
    if (name == "orientation")
        return choose(device.height >= device.width, "portrait", "landscape");
    if (name == "hover" || name == "any-hover")
        return choose(device.hover, "hover", "none");
    if (name == "pointer" || name == "any-pointer")
        return device.hover ? words({ "fine" }, { "none", "coarse" }) : words({ "coarse" }, { "none", "fine" });
    if (name == "prefers-color-scheme")
        return choose(dark, "dark", "light");
    if (name == "prefers-reduced-motion")
        return choose(device.reduced_motion, "reduce", "no-preference");
    if (name == "prefers-reduced-transparency")
        return choose(device.reduced_transparency, "reduce", "no-preference");
    if (name == "prefers-reduced-data")
        return choose(false, "reduce", "no-preference");
    if (name == "prefers-contrast")
        return device.contrast == Device::Contrast::more ? words({ "more" }, { "less", "no-preference", "custom" })
            : device.contrast == Device::Contrast::less  ? words({ "less" }, { "more", "no-preference", "custom" })
                                                         : words({ "no-preference" }, { "more", "less", "custom" });
    if (name == "forced-colors")
        return choose(device.forced_colors, "active", "none");
    if (name == "inverted-colors")
        return choose(false, "inverted", "none");
    if (name == "scripting")
        return device.scripting ? words({ "enabled" }, { "none", "initial-only" }) : words({ "none" }, { "enabled", "initial-only" });
    if (name == "update")
        return print ? words({ "none" }, { "slow", "fast" }) : words({ "fast" }, { "none", "slow" });
    if (name == "overflow-block")
        return print ? words({ "paged" }, { "none", "scroll" }) : words({ "scroll" }, { "none", "paged" });
    if (name == "overflow-inline")
        return choose(!print, "scroll", "none");
    if (name == "color-gamut")
        return words({ "srgb" }, { "p3", "rec2020" });
    if (name == "dynamic-range" || name == "video-dynamic-range")
        return words({ "standard" }, { "high" });
    if (name == "display-mode")
        return words({ "browser" }, { "fullscreen", "standalone", "minimal-ui", "window-controls-overlay", "picture-in-picture" });
    if (name == "display-state")
        return words({ "normal" }, { "minimized", "maximized", "fullscreen" });
    if (name == "device-posture")
        return choose(true, "continuous", "folded");
    if (name == "scan")
        return value && !is_one(*value, { "interlace", "progressive" }) ? Match::unknown : Match::no;
    return Match::unknown;
}

// The index after a comparison at `i`.
std::optional<Comparison> parse_comparison(TokenRange tokens, uint32_t& i)
{
    auto const is = [&](uint32_t at, char32_t delim) { return at < tokens.size() && tokens[at].type == TokenType::delim && tokens[at].delim == delim; };
    // Nothing may stand between the two characters, not even a comment.
    bool const with_equal = is(i + 1, '=') && tokens[i + 1].offset == tokens[i].offset + 1;
    if (is(i, '=')) {
        ++i;
        return Comparison::equal;
    }
    if (!is(i, '<') && !is(i, '>'))
        return std::nullopt;
    bool const less = is(i, '<');
    i += with_equal ? 2 : 1;
    if (less)
        return with_equal ? Comparison::less_or_equal : Comparison::less;
    return with_equal ? Comparison::greater_or_equal : Comparison::greater;
}

Match compare(std::string_view name, Comparison comparison, TokenRange value, Device const& device)
{
    auto const feature = range_feature(name, device);
    if (!feature)
        return Match::unknown;
    auto const wanted = to_value(value, feature->unit, device);
    return wanted ? to_match(holds(feature->value, comparison, *wanted)) : Match::unknown;
}

// "name: value"
Match evaluate_plain(std::string name, TokenRange value, Device const& device)
{
    auto comparison = Comparison::equal;
    auto const cut = [&name](std::string_view prefix, std::string_view instead) {
        if (!name.starts_with(prefix))
            return false;
        name.replace(0, prefix.size(), instead);
        return true;
    };
    if (cut("min-", "") || cut("-webkit-min-", "-webkit-"))
        comparison = Comparison::greater_or_equal;
    else if (cut("max-", "") || cut("-webkit-max-", "-webkit-"))
        comparison = Comparison::less_or_equal;
    if (range_feature(name, device))
        return compare(name, comparison, value, device);
    if (comparison != Comparison::equal)
        return Match::unknown;
    if (value.size() != 1)
        return Match::unknown;
    if (name == "grid" || name == "-webkit-transform-3d") {
        bool const has = name != "grid";
        return value[0].type == TokenType::number && value[0].integer && (value[0].number == 0 || value[0].number == 1) ? to_match((value[0].number == 1) == has) : Match::unknown;
    }
    if (value[0].type != TokenType::ident)
        return Match::unknown;
    return evaluate_words(name, web::to_ascii_lower(value[0].text), device);
}

} // namespace

Match evaluate_media_feature(TokenRange tokens, Device const& device)
{
    if (tokens.empty())
        return Match::unknown;
    if (tokens[0].type == TokenType::ident) {
        auto const name = web::to_ascii_lower(tokens[0].text);
        // 1. A feature alone.
        if (tokens.size() == 1) {
            if (auto const feature = range_feature(name, device))
                return to_match(feature->value != 0);
            return name == "grid" ? Match::no : name == "-webkit-transform-3d" ? Match::yes
                                                                               : evaluate_words(name, std::nullopt, device);
        }
        uint32_t i = 1;
        while (i < tokens.size() && tokens[i].type == TokenType::white_space)
            ++i;
        // 2. A feature and its value.
        if (i < tokens.size() && tokens[i].type == TokenType::colon)
            return evaluate_plain(name, strip_white_space({ tokens.all, tokens.begin + i + 1, tokens.end }), device);
        // 3. A feature compared with a value.
        if (auto const comparison = parse_comparison(tokens, i))
            return compare(name, *comparison, { tokens.all, tokens.begin + i, tokens.end }, device);
        if (name != "infinite")
            return Match::unknown;
    }
    // 4. A value compared with a feature, and that perhaps with another value.
    uint32_t i = 0;
    while (i < tokens.size() && tokens[i].type != TokenType::delim)
        i = tokens.after(i);
    // The bar of a ratio is no comparison.
    if (i < tokens.size() && tokens[i].delim == '/')
        for (++i; i < tokens.size() && tokens[i].type != TokenType::delim;)
            i = tokens.after(i);
    TokenRange const first { tokens.all, tokens.begin, tokens.begin + i };
    auto const comparison = parse_comparison(tokens, i);
    if (!comparison)
        return Match::unknown;
    while (i < tokens.size() && tokens[i].type == TokenType::white_space)
        ++i;
    if (i >= tokens.size() || tokens[i].type != TokenType::ident)
        return Match::unknown;
    auto const name = web::to_ascii_lower(tokens[i++].text);
    auto result = compare(name, mirrored(*comparison), first, device);
    while (i < tokens.size() && tokens[i].type == TokenType::white_space)
        ++i;
    if (i >= tokens.size())
        return result;
    auto const second = parse_comparison(tokens, i);
    auto const is_less = [](Comparison c) { return c == Comparison::less || c == Comparison::less_or_equal; };
    // Both in the same direction.
    if (!second || *comparison == Comparison::equal || *second == Comparison::equal || is_less(*comparison) != is_less(*second))
        return Match::unknown;
    return std::min(result, compare(name, *second, { tokens.all, tokens.begin + i, tokens.end }, device));
}

} // namespace syna::css

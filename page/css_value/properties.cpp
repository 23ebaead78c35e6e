#include "page/css_value/properties.h"

#include "page/css/tokenizer.h"
#include "page/css_value/grammar.h"
#include "page/css_value/shorthands.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

namespace syna::css {

constexpr PropertyInfo properties[] = {
#define PROPERTY(id, name, inherited, initial, grammar, keywords, affects) \
    { name, inherited, initial, Grammar::grammar, keywords, Affects::affects },
#include "page/css_value/properties.def"
#undef PROPERTY
};

constexpr std::string_view known_properties[] = {
#define KNOWN(name) name,
#include "page/css_value/known_properties.def"
#undef KNOWN
};
static_assert(std::ranges::is_sorted(known_properties));

// Other names of properties. https://compat.spec.whatwg.org/#css-simple-aliases, https://www.w3.org/TR/css-text-3/#overflow-wrap-property
constexpr std::pair<std::string_view, std::string_view> aliases[] = {
    { "-epub-text-transform", "text-transform" },
    { "-webkit-animation", "animation" },
    { "-webkit-animation-name", "animation-name" },
    { "-webkit-appearance", "appearance" },
    { "-webkit-background-clip", "background-clip" },
    { "-webkit-background-origin", "background-origin" },
    { "-webkit-background-size", "background-size" },
    { "-webkit-border-bottom-left-radius", "border-bottom-left-radius" },
    { "-webkit-border-bottom-right-radius", "border-bottom-right-radius" },
    { "-webkit-border-radius", "border-radius" },
    { "-webkit-border-top-left-radius", "border-top-left-radius" },
    { "-webkit-border-top-right-radius", "border-top-right-radius" },
    { "-webkit-box-shadow", "box-shadow" },
    { "-webkit-box-sizing", "box-sizing" },
    { "-webkit-clip-path", "clip-path" },
    { "-webkit-filter", "filter" },
    { "-webkit-flex-direction", "flex-direction" },
    { "-webkit-flex-flow", "flex-flow" },
    { "-webkit-flex-wrap", "flex-wrap" },
    { "-webkit-margin-end", "margin-inline-end" },
    { "-webkit-margin-start", "margin-inline-start" },
    { "-webkit-mask-image", "mask-image" },
    { "-webkit-mask", "mask" },
    { "-webkit-opacity", "opacity" },
    { "-webkit-order", "order" },
    { "-webkit-padding-end", "padding-inline-end" },
    { "-webkit-padding-start", "padding-inline-start" },
    { "-webkit-perspective", "perspective" },
    { "-webkit-text-size-adjust", "text-size-adjust" },
    { "-webkit-transform", "transform" },
    { "-webkit-transform-origin", "transform-origin" },
    { "-webkit-transition", "transition" },
    { "-webkit-transition-property", "transition-property" },
    { "-webkit-user-select", "user-select" },
    { "word-wrap", "overflow-wrap" },
};

PropertyInfo const& info(PropertyId id) { return properties[static_cast<std::size_t>(id)]; }

namespace {

using Names = std::unordered_map<std::string_view, PropertyName>;

Names const& names()
{
    static auto const table = [] {
        Names map;
        for (std::size_t i = 0; i < property_count; ++i)
            map.emplace(properties[i].name, PropertyName { false, static_cast<uint8_t>(i) });
        auto const list = shorthands();
        for (std::size_t i = 0; i < list.size(); ++i)
            map.emplace(list[i].name, PropertyName { true, static_cast<uint8_t>(i) });
        for (auto const& [alias, name] : aliases)
            map.emplace(alias, map.at(name));
        return map;
    }();
    return table;
}

std::string_view lowered(std::string_view text, std::array<char, 64>& buffer)
{
    if (text.size() > buffer.size())
        return {};
    std::ranges::transform(text, buffer.begin(), [](char c) { return ascii_lower(c); });
    return { buffer.data(), text.size() };
}

// The initial values, read from the table's words; the tokens have to live on.
struct InitialValues {
    std::vector<std::unique_ptr<TokenList>> tokens;
    std::array<Value, property_count> values;

    InitialValues()
    {
        for (std::size_t i = 0; i < property_count; ++i) {
            tokens.push_back(std::make_unique<TokenList>(properties[i].initial));
            if (auto const value = read_value(properties[i], tokens.back()->range(), Quirks::no))
                values[i] = *value;
        }
    }
};

// https://quirks.spec.whatwg.org/#the-hashless-hex-color-quirk and #the-unitless-length-quirk
bool has_quirk(std::string_view property)
{
    return has_word("background-color border-color border-top-color border-right-color border-bottom-color border-left-color color "
                    "background-position border-spacing border-top-width border-right-width border-bottom-width border-left-width border-width "
                    "bottom clip font-size height left letter-spacing margin-right margin-left margin-top margin-bottom margin max-height "
                    "max-width min-height min-width padding-top padding-bottom padding-left padding-right padding right text-indent top "
                    "vertical-align width word-spacing",
        property);
}

} // namespace

Value const& initial_value(PropertyId id)
{
    static InitialValues const initial;
    return initial.values[static_cast<std::size_t>(id)];
}

std::optional<PropertyName> find_property(std::string_view name)
{
    std::array<char, 64> buffer;
    auto const found = names().find(lowered(name, buffer));
    return found == names().end() ? std::nullopt : std::optional(found->second);
}

std::span<PropertyId const> longhands(PropertyName property)
{
    static auto const each = [] {
        std::array<PropertyId, property_count> ids;
        for (std::size_t i = 0; i < property_count; ++i)
            ids[i] = static_cast<PropertyId>(i);
        return ids;
    }();
    if (!property.is_shorthand)
        return std::span(each).subspan(property.index, 1);
    return shorthands()[property.index].longhands;
}

PropertyId physical(PropertyId id, bool right_to_left)
{
    // The sides of each family stand in one order: top, right, bottom, left, inline-start, inline-end, block-start, block-end.
    struct Family {
        PropertyId first;
        int stride;
    };
    constexpr Family families[] = {
        { PropertyId::top, 1 },
        { PropertyId::margin_top, 1 },
        { PropertyId::padding_top, 1 },
        { PropertyId::border_top_width, 3 },
    };
    for (auto const& [first, stride] : families) {
        auto const offset = static_cast<int>(id) - static_cast<int>(first);
        if (offset < 4 * stride || offset >= 8 * stride)
            continue;
        int const start = right_to_left ? 1 : 3, end = right_to_left ? 3 : 1;
        int const sides[] = { start, end, 0, 2 };
        return static_cast<PropertyId>(static_cast<int>(first) + sides[offset / stride - 4] * stride + offset % stride);
    }
    switch (id) {
    case PropertyId::inline_size:
        return PropertyId::width;
    case PropertyId::block_size:
        return PropertyId::height;
    case PropertyId::min_inline_size:
        return PropertyId::min_width;
    case PropertyId::min_block_size:
        return PropertyId::min_height;
    case PropertyId::max_inline_size:
        return PropertyId::max_width;
    case PropertyId::max_block_size:
        return PropertyId::max_height;
    default:
        return id;
    }
}

std::optional<Value> parse_value(PropertyId property, TokenRange tokens, Quirks quirks)
{
    auto const& row = info(property);
    return read_value(row, tokens, quirks == Quirks::yes && has_quirk(row.name) ? Quirks::yes : Quirks::no);
}

bool expand(PropertyName property, TokenRange tokens, std::vector<Declared>& into, Quirks quirks)
{
    if (!property.is_shorthand) {
        auto const id = static_cast<PropertyId>(property.index);
        auto const value = parse_value(id, tokens, quirks);
        if (value)
            into.push_back({ id, *value });
        return value.has_value();
    }
    auto const& shorthand = shorthands()[property.index];
    auto const before = into.size();
    bool const valid = shorthand.expand(shorthand, tokens, into, quirks == Quirks::yes && has_quirk(shorthand.name) ? Quirks::yes : Quirks::no);
    if (!valid)
        into.resize(before);
    return valid;
}

bool is_css_wide_keyword(std::string_view word) { return has_word("initial inherit unset revert revert-layer", word); }

bool has_substitution(TokenRange tokens)
{
    for (uint32_t i = 0; i < tokens.size(); ++i) {
        auto const& token = tokens[i];
        if (token.type == TokenType::function && has_word("var env", token.text))
            return true;
    }
    return false;
}

bool supports(std::string_view property, TokenRange tokens)
{
    Cursor cursor(tokens);
    if (property.starts_with("--"))
        return true;
    std::array<char, 64> buffer;
    auto const lower = lowered(property, buffer);
    auto const known = find_property(lower);
    if (!known && !std::ranges::binary_search(known_properties, lower))
        return false;
    if (cursor.at_end() || has_broken_token(tokens))
        return false;
    if (has_substitution(tokens))
        return true;
    if (cursor.is(TokenType::ident) && is_css_wide_keyword(cursor.token().text)) {
        cursor.step();
        return cursor.at_end();
    }
    if (lower == "all")
        return false;
    if (!known)
        return true;
    std::vector<Declared> declared;
    return expand(*known, tokens, declared);
}

} // namespace syna::css

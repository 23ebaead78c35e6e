#include "page/css_value/grammar.h"

#include "page/css_value/clip.h"
#include "page/css_value/content.h"
#include "page/css_value/display.h"
#include "page/css_value/image.h"
#include "page/css_value/shadow.h"
#include "page/css_value/transform.h"

#include <algorithm>

namespace syna::css {

bool has_word(std::string_view list, std::string_view word)
{
    for (std::size_t i = 0; i < list.size();) {
        auto end = list.find(' ', i);
        if (end == std::string_view::npos)
            end = list.size();
        if (equals_ignoring_case(list.substr(i, end - i), word))
            return true;
        i = end + 1;
    }
    return false;
}

bool has_broken_token(TokenRange tokens)
{
    for (uint32_t i = 0; i < tokens.size(); i = std::max(tokens.after(i), i + 1)) {
        switch (tokens[i].type) {
        case TokenType::bad_string:
        case TokenType::bad_url:
        case TokenType::semicolon:
        case TokenType::close_paren:
        case TokenType::close_square:
        case TokenType::close_curly:
            return true;
        case TokenType::delim:
            if (tokens[i].delim == '!')
                return true;
            break;
        default:
            break;
        }
    }
    return false;
}

namespace {

enum class Range : uint8_t { all,
    non_negative };
enum class Percent : uint8_t { refused,
    allowed };

// Of a context that stands for any: which values are valid does not hang on it.
NumericContext any_context(bool percent_is_length)
{
    NumericContext context;
    context.percent_is_length = percent_is_length;
    return context;
}

std::optional<Value> take_word(std::string_view words, Cursor& cursor)
{
    if (!cursor.is(TokenType::ident) || !has_word(words, cursor.token().text))
        return {};
    auto const word = find_keyword(cursor.token().text);
    auto const start = cursor.mark();
    cursor.step();
    return word ? std::optional(Value::of(*word, cursor.since(start))) : std::nullopt;
}

std::optional<Value> take_length(Cursor& cursor, Range range, Percent percent, Quirks quirks)
{
    if (cursor.at_end())
        return {};
    auto const start = cursor.mark();
    auto const& token = cursor.token();
    Value value;
    switch (token.type) {
    case TokenType::dimension: {
        auto const* unit = find_unit(token.text);
        if (!unit || unit->dimension != Dimension::length)
            return {};
        value.kind = ValueKind::length;
        value.unit = unit;
        value.number = token.number;
        break;
    }
    case TokenType::number:
        if (token.number != 0 && quirks == Quirks::no)
            return {};
        value.kind = ValueKind::length;
        value.unit = find_unit("px");
        value.number = token.number;
        break;
    case TokenType::percentage:
        if (percent == Percent::refused)
            return {};
        value.kind = ValueKind::percentage;
        value.number = token.number;
        break;
    case TokenType::function: {
        auto const numeric = take_numeric(cursor, any_context(percent == Percent::allowed));
        if (!numeric || numeric->dimension != Dimension::length) {
            cursor.back_to(start);
            return {};
        }
        value.kind = ValueKind::tokens;
        value.tokens = cursor.since(start);
        return value;
    }
    default:
        return {};
    }
    if (range == Range::non_negative && value.number < 0)
        return {};
    cursor.step();
    value.tokens = cursor.since(start);
    return value;
}

std::optional<Value> take_number(Cursor& cursor, Percent percent)
{
    auto const start = cursor.mark();
    auto const numeric = take_numeric(cursor, any_context(false));
    bool const is_percentage = numeric && numeric->dimension == Dimension::percentage;
    if (!numeric || (numeric->dimension != Dimension::number && !(is_percentage && percent == Percent::allowed))) {
        cursor.back_to(start);
        return {};
    }
    auto value = Value::of_number(is_percentage ? numeric->value / 100 : numeric->value, cursor.since(start));
    if (numeric->calculated) // It may hang on a length.
        value.kind = ValueKind::tokens;
    return value;
}

std::optional<Value> take_color_value(Cursor& cursor, Quirks quirks)
{
    auto const start = cursor.mark();
    Value value;
    if (cursor.take_keyword("currentcolor"))
        return Value::of(Keyword::currentcolor, cursor.since(start));
    // Without context first: what is a colour so, is the same for every element, but for the scheme.
    color::ColorContext context;
    context.current_color = color::from_rgba8({ 0, 0, 0, 1 });
    bool const plain = cursor.is(TokenType::hash) || (cursor.is(TokenType::ident) && (color::named_color(cursor.token().text) || cursor.is_keyword("transparent")));
    bool const simple_function = [&] {
        if (!cursor.is(TokenType::function))
            return false;
        auto const inside = cursor.inside();
        for (uint32_t i = 0; i < inside.size(); ++i) {
            auto const type = inside[i].type;
            if (type == TokenType::function || type == TokenType::ident)
                return false;
        }
        return true;
    }();
    auto const color = color::take_color(cursor, context);
    if (!color) {
        // The hashless colour quirk: https://quirks.spec.whatwg.org/#the-hashless-hex-color-quirk
        if (quirks == Quirks::yes && cursor.is(TokenType::ident)) {
            auto const& text = cursor.token().text;
            auto const hashless = text.size() == 3 || text.size() == 6 ? color::hex_color(text) : std::nullopt;
            if (hashless) {
                cursor.step();
                value.kind = ValueKind::color;
                value.color = *hashless;
                value.tokens = cursor.since(start);
                return value;
            }
        }
        return {};
    }
    value.kind = plain || simple_function ? ValueKind::color : ValueKind::tokens;
    value.color = *color;
    value.tokens = cursor.since(start);
    return value;
}

Value as_tokens(TokenRange tokens)
{
    Value value;
    value.kind = ValueKind::tokens;
    value.tokens = tokens;
    return value;
}

// Words, each at most once, in any order; the row's first word stands alone.
std::optional<Value> read_keyword_set(PropertyInfo const& property, TokenRange tokens)
{
    Cursor cursor(tokens);
    std::vector<Keyword> seen;
    while (!cursor.at_end()) {
        auto const word = take_word(property.keywords, cursor);
        if (!word || std::ranges::find(seen, word->keyword) != seen.end())
            return {};
        seen.push_back(word->keyword);
    }
    if (seen.empty())
        return {};
    if (seen.size() == 1)
        return Value::of(seen[0], tokens);
    auto const alone = property.keywords.substr(0, property.keywords.find(' '));
    if (std::ranges::any_of(seen, [&](Keyword word) { return name_of(word) == alone; }))
        return {};
    return as_tokens(tokens);
}

// <layer> [, <layer>]* where each layer is made of the row's words, and of lengths where `lengths` are.
std::optional<Value> read_layers(PropertyInfo const& property, TokenRange tokens, bool lengths)
{
    bool const is_size = property.name == "background-size";
    int const most = property.name == "background-repeat" || is_size ? 2 : lengths ? 4
                                                                                   : 1;
    Cursor cursor(tokens);
    std::optional<Value> only;
    int components = 0;
    do {
        int in_layer = 0;
        while (!cursor.at_end() && !cursor.is(TokenType::comma)) {
            auto component = take_word(property.keywords, cursor);
            if (!component && lengths)
                component = take_length(cursor, is_size ? Range::non_negative : Range::all, Percent::allowed, Quirks::no);
            if (!component || ++in_layer > most)
                return {};
            only = component;
            ++components;
        }
        if (in_layer == 0)
            return {};
    } while (cursor.take(TokenType::comma));
    return components == 1 ? only : as_tokens(tokens);
}

std::optional<Value> read_font_family(TokenRange tokens)
{
    Cursor cursor(tokens);
    int names = 0, words = 0;
    Keyword generic = Keyword::none;
    bool any_generic = false;
    do {
        ++names;
        if (cursor.take(TokenType::string))
            continue;
        if (cursor.is(TokenType::function)) { // generic(…)
            cursor.step();
            continue;
        }
        words = 0;
        bool reserved = false;
        while (cursor.is(TokenType::ident)) {
            if (equals_ignoring_case(cursor.token().text, "default") || is_css_wide_keyword(cursor.token().text))
                reserved = true;
            if (auto const word = find_keyword(cursor.token().text)) {
                generic = *word;
                any_generic = true;
            }
            ++words;
            cursor.step();
        }
        // Alone, these words are no family.
        if (words == 0 || (words == 1 && reserved))
            return {};
    } while (cursor.take(TokenType::comma));
    if (!cursor.at_end())
        return {};
    return names == 1 && words == 1 && any_generic ? Value::of(generic, tokens) : as_tokens(tokens);
}

constexpr std::string_view filters = "blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia url";

// filter: a list of functions with nothing between, whose arguments are their own business.
std::optional<Value> read_filters(TokenRange tokens)
{
    Cursor cursor(tokens);
    if (cursor.at_end() || has_broken_token(tokens))
        return {};
    while (!cursor.at_end()) {
        if (!cursor.is(TokenType::url) && !(cursor.is(TokenType::function) && has_word(filters, cursor.token().text)))
            return {};
        cursor.step();
    }
    return as_tokens(tokens);
}

std::optional<Value> read_functions(PropertyInfo const& property, TokenRange tokens)
{
    if (Cursor(tokens).at_end())
        return {};
    bool valid = false;
    if (property.name == "transform")
        valid = read_transform(tokens, {}).has_value();
    else if (property.name == "scale")
        valid = read_scale(tokens).has_value();
    else if (property.name == "rotate")
        valid = read_rotate(tokens).has_value();
    else if (property.name == "translate")
        valid = read_translate(tokens, {}).has_value();
    else if (property.name == "clip")
        valid = is_clip(tokens);
    else
        return read_filters(tokens);
    return valid ? std::optional(as_tokens(tokens)) : std::nullopt;
}

//   https://www.w3.org/TR/css-lists-3/#counter-properties
std::optional<Value> read_counters(TokenRange tokens)
{
    Cursor cursor(tokens);
    if (cursor.at_end())
        return {};
    while (!cursor.at_end()) {
        if (cursor.is_keyword("none") || !cursor.take(TokenType::ident))
            return {};
        if (cursor.is(TokenType::number) && !cursor.token().integer)
            return {};
        take_number(cursor, Percent::refused);
    }
    return as_tokens(tokens);
}

//   https://www.w3.org/TR/css-text-3/#text-indent-property
std::optional<Value> read_text_indent(TokenRange tokens, Quirks quirks)
{
    Cursor cursor(tokens);
    std::optional<Value> length;
    bool hanging = false, each_line = false;
    while (!cursor.at_end()) {
        if (!hanging && cursor.take_keyword("hanging"))
            hanging = true;
        else if (!each_line && cursor.take_keyword("each-line"))
            each_line = true;
        else if (length || !(length = take_length(cursor, Range::all, Percent::allowed, quirks)))
            return {};
    }
    return length;
}

std::optional<Value> take_font_weight(Cursor& cursor, std::string_view words)
{
    if (auto const word = take_word(words, cursor))
        return word;
    auto const start = cursor.mark();
    auto number = take_number(cursor, Percent::refused);
    if (number && number->kind == ValueKind::number && (number->number < 1 || number->number > 1000)) {
        cursor.back_to(start);
        return {};
    }
    return number;
}

std::optional<Value> take_line_height(Cursor& cursor, std::string_view words, Quirks)
{
    if (auto const word = take_word(words, cursor))
        return word;
    auto const start = cursor.mark();
    if (auto number = take_number(cursor, Percent::refused)) {
        if (number->kind == ValueKind::number && number->number < 0) {
            cursor.back_to(start);
            return {};
        }
        return number;
    }
    return take_length(cursor, Range::non_negative, Percent::allowed, Quirks::no);
}

std::optional<Value> take_font_style(Cursor& cursor, std::string_view words)
{
    auto const start = cursor.mark();
    auto word = take_word(words, cursor);
    if (word && word->keyword == Keyword::oblique) {
        auto const before_angle = cursor.mark();
        auto const angle = take_numeric(cursor, any_context(false));
        if (angle && angle->dimension != Dimension::angle)
            cursor.back_to(before_angle);
        word->tokens = cursor.since(start);
    }
    return word;
}

std::optional<Value> take_size(Cursor& cursor, std::string_view words, Quirks quirks)
{
    if (auto const word = take_word(words, cursor))
        return word;
    if (!words.empty() && (cursor.is_function("calc-size") || cursor.is_function("anchor-size"))) {
        auto const start = cursor.mark();
        cursor.step();
        return as_tokens(cursor.since(start));
    }
    return take_length(cursor, Range::non_negative, Percent::allowed, quirks);
}

std::optional<Value> take_list_style_type(Cursor& cursor)
{
    auto const start = cursor.mark();
    if (cursor.take(TokenType::string) || (cursor.is_function("symbols") && (cursor.step(), true)))
        return as_tokens(cursor.since(start));
    if (!cursor.is(TokenType::ident))
        return {};
    auto const word = find_keyword(cursor.token().text);
    cursor.step();
    return word ? Value::of(*word, cursor.since(start)) : as_tokens(cursor.since(start));
}

std::optional<Value> take_one_image(Cursor& cursor)
{
    auto const start = cursor.mark();
    if (cursor.take_keyword("none"))
        return Value::of(Keyword::none, cursor.since(start));
    if (!take_image(cursor, {}))
        return {};
    return as_tokens(cursor.since(start));
}

} // namespace

std::optional<Value> take_value(PropertyInfo const& property, Cursor& cursor, Quirks quirks)
{
    if (cursor.at_end())
        return {};
    auto const& words = property.keywords;
    switch (property.grammar) {
    case Grammar::keywords:
    case Grammar::keyword_set:
    case Grammar::keyword_lists:
        return take_word(words, cursor);
    case Grammar::color: {
        auto const word = take_word(words, cursor);
        return word ? word : take_color_value(cursor, quirks);
    }
    case Grammar::length: {
        auto const word = take_word(words, cursor);
        auto const range = property.name == "perspective" ? Range::non_negative : Range::all;
        return word ? word : take_length(cursor, range, Percent::refused, Quirks::no);
    }
    case Grammar::length_percentage: {
        auto const word = take_word(words, cursor);
        return word ? word : take_length(cursor, Range::all, Percent::allowed, quirks);
    }
    case Grammar::size:
        return take_size(cursor, words, quirks);
    case Grammar::line_width: {
        auto const word = take_word(words, cursor);
        return word ? word : take_length(cursor, Range::non_negative, Percent::refused, quirks);
    }
    case Grammar::opacity: {
        auto const word = take_word(words, cursor);
        return word ? word : take_number(cursor, Percent::allowed);
    }
    case Grammar::integer: {
        if (auto const word = take_word(words, cursor))
            return word;
        if (cursor.is(TokenType::number) && !cursor.token().integer)
            return {};
        return take_number(cursor, Percent::refused);
    }
    case Grammar::font_size: {
        auto const word = take_word(words, cursor);
        return word ? word : take_length(cursor, Range::non_negative, Percent::allowed, quirks);
    }
    case Grammar::font_weight:
        return take_font_weight(cursor, words);
    case Grammar::font_style:
        return take_font_style(cursor, words);
    case Grammar::line_height:
        return take_line_height(cursor, words, quirks);
    case Grammar::images:
        return take_one_image(cursor);
    case Grammar::list_style_type:
        return take_list_style_type(cursor);
    default:
        return {};
    }
}

std::optional<Value> read_value(PropertyInfo const& property, TokenRange tokens, Quirks quirks)
{
    switch (property.grammar) {
    case Grammar::keyword_set:
        return read_keyword_set(property, tokens);
    case Grammar::keyword_lists:
        return read_layers(property, tokens, false);
    case Grammar::positions:
        return read_layers(property, tokens, true);
    case Grammar::font_family:
        return read_font_family(tokens);
    case Grammar::text_indent:
        return read_text_indent(tokens, quirks);
    case Grammar::display:
        return read_display(tokens);
    case Grammar::images: {
        Cursor cursor(tokens);
        if (cursor.take_keyword("none") && cursor.at_end())
            return Value::of(Keyword::none, tokens);
        return read_images(tokens, {}) ? std::optional(as_tokens(tokens)) : std::nullopt;
    }
    case Grammar::any: {
        Cursor cursor(tokens);
        if (cursor.at_end() || has_broken_token(tokens))
            return {};
        auto const word = cursor.is(TokenType::ident) ? find_keyword(cursor.token().text) : std::nullopt;
        cursor.step();
        return word && cursor.at_end() ? Value::of(*word, tokens) : as_tokens(tokens);
    }
    case Grammar::shadows:
    case Grammar::functions:
    case Grammar::clip_path:
    case Grammar::content:
    case Grammar::counters: {
        Cursor cursor(tokens);
        if (auto const word = take_word(property.keywords, cursor); word && cursor.at_end())
            return word;
        if (property.grammar == Grammar::shadows)
            return read_shadows(tokens, {}, {}, property.name == "text-shadow" ? ShadowOf::text : ShadowOf::box) ? std::optional(as_tokens(tokens)) : std::nullopt;
        if (property.grammar == Grammar::clip_path)
            return is_clip_path(tokens) ? std::optional(as_tokens(tokens)) : std::nullopt;
        if (property.grammar == Grammar::content)
            return read_content(tokens) ? std::optional(as_tokens(tokens)) : std::nullopt;
        if (property.grammar == Grammar::counters)
            return read_counters(tokens);
        return read_functions(property, tokens);
    }
    default: {
        Cursor cursor(tokens);
        auto const value = take_value(property, cursor, quirks);
        return cursor.at_end() ? value : std::nullopt;
    }
    }
}

} // namespace syna::css

#include "page/css_value/display.h"

#include "page/css_value/grammar.h"

namespace syna::css {

namespace {

enum class Outside : uint8_t { unsaid,
    block,
    inline_ };
enum class Inside : uint8_t { unsaid,
    flow,
    flow_root,
    table,
    flex,
    grid,
    ruby,
    math };

// https://www.w3.org/TR/css-display-3/#display-value-summary
std::optional<Keyword> in_one_word(Outside outside, Inside inside, bool list_item)
{
    bool const is_inline = outside == Outside::inline_;
    if (list_item) {
        // Only flow layouts have list items; getComputedStyle of those that are inline or roots says all words, which here
        // are told apart from other list items by nothing.
        if (inside != Inside::unsaid && inside != Inside::flow && inside != Inside::flow_root)
            return {};
        return Keyword::list_item;
    }
    switch (inside) {
    case Inside::unsaid:
    case Inside::flow:
        return is_inline ? Keyword::inline_ : Keyword::block;
    case Inside::flow_root:
        return is_inline ? Keyword::inline_block : Keyword::flow_root;
    case Inside::table:
        return is_inline ? Keyword::inline_table : Keyword::table;
    case Inside::flex:
        return is_inline ? Keyword::inline_flex : Keyword::flex;
    case Inside::grid:
        return is_inline ? Keyword::inline_grid : Keyword::grid;
    case Inside::ruby:
        return outside == Outside::block ? Keyword::block : Keyword::ruby;
    case Inside::math:
        return outside == Outside::block ? Keyword::block_math : Keyword::math;
    }
    return {};
}

} // namespace

std::optional<Value> read_display(TokenRange tokens)
{
    Cursor cursor(tokens);
    if (!cursor.is(TokenType::ident))
        return {};
    auto const single = find_keyword(cursor.token().text);
    auto const start = cursor.mark();
    cursor.step();
    if (cursor.at_end()) {
        if (!single || !has_word(info(PropertyId::display).keywords, name_of(*single)))
            return {};
        // Chromium has no run-in; and flow alone is a block's inside.
        if (*single == Keyword::run_in)
            return {};
        if (*single == Keyword::webkit_flex)
            return Value::of(Keyword::flex, tokens);
        if (*single == Keyword::webkit_inline_flex)
            return Value::of(Keyword::inline_flex, tokens);
        return Value::of(*single == Keyword::flow ? Keyword::block : *single, tokens);
    }

    cursor.back_to(start);
    auto outside = Outside::unsaid;
    auto inside = Inside::unsaid;
    bool list_item = false;
    for (int words = 0; !cursor.at_end(); ++words, cursor.step()) {
        auto const word = cursor.is(TokenType::ident) ? find_keyword(cursor.token().text) : std::nullopt;
        if (!word || words == 3)
            return {};
        auto const set_outside = [&](Outside value) { return outside == Outside::unsaid && (outside = value, true); };
        auto const set_inside = [&](Inside value) { return inside == Inside::unsaid && (inside = value, true); };
        bool ok = false;
        switch (*word) {
        case Keyword::block:
            ok = set_outside(Outside::block);
            break;
        case Keyword::inline_:
            ok = set_outside(Outside::inline_);
            break;
        case Keyword::flow:
            ok = set_inside(Inside::flow);
            break;
        case Keyword::flow_root:
            ok = set_inside(Inside::flow_root);
            break;
        case Keyword::table:
            ok = set_inside(Inside::table);
            break;
        case Keyword::flex:
            ok = set_inside(Inside::flex);
            break;
        case Keyword::grid:
            ok = set_inside(Inside::grid);
            break;
        case Keyword::ruby:
            ok = set_inside(Inside::ruby);
            break;
        case Keyword::math:
            ok = set_inside(Inside::math);
            break;
        case Keyword::list_item:
            ok = !list_item && (list_item = true);
            break;
        default:
            break;
        }
        if (!ok)
            return {};
    }
    auto const word = in_one_word(outside, inside, list_item);
    return word ? std::optional(Value::of(*word, tokens)) : std::nullopt;
}

} // namespace syna::css

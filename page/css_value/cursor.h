#pragma once
// Reads the tokens of one value from left to right, with white space set aside. What opens something is one step, its
// content included. A view: the tokens have to live as long.

#include "page/css/token.h"
#include "page/dom/ascii.h"

#include <optional>
#include <string_view>

namespace syna::css {

class Cursor {
public:
    explicit Cursor(TokenRange range)
        : range_(range)
    {
        skip_white_space();
    }

    bool at_end() const { return position_ >= range_.size(); }
    // Only where it is not at its end.
    Token const& token() const { return range_[position_]; }
    bool is(TokenType type) const { return !at_end() && token().type == type; }
    bool is_keyword(std::string_view name) const { return is(TokenType::ident) && equals_ignoring_case(token().text, name); }
    bool is_function(std::string_view name) const { return is(TokenType::function) && equals_ignoring_case(token().text, name); }
    bool is_delim(char32_t c) const { return is(TokenType::delim) && token().delim == c; }
    TokenRange inside() const { return range_.inside(position_); }

    void step()
    {
        auto const next = range_.after(position_);
        position_ = next > position_ ? next : position_ + 1;
        auto const after_token = position_;
        skip_white_space();
        spaced_ = position_ > after_token;
    }
    // Whether white space stood before the token at hand; what + and - in sums ask for.
    bool after_space() const { return spaced_; }

    bool take(TokenType type) { return is(type) && (step(), true); }
    bool take_keyword(std::string_view name) { return is_keyword(name) && (step(), true); }
    bool take_delim(char32_t c) { return is_delim(c) && (step(), true); }

    // To come back to.
    struct Mark {
        uint32_t position;
        bool spaced;
    };
    Mark mark() const { return { position_, spaced_ }; }
    void back_to(Mark mark)
    {
        position_ = mark.position;
        spaced_ = mark.spaced;
    }
    // What was stepped over since then, without the white space behind it.
    TokenRange since(Mark mark) const
    {
        auto end = position_;
        while (end > mark.position && range_[end - 1].type == TokenType::white_space)
            --end;
        return { range_.all, range_.begin + mark.position, range_.begin + end };
    }
    TokenRange rest() const { return { range_.all, range_.begin + position_, range_.end }; }
    // The tokens up to the next comma outside brackets, or to the end, which are stepped over; the comma is not.
    TokenRange take_until_comma()
    {
        auto const start = mark();
        while (!at_end() && !is(TokenType::comma))
            step();
        return since(start);
    }

private:
    void skip_white_space()
    {
        while (!at_end() && token().type == TokenType::white_space)
            ++position_;
    }

    TokenRange range_;
    uint32_t position_ = 0;
    bool spaced_ = true;
};

} // namespace syna::css

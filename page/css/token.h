#pragma once
// The tokens of CSS, flat: a function or block is its opening token, its content and its closing token, and the opening
// token knows where the closing one is, so that whatever is not understood is stepped over at once.
//   https://www.w3.org/TR/css-syntax-3/#tokenization

#include <cstdint>
#include <span>
#include <string_view>

namespace syna::css {

enum class TokenType : uint8_t {
    ident,
    function,   // text: the name. Content follows, up to the ')' at `close`.
    at_keyword, // text: without '@'.
    hash,       // text: without '#'.
    string,
    bad_string,
    url, // Unquoted url(…).
    bad_url,
    delim, // One code point, in `delim`.
    number,
    percentage,
    dimension, // text: the unit, as written.
    white_space,
    cdo,
    cdc,
    colon,
    semicolon,
    comma,
    open_square,
    close_square,
    open_paren,
    close_paren,
    open_curly,
    close_curly,
};

struct Token {
    TokenType type = TokenType::white_space;
    bool id_hash = false; // A hash that is an identifier.
    bool integer = false; // A number or dimension written without '.' or exponent.
    bool signed_ = false; // Written with '+' or '-'.
    char32_t delim = 0;
    uint32_t offset = 0; // In the sheet's text.
    // Of function, open_*: the index of the closing token, or of the end where it is missing, relative to the same array.
    // Of close_*: 1 + the index of what it closes; 0 where it closes nothing.
    uint32_t close = 0;
    double number = 0;
    std::string_view text; // Unescaped. Owned by the sheet.
};

// A view into a sheet's tokens. Indices in `close` count from the beginning of the sheet's whole array, so a consumer that
// walks blocks uses TokenRange, which knows that array.
struct TokenRange {
    std::span<Token const> all; // The whole array.
    uint32_t begin = 0, end = 0;

    bool empty() const { return begin >= end; }
    Token const& operator[](uint32_t i) const { return all[begin + i]; }
    uint32_t size() const { return end - begin; }
    // The content of the function or block at index `i` (counted from `begin`).
    TokenRange inside(uint32_t i) const
    {
        auto const opening = begin + i;
        auto const close = all[opening].close;
        return { all, opening + 1, close < end ? close : end };
    }
    // The index (counted from `begin`) after the token at `i`, and after its content where it opens something.
    uint32_t after(uint32_t i) const
    {
        auto const& token = all[begin + i];
        bool const opens = token.type == TokenType::function || token.type == TokenType::open_paren
            || token.type == TokenType::open_square || token.type == TokenType::open_curly;
        if (!opens)
            return i + 1;
        auto const next = token.close + 1 - begin;
        return next < size() ? next : size();
    }
};

} // namespace syna::css

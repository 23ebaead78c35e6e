#pragma once
// Text to tokens. Any text at all gives tokens, in time and memory in proportion to its length.
//   https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#tokenization
// Comments leave nothing behind, and white space that only a comment divides is one token.

#include "page/css/text_arena.h"
#include "page/css/token.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace syna::css {

// More than any honest sheet has. What lies beyond is not read, as if the text ended there, and truncated() says so.
struct TokenLimits {
    std::size_t bytes = 10u << 20;
    std::size_t tokens = 4'000'000;
};

// The tokens of one text, which has to live as long: most of the tokens' texts are slices of it, the others are kept here.
class TokenList {
public:
    explicit TokenList(std::string_view source, TokenLimits limits = {});
    TokenList(TokenList&&) = default;
    TokenList& operator=(TokenList&&) = default;

    std::string_view source() const { return source_; } // As far as it was read.
    std::span<Token const> tokens() const { return tokens_; }
    TokenRange range() const { return { tokens_, 0, static_cast<uint32_t>(tokens_.size()) }; }
    bool truncated() const { return truncated_; }

private:
    friend class Tokenizer;
    std::string_view source_;
    std::vector<Token> tokens_;
    TextArena arena_;
    bool truncated_ = false;
};

// A range without the white space at its ends.
TokenRange strip_white_space(TokenRange range);

// An identifier of these ASCII letters, in any case.
bool is_ident(Token const& token, std::string_view lower_case);

} // namespace syna::css

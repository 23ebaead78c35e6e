#include "page/css/tokenizer.h"

#include "web/ascii.h"
#include "web/utf8.h"

#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <string>

namespace syna::css {

namespace {

// What a byte can be part of. A byte of a longer UTF-8 sequence is part of a non-ASCII identifier code point.
enum ByteClass : uint8_t {
    name_start = 1,
    name_byte = 2, // Also digits and '-'.
    digit = 4,
    white = 8,
    non_printable = 16,
};

constexpr auto byte_classes = [] {
    std::array<uint8_t, 256> classes {};
    for (int c = 0; c < 256; ++c) {
        uint8_t value = 0;
        if (web::is_ascii_alpha(c) || c == '_' || c >= 0x80)
            value |= name_start | name_byte;
        if (web::is_ascii_digit(c))
            value |= digit | name_byte;
        if (c == '-')
            value |= name_byte;
        if (web::is_ascii_whitespace(c))
            value |= white;
        if ((c >= 1 && c <= 8) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F)
            value |= non_printable;
        classes[static_cast<std::size_t>(c)] = value;
    }
    return classes;
}();

constexpr bool has_class(char c, uint8_t wanted) { return (byte_classes[static_cast<unsigned char>(c)] & wanted) != 0; }
constexpr bool is_newline(char c) { return c == '\n' || c == '\r' || c == '\f'; }

} // namespace

// Preprocessing needs no copy of the text: every newline is recognised in all its spellings, and NUL is read as U+FFFD
// where it is found.
//   https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#input-preprocessing
class Tokenizer {
public:
    Tokenizer(TokenList& list, std::size_t token_limit)
        : list_(list)
        , text_(list.source_)
        , token_limit_(token_limit)
    {
    }

    void run();

private:
    // NUL where the text is at an end; whoever must tell that from a NUL in the text asks at_end().
    char peek(std::size_t ahead = 0) const { return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0'; }
    bool at_end(std::size_t ahead = 0) const { return position_ + ahead >= text_.size(); }

    bool is_name_start(std::size_t ahead) const { return !at_end(ahead) && (has_class(peek(ahead), name_start) || peek(ahead) == '\0'); }
    bool is_name_byte(std::size_t ahead) const { return !at_end(ahead) && (has_class(peek(ahead), name_byte) || peek(ahead) == '\0'); }
    bool is_valid_escape(std::size_t ahead) const;
    bool starts_identifier(std::size_t ahead) const;
    bool starts_number() const;

    bool skip_comments();
    void consume_token();
    void consume_string(Token& token);
    void consume_numeric(Token& token);
    void consume_number(Token& token);
    void consume_ident_like(Token& token);
    void consume_url(Token& token);
    void consume_bad_url_remnants();
    std::string_view consume_name();
    void append_escape(std::string& to);

    void single(Token& token, TokenType type)
    {
        ++position_;
        token.type = type;
    }
    void open(Token& token, TokenType type)
    {
        token.type = type;
        open_.push_back(static_cast<uint32_t>(list_.tokens_.size()));
    }
    void close(Token& token, TokenType type);

    TokenList& list_;
    std::string_view text_;
    std::size_t token_limit_;
    std::size_t position_ = 0;
    std::vector<uint32_t> open_; // Functions and blocks that have not ended.
};

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#starts-with-a-valid-escape
bool Tokenizer::is_valid_escape(std::size_t ahead) const { return peek(ahead) == '\\' && !is_newline(peek(ahead + 1)); }

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#would-start-an-identifier
bool Tokenizer::starts_identifier(std::size_t ahead) const
{
    if (peek(ahead) == '-')
        return is_name_start(ahead + 1) || peek(ahead + 1) == '-' || is_valid_escape(ahead + 1);
    return is_name_start(ahead) || is_valid_escape(ahead);
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#starts-with-a-number
bool Tokenizer::starts_number() const
{
    std::size_t const ahead = peek() == '+' || peek() == '-' ? 1 : 0;
    return has_class(peek(ahead), digit) || (peek(ahead) == '.' && has_class(peek(ahead + 1), digit));
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-comment
bool Tokenizer::skip_comments()
{
    bool skipped = false;
    while (peek() == '/' && peek(1) == '*') {
        auto const end = text_.find("*/", position_ + 2);
        position_ = end == std::string_view::npos ? text_.size() : end + 2;
        skipped = true;
    }
    return skipped;
}

// A closing bracket ends the innermost block if that is of its kind; else it is a token like any other.
//   https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-simple-block
void Tokenizer::close(Token& token, TokenType type)
{
    single(token, type);
    if (open_.empty())
        return;
    auto& opening = list_.tokens_[open_.back()];
    auto const wanted = opening.type == TokenType::open_curly ? TokenType::close_curly
        : opening.type == TokenType::open_square              ? TokenType::close_square
                                                              : TokenType::close_paren;
    if (type != wanted)
        return;
    opening.close = static_cast<uint32_t>(list_.tokens_.size());
    token.close = open_.back() + 1;
    open_.pop_back();
}

void Tokenizer::run()
{
    list_.tokens_.reserve(std::min(token_limit_, text_.size() / 4 + 8));
    while (skip_comments(), !at_end()) {
        if (list_.tokens_.size() >= token_limit_) {
            list_.truncated_ = true;
            break;
        }
        consume_token();
    }
    for (auto const opening : open_)
        list_.tokens_[opening].close = static_cast<uint32_t>(list_.tokens_.size());
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-token
void Tokenizer::consume_token()
{
    Token token;
    token.offset = static_cast<uint32_t>(position_);
    char const c = peek();
    if (has_class(c, white)) {
        while (!at_end() && has_class(peek(), white))
            ++position_;
        if (!list_.tokens_.empty() && list_.tokens_.back().type == TokenType::white_space)
            return;
        token.type = TokenType::white_space;
        list_.tokens_.push_back(token);
        return;
    }
    if (has_class(c, name_start) || c == '\0') {
        consume_ident_like(token);
        list_.tokens_.push_back(token);
        return;
    }
    if (has_class(c, digit)) {
        consume_numeric(token);
        list_.tokens_.push_back(token);
        return;
    }
    auto const delim = [&] {
        ++position_;
        token.type = TokenType::delim;
        token.delim = static_cast<unsigned char>(c);
    };
    switch (c) {
    case '"':
    case '\'':
        consume_string(token);
        break;
    case '#':
        if (is_name_byte(1) || is_valid_escape(1)) {
            token.type = TokenType::hash;
            token.id_hash = starts_identifier(1);
            ++position_;
            token.text = consume_name();
        } else
            delim();
        break;
    case '(':
        ++position_;
        open(token, TokenType::open_paren);
        break;
    case ')':
        close(token, TokenType::close_paren);
        break;
    case '[':
        ++position_;
        open(token, TokenType::open_square);
        break;
    case ']':
        close(token, TokenType::close_square);
        break;
    case '{':
        ++position_;
        open(token, TokenType::open_curly);
        break;
    case '}':
        close(token, TokenType::close_curly);
        break;
    case ',':
        single(token, TokenType::comma);
        break;
    case ':':
        single(token, TokenType::colon);
        break;
    case ';':
        single(token, TokenType::semicolon);
        break;
    case '+':
    case '.':
        if (starts_number())
            consume_numeric(token);
        else
            delim();
        break;
    case '-':
        if (starts_number())
            consume_numeric(token);
        else if (peek(1) == '-' && peek(2) == '>') {
            position_ += 3;
            token.type = TokenType::cdc;
        } else if (starts_identifier(0))
            consume_ident_like(token);
        else
            delim();
        break;
    case '<':
        if (text_.substr(position_, 4) == "<!--") {
            position_ += 4;
            token.type = TokenType::cdo;
        } else
            delim();
        break;
    case '@':
        if (starts_identifier(1)) {
            token.type = TokenType::at_keyword;
            ++position_;
            token.text = consume_name();
        } else
            delim();
        break;
    case '\\':
        if (is_valid_escape(0))
            consume_ident_like(token);
        else
            delim();
        break;
    default:
        delim();
    }
    list_.tokens_.push_back(token);
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-string-token
void Tokenizer::consume_string(Token& token)
{
    char const quote = peek();
    auto const start = ++position_;
    token.type = TokenType::string;
    // Up to the first escape or NUL the string is a slice.
    while (!at_end() && peek() != quote && peek() != '\\' && peek() != '\0' && !is_newline(peek()))
        ++position_;
    token.text = text_.substr(start, position_ - start);
    if (at_end())
        return;
    if (peek() == quote) {
        ++position_;
        return;
    }
    std::string unescaped(token.text);
    while (!at_end() && peek() != quote) {
        char const c = peek();
        if (is_newline(c)) {
            // The newline is not part of the string.
            break;
        }
        if (c == '\\') {
            ++position_;
            if (at_end())
                break;
            if (is_newline(peek()))
                position_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
            else
                append_escape(unescaped);
            continue;
        }
        if (c == '\0')
            web::append_utf8(unescaped, web::replacement_character);
        else
            unescaped += c;
        ++position_;
    }
    if (!at_end() && is_newline(peek())) {
        token.type = TokenType::bad_string;
        token.text = {};
        return;
    }
    if (!at_end())
        ++position_; // The quote.
    token.text = list_.arena_.keep(unescaped);
}

// The backslash has been consumed.
//   https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-escaped-code-point
void Tokenizer::append_escape(std::string& to)
{
    if (at_end()) {
        web::append_utf8(to, web::replacement_character);
        return;
    }
    if (!web::is_ascii_hex_digit(peek())) {
        if (peek() == '\0') {
            web::append_utf8(to, web::replacement_character);
            ++position_;
        } else
            web::append_utf8(to, web::next_code_point(text_, position_));
        return;
    }
    char32_t code_point = 0;
    for (int digits = 0; digits < 6 && !at_end() && web::is_ascii_hex_digit(peek()); ++digits, ++position_)
        code_point = code_point * 16 + static_cast<char32_t>(web::hex_digit_value(peek()));
    if (!at_end() && has_class(peek(), white))
        position_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
    bool const surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    web::append_utf8(to, code_point == 0 || surrogate || code_point > 0x10FFFF ? web::replacement_character : code_point);
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-name
std::string_view Tokenizer::consume_name()
{
    auto const start = position_;
    while (!at_end() && has_class(text_[position_], name_byte))
        ++position_;
    auto const slice = text_.substr(start, position_ - start);
    if (at_end() || (peek() != '\0' && !is_valid_escape(0)))
        return slice;

    std::string name(slice);
    while (!at_end()) {
        if (has_class(peek(), name_byte))
            name += text_[position_++];
        else if (peek() == '\0') {
            web::append_utf8(name, web::replacement_character);
            ++position_;
        } else if (is_valid_escape(0)) {
            ++position_;
            append_escape(name);
        } else
            break;
    }
    return list_.arena_.keep(name);
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-number
void Tokenizer::consume_number(Token& token)
{
    bool negative = false;
    if (peek() == '+' || peek() == '-') {
        negative = peek() == '-';
        token.signed_ = true;
        ++position_;
    }
    auto const start = position_;
    uint64_t mantissa = 0;
    std::size_t decimals = 0;
    while (has_class(peek(), digit))
        mantissa = mantissa * 10 + static_cast<uint64_t>(text_[position_++] - '0');
    token.integer = true;
    if (peek() == '.' && has_class(peek(1), digit)) {
        token.integer = false;
        auto const point = position_++;
        while (has_class(peek(), digit))
            mantissa = mantissa * 10 + static_cast<uint64_t>(text_[position_++] - '0');
        decimals = position_ - point - 1;
    }
    bool const short_enough = position_ - start <= 16;
    bool exponent = false;
    if (peek() == 'e' || peek() == 'E') {
        std::size_t const sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if (has_class(peek(1 + sign), digit)) {
            exponent = true;
            token.integer = false;
            position_ += 1 + sign;
            while (has_class(peek(), digit))
                ++position_;
        }
    }
    if (short_enough && !exponent) {
        // Both are exact, so their quotient is the nearest number there is.
        static constexpr double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16 };
        token.number = static_cast<double>(mantissa) / powers[decimals];
    } else {
        auto const result = std::from_chars(text_.data() + start, text_.data() + position_, token.number);
        if (result.ec == std::errc::result_out_of_range) {
            // Too small is nothing; too large is the largest.
            auto const spelled = text_.substr(start, position_ - start);
            bool const small = spelled.find("e-") != spelled.npos || spelled.find("E-") != spelled.npos || spelled.front() == '.' || spelled.front() == '0';
            token.number = small ? 0 : std::numeric_limits<double>::max();
        }
    }
    if (negative)
        token.number = -token.number;
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-numeric-token
void Tokenizer::consume_numeric(Token& token)
{
    consume_number(token);
    token.type = TokenType::number;
    if (starts_identifier(0)) {
        token.type = TokenType::dimension;
        token.text = consume_name();
    } else if (peek() == '%') {
        token.type = TokenType::percentage;
        ++position_;
    }
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-ident-like-token
void Tokenizer::consume_ident_like(Token& token)
{
    token.text = consume_name();
    token.type = TokenType::ident;
    if (peek() != '(')
        return;
    ++position_;
    if (web::equals_ignoring_ascii_case(token.text, "url")) {
        auto ahead = position_;
        while (ahead < text_.size() && has_class(text_[ahead], white))
            ++ahead;
        if (ahead >= text_.size() || (text_[ahead] != '"' && text_[ahead] != '\'')) {
            consume_url(token);
            return;
        }
    }
    open(token, TokenType::function);
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-url-token
void Tokenizer::consume_url(Token& token)
{
    auto const skip_white_space = [&] {
        while (!at_end() && has_class(peek(), white))
            ++position_;
    };
    token.type = TokenType::url;
    skip_white_space();
    auto const start = position_;
    std::optional<std::string> unescaped; // Once there is an escape or NUL.
    auto const finish = [&](std::size_t end) {
        token.text = unescaped ? list_.arena_.keep(*unescaped) : text_.substr(start, end - start);
    };
    while (!at_end()) {
        char const c = peek();
        if (c == ')') {
            finish(position_++);
            return;
        }
        if (has_class(c, white)) {
            auto const end = position_;
            skip_white_space();
            if (!at_end() && peek() != ')') {
                consume_bad_url_remnants();
                token.type = TokenType::bad_url;
                return;
            }
            finish(end);
            if (!at_end())
                ++position_;
            return;
        }
        if (c == '"' || c == '\'' || c == '(' || has_class(c, non_printable) || (c == '\\' && !is_valid_escape(0))) {
            consume_bad_url_remnants();
            token.type = TokenType::bad_url;
            return;
        }
        if (c == '\\' || c == '\0') {
            if (!unescaped)
                unescaped.emplace(text_.substr(start, position_ - start));
            ++position_;
            if (c == '\\')
                append_escape(*unescaped);
            else
                web::append_utf8(*unescaped, web::replacement_character);
            continue;
        }
        if (unescaped)
            *unescaped += c;
        ++position_;
    }
    finish(position_);
}

// https://www.w3.org/TR/2021/CRD-css-syntax-3-20211224/#consume-remnants-of-bad-url
void Tokenizer::consume_bad_url_remnants()
{
    while (!at_end()) {
        char const c = peek();
        ++position_;
        if (c == ')')
            return;
        if (c == '\\' && !at_end() && !is_newline(peek()))
            ++position_; // Also the first of the bytes of what is escaped: none of the others can be ')'.
    }
}

TokenList::TokenList(std::string_view source, TokenLimits limits)
    : source_(source)
{
    if (source_.size() > limits.bytes) {
        auto end = limits.bytes;
        while (end > 0 && (static_cast<unsigned char>(source_[end]) & 0xC0) == 0x80)
            --end;
        source_ = source_.substr(0, end);
        truncated_ = true;
    }
    Tokenizer(*this, limits.tokens).run();
}

TokenRange strip_white_space(TokenRange range)
{
    while (!range.empty() && range[0].type == TokenType::white_space)
        ++range.begin;
    while (!range.empty() && range[range.size() - 1].type == TokenType::white_space)
        --range.end;
    return range;
}

bool is_ident(Token const& token, std::string_view lower_case)
{
    return token.type == TokenType::ident && web::equals_ignoring_ascii_case(token.text, lower_case);
}

} // namespace syna::css

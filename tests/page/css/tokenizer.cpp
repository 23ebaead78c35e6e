#include "page/css/tokenizer.h"

#include "web/utf8.h"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

using namespace syna;
using namespace syna::css;
using namespace std::string_literals;

// Each token in a short notation: ident(a), 1.5, 2px, 50%, "str", #id(x), #hash(1), :, [ … ].
static std::string shown(TokenList const& list)
{
    std::ostringstream out;
    for (auto const& token : list.tokens()) {
        if (out.tellp() > 0)
            out << ' ';
        switch (token.type) {
        case TokenType::ident:
            out << "ident(" << token.text << ')';
            break;
        case TokenType::function:
            out << "function(" << token.text << ')';
            break;
        case TokenType::at_keyword:
            out << "at(" << token.text << ')';
            break;
        case TokenType::hash:
            out << (token.id_hash ? "#id(" : "#hash(") << token.text << ')';
            break;
        case TokenType::string:
            out << '"' << token.text << '"';
            break;
        case TokenType::bad_string:
            out << "bad-string";
            break;
        case TokenType::url:
            out << "url(" << token.text << ')';
            break;
        case TokenType::bad_url:
            out << "bad-url";
            break;
        case TokenType::delim: {
            std::string delim;
            web::append_utf8(delim, token.delim);
            out << delim;
            break;
        }
        case TokenType::number:
            out << (token.signed_ ? "±" : "") << token.number << (token.integer ? "" : "f");
            break;
        case TokenType::percentage:
            out << token.number << '%';
            break;
        case TokenType::dimension:
            out << token.number << (token.integer ? "" : "f") << '`' << token.text << '`';
            break;
        case TokenType::white_space:
            out << '_';
            break;
        case TokenType::cdo:
            out << "<!--";
            break;
        case TokenType::cdc:
            out << "-->";
            break;
        case TokenType::colon:
            out << ':';
            break;
        case TokenType::semicolon:
            out << ';';
            break;
        case TokenType::comma:
            out << ',';
            break;
        case TokenType::open_square:
            out << '[';
            break;
        case TokenType::close_square:
            out << ']';
            break;
        case TokenType::open_paren:
            out << '(';
            break;
        case TokenType::close_paren:
            out << ')';
            break;
        case TokenType::open_curly:
            out << '{';
            break;
        case TokenType::close_curly:
            out << '}';
            break;
        }
    }
    return out.str();
}

TEST_CASE("CSS tokens [spec]")
{
    struct Case {
        std::string text, expected;
    };
    Case const cases[] = {
        { "", "" },
        { "a b", "ident(a) _ ident(b)" },
        { " \t\r\n\f a", "_ ident(a)" },
        { "a/**/b", "ident(a) ident(b)" },
        { "a /**/ b", "ident(a) _ ident(b)" },
        { "a/* never ends", "ident(a)" },
        { "-a --b -- -1 --1 -\xC3\xA5", "ident(-a) _ ident(--b) _ ident(--) _ ±-1 _ ident(--1) _ ident(-å)" },
        { "\\66oo", "ident(foo)" },
        { "\\66 oo \\000066oo", "ident(foo) _ ident(foo)" },
        { "\\0 a \\d800 \\110000 ", "ident(\uFFFDa) _ ident(\uFFFD\uFFFD)" },
        { "a\0b"s, "ident(a\uFFFDb)" },
        { "\0"s, "ident(\uFFFD)" },
        { "a\\", "ident(a\uFFFD)" },
        { "\\\na", "\\ _ ident(a)" },
        { "a\\\r\nb", "ident(a) \\ _ ident(b)" },
        { "\\66\r\noo", "ident(foo)" },
        { "\\{", "ident({)" },
        { "\\\xC3\xA5", "ident(å)" },
        { "#a #1 #-1 #-a # #\\31", "#id(a) _ #hash(1) _ #hash(-1) _ #id(-a) _ # _ #id(1)" },
        { "@media @-x @ @1", "at(media) _ at(-x) _ @ _ @ 1" },
        { "1 +1 -1 .5 +.5 1. 1.5 1e3 1e-2 1E+2 1e 1e+", "1 _ ±1 _ ±-1 _ 0.5f _ ±0.5f _ 1 . _ 1.5f _ 1000f _ 0.01f _ 100f _ 1`e` _ 1`e` +" },
        { "10px 1.5em 50% 1--x 1e3x 2\\70x", "10`px` _ 1.5f`em` _ 50% _ 1`--x` _ 1000f`x` _ 2`px`" },
        { "123456789012345678901234567890", "1.23457e+29" },
        { "1e999 -1e999 1e-999", "1.79769e+308f _ ±-1.79769e+308f _ 0f" },
        { "\"a\" 'b\"' \"c", "\"a\" _ \"b\"\" _ \"c\"" },
        { "\"a\\\"b\" \"a\\\nb\" \"a\\", "\"a\"b\" _ \"ab\" _ \"a\"" },
        { "\"a\nb\"", "bad-string _ ident(b) \"\"" },
        { "\"a\\41 b\r\n;", "bad-string _ ;" },
        { "\"a\0\""s, "\"a\uFFFD\"" },
        { "url(a) url( a ) url(", "url(a) _ url(a) _ url()" },
        { "URL(a\\)b)", "url(a)b)" },
        { "url(\"a\") url( 'a')", "function(url) \"a\" ) _ function(url) _ \"a\" )" },
        { "url(a b) x", "bad-url _ ident(x)" },
        { "url(a\"b\\)c) x", "bad-url _ ident(x)" },
        { "url(a(b) x", "bad-url _ ident(x)" },
        { "f(1,2)", "function(f) 1 , 2 )" },
        { "<!-- --> <!- ->", "<!-- _ --> _ < ! - _ - >" },
        { "a:b;c,{}[]()", "ident(a) : ident(b) ; ident(c) , { } [ ] ( )" },
        { "~|^$*&=", "~ | ^ $ * & =" },
        { "\xC3\xA5\xC3\xA4\xF0\x9F\x98\x80", "ident(åä\U0001F600)" },
        { "u+1f", "ident(u) 1`f`" },
    };
    for (auto const& test : cases) {
        INFO(test.text);
        CHECK(shown(TokenList(test.text)) == test.expected);
    }
}

TEST_CASE("blocks know where they end [spec]")
{
    auto const check = [](std::string_view text, std::initializer_list<std::pair<uint32_t, uint32_t>> closes) {
        INFO(text);
        TokenList const list(text);
        for (auto const& [opening, closing] : closes)
            CHECK(list.tokens()[opening].close == closing);
    };
    check("(a)", { { 0, 2 }, { 2, 1 } });
    check("{(])}", { { 0, 4 }, { 1, 3 }, { 2, 0 } });
    check("f({)", { { 0, 3 }, { 1, 3 } });
    check("}", { { 0, 0 } });
    check("[([", { { 0, 3 }, { 1, 3 }, { 2, 3 } });

    TokenList const list("a { b ( c ) d } e");
    auto const range = list.range();
    auto const inside = range.inside(2);
    CHECK(inside.size() == 11);
    CHECK(range.after(2) == 15);
    CHECK(inside.inside(3).size() == 3);
    CHECK(inside.after(3) == 8);
}

TEST_CASE("too long a sheet is cut, and says so [ours]")
{
    TokenLimits limits;
    limits.bytes = 5;
    TokenList const cut("abcd\xC3\xA5", limits);
    CHECK(cut.truncated());
    CHECK(cut.source() == "abcd");
    limits.bytes = 100;
    limits.tokens = 3;
    TokenList const few("{a b}", limits);
    CHECK(few.truncated());
    CHECK(few.tokens().size() == 3);
    CHECK(few.tokens()[0].close == 3);
    CHECK_FALSE(TokenList("{a").truncated());
}

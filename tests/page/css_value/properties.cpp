// What declarations come to, longhand by longhand.

#include "page/css_value/properties.h"
#include "page/css/tokenizer.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <fstream>
#include <iostream>

using namespace syna;

static std::string text_of(css::TokenRange tokens)
{
    std::string text;
    for (uint32_t i = 0; i < tokens.size(); ++i) {
        auto const& token = tokens[i];
        switch (token.type) {
        case css::TokenType::white_space:
            text += ' ';
            break;
        case css::TokenType::function:
            text += std::string(token.text) + '(';
            break;
        case css::TokenType::close_paren:
            text += ')';
            break;
        case css::TokenType::comma:
            text += ',';
            break;
        case css::TokenType::delim:
            text += static_cast<char>(token.delim);
            break;
        case css::TokenType::number:
            text += fmt::format("{}", token.number);
            break;
        case css::TokenType::percentage:
            text += fmt::format("{}%", token.number);
            break;
        case css::TokenType::dimension:
            text += fmt::format("{}{}", token.number, token.text);
            break;
        case css::TokenType::string:
            text += '\'' + std::string(token.text) + '\'';
            break;
        default:
            text += token.text;
        }
    }
    return text;
}

static std::string show(css::Value const& value)
{
    switch (value.kind) {
    case css::ValueKind::keyword:
        return std::string(css::name_of(value.keyword));
    case css::ValueKind::number:
        return fmt::format("{}", value.number);
    case css::ValueKind::percentage:
        return fmt::format("{}%", value.number);
    case css::ValueKind::length:
        return fmt::format("{}{}", value.number, value.unit->name);
    case css::ValueKind::color:
        return color::serialize(value.color);
    case css::ValueKind::tokens:
        return '<' + text_of(value.tokens) + '>';
    }
    return {};
}

// "name: value; …" of all longhands, or "invalid".
static std::string expanded(std::string_view property, std::string_view text, css::Quirks quirks = css::Quirks::no)
{
    css::TokenList const tokens(text);
    auto const name = css::find_property(property);
    if (!name)
        return "unknown";
    std::vector<css::Declared> declared;
    if (!css::expand(*name, css::strip_white_space(tokens.range()), declared, quirks)) {
        CHECK(declared.empty());
        return "invalid";
    }
    // A shorthand sets all of its longhands, in whatever order.
    CHECK(declared.size() == css::longhands(*name).size());
    std::string all;
    for (auto const& [id, value] : declared)
        all += fmt::format("{}{}: {}", all.empty() ? "" : "; ", css::info(id).name, show(value));
    return all;
}

TEST_CASE("[spec] longhands are read by their grammars")
{
    struct Case {
        std::string_view property, value, expected;
    };
    static constexpr Case cases[] = {
        { "color", "RED", "rgb(255, 0, 0)" },
        { "color", "currentColor", "currentcolor" },
        { "color", "canvastext", "<canvastext>" },
        { "color", "color-mix(in srgb, currentcolor, red)", "<color-mix(in srgb, currentcolor, red)>" },
        { "color", "ff0000", "invalid" },
        { "color", "red blue", "invalid" },
        { "color", "none", "invalid" },
        { "opacity", "50%", "0.5" },
        { "opacity", "2", "2" },
        { "opacity", "calc(1 / 2)", "<calc(1 / 2)>" },
        { "opacity", "1px", "invalid" },
        { "font-size", "1.5em", "1.5em" },
        { "font-size", "LARGER", "larger" },
        { "font-size", "-1px", "invalid" },
        { "font-size", "16", "invalid" },
        { "font-size", "calc(1rem + 1vw)", "<calc(1rem + 1vw)>" },
        { "font-weight", "bolder", "bolder" },
        { "font-weight", "650", "650" },
        { "font-weight", "0", "invalid" },
        { "font-weight", "1001", "invalid" },
        { "font-family", "monospace", "monospace" },
        { "font-family", "Open Sans, 'A', serif", "<Open Sans, 'A', serif>" },
        { "font-family", "1a", "invalid" },
        { "font-family", "a,", "invalid" },
        { "line-height", "1.5", "1.5" },
        { "line-height", "150%", "150%" },
        { "line-height", "-1", "invalid" },
        { "letter-spacing", "0.12em", "0.12em" },
        { "letter-spacing", "normal", "normal" },
        { "width", "auto", "auto" },
        { "width", "0", "0px" },
        { "width", "10", "invalid" },
        { "width", "-5px", "invalid" },
        { "width", "calc(100% - 10px)", "<calc(100% - 10px)>" },
        { "width", "min(100%, 60ch)", "<min(100%, 60ch)>" },
        { "width", "calc(1s)", "invalid" },
        { "max-width", "none", "none" },
        { "max-width", "auto", "invalid" },
        { "z-index", "-1", "-1" },
        { "z-index", "1.5", "invalid" },
        { "display", "block flow", "block" },
        { "display", "flow-root inline", "inline-block" },
        { "display", "inline flex", "inline-flex" },
        { "display", "list-item block", "list-item" },
        { "display", "block inline", "invalid" },
        { "display", "-webkit-flex", "flex" },
        { "display", "none block", "invalid" },
        { "visibility", "collapse", "collapse" },
        { "visibility", "none", "invalid" },
        { "overflow-x", "clip", "clip" },
        { "position", "sticky", "sticky" },
        { "text-transform", "none uppercase", "invalid" },
        { "text-transform", "uppercase uppercase", "invalid" },
        { "text-decoration-line", "underline overline", "<underline overline>" },
        { "text-indent", "-9999px", "-9999px" },
        { "text-indent", "2em hanging", "2em" },
        { "text-indent", "hanging", "invalid" },
        { "transform", "scale(0) rotate(90deg)", "<scale(0) rotate(90deg)>" },
        { "transform", "none", "none" },
        { "transform", "scale(0), rotate(90deg)", "invalid" },
        { "clip-path", "inset(50%) border-box", "<inset(50%) border-box>" },
        { "clip-path", "wobble(1)", "invalid" },
        { "clip", "rect(0 0 0 0)", "<rect(0 0 0 0)>" },
        { "content", "'a' attr(title) counter(x) / 'b'", "<'a' attr(title) counter(x) / 'b'>" },
        { "content", "none", "none" },
        { "content", "none 'a'", "invalid" },
        { "content", "/ 'a'", "invalid" },
        { "background-image", "url(a.png), linear-gradient(red, blue)", "<a.png, linear-gradient(red, blue)>" },
        { "background-image", "linear-gradient(red blue)", "invalid" },
        { "background-image", "linear-gradient(red,)", "invalid" },
        { "background-clip", "text", "text" },
        { "box-shadow", "0 0 5px inset red, 1px 1px", "<0 0 5px inset red, 1px 1px>" },
        { "box-shadow", "0 0 -5px", "invalid" },
        { "box-shadow", "5px", "invalid" },
        { "transform", "scale(1px)", "invalid" },
        { "scale", "1 2", "<1 2>" },
        { "rotate", "1", "invalid" },
        { "clip", "rect(0, 0 0 0)", "invalid" },
        { "clip-path", "polygon()", "invalid" },
        { "text-shadow", "1px 1px inset", "invalid" },
        { "background-clip", "border-box text", "invalid" },
        { "background-size", "-1px", "invalid" },
        { "background-image", "linear-gradient(to wobble, red, blue)", "invalid" },
        { "background-image", "linear-gradient(red, 10%, 20%, blue)", "invalid" },
        { "font-family", "a, inherit", "invalid" },
        { "content", "'a' /", "invalid" },
        { "filter", "wobble()", "invalid" },
        { "filter", "grayscale(1) url(#x)", "<grayscale(1) #x>" },
        { "mix-blend-mode", "multiply", "multiply" },
        { "list-style-type", "'- '", "<'- '>" },
        { "list-style-type", "lower-roman", "lower-roman" },
        { "counter-increment", "a 2 b", "<a 2 b>" },
        { "-webkit-text-fill-color", "transparent", "rgba(0, 0, 0, 0)" },
        { "-webkit-transform", "scale(2)", "<scale(2)>" },
        { "word-wrap", "anywhere", "anywhere" },
        { "outline-style", "auto", "auto" },
        { "outline-style", "hidden", "invalid" },
        { "border-top-width", "thin", "thin" },
        { "border-top-width", "5%", "invalid" },
        { "width", "", "invalid" },
        { "cursor", "a;b", "invalid" },
    };
    for (auto const& [property, value, expected] : cases) {
        INFO(property << ": " << value);
        auto const all = expanded(property, value);
        CHECK(all.substr(all.find(": ") == std::string::npos ? 0 : all.find(": ") + 2) == expected);
    }
    CHECK(expanded("wobble", "1px") == "unknown");
}

TEST_CASE("[spec] shorthands set all of their longhands")
{
    struct Case {
        std::string_view property, value, expected;
    };
    static constexpr Case cases[] = {
        { "margin", "1px 2px 3px", "margin-top: 1px; margin-right: 2px; margin-bottom: 3px; margin-left: 2px" },
        { "margin", "auto", "margin-top: auto; margin-right: auto; margin-bottom: auto; margin-left: auto" },
        { "margin", "1px 2px 3px 4px 5px", "invalid" },
        { "padding", "-1px", "invalid" },
        { "inset", "0 auto", "top: 0px; right: auto; bottom: 0px; left: auto" },
        { "margin-inline", "1px 2px", "margin-inline-start: 1px; margin-inline-end: 2px" },
        { "border-left", "solid red", "border-left-width: medium; border-left-style: solid; border-left-color: rgb(255, 0, 0)" },
        { "border-left", "1px 2px", "invalid" },
        { "border-left", "solid dashed", "invalid" },
        { "outline", "none", "outline-width: medium; outline-style: none; outline-color: currentcolor" },
        { "outline", "2px auto Highlight", "outline-width: 2px; outline-style: auto; outline-color: <Highlight>" },
        { "outline", "0", "outline-width: 0px; outline-style: none; outline-color: currentcolor" },
        { "overflow", "hidden auto", "overflow-x: hidden; overflow-y: auto" },
        { "overflow", "hidden", "overflow-x: hidden; overflow-y: hidden" },
        { "text-decoration", "underline dotted red 2px", "text-decoration-line: underline; text-decoration-style: dotted; text-decoration-color: rgb(255, 0, 0); text-decoration-thickness: 2px" },
        { "text-decoration", "none", "text-decoration-line: none; text-decoration-style: solid; text-decoration-color: currentcolor; text-decoration-thickness: auto" },
        { "text-decoration", "red underline overline", "text-decoration-line: <underline overline>; text-decoration-style: solid; text-decoration-color: rgb(255, 0, 0); text-decoration-thickness: auto" },
        { "text-decoration", "underline red overline", "invalid" },
        { "list-style", "none", "list-style-position: outside; list-style-image: none; list-style-type: none" },
        { "list-style", "square inside", "list-style-position: inside; list-style-image: none; list-style-type: square" },
        { "list-style", "none none none", "invalid" },
        { "font", "12px/1.5 Arial, sans-serif", "font-style: normal; font-variant: normal; font-weight: normal; font-stretch: normal; font-size: 12px; line-height: 1.5; font-family: <Arial, sans-serif>; font-size-adjust: none" },
        { "font", "italic bold 2em/normal serif", "font-style: italic; font-variant: normal; font-weight: bold; font-stretch: normal; font-size: 2em; line-height: normal; font-family: serif; font-size-adjust: none" },
        { "font", "700 condensed normal small-caps 1rem a", "font-style: normal; font-variant: <small-caps>; font-weight: 700; font-stretch: <condensed>; font-size: 1rem; line-height: normal; font-family: <a>; font-size-adjust: none" },
        { "font", "0/0 a", "font-style: normal; font-variant: normal; font-weight: normal; font-stretch: normal; font-size: 0px; line-height: 0; font-family: <a>; font-size-adjust: none" },
        { "font", "16px", "invalid" },
        { "font", "bold serif", "invalid" },
        { "background", "#fff", "background-image: none; background-position-x: 0%; background-position-y: 0%; background-size: auto; background-repeat: repeat; background-attachment: scroll; background-origin: padding-box; background-clip: border-box; background-color: rgb(255, 255, 255)" },
        { "background", "none", "background-image: none; background-position-x: 0%; background-position-y: 0%; background-size: auto; background-repeat: repeat; background-attachment: scroll; background-origin: padding-box; background-clip: border-box; background-color: rgba(0, 0, 0, 0)" },
        { "background", "red url(x) no-repeat center / cover text", "background-image: <x>; background-position-x: <center>; background-position-y: <center>; background-size: cover; background-repeat: no-repeat; background-attachment: scroll; background-origin: padding-box; background-clip: text; background-color: rgb(255, 0, 0)" },
        { "background", "url(x), red", "background-image: <x, red>; background-position-x: 0%; background-position-y: 0%; background-size: auto; background-repeat: repeat; background-attachment: scroll; background-origin: padding-box; background-clip: border-box; background-color: rgb(255, 0, 0)" },
        { "background", "red, url(x)", "invalid" },
        { "background", "red blue", "invalid" },
        { "background", "red,", "invalid" },
        { "background", "", "invalid" },
        { "border-radius", "1px 2px / 3px", "border-top-left-radius: 1px; border-top-right-radius: 2px; border-bottom-right-radius: 1px; border-bottom-left-radius: 2px" },
        { "border-radius", "1px /", "invalid" },
        { "animation", "spin 2s infinite", "animation-name: <spin 2s infinite>" },
        { "animation", "none", "animation-name: none" },
        { "border-color", "red transparent", "border-top-color: rgb(255, 0, 0); border-right-color: rgba(0, 0, 0, 0); border-bottom-color: rgb(255, 0, 0); border-left-color: rgba(0, 0, 0, 0)" },
    };
    for (auto const& [property, value, expected] : cases) {
        INFO(property << ": " << value);
        CHECK(expanded(property, value) == expected);
    }
    // border sets all sides and takes back the image.
    CHECK(expanded("border", "1px solid red").ends_with("border-left-color: rgb(255, 0, 0); border-image-source: none"));
}

TEST_CASE("[spec] every property has an initial value that its own grammar reads")
{
    for (std::size_t i = 0; i < css::property_count; ++i) {
        auto const id = static_cast<css::PropertyId>(i);
        INFO(css::info(id).name);
        css::TokenList const tokens(css::info(id).initial);
        CHECK(css::parse_value(id, tokens.range()));
        CHECK(show(css::initial_value(id)) == show(*css::parse_value(id, tokens.range())));
        // And each of its words is a word.
        std::string_view words = css::info(id).keywords;
        while (!words.empty()) {
            auto const end = std::min(words.find(' '), words.size());
            CHECK(css::find_keyword(words.substr(0, end)));
            words.remove_prefix(std::min(end + 1, words.size()));
        }
    }
}

TEST_CASE("[spec] logical properties have their sides")
{
    using css::PropertyId;
    CHECK(css::physical(PropertyId::margin_inline_start, false) == PropertyId::margin_left);
    CHECK(css::physical(PropertyId::margin_inline_start, true) == PropertyId::margin_right);
    CHECK(css::physical(PropertyId::inset_block_end, true) == PropertyId::bottom);
    CHECK(css::physical(PropertyId::border_inline_end_style, false) == PropertyId::border_right_style);
    CHECK(css::physical(PropertyId::border_block_start_color, false) == PropertyId::border_top_color);
    CHECK(css::physical(PropertyId::padding_block_end, false) == PropertyId::padding_bottom);
    CHECK(css::physical(PropertyId::min_inline_size, false) == PropertyId::min_width);
    CHECK(css::physical(PropertyId::margin_left, true) == PropertyId::margin_left);
    CHECK(css::physical(PropertyId::color, true) == PropertyId::color);
}

TEST_CASE("[spec] quirks mode reads lengths without units and colours without '#'")
{
    // https://quirks.spec.whatwg.org/
    CHECK(expanded("width", "100", css::Quirks::yes) == "width: 100px");
    CHECK(expanded("color", "f00", css::Quirks::yes) == "color: rgb(255, 0, 0)");
    CHECK(expanded("line-height", "2", css::Quirks::yes) == "line-height: 2");
    CHECK(expanded("outline-width", "2", css::Quirks::yes) == "invalid");
    CHECK(expanded("background", "f00", css::Quirks::yes) == "invalid");
}

TEST_CASE("[spec] @supports asks for what would be taken")
{
    struct Case {
        std::string_view property, value;
        bool expected;
    };
    static constexpr Case cases[] = {
        { "display", "grid", true },
        { "display", "wobble", false },
        { "--anything", "", true },
        { "grid-template-columns", "1fr", true }, // A known name.
        { "wobble", "1px", false },
        { "color", "oklch(50% 0.1 20)", true },
        { "color", "inherit", true },
        { "color", "inherit red", false },
        { "width", "var(--x", true },
        { "width", "", false },
        { "all", "unset", true },
        { "all", "red", false },
        { "BACKGROUND", "red", true },
        { "-webkit-backdrop-filter", "none", false },
    };
    for (auto const& [property, value, expected] : cases) {
        INFO(property << ": " << value);
        css::TokenList const tokens(value);
        CHECK(css::supports(property, tokens.range()) == expected);
    }
}

TEST_CASE("[ours] declarations are valid where they are for Chromium")
{
    std::ifstream file(SYNA_SOURCE_DIR "/tests/page/css_value/supports.tsv");
    REQUIRE(file);
    int total = 0, same = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#'))
            continue;
        std::vector<std::string> cells;
        for (std::size_t i = 0; i <= line.size();) {
            auto const end = std::min(line.find('\t', i), line.size());
            cells.push_back(line.substr(i, end - i));
            i = end + 1;
        }
        REQUIRE(cells.size() >= 3);
        INFO(line);
        css::TokenList const tokens(cells[1]);
        bool const like = css::supports(cells[0], tokens.range()) == (cells[2] == "1");
        CHECK(like == (cells.size() == 3));
        ++total;
        same += like;
    }
    std::cout << "css values: valid as for Chromium: " << same << " of " << total << '\n';
}

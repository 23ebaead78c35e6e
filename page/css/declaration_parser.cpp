#include "page/css/declaration_parser.h"

#include "web/ascii.h"

#include <algorithm>

namespace syna::css {

std::string_view canonical_property(std::string_view name, TextArena& arena)
{
    if (name.starts_with("--") || std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return name;
    return arena.keep(web::to_ascii_lower(name));
}

// No broken strings or addresses, no closing bracket that closes nothing, no "!" on the outside.
static bool is_declaration_value(TokenRange value)
{
    for (uint32_t i = 0; i < value.size(); ++i) {
        auto const& token = value[i];
        switch (token.type) {
        case TokenType::bad_string:
        case TokenType::bad_url:
            return false;
        case TokenType::close_paren:
        case TokenType::close_square:
        case TokenType::close_curly:
            if (token.close == 0)
                return false;
            break;
        default:
            break;
        }
    }
    for (uint32_t i = 0; i < value.size(); i = value.after(i))
        if (value[i].type == TokenType::delim && value[i].delim == '!')
            return false;
    return true;
}

std::optional<Declaration> parse_declaration(TokenRange block, uint32_t& i, TextArena& arena)
{
    auto at = i;
    auto const skip_white_space = [&] {
        while (at < block.size() && block[at].type == TokenType::white_space)
            ++at;
    };
    // 1. The name.
    if (at >= block.size() || block[at].type != TokenType::ident)
        return std::nullopt;
    auto const& name = block[at++];
    // 2. to 4. White space, a colon, white space.
    skip_white_space();
    if (at >= block.size() || block[at].type != TokenType::colon)
        return std::nullopt;
    ++at;
    skip_white_space();
    // 5. The value, up to a semicolon.
    bool const custom = name.text.starts_with("--");
    auto const begin = at;
    bool has_block = false, has_other = false;
    while (at < block.size() && block[at].type != TokenType::semicolon) {
        auto const type = block[at].type;
        if (type == TokenType::open_curly) {
            has_other |= has_block;
            has_block = true;
        } else if (type != TokenType::white_space)
            has_other = true;
        at = block.after(at);
    }
    TokenRange value { block.all, block.begin + begin, block.begin + at };
    bool const ended = at < block.size();
    // 7. (before 6.) White space at the end.
    value = strip_white_space(value);
    // 6. "!important".
    bool important = false;
    if (auto const count = value.size(); count >= 2 && is_ident(value[count - 1], "important")) {
        auto mark = count - 2;
        while (mark > 0 && value[mark].type == TokenType::white_space)
            --mark;
        if (value[mark].type == TokenType::delim && value[mark].delim == '!') {
            important = true;
            value.end = value.begin + mark;
            value = strip_white_space(value);
        }
    }
    // 8. A block in braces is the whole value or not in it at all.
    if (!custom && has_block && has_other)
        return std::nullopt;
    i = ended ? at + 1 : at;
    // 9. What is valid nowhere is dropped.
    //   https://drafts.csswg.org/css-syntax-3/#typedef-declaration-value
    Declaration declaration;
    if ((value.empty() && !custom) || !is_declaration_value(value))
        return declaration;
    declaration.property = canonical_property(name.text, arena);
    declaration.begin = value.begin;
    declaration.end = std::max(value.begin, value.end);
    declaration.important = important;
    declaration.offset = name.offset;
    return declaration;
}

} // namespace syna::css

#include "page/style/declarations.h"

#include "page/dom/ascii.h"

namespace syna::style {

static bool is_name_character(char c)
{
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Past a comment that begins at `position`, or `position` itself. An open comment reaches to the end.
static std::size_t after_comment(std::string_view text, std::size_t position)
{
    if (text.substr(position, 2) != "/*")
        return position;
    auto const end = text.find("*/", position + 2);
    return end == text.npos ? text.size() : end + 2;
}

static std::size_t after_space_and_comments(std::string_view text, std::size_t position)
{
    while (position < text.size()) {
        if (is_ascii_whitespace(text[position]))
            ++position;
        else if (auto const after = after_comment(text, position); after != position)
            position = after;
        else
            break;
    }
    return position;
}

// Past a string that begins at `position`; a line break ends a broken one.
//   https://drafts.csswg.org/css-syntax-3/#consume-string-token
static std::size_t after_string(std::string_view text, std::size_t position)
{
    auto const quote = text[position++];
    for (; position < text.size(); ++position) {
        if (text[position] == '\\')
            ++position;
        else if (text[position] == quote)
            return position + 1;
        else if (text[position] == '\n')
            return position;
    }
    return text.size();
}

// Where the declaration that begins at `position` ends: at a semicolon outside strings, comments and brackets.
static std::size_t declaration_end(std::string_view text, std::size_t position)
{
    std::size_t depth = 0;
    while (position < text.size()) {
        auto const c = text[position];
        if (c == ';' && depth == 0)
            return position;
        if (c == '"' || c == '\'') {
            position = after_string(text, position);
            continue;
        }
        if (auto const after = after_comment(text, position); after != position) {
            position = after;
            continue;
        }
        if (c == '\\')
            ++position;
        else if (c == '(' || c == '[' || c == '{')
            ++depth;
        else if ((c == ')' || c == ']' || c == '}') && depth > 0)
            --depth;
        ++position;
    }
    return text.size();
}

// Takes "!important" off the end of a value, comments and white space allowed around its two tokens.
static bool take_important(std::string_view& value)
{
    auto const mark = value.rfind('!');
    if (mark == value.npos || !equals_ignoring_case(single_keyword(value.substr(mark + 1)), "important"))
        return false;
    value = strip_ascii_whitespace(value.substr(0, mark));
    return true;
}

std::optional<Declaration> DeclarationReader::next()
{
    while (position_ < text_.size()) {
        auto start = after_space_and_comments(text_, position_);
        while (start < text_.size() && text_[start] == ';')
            start = after_space_and_comments(text_, start + 1);
        auto const end = declaration_end(text_, start);
        position_ = end == text_.size() ? end : end + 1;

        auto const text = text_.substr(start, end - start);
        std::size_t name_end = 0;
        while (name_end < text.size() && is_name_character(text[name_end]))
            ++name_end;
        auto const colon = after_space_and_comments(text, name_end);
        if (name_end == 0 || colon >= text.size() || text[colon] != ':')
            continue;

        Declaration declaration { text.substr(0, name_end), strip_ascii_whitespace(text.substr(colon + 1)) };
        declaration.important = take_important(declaration.value);
        return declaration;
    }
    return std::nullopt;
}

std::string_view single_keyword(std::string_view value)
{
    auto const start = after_space_and_comments(value, 0);
    auto end = start;
    while (end < value.size() && is_name_character(value[end]))
        ++end;
    if (after_space_and_comments(value, end) != value.size())
        return {};
    return value.substr(start, end - start);
}

} // namespace syna::style

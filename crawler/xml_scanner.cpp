#include "crawler/xml_scanner.h"

#include <array>
#include <utility>

namespace syna::crawler {

static bool is_space(char character) { return character == ' ' || character == '\t' || character == '\n' || character == '\r'; }

void XmlScanner::skip_past(std::string_view end)
{
    auto const found = rest_.find(end);
    rest_.remove_prefix(found == std::string_view::npos ? rest_.size() : found + end.size());
}

// From "<!DOCTYPE" to its '>', with an internal subset in brackets and quoted strings inside.
void XmlScanner::skip_document_type()
{
    auto in_subset = false;
    auto quote = '\0';
    std::size_t at = 0;
    for (; at < rest_.size(); ++at) {
        auto const character = rest_[at];
        if (quote) {
            if (character == quote)
                quote = '\0';
        } else if (character == '"' || character == '\'') {
            quote = character;
        } else if (character == '[') {
            in_subset = true;
        } else if (character == ']') {
            in_subset = false;
        } else if (character == '>' && !in_subset) {
            break;
        }
    }
    rest_.remove_prefix(at < rest_.size() ? at + 1 : at);
}

XmlToken XmlScanner::tag()
{
    XmlToken token;
    token.kind = XmlToken::Kind::start;
    rest_.remove_prefix(1);
    if (rest_.starts_with('/')) {
        token.kind = XmlToken::Kind::end;
        rest_.remove_prefix(1);
    }
    // Up to '>' outside quotes, or to the next '<': a tag that was never closed.
    auto quote = '\0';
    std::size_t at = 0;
    for (; at < rest_.size(); ++at) {
        auto const character = rest_[at];
        if (quote) {
            if (character == quote)
                quote = '\0';
        } else if ((character == '"' || character == '\'') && token.kind == XmlToken::Kind::start) {
            quote = character;
        } else if (character == '>' || character == '<') {
            break;
        }
    }
    auto inside = rest_.substr(0, at);
    rest_.remove_prefix(at < rest_.size() && rest_[at] == '>' ? at + 1 : at);
    if (inside.ends_with('/')) {
        token.empty = token.kind == XmlToken::Kind::start;
        inside.remove_suffix(1);
    }
    std::size_t name_end = 0;
    while (name_end < inside.size() && !is_space(inside[name_end]))
        ++name_end;
    auto const name = inside.substr(0, name_end);
    auto const colon = name.find(':');
    token.prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
    token.local_name = colon == std::string_view::npos ? name : name.substr(colon + 1);
    token.raw = inside.substr(name_end);
    return token;
}

std::optional<XmlToken> XmlScanner::next()
{
    while (!rest_.empty()) {
        if (rest_.front() != '<') {
            XmlToken token;
            token.raw = rest_.substr(0, rest_.find('<'));
            rest_.remove_prefix(token.raw.size());
            return token;
        }
        if (rest_.starts_with("<!--")) {
            rest_.remove_prefix(4);
            skip_past("-->");
        } else if (rest_.starts_with("<![CDATA[")) {
            rest_.remove_prefix(9);
            XmlToken token;
            token.kind = XmlToken::Kind::cdata;
            token.raw = rest_.substr(0, rest_.find("]]>"));
            skip_past("]]>");
            return token;
        } else if (rest_.starts_with("<?")) {
            skip_past("?>");
        } else if (rest_.starts_with("<!")) {
            skip_document_type();
        } else {
            return tag();
        }
    }
    return std::nullopt;
}

std::optional<std::string> xml_attribute(std::string_view attributes, std::string_view name)
{
    while (!attributes.empty()) {
        while (!attributes.empty() && is_space(attributes.front()))
            attributes.remove_prefix(1);
        std::size_t end = 0;
        while (end < attributes.size() && !is_space(attributes[end]) && attributes[end] != '=')
            ++end;
        auto const found = attributes.substr(0, end) == name;
        attributes.remove_prefix(end);
        while (!attributes.empty() && is_space(attributes.front()))
            attributes.remove_prefix(1);
        if (!attributes.starts_with('='))
            continue;
        attributes.remove_prefix(1);
        while (!attributes.empty() && is_space(attributes.front()))
            attributes.remove_prefix(1);
        if (attributes.empty())
            break;
        auto const quote = attributes.front();
        std::string_view value;
        if (quote == '"' || quote == '\'') {
            attributes.remove_prefix(1);
            value = attributes.substr(0, attributes.find(quote));
            attributes.remove_prefix(value.size() < attributes.size() ? value.size() + 1 : value.size());
        } else {
            value = attributes.substr(0, attributes.find_first_of(" \t\r\n"));
            attributes.remove_prefix(value.size());
        }
        if (found)
            return xml_text(value);
    }
    return std::nullopt;
}

static void append_utf8(std::string& text, char32_t code_point)
{
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        text += static_cast<char>(0xc0 | code_point >> 6);
        text += static_cast<char>(0x80 | (code_point & 0x3f));
    } else if (code_point < 0x10000) {
        text += static_cast<char>(0xe0 | code_point >> 12);
        text += static_cast<char>(0x80 | (code_point >> 6 & 0x3f));
        text += static_cast<char>(0x80 | (code_point & 0x3f));
    } else {
        text += static_cast<char>(0xf0 | code_point >> 18);
        text += static_cast<char>(0x80 | (code_point >> 12 & 0x3f));
        text += static_cast<char>(0x80 | (code_point >> 6 & 0x3f));
        text += static_cast<char>(0x80 | (code_point & 0x3f));
    }
}

// The code point of "#38" or "#x26"; nothing where it is none that XML allows.
static std::optional<char32_t> numeric_reference(std::string_view text)
{
    text.remove_prefix(1);
    auto const base = text.starts_with('x') ? 16u : 10u;
    if (base == 16)
        text.remove_prefix(1);
    if (text.empty())
        return std::nullopt;
    char32_t value = 0;
    for (auto const character : text) {
        unsigned digit = 16;
        if (character >= '0' && character <= '9')
            digit = static_cast<unsigned>(character - '0');
        else if (base == 16 && (character | 32) >= 'a' && (character | 32) <= 'f')
            digit = static_cast<unsigned>((character | 32) - 'a' + 10);
        if (digit >= base)
            return std::nullopt;
        value = value * base + digit;
        if (value > 0x10ffff)
            return std::nullopt;
    }
    auto const control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
    if (control || (value >= 0xd800 && value <= 0xdfff))
        return std::nullopt;
    return value;
}

std::string xml_text(std::string_view raw)
{
    static constexpr std::array<std::pair<std::string_view, char>, 5> entities
        = { { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } } };
    constexpr std::size_t longest_reference = 12;
    std::string text;
    while (!raw.empty()) {
        auto const ampersand = raw.find('&');
        text.append(raw.substr(0, ampersand));
        if (ampersand == std::string_view::npos)
            break;
        raw.remove_prefix(ampersand + 1);
        auto const semicolon = raw.substr(0, longest_reference).find(';');
        std::optional<char32_t> replacement;
        if (semicolon != std::string_view::npos) {
            auto const name = raw.substr(0, semicolon);
            if (name.starts_with('#'))
                replacement = numeric_reference(name);
            for (auto const& [entity, character] : entities) {
                if (name == entity)
                    replacement = static_cast<char32_t>(character);
            }
        }
        if (!replacement) {
            text += '&';
            continue;
        }
        append_utf8(text, *replacement);
        raw.remove_prefix(semicolon + 1);
    }
    return text;
}

} // namespace syna::crawler

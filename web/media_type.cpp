#include "web/media_type.h"

#include "web/ascii.h"

#include <algorithm>

namespace syna::web {

// https://mimesniff.spec.whatwg.org/#http-token-code-point
static bool is_token(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_ascii_alphanumeric(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

// https://mimesniff.spec.whatwg.org/#http-quoted-string-token-code-point
static bool is_quoted_string_token(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); });
}

// https://fetch.spec.whatwg.org/#http-whitespace
static constexpr std::string_view http_whitespace = " \t\n\r";

static std::string_view without_leading_whitespace(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(http_whitespace), text.size()));
}

static std::string_view without_trailing_whitespace(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(http_whitespace) + 1);
}

// "collecting a sequence of code points" up to one of `ends`: taken off the front of `text`.
static std::string_view collect_until(std::string_view& text, std::string_view ends)
{
    auto const collected = text.substr(0, text.find_first_of(ends));
    text.remove_prefix(collected.size());
    return collected;
}

// The value of a quoted string, whose opening quote is the first character of `text`.
//   https://fetch.spec.whatwg.org/#collect-an-http-quoted-string
static std::string collect_quoted_string(std::string_view& text)
{
    std::string value;
    text.remove_prefix(1);
    while (true) {
        value += collect_until(text, "\"\\");
        if (text.empty())
            return value;
        bool const is_escape = text[0] == '\\';
        text.remove_prefix(1);
        if (!is_escape)
            return value;
        if (text.empty()) {
            value += '\\';
            return value;
        }
        value += text[0];
        text.remove_prefix(1);
    }
}

// https://mimesniff.spec.whatwg.org/#parse-a-mime-type
std::optional<MediaType> parse_media_type(std::string_view header)
{
    // Differs from the specification: no page needs more parameters, and looking for doubles takes quadratic time.
    static constexpr std::size_t most_parameters = 64;

    // 1.-2. No white space around it.
    auto rest = without_trailing_whitespace(without_leading_whitespace(header));
    // 3.-6. The type and a slash.
    auto const type = collect_until(rest, "/");
    if (type.empty() || !is_token(type) || rest.empty())
        return std::nullopt;
    rest.remove_prefix(1);
    // 7.-9. The subtype.
    auto const subtype = without_trailing_whitespace(collect_until(rest, ";"));
    if (subtype.empty() || !is_token(subtype))
        return std::nullopt;
    // 10. Both in lower case.
    MediaType media_type { .essence = to_ascii_lower(type) + '/' + to_ascii_lower(subtype), .parameters = {} };

    // 11. The parameters.
    while (!rest.empty() && media_type.parameters.size() < most_parameters) {
        // 11.1.-2. The semicolon and white space.
        rest.remove_prefix(1);
        rest = without_leading_whitespace(rest);
        // 11.3.-6. The name.
        auto const name = to_ascii_lower(collect_until(rest, ";="));
        if (rest.empty())
            break;
        if (rest[0] == ';')
            continue;
        rest.remove_prefix(1);
        // 11.7.-9. The value.
        std::string value;
        if (rest.starts_with('"')) {
            value = collect_quoted_string(rest);
            collect_until(rest, ";");
        } else {
            value = without_trailing_whitespace(collect_until(rest, ";"));
            if (value.empty())
                continue;
        }
        // 11.10. The first of its name, if both are what they may be.
        if (!name.empty() && is_token(name) && is_quoted_string_token(value) && !media_type.parameter(name))
            media_type.parameters.emplace_back(name, std::move(value));
    }
    return media_type;
}

std::optional<std::string_view> MediaType::parameter(std::string_view name) const
{
    for (auto const& [own_name, value] : parameters) {
        if (own_name == name)
            return value;
    }
    return std::nullopt;
}

bool MediaType::is_html() const { return essence == "text/html" || essence == "application/xhtml+xml"; }

bool MediaType::is_css() const { return essence == "text/css"; }

// https://mimesniff.spec.whatwg.org/#xml-mime-type
bool MediaType::is_xml() const { return essence.ends_with("+xml") || essence == "text/xml" || essence == "application/xml"; }

} // namespace syna::web

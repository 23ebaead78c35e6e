// E-mail addresses and secret words (session ids, keys, signed tokens) in a text.

#include "store/redaction_marks.h"

#include <algorithm>
#include <array>

namespace syna::store {

namespace {

constexpr std::size_t longest_local_part = 64; // https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.1
constexpr std::size_t longest_host = 255;      // https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.2

// Boxes of an office, not of a person: kept, since a visitor needs them.
bool is_functional(std::string_view local_part)
{
    static constexpr std::array<std::string_view, 8> boxes { "kommun", "info", "registrator", "kontakt", "kundtjanst", "kundtjänst", "socialtjanst", "socialtjänst" };
    return std::any_of(boxes.begin(), boxes.end(), [&](std::string_view box) {
        return std::equal(box.begin(), box.end(), local_part.begin(), local_part.end(), [](char a, char b) { return a == lower(b); });
    });
}

// The letters À to ɏ in UTF-8: their first and second bytes.
bool begins_latin_letter(char c) { return c >= '\xC3' && c <= '\xC9'; }
bool continues_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The dot-atom of RFC 5321 without the characters that delimit markup, addresses and sentences around it.
bool is_local(Marks const& marks, std::size_t i)
{
    auto const c = marks.at(i);
    if (is_word(c) || c == '.' || c == '+' || c == '-' || c == '%' || c == '~' || begins_latin_letter(c))
        return true;
    return continues_letter(c) && i > 0 && begins_latin_letter(marks.at(i - 1));
}

std::size_t local_part_start(Marks const& marks, std::size_t end)
{
    auto start = end;
    while (start > 0 && end - start < longest_local_part && is_local(marks, start - 1))
        --start;
    while (start < end && (continues_letter(marks.at(start)) || marks.at(start) == '.'))
        ++start;
    return start;
}

// How an @ may be written. The length of the spelling at `i`; 0: none.
std::size_t at_sign_at(Marks const& marks, std::size_t i)
{
    static constexpr std::array<std::string_view, 16> spellings { "@", "%40", "&#64;", "&#x40;", "&commat;", "(at)", "[at]", "{at}", "(a)", "[a]",
        "(snabel-a)", "[snabel-a]", "(snabela)", "[snabela]", "snabel-a", "snabela" };
    auto const first = marks.at(i);
    if (first != '@' && first != '%' && first != '&' && first != '(' && first != '[' && first != '{' && (lower(first) != 's' || lower(marks.at(i + 1)) != 'n'))
        return 0;
    for (auto const spelling : spellings) {
        auto const here = marks.text().substr(i, spelling.size());
        if (std::equal(here.begin(), here.end(), spelling.begin(), spelling.end(), [](char a, char b) { return lower(a) == b; }))
            return spelling.size();
    }
    return 0;
}

// How a dot may be written in a spelled-out host.
std::size_t dot_at(Marks const& marks, std::size_t i)
{
    static constexpr std::array<std::string_view, 5> spellings { ".", "(dot)", "[dot]", "(punkt)", "[punkt]" };
    for (auto const spelling : spellings)
        if (marks.text().substr(std::min(i, marks.size()), spelling.size()) == spelling)
            return spelling.size();
    return 0;
}

// True where a host with a top-level domain begins at `i`. "logo@2x.png" is a file.
bool host_begins(Marks const& marks, std::size_t i)
{
    static constexpr std::array<std::string_view, 14> file_endings { "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "css", "js", "mjs", "map", "html", "pdf" };
    auto const start = i;
    auto label = i;
    bool dotted = false;
    std::string last; // The top-level domain, where at least one dot stands before it.
    while (i - start < longest_host) {
        auto const c = marks.at(i);
        if (is_digit(c) || is_letter(c) || c == '-' || begins_latin_letter(c) || (continues_letter(c) && i > start && begins_latin_letter(marks.at(i - 1)))) {
            ++i;
            continue;
        }
        if (i == label)
            break;
        if (dotted)
            last = marks.text().substr(label, i - label);
        auto const dot = dot_at(marks, i);
        if (dot == 0)
            break;
        dotted = true;
        i += dot;
        label = i;
    }
    if (dotted && i > label)
        last = marks.text().substr(label, i - label);
    std::transform(last.begin(), last.end(), last.begin(), lower);
    if (last.size() < 2 || std::find(file_endings.begin(), file_endings.end(), last) != file_endings.end())
        return false;
    return last.starts_with("xn--") || std::none_of(last.begin(), last.end(), [](char c) { return is_digit(c) || c == '-'; });
}

// Names of parameters whose value is a secret.
bool is_secret_name(std::string_view name)
{
    static constexpr std::array<std::string_view, 14> names { "token", "sid", "session", "auth", "key", "access_token", "id_token", "auth_token", "sessionid",
        "session_id", "jsessionid", "phpsessid", "apikey", "api_key" };
    return std::any_of(names.begin(), names.end(), [&](std::string_view known) {
        return std::equal(known.begin(), known.end(), name.begin(), name.end(), [](char a, char b) { return a == lower(b); });
    });
}

bool is_base64url(char c) { return is_word(c) || c == '-'; }
bool is_hexadecimal(char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }

// The value of a secret parameter whose '?', '&' or ';' stands at `i`.
Extent secret_value(Marks const& marks, std::size_t i)
{
    constexpr std::size_t longest_name = 20;
    auto const start = i + 1;
    auto end = start;
    while (end - start <= longest_name && is_word(marks.at(end)))
        ++end;
    if (marks.at(end) != '=' || !is_secret_name(marks.text().substr(start, end - start)))
        return {};
    auto const is_delimiter = [](char c) { return c == '\0' || c == '&' || c == ';' || c == '#' || c == '"' || c == '\'' || c == '<' || c == '>' || c == ' ' || c == '\n' || c == '\\'; };
    auto const value = end + 1;
    auto value_end = value;
    while (!is_delimiter(marks.at(value_end)))
        ++value_end;
    return { value, value_end };
}

// A JSON Web Token: "eyJ" is how every JSON object begins in base64url.
//   https://www.rfc-editor.org/rfc/rfc7519#section-3
Extent json_web_token(Marks const& marks, std::size_t i)
{
    auto end = i;
    while (is_base64url(marks.at(end)))
        ++end;
    if (end - i < 13)
        return {};
    while (marks.at(end) == '.' && is_base64url(marks.at(end + 1)))
        for (++end; is_base64url(marks.at(end));)
            ++end;
    return { i, end };
}

} // namespace

// [ours] The host is kept, and so are the boxes of offices. "(at)" and its like become "@" no more than "@" does: only what
// stands before them goes.
void mark_emails(Marks& marks)
{
    for (std::size_t i = 1; i < marks.size(); ++i) {
        auto const sign = at_sign_at(marks, i);
        if (sign == 0)
            continue;
        auto end = i;
        auto host = i + sign;
        // Spelled out, it may stand between spaces; bare words must.
        if (marks.at(i) != '@') {
            auto const host_space = space_at(marks, host);
            bool const spaced = marks.at(i - 1) == ' ' && host_space > 0;
            if (lower(marks.at(i)) == 's' && !spaced)
                continue;
            if (sign == 3 && lower(marks.at(i + 1)) == 'a' && (spaced || marks.at(i - 1) == ' '))
                continue; // "(a)" between words is a list's.
            host += host_space;
            if (marks.at(i - 1) == ' ')
                --end;
        }
        auto const start = local_part_start(marks, end);
        if (start == end || !host_begins(marks, host) || is_functional(marks.text().substr(start, end - start)))
            continue;
        marks.mark({ start, end }, PersonalData::email);
    }
}

void mark_tokens(Marks& marks)
{
    constexpr std::size_t shortest_hexadecimal = 32;
    for (std::size_t i = 0; i < marks.size();) {
        auto const c = marks.at(i);
        if (c == '?' || c == '&' || c == ';') {
            auto const value = secret_value(marks, i);
            marks.mark(value, PersonalData::token);
            i = std::max(value.to, i + 1);
            continue;
        }
        if (!is_base64url(c)) {
            ++i;
            continue;
        }
        // A word of letters, digits, '_' and '-', and in it the words of letters and digits.
        if (marks.text().substr(i, 3) == "eyJ") {
            auto const token = json_web_token(marks, i);
            marks.mark(token, PersonalData::token);
            if (token.to > i) {
                i = token.to;
                continue;
            }
        }
        auto end = i;
        bool hexadecimal = true;
        for (; is_digit(marks.at(end)) || is_letter(marks.at(end)); ++end)
            hexadecimal = hexadecimal && is_hexadecimal(marks.at(end));
        if (hexadecimal && end - i >= shortest_hexadecimal)
            marks.mark({ i, end }, PersonalData::token);
        i = std::max(end, i + 1);
    }
}

} // namespace syna::store

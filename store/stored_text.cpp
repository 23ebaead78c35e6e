#include "store/stored_text.h"

#include "store/redaction.h"

#include <algorithm>

namespace syna::store {

static std::string cut(std::string text, std::size_t characters)
{
    if (text.size() <= characters)
        return text;
    // Where character number `characters` - 1 begins, and whether there are more than `characters`.
    std::size_t seen = 0;
    std::size_t end = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80)
            continue;
        ++seen;
        if (seen == characters)
            end = i;
        if (seen > characters) {
            text.resize(end);
            return text + "…";
        }
    }
    return text;
}

std::string stored_text(std::string_view text, std::size_t characters) { return cut(redact(text), characters); }

std::string stored_json(std::string_view json)
{
    std::string stored;
    stored.reserve(json.size());
    for (std::size_t i = 0; i < json.size();) {
        if (json[i] != '"') {
            stored += json[i++];
            continue;
        }
        auto end = i + 1;
        while (end < json.size() && json[end] != '"')
            end += json[end] == '\\' ? 2 : 1;
        end = std::min(end, json.size());
        stored += '"';
        stored += redact(json.substr(i + 1, end - i - 1));
        if (end < json.size())
            stored += '"';
        i = end + 1;
    }
    return stored;
}

std::string stored_cause(std::string_view cause)
{
    auto const is_hexadecimal = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    auto const is_letter = [](char c) { return c >= 'A'; };
    bool const fingerprint = std::all_of(cause.begin(), cause.end(), is_hexadecimal) && std::any_of(cause.begin(), cause.end(), is_letter);
    return fingerprint ? std::string(cause) : stored_text(cause, 1000);
}

//   https://url.spec.whatwg.org/#authority-state
std::string stored_url(std::string_view url)
{
    auto const scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return std::string(url);
    auto const start = scheme + 3;
    auto const authority = url.substr(start, url.find_first_of("/?#", start) - start);
    auto const at = authority.rfind('@');
    if (at == std::string_view::npos)
        return std::string(url);
    return std::string(url.substr(0, start)) + std::string(url.substr(start + at + 1));
}

} // namespace syna::store

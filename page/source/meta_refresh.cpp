#include "page/source/meta_refresh.h"

#include "page/dom/ascii.h"

#include <limits>

namespace syna {

// Steps 11.2 to 11.10: the address without "url=" and quotes, where those are there.
static std::string_view address_of(std::string_view const text)
{
    auto url = text;
    auto const skip_whitespace = [&url] {
        while (!url.empty() && is_ascii_whitespace(url.front()))
            url.remove_prefix(1);
    };
    // 2. to 4. "url"; what only begins like it is an address itself.
    if (!url.empty() && ascii_lower(url.front()) == 'u') {
        if (url.size() < 3 || !equals_ignoring_case(url.substr(0, 3), "url"))
            return text;
        url.remove_prefix(3);
        // 5. to 7. "=" with white space around it.
        skip_whitespace();
        if (url.empty() || url.front() != '=')
            return text;
        url.remove_prefix(1);
        skip_whitespace();
    }
    // 8. to 10. Quotes, of which the last may be missing.
    if (url.empty() || (url.front() != '"' && url.front() != '\''))
        return url;
    auto const quote = url.front();
    url.remove_prefix(1);
    return url.substr(0, url.find(quote));
}

std::optional<Refresh> parse_meta_refresh(std::string_view content)
{
    std::size_t at = 0;
    auto const skip_whitespace = [&] {
        while (at < content.size() && is_ascii_whitespace(content[at]))
            ++at;
    };

    // 2. to 4.
    skip_whitespace();

    // 5. to 7. The time.
    Refresh refresh;
    auto const digits = at;
    constexpr auto greatest = std::numeric_limits<uint64_t>::max();
    for (; at < content.size() && is_ascii_digit(content[at]); ++at) {
        auto const digit = static_cast<uint64_t>(content[at] - '0');
        refresh.seconds = refresh.seconds > (greatest - digit) / 10 ? greatest : refresh.seconds * 10 + digit;
    }
    if (at == digits && (at == content.size() || content[at] != '.'))
        return std::nullopt;

    // 8. Fractions count for nothing.
    while (at < content.size() && (is_ascii_digit(content[at]) || content[at] == '.'))
        ++at;

    // 10.
    if (at < content.size()) {
        if (content[at] != ';' && content[at] != ',' && !is_ascii_whitespace(content[at]))
            return std::nullopt;
        skip_whitespace();
        if (at < content.size() && (content[at] == ';' || content[at] == ','))
            ++at;
        skip_whitespace();
    }

    // 11.
    if (at < content.size())
        refresh.url = address_of(content.substr(at));
    return refresh;
}

} // namespace syna

#include "page/css_value/keyword.h"

#include "page/dom/ascii.h"

#include <algorithm>
#include <iterator>

namespace syna::css {

constexpr std::string_view words[] = {
#define KEYWORD(id, word) word,
#include "page/css_value/keywords.def"
#undef KEYWORD
};
static_assert(std::ranges::is_sorted(words));

std::optional<Keyword> find_keyword(std::string_view word)
{
    char buffer[32];
    if (word.size() > sizeof buffer)
        return {};
    std::ranges::transform(word, buffer, [](char c) { return ascii_lower(c); });
    std::string_view const lower(buffer, word.size());
    auto const* found = std::ranges::lower_bound(words, lower);
    if (found == std::end(words) || *found != lower)
        return {};
    return static_cast<Keyword>(found - std::begin(words));
}

std::string_view name_of(Keyword keyword) { return words[static_cast<std::size_t>(keyword)]; }

} // namespace syna::css

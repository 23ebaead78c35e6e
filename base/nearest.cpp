#include "base/nearest.h"

#include <algorithm>
#include <cstddef>

namespace syna {

// Code points in lower case (ASCII only); a byte that is not UTF-8 counts as one.
static std::u32string letters(std::string_view text)
{
    std::u32string points;
    for (unsigned char const byte : text) {
        if ((byte & 0xC0) == 0x80 && !points.empty())
            points.back() = (points.back() << 6) | (byte & 0x3F);
        else
            points += byte >= 'A' && byte <= 'Z' ? byte + 32 : byte;
    }
    return points;
}

// Levenshtein's distance, one row at a time.
static std::size_t edit_distance(std::u32string const& a, std::u32string const& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({ row[j] + 1, row[j - 1] + 1, replaced });
        }
    }
    return row[b.size()];
}

std::string nearest_word(std::string_view word, std::vector<std::string> const& known)
{
    if (word.size() > 200)
        return {};
    auto const meant = letters(word);
    std::string nearest;
    auto best = std::max<std::size_t>(meant.size() <= 3 ? 1 : 2, meant.size() / 3) + 1;
    for (auto const& candidate : known)
        if (auto const distance = edit_distance(meant, letters(candidate)); distance < best) {
            best = distance;
            nearest = candidate;
        }
    return nearest;
}

} // namespace syna

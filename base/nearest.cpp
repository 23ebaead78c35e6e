#include "base/nearest.h"

#include <algorithm>
#include <cstddef>

namespace syna {

static char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

// Levenshtein's distance in bytes, one row at a time.
static std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const replaced = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
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
    std::string nearest;
    auto best = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (auto const& candidate : known)
        if (auto const distance = edit_distance(word, candidate); distance < best) {
            best = distance;
            nearest = candidate;
        }
    return nearest;
}

} // namespace syna

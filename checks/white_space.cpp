#include "checks/white_space.h"

#include <array>

namespace syna::checks {

// The characters with the property White_Space, as UTF-8 spells them.
static constexpr std::array<std::string_view, 25> white_space {
    "\t", "\n", "\v", "\f", "\r", " ", "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
    "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"
};

static std::size_t leading_white_space(std::string_view text)
{
    for (auto const character : white_space)
        if (text.starts_with(character))
            return character.size();
    return 0;
}

bool is_blank(std::string_view text)
{
    while (!text.empty()) {
        auto const length = leading_white_space(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace syna::checks

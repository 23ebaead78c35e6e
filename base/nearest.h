#pragma once
// Which of some known words a mistyped one was meant to be.

#include <string>
#include <string_view>
#include <vector>

namespace syna {

// The known word with the smallest edit distance (ASCII case ignored), or "" where none is near (over a third of its length, two letters at least).
std::string nearest_word(std::string_view word, std::vector<std::string> const& known);

} // namespace syna

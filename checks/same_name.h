#pragma once
// Sets of elements that are called the same.

#include "page/dom/node.h"

#include <vector>

namespace syna::checks {

// The elements with one name, case, white space and punctuation aside; only sets of two and more, in the order of their first
// element. Elements without a word in their name are in none.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/b20e66/proposed/#matching-characters
std::vector<std::vector<Node>> same_name_sets(std::vector<Node> const& elements);

} // namespace syna::checks

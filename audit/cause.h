#pragma once
// What a fault has in common with others: the place in a template or component where it stands. The same text on many
// pages, and on sites by the same supplier, means one thing to mend.

#include "page/dom/node.h"

#include <string>
#include <string_view>

namespace syna::audit {

// "image-name no-alt: div.card > a > img": the rule, the key, and the element with its nearest ancestors up to the first
// that has a class of its own or is a landmark. Digits, generated suffixes, ids, states, texts and positions do not
// change it. At most 200 bytes.
std::string cause_of(std::string_view rule, std::string_view key, Node node);

// A class as its author wrote it: "Card_title__3xYz9" is "Card_title", "menu-item-214" is "menu-item". Empty where nothing
// is left that would be the same on the next page or after the next build.
std::string stable_class(std::string_view name);

} // namespace syna::audit

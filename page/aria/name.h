#pragma once
// Accessible names and descriptions.
//   https://www.w3.org/TR/accname-1.2/ and https://www.w3.org/TR/html-aam-1.0/#accessible-name-and-description-computation
// Bounded on any page: at most 2,000 nodes are looked at and 16 KiB of text taken for one name, the rest is cut off.

#include "page/dom/node.h"

#include <string>

namespace syna::aria {

// The accessible name, whitespace collapsed and trimmed; empty where there is none, or the element is hidden.
std::string accessible_name(Node element);
std::string accessible_description(Node element);

} // namespace syna::aria

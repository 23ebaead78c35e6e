#pragma once
// What aria-owns moves: an element that is owned elsewhere counts there, after the owner's own children, and not where it stands.
//   https://www.w3.org/TR/wai-aria-1.2/#aria-owns
// Each document is read once a thread; after that an answer is a look-up.

#include "page/dom/node.h"

#include <span>

namespace syna::aria {

// The element that owns this one by reference; empty where it counts where it stands. Following owners and parents upwards always
// ends: references that would lead in a circle are left out, as is all but the first to the same element.
Node owner_by_reference(Node element);
// What an element owns by reference, in the order of its references. Valid until the thread asks about another document.
std::span<Node const> owned_by_reference(Node element);

} // namespace syna::aria

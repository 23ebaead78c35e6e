#pragma once
// Which element owns which in the accessibility tree, where wrappers that mean nothing do not count and aria-owns may
// move an element.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/bc4a75/proposed/#owned-by

#include "page/page.h"

#include <unordered_map>
#include <vector>

namespace syna::checks {

// What an element owns.
struct OwnedElements {
    std::vector<Node> elements; // In the order of the page, those that aria-owns brings last.
    Node wrapper;               // The first element with no meaning of its own that holds none of `elements`; empty if there is none.
};

class OwnershipTree {
public:
    // Reads the page's aria-owns. The page must outlive the tree.
    explicit OwnershipTree(Page const& page);

    // The element that owns this one: its nearest ancestor that has a meaning. Empty at the root.
    Node owner_of(Node element) const;
    OwnedElements owned_by(Node owner) const;

private:
    std::unordered_map<Node, Node> owner_by_attribute_;
    std::unordered_map<Node, std::vector<Node>> owned_by_attribute_;
};

// No node of the accessibility tree, or one that only groups: no role, generic or none, nothing said of it by ARIA, not focusable.
// An li of a list that has been given another role is one as well.
bool is_meaningless_wrapper(Node element);

} // namespace syna::checks

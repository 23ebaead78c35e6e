#pragma once
// The accessibility tree of a page: what assistive technology meets, in the order it meets it.
//   https://www.w3.org/TR/wai-aria-1.2/#accessibility_tree

#include "page/aria/role.h"
#include "page/dom/document.h"

#include <cstdint>
#include <vector>

namespace syna::aria {

struct TreeNode {
    Node node; // An element, or a text that is not only white space.
    Role role = Role::none_given;
    uint32_t level = 0;   // How many nodes that are not ignored it stands in.
    uint32_t end = 0;     // One past its last descendant, in nodes().
    bool ignored = false; // No node of its own; its children belong to what it stands in.
};

// Built in time linear in the page; the document has to live as long.
class AccessibilityTree {
public:
    explicit AccessibilityTree(Document const& document);

    // In the order of the tree: an element that aria-owns moves stands with its owner. What nobody meets is left out, with
    // all it holds: not rendered, inert, aria-hidden.
    std::vector<TreeNode> const& nodes() const { return nodes_; }
    // The place of a node in nodes(), or nothing for what is left out.
    TreeNode const* find(Node node) const;

private:
    std::vector<TreeNode> nodes_;
    std::vector<uint32_t> place_of_; // By the node's index in its document: place in nodes_ + 1, or 0.
};

} // namespace syna::aria

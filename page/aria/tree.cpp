#include "page/aria/tree.h"

#include "page/aria/attributes.h"
#include "page/aria/ownership.h"
#include "page/aria/words.h"

namespace syna::aria {

namespace {

// A node that waits to be walked into, or the end of one that was.
struct Step {
    Node node;
    uint32_t level = 0;
    bool in_presentational = false; // An ancestor's children are presentational.
    uint32_t closes = 0;            // The place in the tree of what ends here, + 1; 0 for a node that begins.
};

} // namespace

// An element that says nothing by itself: no role of its own, and nothing said of it.
//   https://www.w3.org/TR/wai-aria-1.2/#tree_inclusion
static bool is_meaningless(Node element, Role role)
{
    return role == Role::none || ((role == Role::generic || role == Role::none_given) && !resists_presentation(element));
}

AccessibilityTree::AccessibilityTree(Document const& document)
    : place_of_(document.node_count(), 0)
{
    std::vector<Step> waiting; // The next is the last.
    if (auto const root = document.document_element())
        waiting.push_back({ .node = root });

    while (!waiting.empty()) {
        auto const step = waiting.back();
        waiting.pop_back();
        if (step.closes != 0) {
            nodes_[step.closes - 1].end = static_cast<uint32_t>(nodes_.size());
            continue;
        }
        auto const node = step.node;
        auto const state = node.state();
        if (!state.rendered || state.inert || state.aria_hidden)
            continue;
        auto const place = static_cast<uint32_t>(nodes_.size()) + 1;
        if (node.is_text()) {
            if (!state.visible || is_blank(node.data()))
                continue;
            nodes_.push_back({ .node = node, .level = step.level, .end = place, .ignored = step.in_presentational });
            place_of_[node.index()] = place;
            continue;
        }

        auto const own = role(node);
        auto const ignored = !state.visible || step.in_presentational || is_meaningless(node, own);
        nodes_.push_back({ .node = node, .role = own, .level = step.level, .ignored = ignored });
        place_of_[node.index()] = place;
        waiting.push_back({ .closes = place });

        // The last child is put down first. What is owned comes after the children.
        auto const level = step.level + (ignored ? 0 : 1);
        auto const in_presentational = step.in_presentational || (state.visible && children_presentational(own));
        auto const owned = owned_by_reference(node);
        for (auto each = owned.rbegin(); each != owned.rend(); ++each)
            waiting.push_back({ *each, level, in_presentational });
        for (auto child = node.last_child(); child; child = child.previous_sibling())
            if (child.is_text() || (child.is_element() && !owner_by_reference(child)))
                waiting.push_back({ child, level, in_presentational });
    }
}

TreeNode const* AccessibilityTree::find(Node node) const
{
    auto const place = place_of_[node.index()];
    return place == 0 ? nullptr : &nodes_[place - 1];
}

} // namespace syna::aria

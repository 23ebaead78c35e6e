#include "page/style/node_states.h"

#include "page/dom/ascii.h"
#include "page/style/display.h"
#include "page/style/visibility.h"

namespace syna::style {

std::vector<NodeState> node_states(Document const& document)
{
    std::vector<NodeState> states(document.node_count());
    // Parents stand before their children.
    for (uint32_t i = 1; i < states.size(); ++i) {
        Node const node(&document, i);
        if (!node.is_element() && !node.is_text())
            continue;
        auto const parent = node.parent_element();
        NodeState state = parent ? states[parent.index()] : NodeState { .rendered = true, .visible = true };
        state.rendered = state.rendered && is_shown_by_parent(node);
        if (node.is_element()) {
            auto const own = own_style(node);
            state.rendered = state.rendered && own.display != Display::none;
            if (own.visibility != Visibility::inherited)
                state.visible = own.visibility == Visibility::visible;
            state.inert = state.inert || node.has(Name::inert);
            state.aria_hidden = state.aria_hidden
                || equals_ignoring_case(strip_ascii_whitespace(node.attribute_or(Name::aria_hidden, {})), "true");
        }
        states[i] = state;
    }
    return states;
}

} // namespace syna::style

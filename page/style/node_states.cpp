#include "page/style/node_states.h"

#include "page/dom/ascii.h"
#include "page/style/display.h"
#include "page/style/styles.h"
#include "page/style/visibility.h"

namespace syna::style {

using css::Keyword;
using css::PropertyId;

// Whether the element itself makes a box, as far as can be told: where a rule may apply or not, markup decides.
static bool makes_box(Node element, Styles const* styles)
{
    // An area is shown by its image; it has no box of its own, whatever the page says.
    if (styles && !element.is(Name::area))
        if (auto const& style = styles->of(element); !style.is_unknown(PropertyId::display))
            return style.display != Keyword::none && !is_never_rendered(element);
    return own_style(element).display != Display::none;
}

static bool is_visible(Node element, Styles const* styles, bool around)
{
    if (styles)
        if (auto const& style = styles->of(element); !style.is_unknown(PropertyId::visibility))
            return style.visibility == Keyword::visible;
    auto const own = own_style(element).visibility;
    return own == Visibility::inherited ? around : own == Visibility::visible;
}

static bool skips_contents(Node parent, Styles const* styles)
{
    return styles && styles->of(parent).is(PropertyId::content_visibility, Keyword::hidden) && !styles->of(parent).is_unknown(PropertyId::content_visibility);
}

std::vector<NodeState> node_states(Document const& document, Styles const* styles)
{
    if (styles && !styles->complete())
        styles = nullptr;
    std::vector<NodeState> states(document.node_count());
    // Parents stand before their children.
    for (uint32_t i = 1; i < states.size(); ++i) {
        Node const node(&document, i);
        if (!node.is_element() && !node.is_text())
            continue;
        auto const parent = node.parent_element();
        NodeState state = parent ? states[parent.index()] : NodeState { .rendered = true, .visible = true };
        state.rendered = state.rendered && is_shown_by_parent(node) && !(parent && skips_contents(parent, styles));
        if (node.is_element()) {
            state.rendered = state.rendered && makes_box(node, styles);
            state.visible = is_visible(node, styles, state.visible);
            state.inert = state.inert || node.has(Name::inert);
            state.aria_hidden = state.aria_hidden
                || equals_ignoring_case(strip_ascii_whitespace(node.attribute_or(Name::aria_hidden, {})), "true");
        }
        states[i] = state;
    }
    return states;
}

} // namespace syna::style

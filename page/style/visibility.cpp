#include "page/style/visibility.h"

#include "page/style/display.h"

namespace syna::style {

// The first summary child, which stays when its details are closed.
//   https://html.spec.whatwg.org/multipage/interactive-elements.html#the-details-element
static bool is_first_summary(Node child)
{
    if (!child.is(Name::summary))
        return false;
    for (auto before = child.previous_element_sibling(); before; before = before.previous_element_sibling())
        if (before.is(Name::summary))
            return false;
    return true;
}

// Whether a parent shows this child at all.
static bool is_shown_by(Node parent, Node child)
{
    if (parent.name_space() != Namespace::html)
        return true;
    switch (parent.name()) {
    case Name::details:
        return parent.has(Name::open) || is_first_summary(child);
    // What stands in these is for browsers that do not know the element, or cannot show it.
    case Name::audio:
    case Name::canvas:
    case Name::iframe:
    case Name::video:
        return false;
    // [ours] An object with an address is taken as loaded, so its fallback is not seen.
    case Name::object:
        return !parent.has(Name::data);
    default:
        return true;
    }
}

bool renders_in_parent(Node node)
{
    if (node.is_element() && display(node) == Display::none)
        return false;
    auto const parent = node.parent_element();
    return !parent || is_shown_by(parent, node);
}

bool is_rendered(Node node)
{
    if (!node.is_element() && !node.is_text())
        return false;
    for (; node; node = node.parent_element())
        if (!renders_in_parent(node))
            return false;
    return true;
}

bool is_visibility_visible(Node node)
{
    for (auto element = node.is_element() ? node : node.parent_element(); element; element = element.parent_element())
        if (auto const declared = declared_visibility(element); declared != Visibility::inherited)
            return declared == Visibility::visible;
    return true;
}

bool is_visible(Node node) { return is_rendered(node) && is_visibility_visible(node); }

bool is_inert(Node node)
{
    for (auto element = node.is_element() ? node : node.parent_element(); element; element = element.parent_element())
        if (element.has(Name::inert))
            return true;
    return false;
}

} // namespace syna::style

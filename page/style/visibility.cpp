#include "page/style/visibility.h"

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

bool is_shown_by_parent(Node child)
{
    auto const parent = child.parent_element();
    if (!parent || parent.name_space() != Namespace::html)
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

bool is_rendered(Node node) { return node.state().rendered; }

bool is_visibility_visible(Node node) { return node.state().visible; }

bool is_visible(Node node) { return node.state().rendered && node.state().visible; }

bool is_inert(Node node) { return node.state().inert; }

} // namespace syna::style

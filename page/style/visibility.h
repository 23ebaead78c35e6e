#pragma once
// Whether a node is rendered, as far as markup alone tells: the hidden attribute, style attributes (display, visibility),
// elements that are never rendered (head, script, template, datalist, …), closed details and dialogs, input type=hidden.
// Style sheets come with the cascade; until then what they hide is taken as shown.
// All but is_shown_by_parent() are looked up in the document's node states: constant time.

#include "page/dom/node.h"

namespace syna::style {

// Rendered at all: neither it nor an ancestor has display: none. (CSS: generates boxes.)
bool is_rendered(Node node);
// Rendered and not visibility: hidden or collapse.
bool is_visible(Node node);

// Whether a node's parent shows it at all, its own style aside: not what closed details hold, nor the fallback of video.
bool is_shown_by_parent(Node node);
// visibility: visible, by the nearest declaration on the node or its ancestors.
bool is_visibility_visible(Node node);
// It or an ancestor has the inert attribute.
//   https://html.spec.whatwg.org/multipage/interaction.html#the-inert-attribute
bool is_inert(Node node);

} // namespace syna::style

#pragma once
// Whether a node is rendered, as far as markup alone tells: the hidden attribute, style attributes (display, visibility),
// elements that are never rendered (head, script, template, datalist, …), closed details and dialogs, input type=hidden.
// Style sheets come with the cascade; until then what they hide is taken as shown.

#include "page/dom/node.h"

namespace syna::style {

// Rendered at all: neither it nor an ancestor has display: none. (CSS: generates boxes.)
bool is_rendered(Node node);
// Rendered and not visibility: hidden or collapse.
bool is_visible(Node node);

} // namespace syna::style

#pragma once
// What every node of a document is by itself and its ancestors, worked out in one pass over the table: is_rendered(),
// aria::is_exposed() and their like then only look it up, whatever the depth of the page.

#include "page/dom/document.h"

#include <vector>

namespace syna::style {

class Styles;

// One a node, in document order. Linear time; the document's nodes must stand, their states need not. Without styles, or
// where some of the page's sheets did not come, markup alone decides what is rendered and visible.
std::vector<NodeState> node_states(Document const& document, Styles const* styles = nullptr);

} // namespace syna::style

#pragma once
// What the keyboard reaches.
//   https://html.spec.whatwg.org/multipage/interaction.html#focusable-area

#include "page/dom/node.h"

#include <optional>
#include <vector>

namespace syna::aria {

// Can take focus: rendered, not disabled, not inert; natively focusable, or with a valid tabindex, or contenteditable.
bool is_focusable(Node element);
// Focusable and in the sequential focus order (tabindex not negative).
bool is_tabbable(Node element);
// What the tab key visits, in its order: positive values of tabindex first, from the lowest, then the rest in document order.
//   https://html.spec.whatwg.org/multipage/interaction.html#sequential-focus-navigation
std::vector<Node> focus_order(Document const& document);
// The tabindex attribute as the standard parses it.
std::optional<int> tab_index(Node element);
// A form control that is disabled itself, by its fieldset or optgroup.
bool is_disabled(Node element);

} // namespace syna::aria

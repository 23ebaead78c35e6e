#pragma once
// The states and properties an element has now, by ARIA or by HTML, as far as markup tells.
//   https://www.w3.org/TR/wai-aria-1.2/#state_prop_def and https://www.w3.org/TR/html-aam-1.0/#html-attribute-state-and-property-mappings
// Where HTML has an attribute of its own for a state, its answer comes first: ARIA does not uncheck a checkbox.

#include "page/aria/role.h"

#include <string>
#include <string_view>
#include <vector>

namespace syna::aria {

struct State {
    std::string_view name; // "checked", "not checked", "level", …; a literal.
    std::string value;     // "2" of a level; empty where the name says all.
};

// Those that a role can have, in the order a listener would want them.
std::vector<State> states(Node element, Role role);
// From 1; of an element with the role heading. 2 where nothing says it, as ARIA has it.
int heading_level(Node heading);

} // namespace syna::aria

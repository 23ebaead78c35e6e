#pragma once
// Which roles an author may give an element. What a browser does with a role is another question: it follows any that exists.
//   https://www.w3.org/TR/html-aria/#docconformance   table and date in allowed_roles.def

#include "page/aria/role.h"

namespace syna::aria {

// True as well for the role the element has anyway, and for elements of which ARIA in HTML says nothing: obsolete and custom
// ones, SVG. For none and presentation alike, img and image alike.
bool is_allowed_role(Node element, Role role);

} // namespace syna::aria

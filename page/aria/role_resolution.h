#pragma once
// How a role comes about, for role.cpp, implicit_role.cpp and the name computation.
// Regions, forms and some asides have their role only when they have a name, and a name depends on roles. The name
// computation therefore resolves roles without asking for names; none of these takes its name from content, so the name comes
// out the same.

#include "page/aria/role.h"

namespace syna::aria {

enum class LandmarkNames : uint8_t { asked,
    not_asked }; // What is a landmark only by its name counts as none.

Role resolved_role(Node element, LandmarkNames names);
Role resolved_implicit_role(Node element, LandmarkNames names);

} // namespace syna::aria

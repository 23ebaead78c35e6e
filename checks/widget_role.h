#pragma once
// Roles of things that are operated.
//   https://www.w3.org/TR/wai-aria-1.2/#widget_roles

#include "page/aria/role.h"

namespace syna::checks {

bool is_widget(aria::Role role);

} // namespace syna::checks

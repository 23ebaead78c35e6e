#pragma once
// Whether links of one name lead to one place.

#include "checks/check.h"

#include <vector>

namespace syna::checks {

// Passed where all have the same address, or none has one and all do the same by script. Else cantTell "other-address" with the
// facts "name" and "other" (an address): different addresses may have the same content, which the page does not tell.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/b20e66/proposed/#same-resource
Outcome same_destination(Page const& page, std::vector<Node> const& links);

} // namespace syna::checks

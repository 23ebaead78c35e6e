#pragma once
// What the checks of accessible names share: the answer where there is a name, and the reason where there is none.

#include "checks/check.h"

#include <string_view>

namespace syna::checks {

// The element has an accessible name. One of white space alone is none, as ACT reads it:
//   https://www.w3.org/WAI/standards-guidelines/act/rules/97a4e1/#accessible-name
bool has_name(Node element);

// Passed where it has one. Otherwise failed: "broken-reference" (fact "ids") where
// aria-labelledby names only ids that the page does not have, else `key`.
Outcome named(Node element, std::string_view key);

// The same for what takes its name from its content. The keys are "broken-reference", "image-only" (its image has no
// name), "hidden-text" (it has text, but none that assistive technology is given) and "empty".
Outcome named_by_content(Node element);

// An HTML element with a role attribute. Asking this first spares most elements the work of finding their role.
bool is_html_with_role(Node node);

// Marked as decoration: a role of none or presentation, or an img with an empty alt and no role.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/46ca7f/#marked-as-decorative
bool is_marked_as_decorative(Node element);

} // namespace syna::checks

#pragma once
// What a lang attribute must hold, the same for the page and for its parts.

#include "checks/check.h"

#include <string_view>

namespace syna::checks {

// Passed where the tag begins with a registered language. Otherwise failed with the fact "lang" and one of the keys
// "underscore" (also with "better", the tag spelled right) and "unknown-language".
//   https://www.w3.org/WAI/standards-guidelines/act/rules/bf051a/#known-primary-language-tag
Outcome known_language(std::string_view lang);

} // namespace syna::checks

#pragma once
// The text that a lang attribute speaks for.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/ucwvc8/#text-inheriting-language

#include "page/page.h"

#include <optional>
#include <string>
#include <string_view>

namespace syna::checks {

// The primary subtag of an element's lang attribute in lower case, where it names a registered language.
std::optional<std::string> declared_language(Node element);

// What is visible or given to assistive technology in the element and no part of it with a lang attribute of its own: its
// texts, and the alternatives, labels and tooltips of its elements. Code is no human language and left out. Long text is cut.
std::string text_in_language_of(Node element);

} // namespace syna::checks

#pragma once
// The kind of an input element, as its type attribute says it.
//   https://html.spec.whatwg.org/multipage/input.html#attr-input-type

#include "page/dom/node.h"

#include <string>

namespace syna::checks {

// The keyword in lower case, as written: "text" where there is none. Empty for what is no input element.
std::string input_type(Node element);

} // namespace syna::checks

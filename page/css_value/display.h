#pragma once
// display, whose two words come to the one that getComputedStyle answers.
//   https://www.w3.org/TR/css-display-3/#the-display-properties

#include "page/css_value/value.h"

namespace syna::css {

std::optional<Value> read_display(TokenRange tokens);

} // namespace syna::css

#pragma once
// The background shorthand: layers with commas, of which the last may have a colour.
//   https://www.w3.org/TR/css-backgrounds-3/#background and https://www.w3.org/TR/css-backgrounds-4/

#include "page/css_value/properties.h"

namespace syna::css {

bool expand_background(TokenRange tokens, std::vector<Declared>& into, Quirks quirks);

} // namespace syna::css

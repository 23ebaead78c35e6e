#pragma once
// @supports: whether a browser of today would take a declaration, a selector, a font.
//   https://www.w3.org/TR/css-conditional-5/#at-supports-ext

#include "page/css/selector.h"
#include "page/css/token.h"

#include <functional>
#include <string_view>

namespace syna::css {

// Asked with a property's name in lower case and its value without !important. Custom properties are not asked about.
using SupportsDeclaration = std::function<bool(std::string_view property, TokenRange value)>;

// What is no condition does not hold.
Match evaluate_supports(TokenRange condition, SupportsDeclaration const& supports);
// The argument of an @import's supports(): a condition or a declaration without brackets.
Match evaluate_import_supports(TokenRange argument, SupportsDeclaration const& supports);

} // namespace syna::css

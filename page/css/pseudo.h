#pragma once
// The pseudo-classes and pseudo-elements that browsers know, and what each means here.

#include "page/css/selector.h"

#include <optional>
#include <string_view>

namespace syna::css {

struct PseudoClass {
    SimpleKind kind;
    uint8_t detail = 0;
};

// Names in lower case, without the colon.
std::optional<PseudoClass> pseudo_class(std::string_view name);
std::optional<PseudoElement> pseudo_element(std::string_view name);
// ::part() and the like, which are all PseudoElement::other.
bool is_pseudo_element_function(std::string_view name);
// Those that are also written with one colon.
bool is_legacy_pseudo_element(std::string_view name);

} // namespace syna::css

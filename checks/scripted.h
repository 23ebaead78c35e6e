#pragma once
// Markup whose meaning is decided by script, so that the page as delivered does not tell.

#include "page/dom/node.h"

#include <string_view>

namespace syna::checks {

// A value that a template has yet to fill in: "{{ open }}".
inline bool is_unfilled_template(std::string_view value)
{
    return value.find("{{") != value.npos || value.find("${") != value.npos || value.find("<%") != value.npos;
}

// A custom element may have a role and children that are nowhere in the markup.
//   https://html.spec.whatwg.org/multipage/custom-elements.html#valid-custom-element-name
inline bool is_custom_element(Node element)
{
    return element.is_element() && element.name_space() == Namespace::html && element.tag().find('-') != std::string_view::npos;
}

} // namespace syna::checks

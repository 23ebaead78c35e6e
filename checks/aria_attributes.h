#pragma once
// The aria-* attributes of an element, one by one.

#include "page/aria/attributes.h"
#include "page/dom/node.h"

#include <string>
#include <string_view>
#include <vector>

namespace syna::checks {

struct AriaAttribute {
    std::string_view name, value;
    aria::AttributeDefinition const* definition; // Null where WAI-ARIA has none of that name.
};

// All attributes whose name begins with "aria-", in source order.
std::vector<AriaAttribute> aria_attributes(Node element);

// WAI-ARIA is for these two: MathML has its own rules.
inline bool is_html_or_svg(Node element)
{
    return element.is_element() && (element.name_space() == Namespace::html || element.name_space() == Namespace::svg);
}

// Another word for a fact that lists several: "aria-checked, aria-level".
inline void append_word(std::string& list, std::string_view word)
{
    if (!list.empty())
        list += ", ";
    list += word;
}

} // namespace syna::checks

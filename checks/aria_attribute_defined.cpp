// Attributes that begin with "aria-" exist.
//   ACT rule 5f99a7: https://www.w3.org/WAI/standards-guidelines/act/rules/5f99a7/
//   Differs from it: a target is an element with all its aria-* attributes; and those that WAI-ARIA 1.3 adds exist.

#include "checks/aria_attributes.h"
#include "checks/check.h"

namespace syna::checks {

// Applicability: elements with attributes that begin with "aria-".
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> elements;
    for (auto const node : page.elements())
        if (!aria_attributes(node).empty())
            elements.push_back(node);
    return elements;
}

// Expectation: WAI-ARIA defines each of them.
static Outcome expectation(Node element)
{
    std::string unknown;
    for (auto const& attribute : aria_attributes(element))
        if (!attribute.definition)
            append_word(unknown, attribute.name);
    if (!unknown.empty())
        return failed("unknown", { { "attributes", unknown } });
    return passed();
}

Check aria_attribute_defined() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

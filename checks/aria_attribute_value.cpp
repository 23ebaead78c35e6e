// ARIA attributes hold values that they may hold.
//   ACT rule 6a7281: https://www.w3.org/WAI/standards-guidelines/act/rules/6a7281/
//   Differs from it: a target is an element with all its ARIA attributes. Whether an id is on the page is not asked there
//   either: what a button controls may not have been made yet.

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "checks/scripted.h"
#include "page/dom/ascii.h"

namespace syna::checks {

static std::vector<AriaAttribute> attributes_with_value(Node element)
{
    auto attributes = aria_attributes(element);
    std::erase_if(attributes, [](AriaAttribute const& attribute) {
        return !attribute.definition || strip_ascii_whitespace(attribute.value).empty();
    });
    return attributes;
}

// Applicability: HTML and SVG elements with ARIA attributes that are not empty.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> elements;
    for (auto const node : page.elements())
        if (is_html_or_svg(node) && !attributes_with_value(node).empty())
            elements.push_back(node);
    return elements;
}

// Expectation: each value is of the attribute's type.
static Outcome expectation(Node element)
{
    std::string_view templated;
    for (auto const& attribute : attributes_with_value(element)) {
        if (aria::is_valid_value(*attribute.definition, attribute.value))
            continue;
        if (!is_unfilled_template(attribute.value))
            return failed("invalid", { { "attribute", std::string(attribute.name) }, { "value", std::string(attribute.value) } });
        templated = attribute.name;
    }
    if (!templated.empty())
        return cant_tell("template", {}, { { "attribute", std::string(templated) } });
    return passed();
}

Check aria_attribute_value() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

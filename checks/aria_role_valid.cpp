// A role attribute holds a role that exists.
//   ACT rule 674b10: https://www.w3.org/WAI/standards-guidelines/act/rules/674b10/

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "checks/scripted.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

namespace syna::checks {

// Applicability: role attributes with something in them, on HTML and SVG elements that are not hidden.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> elements;
    for (auto const node : page.elements())
        if (node.has(Name::role) && is_html_or_svg(node) && !strip_ascii_whitespace(node.attribute_or(Name::role, "")).empty()
            && aria::is_exposed(node))
            elements.push_back(node);
    return elements;
}

// Expectation: at least one of its words is a role that may be used.
static Outcome expectation(Node element)
{
    if (aria::explicit_role(element))
        return passed();
    auto const value = element.attribute_or(Name::role, "");
    if (is_unfilled_template(value))
        return cant_tell("template", {}, { { "value", std::string(value) } });
    for (auto const token : split_on_ascii_whitespace(value))
        if (aria::role_named(token))
            return failed("abstract", { { "value", std::string(value) } });
    return failed("unknown", { { "value", std::string(value) } });
}

Check aria_role_valid() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

// An element has a role that HTML lets it have.
//   Good practice: https://www.w3.org/TR/html-aria/#docconformance

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "page/aria/allowed_roles.h"

namespace syna::checks {

// Applicability: elements in the accessibility tree with a role attribute that names a role.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> elements;
    for (auto const node : page.elements())
        if (node.has(Name::role) && is_html_or_svg(node) && aria::explicit_role(node) && aria::is_exposed(node))
            elements.push_back(node);
    return elements;
}

// Expectation: the role that counts is allowed on the element.
static Outcome expectation(Node element)
{
    auto const given = *aria::explicit_role(element);
    if (aria::is_allowed_role(element, given))
        return passed();
    return failed("not-allowed", { { "role", std::string(aria::role_text(given)) }, { "element", std::string(element.tag()) } });
}

Check aria_allowed_role() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

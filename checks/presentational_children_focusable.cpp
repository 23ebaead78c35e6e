// Buttons, images, checkboxes and others that are read as one piece have nothing in them that takes focus of its own.
//   ACT rule 307n5z: https://www.w3.org/WAI/standards-guidelines/act/rules/307n5z/

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "page/aria/focus.h"
#include "page/aria/role.h"
#include "page/style/visibility.h"

namespace syna::checks {

// Applicability: rendered HTML and SVG elements whose role makes their content presentational.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> elements;
    for (auto const node : page.elements())
        if (is_html_or_svg(node) && aria::children_presentational(aria::role(node)) && style::is_rendered(node))
            elements.push_back(node);
    return elements;
}

// Expectation: nothing inside is in the focus order.
static Outcome expectation(Node element)
{
    for (auto node = element.next(element); node; node = node.next(element))
        if (node.is_element() && aria::is_tabbable(node))
            return failed("focusable-inside", { { "role", std::string(aria::role_text(aria::role(element))) }, { "element", std::string(node.tag()) } });
    return passed();
}

Check presentational_children_focusable() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

// Buttons, images, checkboxes and others that are read as one piece have nothing in them that takes focus of its own.
//   ACT rule 307n5z: https://www.w3.org/WAI/standards-guidelines/act/rules/307n5z/

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "page/aria/focus.h"
#include "page/aria/role.h"
#include "page/style/visibility.h"

#include <algorithm>

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
//   Such elements may stand in one another, so the page is gone through once for all of them.
static std::vector<Outcome> expectation(Page const&, std::vector<Node> const& elements, Parameters const&)
{
    std::vector<Node> tabbable; // Of all that is inside, in document order.
    Node outermost;
    for (auto const element : elements) {
        if (outermost && outermost.contains(element))
            continue;
        outermost = element;
        for (auto node = element.next(element); node; node = node.next(element))
            if (node.is_element() && aria::is_tabbable(node))
                tabbable.push_back(node);
    }

    std::vector<Outcome> outcomes;
    outcomes.reserve(elements.size());
    for (auto const element : elements) {
        auto const first = std::upper_bound(tabbable.begin(), tabbable.end(), element);
        if (first != tabbable.end() && element.contains(*first))
            outcomes.push_back(failed("focusable-inside", { { "role", std::string(aria::role_text(aria::role(element))) }, { "element", std::string(first->tag()) } }));
        else
            outcomes.push_back(passed());
    }
    return outcomes;
}

Check presentational_children_focusable() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

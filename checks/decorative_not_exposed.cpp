// What is marked as decoration stays hidden from assistive technology.
//   ACT rule 46ca7f: https://www.w3.org/WAI/standards-guidelines/act/rules/46ca7f/

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/focus.h"
#include "page/aria/role.h"

namespace syna::checks {

// Applicability: elements marked as decoration.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) { return node.is_element() && is_marked_as_decorative(node); });
}

// Expectation: the element is not in the accessibility tree, or the mark is not overruled.
//   https://www.w3.org/TR/wai-aria-1.2/#conflict_resolution_presentation_none
static Outcome expectation(Node element)
{
    if (aria::role(element) == aria::Role::none || !aria::is_exposed(element))
        return passed();
    return failed(aria::is_focusable(element) ? "focusable" : "aria-attribute");
}

Check decorative_not_exposed() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

// Buttons have a name.
//   ACT rule 97a4e1: https://www.w3.org/WAI/standards-guidelines/act/rules/97a4e1/

#include "checks/check.h"
#include "checks/input_type.h"
#include "checks/named.h"
#include "page/aria/role.h"

namespace syna::checks {

// Image buttons and the buttons of details elements are asked by other checks.
static bool is_asked_elsewhere(Node node)
{
    return input_type(node) == "image" || (node.is(Name::summary) && !aria::explicit_role(node));
}

// Applicability: elements with the role button in the accessibility tree, except image buttons.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        return node.is_element() && aria::role(node) == aria::Role::button && !is_asked_elsewhere(node) && aria::is_exposed(node);
    });
}

// Expectation: the button has a name.
static Outcome expectation(Node button)
{
    return button.is(Name::input) ? named(button, "no-value") : named_by_content(button);
}

Check button_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

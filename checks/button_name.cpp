// Buttons have a name.
//   ACT rule 97a4e1: https://www.w3.org/WAI/standards-guidelines/act/rules/97a4e1/

#include "checks/check.h"
#include "checks/input_type.h"
#include "checks/named.h"
#include "page/aria/role.h"

namespace syna::checks {

// The button that a select shows its choice in is a part of the select: inert, and filled by the browser.
//   https://html.spec.whatwg.org/multipage/form-elements.html#the-select-element
static bool is_part_of_select(Node node)
{
    return node.is(Name::button) && node.ancestor(Name::select);
}

// Applicability: elements with the role button in the accessibility tree, except image buttons.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        return (node.is(Name::button) || node.is(Name::input) || node.has(Name::role)) && aria::role(node) == aria::Role::button
            && input_type(node) != "image" && !is_part_of_select(node) && aria::is_exposed(node);
    });
}

// Expectation: the button has a name.
static Outcome expectation(Node button)
{
    return button.is(Name::input) ? named(button, "no-value") : named_by_content(button);
}

Check button_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

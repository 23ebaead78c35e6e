// The items of a menu have names.
//   ACT rule m6b1q3: https://www.w3.org/WAI/standards-guidelines/act/rules/m6b1q3/

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/role.h"

namespace syna::checks {

// Applicability: HTML elements with the role menuitem in the accessibility tree.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        return is_html_with_role(node) && aria::role(node) == aria::Role::menuitem
            && aria::is_exposed(node);
    });
}

// Expectation: the item has a name.
static Outcome expectation(Node item)
{
    return named_by_content(item);
}

Check menuitem_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

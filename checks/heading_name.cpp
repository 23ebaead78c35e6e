// Headings are not empty.
//   ACT rule ffd0e9: https://www.w3.org/WAI/standards-guidelines/act/rules/ffd0e9/proposed/

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/role.h"

namespace syna::checks {

static bool is_heading_element(Node node)
{
    return node.name_space() == Namespace::html && node.name() >= Name::h1 && node.name() <= Name::h6;
}

// Applicability: HTML elements with the role heading in the accessibility tree.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        return (is_heading_element(node) || is_html_with_role(node)) && aria::role(node) == aria::Role::heading
            && aria::is_exposed(node) && !aria::is_in_presentational_children(node);
    });
}

// Expectation: the heading has a name.
static Outcome expectation(Node heading)
{
    return named_by_content(heading);
}

Check heading_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

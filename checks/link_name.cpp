// Links have a name.
//   ACT rule c487ae: https://www.w3.org/WAI/standards-guidelines/act/rules/c487ae/
//   The links of image maps are asked by area_name.cpp.

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/role.h"

namespace syna::checks {

// The role link and the roles that inherit from it.
//   https://www.w3.org/TR/dpub-aria-1.1/#role_definitions
static bool is_link(aria::Role role)
{
    using aria::Role;
    return role == Role::link || role == Role::doc_backlink || role == Role::doc_biblioref || role == Role::doc_glossref
        || role == Role::doc_noteref;
}

// Applicability: HTML elements with the role link or one of its kind, in the accessibility tree.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        return (node.is(Name::a) || is_html_with_role(node)) && !node.is(Name::area) && is_link(aria::role(node)) && aria::is_exposed(node);
    });
}

// Expectation: the link has a name.
static Outcome expectation(Node link)
{
    return named_by_content(link);
}

Check link_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

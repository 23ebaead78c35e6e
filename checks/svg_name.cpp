// SVG images that are given a role as images have a name.
//   ACT rule 7d6734: https://www.w3.org/WAI/standards-guidelines/act/rules/7d6734/

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/role.h"

namespace syna::checks {

static bool has_image_role(Node element)
{
    auto const role = aria::explicit_role(element);
    return role == aria::Role::img || role == aria::Role::image || role == aria::Role::graphics_document || role == aria::Role::graphics_symbol;
}

// Applicability: SVG elements with an explicit image role that assistive technology is given one by one.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        return node.is_element() && node.name_space() == Namespace::svg && has_image_role(node) && aria::is_exposed(node) && !aria::is_in_presentational_children(node);
    });
}

// Expectation: the element has a name.
static Outcome expectation(Node element)
{
    return named(element, "no-name");
}

Check svg_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

// Headings say what comes under them.
//   https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html
//   Whether words describe what follows is for people to say, and ACT rule b49b2e, which asks that, is not claimed here. Accused
//   are only headings that nobody has written: what a publishing system or a template puts in their place.

#include "checks/check.h"
#include "checks/named.h"
#include "checks/vague_text.h"
#include "page/aria/name.h"
#include "page/aria/role.h"

namespace syna::checks {

// Applicability: headings in the accessibility tree that have a name.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> headings;
    for (auto const node : page.elements())
        if (aria::role(node) == aria::Role::heading && aria::is_exposed(node) && has_name(node))
            headings.push_back(node);
    return headings;
}

// Expectation: the heading has been written by somebody.
static Outcome expectation(Node heading)
{
    auto const name = aria::accessible_name(heading);
    if (is_vague_or_numbered(name, VagueText::heading))
        return failed("placeholder", { { "name", name } });
    return passed();
}

Check heading_descriptive() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

// Links that are called the same lead to the same place.
//   ACT rule b20e66: https://www.w3.org/WAI/standards-guidelines/act/rules/b20e66/proposed/
//   A set of links is one target, its first link. What stands at two addresses the page does not tell, so nothing is accused.

#include "checks/check.h"
#include "checks/links.h"
#include "checks/same_destination.h"
#include "checks/same_name.h"

namespace syna::checks {

// Applicability: the first of the links that share a name.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> firsts;
    for (auto const& set : same_name_sets(named_links(page)))
        firsts.push_back(set.front());
    return firsts;
}

// Expectation: they have the same address.
static std::vector<Outcome> expectation(Page const& page, std::vector<Node> const&, Parameters const&)
{
    std::vector<Outcome> outcomes;
    for (auto const& set : same_name_sets(named_links(page)))
        outcomes.push_back(same_destination(page, set));
    return outcomes;
}

Check links_same_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

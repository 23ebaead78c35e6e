// Links that are called the same and stand in the same place lead to the same place.
//   ACT rule fd3a94: https://www.w3.org/WAI/standards-guidelines/act/rules/fd3a94/proposed/
//   A set of links is one target, its first link. What stands at two addresses the page does not tell, so nothing is accused.
//   Differs from it: the same context is the same innermost block, list item or cell, and the same description.

#include "checks/check.h"
#include "checks/link_context.h"
#include "checks/links.h"
#include "checks/same_destination.h"
#include "checks/same_name.h"
#include "page/aria/name.h"

#include <algorithm>
#include <map>
#include <utility>

namespace syna::checks {

// In the order of their first links.
static std::vector<std::vector<Node>> sets_of(Page const& page)
{
    std::vector<std::vector<Node>> sets;
    for (auto const& same_name : same_name_sets(named_links(page))) {
        std::map<std::pair<uint32_t, std::string>, std::vector<Node>> by_context;
        for (auto const link : same_name) {
            auto const block = block_around(link);
            by_context[{ block ? block.index() : 0, aria::accessible_description(link) }].push_back(link);
        }
        for (auto& [context, links] : by_context)
            if (links.size() > 1)
                sets.push_back(std::move(links));
    }
    std::ranges::sort(sets, {}, [](auto const& set) { return set.front().index(); });
    return sets;
}

// Applicability: the first of the links that share a name and a context.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> firsts;
    for (auto const& set : sets_of(page))
        firsts.push_back(set.front());
    return firsts;
}

// Expectation: they have the same address.
static std::vector<Outcome> expectation(Page const& page, std::vector<Node> const&, Parameters const&)
{
    std::vector<Outcome> outcomes;
    for (auto const& set : sets_of(page))
        outcomes.push_back(same_destination(page, set));
    return outcomes;
}

Check links_same_name_in_context() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

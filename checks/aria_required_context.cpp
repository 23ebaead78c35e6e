// List items, tabs, options and other parts stand in the container they are a part of.
//   ACT rule ff89c9: https://www.w3.org/WAI/standards-guidelines/act/rules/ff89c9/proposed/
//   Differs from it: where a custom element stands between, its role may be set by script.

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "checks/owned_elements.h"
#include "checks/scripted.h"
#include "page/aria/role.h"

#include <algorithm>

namespace syna::checks {

// Applicability: elements in the accessibility tree that a role attribute makes a part of something, where HTML does not already.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> parts;
    for (auto const node : page.elements()) {
        if (!node.has(Name::role) || !is_html_or_svg(node))
            continue;
        auto const given = aria::explicit_role(node);
        if (given && !aria::required_context(*given).empty() && aria::implicit_role(node) != *given && aria::is_exposed(node))
            parts.push_back(node);
    }
    return parts;
}

// Expectation: what owns the element has one of the roles it needs.
static Outcome outcome_of(OwnershipTree const& tree, Node part)
{
    auto const role = *aria::explicit_role(part);
    auto const needed = aria::required_context(role);
    auto const owner = tree.owner_of(part);
    if (owner && std::find(needed.begin(), needed.end(), aria::role(owner)) != needed.end())
        return passed();
    if (owner && is_custom_element(owner) && !aria::explicit_role(owner))
        return cant_tell("custom-element", owner, { { "element", std::string(owner.tag()) } });

    std::string names;
    for (auto const one : needed)
        append_word(names, aria::role_text(one));
    return failed("no-context", { { "role", std::string(aria::role_text(role)) }, { "needed", names } });
}

static std::vector<Outcome> expectation(Page const& page, std::vector<Node> const& parts, Parameters const&)
{
    if (parts.empty())
        return {};
    OwnershipTree const tree(page);
    std::vector<Outcome> outcomes;
    outcomes.reserve(parts.size());
    for (auto const part : parts)
        outcomes.push_back(outcome_of(tree, part));
    return outcomes;
}

Check aria_required_context() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

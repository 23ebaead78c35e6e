// Lists, menus, tables and other containers hold the kind of element they are made of.
//   ACT rule bc4a75: https://www.w3.org/WAI/standards-guidelines/act/rules/bc4a75/proposed/
//   Differs from it: radiogroup is not asked, since a group of radio buttons may well have a heading or a hint in it, and a
//   separator may stand between items (as WAI-ARIA 1.3 has it), a submenu beside its menu item (as in the patterns of
//   https://www.w3.org/WAI/ARIA/apg/patterns/menubar/). Wrappers without meaning are looked through.

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "checks/owned_elements.h"
#include "checks/scripted.h"
#include "page/aria/role.h"

#include <algorithm>

namespace syna::checks {

using aria::Role;

static bool is_busy(Node element) { return element.attribute_or(Name::aria_busy, "") == "true"; }

// Applicability: elements in the accessibility tree whose role demands certain contents, unless they say that they are still being filled.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> containers;
    for (auto const node : page.elements()) {
        if (!is_html_or_svg(node))
            continue;
        auto const role = aria::role(node);
        if (role != Role::radiogroup && !aria::required_owned(role).empty() && aria::is_exposed(node) && !is_busy(node) && !node.ancestor(is_busy))
            containers.push_back(node);
    }
    return containers;
}

static bool is_one_of(Role role, std::span<Role const> roles) { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

// Whether a container may own something of this role.
static bool may_own(Role container, Role owned)
{
    if (owned == Role::separator || (owned == Role::menu && (container == Role::menu || container == Role::menubar)))
        return true;
    return is_one_of(owned, aria::required_owned(container)) || is_one_of(container, aria::required_context(owned));
}

// Expectation: the container owns only elements that its role may own. What stands in a group is the container's too.
static Outcome outcome_of(OwnershipTree const& tree, Node container)
{
    auto const role = aria::role(container);
    std::string const role_name(aria::role_text(role));
    Node unknown, wrapper;
    bool has_items = false;
    std::vector<Node> open { container };
    for (std::size_t i = 0; i < open.size(); ++i) {
        auto const owned = tree.owned_by(open[i]);
        if (!wrapper)
            wrapper = owned.wrapper;
        for (auto const element : owned.elements) {
            if (is_custom_element(element) && !aria::explicit_role(element)) {
                unknown = unknown ? unknown : element;
                continue;
            }
            auto const own_role = aria::role(element);
            if (!may_own(role, own_role)) {
                auto const own_name = aria::role_text(own_role);
                return failed("wrong-content", { { "role", role_name }, { "content", std::string(own_name.empty() ? element.tag() : own_name) } });
            }
            if (own_role == Role::group && open.size() < 1000)
                open.push_back(element);
            else
                has_items = true;
        }
    }
    if (unknown)
        return cant_tell("custom-element", unknown, { { "element", std::string(unknown.tag()) } });
    if (!has_items && wrapper)
        return failed("no-items", { { "role", role_name }, { "content", std::string(wrapper.tag()) } });
    return passed();
}

static std::vector<Outcome> expectation(Page const& page, std::vector<Node> const& containers, Parameters const&)
{
    if (containers.empty())
        return {};
    OwnershipTree const tree(page);
    std::vector<Outcome> outcomes;
    outcomes.reserve(containers.size());
    for (auto const container : containers)
        outcomes.push_back(outcome_of(tree, container));
    return outcomes;
}

Check aria_required_owned() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

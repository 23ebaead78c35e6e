#include "checks/owned_elements.h"

#include "checks/aria_attributes.h"
#include "checks/scripted.h"
#include "page/aria/focus.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

#include <algorithm>

namespace syna::checks {

using aria::Role;

// Chains of aria-owns may lead in a circle.
static constexpr std::size_t longest_way_up = 4096;

static bool is_list_element(Node node) { return node.is(Name::ul) || node.is(Name::ol) || node.is(Name::menu); }

static bool is_described_by_aria(Node element)
{
    for (auto const& attribute : aria_attributes(element))
        if (attribute.definition && attribute.definition->global && attribute.name != "aria-hidden" && !attribute.value.empty())
            return true;
    return false;
}

bool is_meaningless_wrapper(Node element)
{
    auto const role = aria::role(element);
    if (role == Role::none)
        return true;
    auto const given = aria::explicit_role(element);
    if (is_custom_element(element) && !given)
        return false; // It may have any role.
    if (element.is(Name::li) && !given) {
        auto const list = element.parent_element();
        return list && is_list_element(list) && aria::role(list) != Role::list;
    }
    if (role != Role::generic && role != Role::none_given)
        return false;
    return !is_described_by_aria(element) && !aria::is_focusable(element);
}

OwnershipTree::OwnershipTree(Page const& page)
{
    for (auto const owner : page.elements()) {
        if (!owner.has(Name::aria_owns) || !aria::is_exposed(owner))
            continue;
        for (auto const id : split_on_ascii_whitespace(owner.attribute_or(Name::aria_owns, ""))) {
            auto const owned = page.document().element_with_id(id);
            if (!owned || owned.contains(owner) || !owner_by_attribute_.emplace(owned, owner).second)
                continue;
            owned_by_attribute_[owner].push_back(owned);
        }
    }
}

Node OwnershipTree::owner_of(Node element) const
{
    for (std::size_t step = 0; step < longest_way_up; ++step) {
        auto const moved = owner_by_attribute_.find(element);
        auto const above = moved == owner_by_attribute_.end() ? element.parent_element() : moved->second;
        if (!above || !is_meaningless_wrapper(above))
            return above;
        element = above;
    }
    return {};
}

// Elements that lay out or do something for others and are nothing in the accessibility tree.
static bool is_nothing(Node element)
{
    return element.is(Name::br) || element.is(Name::wbr) || element.is(Name::col) || element.is(Name::colgroup)
        || element.is(Name::script) || element.is(Name::template_) || element.is(Name::style);
}

OwnedElements OwnershipTree::owned_by(Node owner) const
{
    OwnedElements owned;
    auto const visit = [&](Node top) {
        // Wrappers that are open, innermost last, and how many elements had been found when each was opened.
        std::vector<std::pair<Node, std::size_t>> wrappers;
        auto const close = [&] {
            auto const [wrapper, found] = wrappers.back();
            wrappers.pop_back();
            if (owned.elements.size() == found && !owned.wrapper && aria::role(wrapper) != Role::none)
                owned.wrapper = wrapper;
        };
        for (auto node = top; node;) {
            while (!wrappers.empty() && !wrappers.back().first.contains(node))
                close();
            auto const is_elsewhere = node != top && owner_by_attribute_.contains(node);
            auto const is_part = node.is_element() && !is_elsewhere && !is_nothing(node) && aria::is_exposed(node);
            if (is_part && is_meaningless_wrapper(node)) {
                wrappers.emplace_back(node, owned.elements.size());
                node = node.next(top);
                continue;
            }
            if (is_part)
                owned.elements.push_back(node);
            node = node.next_skipping_children(top);
        }
        while (!wrappers.empty())
            close();
    };
    for (auto child = owner.first_element_child(); child; child = child.next_element_sibling())
        if (!owner_by_attribute_.contains(child))
            visit(child);
    if (auto const moved = owned_by_attribute_.find(owner); moved != owned_by_attribute_.end())
        for (auto const element : moved->second)
            visit(element);
    return owned;
}

} // namespace syna::checks

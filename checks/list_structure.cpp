// Lists are made of list items, and list items stand in lists.
//   Beyond ACT. https://html.spec.whatwg.org/multipage/grouping-content.html#the-ul-element and those after it; the same is
//   asked by axe-core's rules list, listitem, definition-list and dlitem. What is not exposed is not asked.

#include "checks/check.h"
#include "checks/scripted.h"
#include "checks/white_space.h"
#include "page/aria/role.h"
#include "page/style/visibility.h"

#include <algorithm>

namespace syna::checks {

using aria::Role;

static bool is_list(Node node) { return node.is(Name::ul) || node.is(Name::ol) || node.is(Name::menu); }
static bool is_term_or_description(Node node) { return node.is(Name::dt) || node.is(Name::dd); }

static bool is_list_item(Node node) { return node.is(Name::li) || aria::role(node) == Role::listitem; }

static bool is_kept_as_made(Node node) { return !aria::explicit_role(node); }

// Applicability: lists and their items in the accessibility tree that have not been given another role.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        if (!node.is_element())
            return false;
        if (is_list(node))
            return aria::role(node) == Role::list && aria::is_exposed(node);
        return (node.is(Name::li) || node.is(Name::dl) || is_term_or_description(node)) && is_kept_as_made(node) && aria::is_exposed(node);
    });
}

// A child that a list's own children may be mixed with: unseen, or nothing to assistive technology.
static bool may_stand_anywhere(Node child)
{
    return child.is(Name::script) || child.is(Name::template_) || child.is(Name::br) || !aria::is_exposed(child);
}

static bool has_text(Node list)
{
    for (auto child = list.first_child(); child; child = child.next_sibling())
        if (child.is_text() && !is_blank(child.data()))
            return true;
    return false;
}

template<typename Allowed>
static Outcome outcome_of_content(Node list, Allowed allowed)
{
    for (auto child = list.first_element_child(); child; child = child.next_element_sibling()) {
        if (allowed(child) || may_stand_anywhere(child))
            continue;
        if (is_custom_element(child))
            return cant_tell("custom-element", child, { { "element", std::string(child.tag()) } });
        return failed("wrong-child", { { "list", std::string(list.tag()) }, { "child", std::string(child.tag()) } });
    }
    if (has_text(list))
        return failed("loose-text", { { "list", std::string(list.tag()) } });
    return passed();
}

static bool groups_terms(Node child)
{
    if (aria::role(child) == Role::none)
        return true;
    if (!child.is(Name::div))
        return false;
    for (auto inner = child.first_element_child(); inner; inner = inner.next_element_sibling())
        if (is_term_or_description(inner))
            return true;
    return false;
}

// Where wrappers alone stand between an item and its list, the list answers for them.
static Outcome outcome_of_place(Node item, bool (*is_home)(Node))
{
    for (auto above = item.parent_element(); above; above = above.parent_element()) {
        if (is_home(above))
            return passed();
        if (is_custom_element(above))
            return cant_tell("custom-element", above, { { "element", std::string(above.tag()) } });
        auto const role = aria::role(above);
        if (role != Role::generic && role != Role::none && role != Role::none_given)
            break;
    }
    return failed("no-list", { { "item", std::string(item.tag()) } });
}

// Expectation: a list has only items as children; an item has a list around it.
static Outcome expectation(Node node)
{
    if (is_list(node))
        return outcome_of_content(node, [](Node child) { return is_list_item(child) || aria::role(child) == Role::none || child.has(Name::role); });
    if (node.is(Name::dl))
        return outcome_of_content(node, [](Node child) { return is_term_or_description(child) || groups_terms(child); });
    if (node.is(Name::li))
        return outcome_of_place(node, [](Node above) { return is_list(above) || aria::role(above) == Role::list; });
    return outcome_of_place(node, [](Node above) { return above.is(Name::dl); });
}

Check list_structure() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

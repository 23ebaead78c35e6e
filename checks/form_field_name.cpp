// Form fields have a name.
//   ACT rule e086e5: https://www.w3.org/WAI/standards-guidelines/act/rules/e086e5/
//   Also the input types without a role, as its proposed version of 2026 asks.

#include "checks/check.h"
#include "checks/input_type.h"
#include "checks/named.h"
#include "page/aria/role.h"
#include "page/dom/document.h"

#include <algorithm>
#include <array>

namespace syna::checks {

static bool is_field_role(aria::Role role)
{
    using aria::Role;
    static constexpr std::array roles { Role::checkbox, Role::combobox, Role::listbox, Role::menuitemcheckbox, Role::menuitemradio,
        Role::radio, Role::searchbox, Role::slider, Role::spinbutton, Role::switch_, Role::textbox };
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

// Input types that have no role of their own, but are fields all the same.
static bool is_field_without_role(Node element)
{
    static constexpr std::array<std::string_view, 8> types { "color", "date", "datetime-local", "file", "month", "password", "time",
        "week" };
    return !aria::explicit_role(element) && std::find(types.begin(), types.end(), input_type(element)) != types.end();
}

static bool may_be_field(Node node)
{
    return node.is(Name::input) || node.is(Name::select) || node.is(Name::textarea) || node.has(Name::role);
}

// Applicability: form fields in the accessibility tree, disabled ones too.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        return may_be_field(node) && (is_field_role(aria::role(node)) || is_field_without_role(node)) && aria::is_exposed(node);
    });
}

static bool is_control(Node node)
{
    return node.is(Name::input) || node.is(Name::select) || node.is(Name::textarea) || node.is(Name::button);
}

// A label that belongs to no field: its for attribute finds nothing, or it has none and holds no field.
static bool is_loose_label(Node node)
{
    if (!node.is(Name::label))
        return false;
    if (auto const id = node.attribute(Name::for_))
        return !node.document().element_with_id(*id);
    for (auto inner = node.next(node); inner; inner = inner.next(node))
        if (is_control(inner))
            return false;
    return true;
}

// Expectation: the field has a name.
static Outcome expectation(Node field)
{
    if (is_loose_label(field.previous_element_sibling()) || is_loose_label(field.next_element_sibling()))
        return named(field, "label-not-connected");
    return named(field, "no-label");
}

Check form_field_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

#include "page/aria/role.h"

#include "page/aria/attributes.h"
#include "page/aria/focus.h"
#include "page/aria/name.h"
#include "page/aria/role_resolution.h"
#include "page/aria/words.h"
#include "page/style/display.h"
#include "page/style/visibility.h"

#include <algorithm>
#include <array>

namespace syna::aria {

namespace {

struct RoleRow {
    std::string_view text;
    bool abstract;
};

} // namespace

static constexpr std::array role_rows = std::to_array<RoleRow>({
    { "", false },
#define SYNA_ROLE(identifier, text, abstract) { text, abstract },
#include "page/aria/roles.def"
#undef SYNA_ROLE
});

std::string_view role_text(Role role) { return role_rows[static_cast<std::size_t>(role)].text; }

bool is_abstract(Role role) { return role_rows[static_cast<std::size_t>(role)].abstract; }

std::optional<Role> role_named(std::string_view token)
{
    static constexpr std::size_t longest = 24;
    if (token.empty() || token.size() > longest)
        return std::nullopt;
    std::array<char, longest> buffer;
    std::transform(token.begin(), token.end(), buffer.begin(), [](char c) { return ascii_lower(c); });
    std::string_view const text(buffer.data(), token.size());

    auto const found = std::lower_bound(role_rows.begin() + 1, role_rows.end(), text, [](RoleRow const& row, std::string_view sought) { return row.text < sought; });
    if (found == role_rows.end() || found->text != text)
        return std::nullopt;
    return static_cast<Role>(found - role_rows.begin());
}

std::optional<Role> explicit_role(Node element)
{
    auto tokens = element.attribute_or(Name::role, {});
    for (auto token = take_word(tokens); !token.empty(); token = take_word(tokens))
        if (auto const named = role_named(token); named && !is_abstract(*named))
            return named;
    return std::nullopt;
}

bool resists_presentation(Node element)
{
    static constexpr std::array global {
        Name::aria_atomic,
        Name::aria_busy,
        Name::aria_controls,
        Name::aria_current,
        Name::aria_describedby,
        Name::aria_description,
        Name::aria_details,
        Name::aria_dropeffect,
        Name::aria_flowto,
        Name::aria_grabbed,
        Name::aria_hidden,
        Name::aria_keyshortcuts,
        Name::aria_label,
        Name::aria_labelledby,
        Name::aria_live,
        Name::aria_owns,
        Name::aria_relevant,
        Name::aria_roledescription,
    };
    for (auto const name : global)
        if (!is_blank(element.attribute_or(name, {})))
            return true;
    return is_focusable(element);
}

static Role without_synonym(Role role)
{
    switch (role) {
    case Role::directory:
        return Role::list;
    case Role::image:
        return Role::img;
    case Role::presentation:
        return Role::none;
    default:
        return role;
    }
}

// What the markup alone gives an element that may not be presentational.
static Role role_of_resisting(Node element, LandmarkNames names)
{
    auto const implicit = resolved_implicit_role(element, names);
    if (implicit != Role::none)
        return implicit;
    return element.is(Name::img) ? Role::img : Role::generic;
}

// https://www.w3.org/TR/wai-aria-1.2/#host_general_role
Role resolved_role(Node element, LandmarkNames names)
{
    if (!element.is_element())
        return Role::none_given;

    auto tokens = element.attribute_or(Name::role, {});
    for (auto token = take_word(tokens); !token.empty(); token = take_word(tokens)) {
        auto const named = role_named(token);
        if (!named || is_abstract(*named))
            continue;
        auto const given = without_synonym(*named);
        // A landmark that has to be named is none without: https://www.w3.org/TR/wai-aria-1.2/#document-handling_author-errors_roles
        if ((given == Role::region || given == Role::form) && (names == LandmarkNames::not_asked || accessible_name(element).empty()))
            continue;
        if (given == Role::none && resists_presentation(element))
            return role_of_resisting(element, names);
        return given;
    }

    auto const implicit = resolved_implicit_role(element, names);
    return implicit == Role::none && resists_presentation(element) ? role_of_resisting(element, names) : implicit;
}

Role role(Node element) { return resolved_role(element, LandmarkNames::asked); }

Role implicit_role(Node element) { return resolved_implicit_role(element, LandmarkNames::asked); }

// https://www.w3.org/TR/wai-aria-1.2/#tree_exclusion
bool is_exposed(Node node)
{
    auto const state = node.state();
    return state.rendered && state.visible && !state.aria_hidden && !state.inert;
}

bool is_in_presentational_children(Node node)
{
    return static_cast<bool>(node.ancestor([](Node ancestor) { return children_presentational(role(ancestor)); }));
}

} // namespace syna::aria

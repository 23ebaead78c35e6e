#pragma once
// Which role an element has for assistive technology.
//   https://www.w3.org/TR/wai-aria-1.2/ and https://www.w3.org/TR/html-aam-1.0/

#include "page/dom/node.h"

#include <optional>
#include <string_view>

namespace syna::aria {

// The roles of WAI-ARIA 1.2 plus graphics and a few that HTML-AAM needs; table and date in roles.def.
enum class Role : uint8_t {
    none_given = 0, // No role: not an element, or nothing that maps.
#define SYNA_ROLE(identifier, text, abstract) identifier,
#include "page/aria/roles.def"
#undef SYNA_ROLE
};

std::string_view role_text(Role role);                  // "button"; empty for none_given.
std::optional<Role> role_named(std::string_view token); // ASCII case-insensitive; abstract ones too.
bool is_abstract(Role role);

// The role that the role attribute gives: its first token that names a concrete role; nothing if there is none.
std::optional<Role> explicit_role(Node element);
// The role HTML and SVG give the element by itself.
Role implicit_role(Node element);
// What counts: explicit, else implicit, with presentational roles conflict resolution (a focusable element or one with
// a global ARIA attribute is never presentational). Role::none and Role::presentation are one: Role::none.
Role role(Node element);

// In the accessibility tree: rendered, visible, and neither it nor an ancestor aria-hidden="true".
bool is_exposed(Node node);

} // namespace syna::aria

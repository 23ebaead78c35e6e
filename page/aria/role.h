#pragma once
// Which role an element has for assistive technology.
//   https://www.w3.org/TR/wai-aria-1.2/ and https://www.w3.org/TR/html-aam-1.0/

#include "page/dom/node.h"

#include <optional>
#include <string_view>

namespace syna::aria {

// The roles of WAI-ARIA 1.2, Graphics-ARIA and DPUB-ARIA, and a few of the WAI-ARIA 1.3 draft; table and date in roles.def.
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
// The role HTML and SVG give the element by itself, children of presentational lists and tables included.
Role implicit_role(Node element);
// What counts: explicit, else implicit, with presentational roles conflict resolution (a focusable element or one with
// a global ARIA attribute is never presentational); a region or form without a name is none. Of synonyms one is answered:
// Role::none for presentation, Role::img for image, Role::list for directory.
Role role(Node element);
// Focusable, or with a global ARIA attribute that holds something: a presentational role is then ignored.
//   https://www.w3.org/TR/wai-aria-1.2/#conflict_resolution_presentation_none
bool resists_presentation(Node element);

// Inside an element whose role makes its descendants presentational (a button, an image): no node of its own.
//   https://www.w3.org/TR/wai-aria-1.2/#childrenArePresentational
bool is_in_presentational_children(Node node);

// In the accessibility tree: rendered, visible, not inert, and neither it nor an ancestor aria-hidden="true".
bool is_exposed(Node node);

} // namespace syna::aria

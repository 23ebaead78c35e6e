#pragma once
// The states and properties of WAI-ARIA 1.2: what they may hold, and where they may stand.
//   https://www.w3.org/TR/wai-aria-1.2/#state_prop_def   tables and date in attributes.def and role_facts.def

#include "page/aria/role.h"

#include <span>
#include <string_view>

namespace syna::aria {

enum class ValueType : uint8_t { boolean,
    boolean_undefined,
    tristate,
    id_reference,
    id_references,
    integer,
    number,
    string,
    token,
    tokens };

struct AttributeDefinition {
    std::string_view name; // "aria-expanded".
    ValueType type;
    std::span<std::string_view const> tokens; // Allowed ones, for token types.
    bool global;                              // Allowed on every role (not the globals deprecated in 1.2).
    bool global_deprecated;                   // Global still, but deprecated as such in 1.2.
};

AttributeDefinition const* attribute_definition(std::string_view name);             // Null for no ARIA attribute. ASCII case aside.
bool is_valid_value(AttributeDefinition const& definition, std::string_view value); // Syntax only; references are not looked up.

// Without those that have an implicit value. Of an element: what its role() asks of it, which for a separator depends on
// whether it can be focused; native states (checked, value) are not looked at.
std::span<std::string_view const> required_attributes(Role role);
std::span<std::string_view const> required_attributes(Node element);
bool is_supported(Role role, std::string_view attribute);  // Own, inherited or global, also where deprecated or prohibited.
bool is_prohibited(Role role, std::string_view attribute); // For example aria-label on generic.
std::span<Role const> required_context(Role role);         // One of these must own it.
std::span<Role const> required_owned(Role role);           // It must own one of these.
bool prohibits_name(Role role);
bool name_from_content(Role role);
bool children_presentational(Role role);

} // namespace syna::aria

#pragma once
// Interned names of elements and attributes. The names the program speaks of are constants (Name::a, Name::aria_label),
// listed in names.def; any other name that a page uses gets a number of its own in that page's NameTable.

#include <cstdint>
#include <string_view>

namespace syna {

enum class Name : uint16_t {
    none = 0,
#define SYNA_NAME(identifier, text) identifier,
#include "page/dom/names.def"
#undef SYNA_NAME
    first_unknown, // Numbers from here on belong to one page's own table.
};

// The constant for a lower-case name, or Name::none.
Name known_name(std::string_view text);
// The text of a constant ("aria-label"); empty for none and for unknown names.
std::string_view known_text(Name name);

} // namespace syna

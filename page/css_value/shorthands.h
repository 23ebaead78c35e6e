#pragma once
// The shorthands, and how each is taken apart.

#include "page/css_value/properties.h"

namespace syna::css {

struct Shorthand {
    std::string_view name;
    std::span<PropertyId const> longhands;
    bool (*expand)(Shorthand const& shorthand, TokenRange tokens, std::vector<Declared>& into, Quirks quirks);
};

std::span<Shorthand const> shorthands();

} // namespace syna::css

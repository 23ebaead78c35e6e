#pragma once
// One declaration at a place in a block's tokens.
//   https://drafts.csswg.org/css-syntax-3/#consume-declaration

#include "page/css/style_sheet.h"

#include <cstdint>
#include <optional>

namespace syna::css {

// Reads the declaration that begins at index `i` of the block and moves `i` past it, past its semicolon too. Nothing where
// there is none; then `i` stays. One that has the form but that no property could take has no name.
std::optional<Declaration> parse_declaration(TokenRange block, uint32_t& i, TextArena& arena);

// The name as it is compared: lower case, unless it is a custom property's.
std::string_view canonical_property(std::string_view name, TextArena& arena);

} // namespace syna::css

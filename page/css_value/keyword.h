#pragma once
// The words that values are made of.

#include <cstdint>
#include <optional>
#include <string_view>

namespace syna::css {

enum class Keyword : uint16_t {
#define KEYWORD(id, word) id,
#include "page/css_value/keywords.def"
#undef KEYWORD
};

std::optional<Keyword> find_keyword(std::string_view word); // ASCII case does not matter.
std::string_view name_of(Keyword keyword);

} // namespace syna::css

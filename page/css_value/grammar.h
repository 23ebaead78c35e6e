#pragma once
// Reads the values of longhands, one function for each grammar.

#include "page/css_value/properties.h"

namespace syna::css {

// The whole range has to be the value.
std::optional<Value> read_value(PropertyInfo const& property, TokenRange tokens, Quirks quirks);
// The next component or components that the property takes, for shorthands in which it stands among others; nothing, with the
// cursor where it was, where what stands there is not its. Only for grammars whose values are one component long.
std::optional<Value> take_value(PropertyInfo const& property, Cursor& cursor, Quirks quirks = Quirks::no);

bool has_word(std::string_view list, std::string_view word); // A list with spaces; ASCII case does not matter.
bool has_broken_token(TokenRange tokens);                    // What no value may hold: bad strings and addresses, stray closing brackets, ';' and '!'.

} // namespace syna::css

#pragma once
// White space as Unicode knows it, for texts that look empty to a reader: a no-break space alone is no title.
//   https://www.unicode.org/Public/UCD/latest/ucd/PropList.txt (White_Space, Unicode 15.0)

#include <string_view>

namespace syna::checks {

// Nothing but white space. Takes UTF-8.
bool is_blank(std::string_view text);

} // namespace syna::checks

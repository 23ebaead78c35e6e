#pragma once
// Links whose text says nothing of where they lead.

#include "page/dom/node.h"

#include <string_view>

namespace syna::checks {

// The link's name is known to say nothing. Formats of files count where the link leads to such a file or stands in a list of
// formats: elsewhere "HTML" may be what a page is about. What leads nowhere by itself ("#") is a control, not asked here.
bool says_nothing(Node link, std::string_view name);

} // namespace syna::checks

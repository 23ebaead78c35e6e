#pragma once
// How `inspect --tree` shows what assistive technology hears (PRODUCT: "Looking inside").

#include "page/page.h"

#include <string>

namespace syna::cli {

// As a screen-reader user would meet the page: a line for each node, indented by its depth; what is ignored is left out.
//     heading "Kontakt" (level 1)
//     list (3 items)
// Names are the page's: what a terminal shows has to go through for_terminal(), a line at a time. No name has a line break.
std::string tree_as_text(Page const& page);
// One JSON object a line for each element in document order, the ignored ones too.
std::string tree_as_json_lines(Page const& page);

} // namespace syna::cli

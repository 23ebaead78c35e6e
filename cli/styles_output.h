#pragma once
// How `inspect --styles` shows what the cascade came to (PRODUCT: "Looking inside").

#include "page/page.h"

#include <string>

namespace syna::cli {

// A line for each element, indented by its depth: selector, colours, font, display. Selectors are the page's words: what a
// terminal shows has to go through for_terminal(), a line at a time.
std::string styles_as_text(Page const& page);
// One JSON object a line for each element in document order, values as a browser's getComputedStyle spells them.
std::string styles_as_json_lines(Page const& page);

} // namespace syna::cli

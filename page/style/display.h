#pragma once
// What kind of box an element makes, as far as the browser's own style sheet and the style attribute tell.
//   https://html.spec.whatwg.org/multipage/rendering.html

#include "page/dom/node.h"

namespace syna::style {

enum class Display : uint8_t { none,
    contents,
    inline_,      // Flows within a line; text beside it joins without a space.
    inline_block, // In a line, but a block within: inline-block, inline-flex, …
    block,        // Anything that stands by itself: block, flex, list-item, …
    table_part,   // Cells, rows, captions.
};

enum class Visibility : uint8_t { inherited,
    visible,
    hidden };

// Of the element alone: its ancestors are not asked.
struct OwnStyle {
    Display display = Display::inline_;
    Visibility visibility = Visibility::inherited; // As its style attribute declares it.
};

OwnStyle own_style(Node element);

// Whether an element never shows, whatever style sheets say of it.
bool is_never_rendered(Node element);

} // namespace syna::style

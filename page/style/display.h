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

// The element's own display; its ancestors are not asked.
Display display(Node element);

enum class Visibility : uint8_t { inherited,
    visible,
    hidden };

// The element's own visibility, where its style attribute declares one.
Visibility declared_visibility(Node element);

} // namespace syna::style

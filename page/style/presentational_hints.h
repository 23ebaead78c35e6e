#pragma once
// Attributes that mean style: bgcolor, <font>, hidden, width and the like, told as declarations of CSS, which then count as
// rules of the page's author that stand before all others and weigh nothing.
//   https://html.spec.whatwg.org/multipage/rendering.html#presentational-hints

#include "page/dom/document.h"

#include <string>

namespace syna::style {

// Those of one document. Reads the document only.
class PresentationalHints {
public:
    explicit PresentationalHints(Document const& document);

    // The declarations that an element's attributes stand for ("color: #ff0000; text-align: center;"); mostly empty.
    std::string of(Node element) const;

private:
    std::string link_color_; // Of <body link>; empty where it says none.
    std::string text_color_; // Of <body text>.
    bool quirks_;
};

} // namespace syna::style

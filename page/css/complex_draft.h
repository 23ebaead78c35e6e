#pragma once
// What the selector parser has read of a complex selector, from left to right, before it goes into the tables.

#include "page/css/selector_parser.h"

#include <string_view>
#include <vector>

namespace syna::css {

struct SelectorParser::Compound {
    uint32_t first = 0; // In Complex::simples.
    uint32_t end = 0;
    Combinator combinator = Combinator::none; // Before it.
};

// What has been read of a complex selector, from left to right.
struct SelectorParser::Complex {
    std::vector<SimpleSelector> simples;
    std::vector<Compound> compounds;
    Specificity specificity;
    PseudoElement pseudo_element = PseudoElement::none;
    std::string_view pseudo_element_name; // Of the last one.
    uint16_t depth = 0;
    bool uses_scope = false;
    bool user_action = false;
    bool has_nesting = false;       // '&' is written in it.
    bool has_written_scope = false; // ':scope' is written in it.

    void add(SimpleSelector simple) { simples.push_back(simple); }
};

} // namespace syna::css

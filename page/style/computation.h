#pragma once
// From declarations to what they compute to, for one element.
//   https://www.w3.org/TR/css-cascade-5/#value-stages

#include "page/style/computed_style.h"
#include "page/style/winners.h"

#include <deque>
#include <memory>
#include <vector>

namespace syna::style {

// What is made while styles are computed: values that no sheet holds. Lives as long as the styles.
struct StyleStore {
    std::deque<css::Value> values;
    std::vector<std::shared_ptr<std::vector<css::Token> const>> tokens;
    SubstitutionBudget budget;
};

// What an element brings to its style beside declarations. Elements with the same, the same parent and the same
// declarations share one style.
struct ElementTraits {
    bool root = false;
    bool flex_item = false;       // Or grid item: its parent's box lays out blocks.
    bool has_no_contents = false; // display: contents would leave nothing of it: a replaced element or a control.
    bool block_container = false; // legend: a block whatever its display.
};

struct ComputationContext {
    ComputedStyle const* parent = nullptr; // Null for the root.
    ComputedStyle const* root = nullptr;   // Null for the root itself.
    css::LengthContext viewport;           // Sizes of the viewport and initial fonts.
    css::Quirks quirks = css::Quirks::no;
    RegisteredProperties const& registered;
};

ComputedStyle compute_style(Winners const& winners, ElementTraits const& traits, ComputationContext const& context, StyleStore& store);

} // namespace syna::style

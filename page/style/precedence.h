#pragma once
// Which of two declarations counts.

#include "page/css/selector.h"

#include <compare>
#include <cstdint>

namespace syna::style {

enum class Origin : uint8_t { user_agent,
    presentational_hint,
    author,
    important_author,
    important_user_agent };

// Which of two declarations wins: the greater one. The members stand in the order of the spec.
//   https://www.w3.org/TR/css-cascade-5/#cascade-sort
struct Precedence {
    Origin origin = Origin::user_agent; // 1. Origin and importance.
    // 2. Context. FIXME: Declarative shadow roots.
    bool in_style_attribute = false; // 3. Element-attached styles.
    int32_t layer = 0;               // 4. Layers; negative where importance turns their order around.
    css::Specificity specificity {}; // 5. Specificity.
    uint32_t nearness = 0;           // 6. Scoping proximity: greater is nearer; 0 where there is no scope.
    uint64_t order = 0;              // 7. Order of appearance: the sheet, then the rule in it.

    auto operator<=>(Precedence const&) const = default;
};

} // namespace syna::style

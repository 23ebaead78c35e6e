#pragma once
// The grammar that @media and @supports share: "not", "and", "or" and brackets around what each asks.
//   https://www.w3.org/TR/mediaqueries-5/#typedef-media-condition
//   https://www.w3.org/TR/css-conditional-3/#at-supports

#include "page/css/selector.h"
#include "page/css/token.h"

#include <functional>
#include <optional>

namespace syna::css {

struct ConditionLeaves {
    // What stands in brackets and is no condition; nothing where it is no question at all.
    std::function<std::optional<Match>(TokenRange inside)> brackets;
    std::function<std::optional<Match>(Token const& name, TokenRange arguments)> function;
};

enum class Or : uint8_t { allowed,
    forbidden };

// Nothing where it does not follow the grammar.
std::optional<Match> evaluate_condition(TokenRange tokens, ConditionLeaves const& leaves, Or alternatives = Or::allowed);

} // namespace syna::css

#pragma once
// Of the declarations that apply to an element, the one that counts for each property.
//   https://www.w3.org/TR/css-cascade-5/#cascading

#include "page/css/selector.h"
#include "page/style/precedence.h"
#include "page/style/prepared_sheet.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace syna::style {

// Declarations of one rule, or of an attribute, that apply to the element at hand.
struct Applied {
    Precedence precedence;
    std::span<PreparedDeclaration const> declarations;
    bool important = false; // Only those that are, or only those that are not, count.
    css::Match certainty = css::Match::yes;
    bool likely = false; // Where that is unknown: whether to guess that they apply.
    uint32_t sheet = 0;  // See DeclarationPlace.
    uint32_t rule = 0;   // In it; 0 for an attribute.
};

struct Winner {
    PreparedDeclaration const* declaration = nullptr; // Null: nothing is declared. Never revert or revert-layer.
    uint32_t applied = 0;                             // Index of the one it comes from; the greater, the stronger.
    bool unknown = false;                             // Another declaration might count.
};

class Winners {
public:
    // `applied` in ascending order of precedence. It has to stand as long as the winners are asked for.
    void choose(std::span<Applied const> applied);

    Winner const& of(css::PropertyId property) const { return winners_[static_cast<std::size_t>(property)]; }
    std::span<css::PropertyId const> declared() const { return declared_; } // Each once.
    std::unordered_map<std::string_view, Winner> const& custom() const { return custom_; }
    Applied const& source(Winner const& winner) const { return applied_[winner.applied]; }

private:
    void offer(Winner& winner, PreparedDeclaration const& declaration, uint32_t applied);
    void revert(Winner& winner);

    std::span<Applied const> applied_;
    std::array<Winner, css::property_count> winners_ {};
    std::vector<css::PropertyId> declared_;
    std::unordered_map<std::string_view, Winner> custom_;
};

} // namespace syna::style

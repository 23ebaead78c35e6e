#include "page/style/winners.h"

#include <algorithm>

namespace syna::style {

// Each declaration that is met is stronger than those before it. One that may apply or not makes the value unknown, and
// leaves what was there unless it probably applies.
void Winners::offer(Winner& winner, PreparedDeclaration const& declaration, uint32_t applied)
{
    if (applied_[applied].certainty != css::Match::yes) {
        if (applied_[applied].likely)
            winner = { &declaration, applied, true };
        winner.unknown = true;
        return;
    }
    winner = { &declaration, applied, false };
}

void Winners::choose(std::span<Applied const> applied)
{
    for (auto const property : declared_)
        winners_[static_cast<std::size_t>(property)] = {};
    declared_.clear();
    custom_.clear();
    applied_ = applied;

    for (uint32_t i = 0; i < applied.size(); ++i) {
        for (auto const& declaration : applied[i].declarations) {
            if (declaration.important != applied[i].important)
                continue;
            if (declaration.kind == DeclarationKind::custom) {
                offer(custom_[declaration.name], declaration, i);
                continue;
            }
            auto& winner = winners_[static_cast<std::size_t>(declaration.property)];
            if (!winner.declaration && !winner.unknown)
                declared_.push_back(declaration.property);
            offer(winner, declaration, i);
        }
    }
    for (auto const property : declared_)
        revert(winners_[static_cast<std::size_t>(property)]);
    for (auto& [name, winner] : custom_)
        revert(winner);
}

// The origins that `revert` takes out together.
static int rank(Origin origin) { return origin == Origin::user_agent || origin == Origin::important_user_agent ? 0 : 1; }

static bool same_layer(Precedence const& a, Precedence const& b)
{
    auto const layer = [](int32_t number) { return number < 0 ? -number : number; };
    auto const hint = [](Precedence const& precedence) { return precedence.origin == Origin::presentational_hint; };
    return rank(a.origin) == rank(b.origin) && hint(a) == hint(b) && a.in_style_attribute == b.in_style_attribute && layer(a.layer) == layer(b.layer);
}

// Goes back to what counts without the declaration's own origin or layer.
//   https://www.w3.org/TR/css-cascade-5/#default
//   https://www.w3.org/TR/css-cascade-5/#revert-layer
void Winners::revert(Winner& winner)
{
    std::vector<std::pair<Precedence, WideKeyword>> taken_out;
    auto const is_out = [&](Precedence const& precedence) {
        return std::any_of(taken_out.begin(), taken_out.end(), [&](auto const& out) {
            return out.second == WideKeyword::revert ? rank(precedence.origin) >= rank(out.first.origin) : same_layer(precedence, out.first);
        });
    };
    while (winner.declaration && (winner.declaration->wide == WideKeyword::revert || winner.declaration->wide == WideKeyword::revert_layer)) {
        auto const& reverting = *winner.declaration;
        taken_out.emplace_back(applied_[winner.applied].precedence, reverting.wide);
        winner.declaration = nullptr;
        for (auto i = static_cast<uint32_t>(applied_.size()); i-- > 0 && !winner.declaration;) {
            if (applied_[i].certainty != css::Match::yes || is_out(applied_[i].precedence))
                continue;
            for (auto const& declaration : applied_[i].declarations) {
                bool const same = reverting.kind == DeclarationKind::custom
                    ? declaration.kind == DeclarationKind::custom && declaration.name == reverting.name
                    : declaration.kind != DeclarationKind::custom && declaration.property == reverting.property;
                if (same && declaration.important == applied_[i].important)
                    winner = { &declaration, i, winner.unknown };
            }
        }
    }
}

} // namespace syna::style

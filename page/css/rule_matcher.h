#pragma once
// The rules of a page's sheets that match an element. One matcher serves one page and one thread; sheets and the element
// index are only read and may be shared.

#include "page/css/rule_index.h"
#include "page/css/selector_match.h"
#include "page/css/style_sheet.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace syna::css {

struct MatchedRule {
    static constexpr uint32_t unscoped = UINT32_MAX;

    uint32_t sheet = 0; // As add() numbered it.
    uint32_t rule = 0;  // Of the sheet's rules().
    Specificity specificity;
    PseudoElement pseudo_element = PseudoElement::none;
    Match certainty = Match::yes;  // unknown: the selector or a condition around the rule may hold or not.
    uint32_t proximity = unscoped; // Steps from the element up to its scope's root: the fewer, the stronger.
};

class RuleMatcher {
public:
    explicit RuleMatcher(ElementIndex const& index)
        : matcher_(index)
    {
    }

    // A sheet of the page; sheets are numbered from 0. `contexts`: for each of the sheet's contexts whether it applies
    // (evaluate_contexts() in page/css/sheet_conditions.h). `owner`: the element that holds or links to the sheet, for @scope.
    uint32_t add(std::shared_ptr<StyleSheet const> sheet, std::vector<Match> contexts, Node owner = {});
    StyleSheet const& sheet(uint32_t number) const { return *sheets_[number].sheet; }

    void set_user_action(UserAction const& action) { matcher_.set_user_action(action); }
    SelectorMatcher& selectors() { return matcher_; }
    ElementIndex const& index() const { return matcher_.index(); }
    // See SelectorMatcher::exhausted().
    bool exhausted() const { return matcher_.exhausted(); }

    // The rules that match the element or one of its pseudo-elements, those that cannot match left out. In no particular
    // order; where several selectors of a rule match, each is there, so that the strongest decides. What is returned
    // stands until the next call.
    std::span<MatchedRule const> matching(Node element);

    template<typename Callback>
    void for_each_matching(Node element, Callback callback)
    {
        for (auto const& matched : matching(element))
            callback(matched);
    }

private:
    using Number = ElementIndex::Number;
    struct Sheet {
        std::shared_ptr<StyleSheet const> sheet;
        SelectorMatcher::SetNumber set = 0;
        std::vector<Match> contexts;
        Number implicit_scope = ElementIndex::none;
    };
    struct ScopeRoot {
        Number element = ElementIndex::none;
        Match certainty = Match::yes;
    };

    void collect(uint32_t sheet, std::span<RuleIndex::Entry const> entries, Number element);
    void collect_scoped(uint32_t sheet, RuleIndex::Entry entry, Match condition, Number element);
    std::vector<ScopeRoot> const& scope_roots(uint32_t sheet, uint32_t context, Number element);

    SelectorMatcher matcher_;
    std::vector<Sheet> sheets_;
    std::vector<MatchedRule> matched_;
    // The last scope that was asked for: rules of one scope come after one another.
    struct {
        uint32_t sheet = 0, context = 0;
        Number element = ElementIndex::none;
        std::vector<ScopeRoot> roots;
    } last_scope_;
};

} // namespace syna::css

#include "page/css/rule_matcher.h"

#include <algorithm>

namespace syna::css {

static constexpr auto no_element = ElementIndex::none;

uint32_t RuleMatcher::add(std::shared_ptr<StyleSheet const> sheet, std::vector<Match> contexts, Node owner)
{
    Sheet entry;
    entry.set = matcher_.add(sheet->selectors());
    contexts.resize(sheet->contexts().size(), Match::yes);
    entry.contexts = std::move(contexts);
    // https://www.w3.org/TR/css-cascade-6/#scoping-root: the parent of the sheet's element, else the root.
    if (auto const parent = owner.parent_element())
        entry.implicit_scope = index().number_of(parent);
    else if (index().size() > 0)
        entry.implicit_scope = 0;
    entry.sheet = std::move(sheet);
    sheets_.push_back(std::move(entry));
    last_scope_.element = no_element;
    return static_cast<uint32_t>(sheets_.size() - 1);
}

std::span<MatchedRule const> RuleMatcher::matching(Node node)
{
    matched_.clear();
    auto const number = index().number_of(node);
    if (number == no_element)
        return matched_;
    auto const& element = index()[number];
    for (uint32_t i = 0; i < sheets_.size(); ++i) {
        auto const set = sheets_[i].set;
        auto const& rules = sheets_[i].sheet->index();
        if (element.id != 0)
            for (auto atom = matcher_.atom_of_page(set, element.id); atom != 0; atom = matcher_.next_atom(set, atom))
                collect(i, rules.with_id(atom), number);
        for (auto const class_ : index().classes(element))
            for (auto atom = matcher_.atom_of_page(set, class_); atom != 0; atom = matcher_.next_atom(set, atom))
                collect(i, rules.with_class(atom), number);
        if (auto const atom = matcher_.atom_of_name(set, element.name))
            collect(i, rules.with_type(atom), number);
        for (auto const& attribute : index().attributes(element))
            if (auto const atom = matcher_.atom_of_name(set, attribute.name))
                collect(i, rules.with_attribute(atom), number);
        collect(i, rules.others(), number);
    }
    return matched_;
}

void RuleMatcher::collect(uint32_t number, std::span<RuleIndex::Entry const> entries, Number element)
{
    auto const& sheet = sheets_[number];
    auto const& set = sheet.sheet->selectors();
    for (auto const entry : entries) {
        auto const& rule = sheet.sheet->rules()[entry.rule];
        auto const condition = sheet.contexts[rule.context];
        if (condition == Match::no)
            continue;
        if (rule.scope != 0) {
            collect_scoped(number, entry, condition, element);
            continue;
        }
        auto const match = matcher_.matches_complex(sheet.set, entry.complex, element);
        if (match == Match::no)
            continue;
        auto const& complex = set.complexes[entry.complex];
        matched_.push_back({ number, entry.rule, complex.specificity, complex.pseudo_element, std::min(match, condition) });
    }
}

// The nearest root for which the selector matches decides.
//   https://www.w3.org/TR/css-cascade-6/#weak-scoping-proximity
void RuleMatcher::collect_scoped(uint32_t number, RuleIndex::Entry entry, Match condition, Number element)
{
    auto const& sheet = sheets_[number];
    auto const& complex = sheet.sheet->selectors().complexes[entry.complex];
    auto best = Match::no;
    for (auto const& root : scope_roots(number, sheet.sheet->rules()[entry.rule].scope, element)) {
        auto const match = std::min(root.certainty, matcher_.matches_complex(sheet.set, entry.complex, element, root.element));
        if (match <= best)
            continue;
        best = match;
        uint32_t proximity = 0;
        for (auto node = element; node != root.element; node = index()[node].parent)
            ++proximity;
        matched_.push_back({ number, entry.rule, complex.specificity, complex.pseudo_element, std::min(match, condition), proximity });
        if (best == Match::yes)
            break;
    }
}

// The roots in whose scope the element is, nearest first. Scopes within scopes are answered from the outermost on.
//   https://www.w3.org/TR/css-cascade-6/#scope-effects
std::vector<RuleMatcher::ScopeRoot> const& RuleMatcher::scope_roots(uint32_t number, uint32_t context, Number element)
{
    if (last_scope_.element == element && last_scope_.sheet == number && last_scope_.context == context)
        return last_scope_.roots;
    auto const& sheet = sheets_[number];
    auto const contexts = sheet.sheet->contexts();
    std::vector<uint32_t> chain;
    for (auto i = context; i != 0; i = contexts[i].parent)
        if (contexts[i].kind == ContextKind::scope)
            chain.push_back(i);

    std::vector<ScopeRoot> outer { { no_element, Match::yes } };
    std::vector<ScopeRoot> inner;
    for (auto scope = chain.rbegin(); scope != chain.rend(); ++scope) {
        auto const& [kind, parent, begin, end, start, limit] = contexts[*scope];
        inner.clear();
        for (auto root = element; root != no_element; root = index()[root].parent) {
            // 1. Is it a root, for one of the scopes around this one?
            auto certainty = Match::no;
            for (auto const& around : outer) {
                if (around.element != no_element && !(around.element <= root && root < index()[around.element].end))
                    continue;
                auto const match = start == 0 ? to_match(root == sheet.implicit_scope)
                                              : matcher_.matches(sheet.set, start, root, around.element);
                certainty = std::max(certainty, std::min(match, around.certainty));
                if (certainty == Match::yes || matcher_.exhausted())
                    break;
            }
            // 2. Does the scope end between it and the element?
            if (limit != 0)
                for (auto node = element; certainty != Match::no; node = index()[node].parent) {
                    certainty = std::min(certainty, !matcher_.matches(sheet.set, limit, node, root));
                    if (node == root || matcher_.exhausted())
                        break;
                }
            if (certainty != Match::no)
                inner.push_back({ root, certainty });
        }
        std::swap(outer, inner);
        if (outer.empty())
            break;
    }
    last_scope_ = { number, context, element, std::move(outer) };
    return last_scope_.roots;
}

} // namespace syna::css

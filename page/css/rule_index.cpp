#include "page/css/rule_index.h"

#include <algorithm>

namespace syna::css {

// A selector like ":is(.a, .b)" stands with each key. Long lists, and too many of them, stand with `others`.
static constexpr uint32_t max_keys = 16;
static constexpr std::size_t max_spread = 1'000'000;

void RuleIndex::Table::finish(std::size_t atoms)
{
    starts_.assign(atoms + 1, 0);
    for (auto const& keyed : unsorted_)
        ++starts_[keyed.atom + 1];
    for (std::size_t i = 1; i < starts_.size(); ++i)
        starts_[i] += starts_[i - 1];
    entries_.resize(unsorted_.size());
    auto next = starts_;
    for (auto const& keyed : unsorted_)
        entries_[next[keyed.atom]++] = keyed.entry;
    unsorted_ = {};
}

RuleIndex::RuleIndex(StyleSheet const& sheet)
{
    auto const& set = sheet.selectors();
    for (uint32_t rule = 0; rule < sheet.rules().size(); ++rule) {
        auto const& list = set.lists[sheet.rules()[rule].selectors];
        for (uint32_t i = 0; i < list.count; ++i)
            add(set, rule, list.first + i);
    }
    for (auto* const table : { &ids_, &classes_, &types_, &attributes_ })
        table->finish(set.atoms.size());
}

void RuleIndex::add(SelectorSet const& set, uint32_t rule, uint32_t number)
{
    auto const& complex = set.complexes[number];
    if (complex.pseudo_element == PseudoElement::other)
        return;
    auto const& compound = set.compounds[complex.first];
    for (uint32_t i = 0; i < compound.count; ++i)
        if (set.simples[compound.first + i].kind == SimpleKind::never)
            return;
    Entry const entry { number, rule };
    if (!add_keys(set, compound, entry, 0))
        others_.push_back(entry);
}

bool RuleIndex::add_keys(SelectorSet const& set, CompoundSelector const& compound, Entry entry, int depth)
{
    // The most telling of the simple selectors.
    auto best = Key::none;
    SimpleSelector const* chosen = nullptr;
    SimpleSelector const* list_simple = nullptr;
    auto const consider = [&](Key key, SimpleSelector const& simple) {
        if (best != Key::none && best <= key)
            return;
        best = key;
        chosen = &simple;
    };
    for (uint32_t i = 0; i < compound.count; ++i) {
        auto const& simple = set.simples[compound.first + i];
        switch (simple.kind) {
        case SimpleKind::id:
            consider(Key::id, simple);
            break;
        case SimpleKind::class_:
            consider(Key::class_, simple);
            break;
        case SimpleKind::type:
            consider(Key::type, simple);
            break;
        case SimpleKind::attribute:
            if (set.attributes[simple.number].name_space == NamespaceTest::none)
                consider(Key::attribute, simple);
            break;
        case SimpleKind::is:
            if (!list_simple)
                list_simple = &simple;
            break;
        default:
            break;
        }
    }
    bool const strong = best == Key::id || best == Key::class_;
    if (!strong && list_simple && depth < 8) {
        auto const& list = set.lists[list_simple->number];
        if (list.count > 0 && list.count <= max_keys && spread_ + list.count <= max_spread) {
            spread_ += list.count - 1;
            // All or none: what was added before one member failed is only superfluous.
            bool all = true;
            for (uint32_t i = 0; i < list.count && all; ++i)
                all = add_keys(set, set.compounds[set.complexes[list.first + i].first], entry, depth + 1);
            if (all)
                return true;
        }
    }
    switch (best) {
    case Key::id:
        ids_.add(chosen->atom, entry);
        return true;
    case Key::class_:
        classes_.add(chosen->atom, entry);
        return true;
    case Key::type:
        types_.add(chosen->atom, entry);
        return true;
    case Key::attribute:
        attributes_.add(set.attributes[chosen->number].name, entry);
        return true;
    case Key::none:
        return false;
    }
    return false;
}

} // namespace syna::css

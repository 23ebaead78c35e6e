#pragma once
// A sheet's selectors by what their rightmost compound asks for, so that an element is compared with the few that may
// match it. Made with the sheet, never changed.

#include "page/css/style_sheet.h"

#include <cstdint>
#include <span>
#include <vector>

namespace syna::css {

class RuleIndex {
public:
    struct Entry {
        uint32_t complex;
        uint32_t rule;
    };

    explicit RuleIndex(StyleSheet const& sheet);

    // By atoms of the sheet's selectors. Of equal rules and selectors, one may stand in several of these.
    std::span<Entry const> with_id(Atom atom) const { return ids_.entries(atom); }
    std::span<Entry const> with_class(Atom atom) const { return classes_.entries(atom); }
    std::span<Entry const> with_type(Atom atom) const { return types_.entries(atom); }
    std::span<Entry const> with_attribute(Atom atom) const { return attributes_.entries(atom); }
    std::span<Entry const> others() const { return others_; }

private:
    enum class Key { none,
        id,
        class_,
        type,
        attribute };
    // Entries grouped by atom.
    class Table {
    public:
        void add(Atom atom, Entry entry) { unsorted_.push_back({ atom, entry }); }
        void finish(std::size_t atoms);
        std::span<Entry const> entries(Atom atom) const { return std::span(entries_).subspan(starts_[atom], starts_[atom + 1] - starts_[atom]); }

    private:
        struct Keyed {
            Atom atom;
            Entry entry;
        };
        std::vector<Keyed> unsorted_;
        std::vector<Entry> entries_;
        std::vector<uint32_t> starts_;
    };

    void add(SelectorSet const& set, uint32_t rule, uint32_t complex);
    // Whether all that match the compound are found by keys; then the entry stands with each of them.
    bool add_keys(SelectorSet const& set, CompoundSelector const& compound, Entry entry, int depth);

    Table ids_, classes_, types_, attributes_;
    std::vector<Entry> others_;
    std::size_t spread_ = 0; // Entries beyond the first of a selector.
};

} // namespace syna::css

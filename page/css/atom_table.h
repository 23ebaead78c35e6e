#pragma once
// Each string once, with a small number. A string is found with its exact spelling or with any case of ASCII letters.
// Strings are not copied: their owner keeps them.

#include <cstdint>
#include <string_view>
#include <vector>

namespace syna::css {

using Atom = uint32_t; // 0: none.

// Of the string in lower case, so that spellings that differ in case only share it.
uint32_t folded_hash(std::string_view text);

class AtomTable {
public:
    AtomTable()
        : texts_(1)
        , hashes_(1)
    {
    }

    Atom add(std::string_view text) { return add(text, folded_hash(text)); }
    Atom add(std::string_view text, uint32_t hash);
    Atom find(std::string_view text, uint32_t hash) const;
    // Calls with every atom whose spelling differs at most in the case of ASCII letters.
    template<typename Callback>
    void find_any_case(std::string_view text, uint32_t hash, Callback callback) const
    {
        if (slots_.empty())
            return;
        for (auto slot = hash & mask_; slots_[slot] != 0; slot = (slot + 1) & mask_)
            if (auto const atom = slots_[slot]; hashes_[atom] == hash && equals_any_case(texts_[atom], text))
                callback(atom);
    }

    std::string_view text(Atom atom) const { return texts_[atom]; }
    uint32_t hash(Atom atom) const { return hashes_[atom]; }
    std::size_t size() const { return texts_.size(); } // Atoms are smaller than this.

private:
    static bool equals_any_case(std::string_view a, std::string_view b);
    void grow();

    std::vector<std::string_view> texts_;
    std::vector<uint32_t> hashes_;
    std::vector<Atom> slots_;
    uint32_t mask_ = 0;
};

} // namespace syna::css

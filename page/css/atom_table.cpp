#include "page/css/atom_table.h"

#include "web/ascii.h"

#include <algorithm>
#include <random>

namespace syna::css {

// A page that knew the numbers behind this hash could make every class collide, so they are chosen anew in each run.
// Nothing that is written or reported depends on them.
static uint32_t seed()
{
    static uint32_t const value = [] {
        std::random_device device;
        return static_cast<uint32_t>(device()) | 1;
    }();
    return value;
}

uint32_t folded_hash(std::string_view text)
{
    uint64_t value = seed();
    for (char const c : text)
        value = (value ^ static_cast<unsigned char>(web::to_ascii_lower(c))) * 0x9E37'79B9'7F4A'7C15u + (value >> 29);
    return static_cast<uint32_t>(value ^ (value >> 32));
}

bool AtomTable::equals_any_case(std::string_view a, std::string_view b) { return web::equals_ignoring_ascii_case(a, b); }

Atom AtomTable::find(std::string_view text, uint32_t hash) const
{
    if (slots_.empty())
        return 0;
    for (auto slot = hash & mask_; slots_[slot] != 0; slot = (slot + 1) & mask_)
        if (auto const atom = slots_[slot]; hashes_[atom] == hash && texts_[atom] == text)
            return atom;
    return 0;
}

Atom AtomTable::add(std::string_view text, uint32_t hash)
{
    if (auto const found = find(text, hash))
        return found;
    if (texts_.size() * 2 >= slots_.size())
        grow();
    auto const atom = static_cast<Atom>(texts_.size());
    texts_.push_back(text);
    hashes_.push_back(hash);
    auto slot = hash & mask_;
    while (slots_[slot] != 0)
        slot = (slot + 1) & mask_;
    slots_[slot] = atom;
    return atom;
}

void AtomTable::grow()
{
    auto const size = std::max<std::size_t>(32, slots_.size() * 2);
    slots_.assign(size, 0);
    mask_ = static_cast<uint32_t>(size - 1);
    for (Atom atom = 1; atom < texts_.size(); ++atom) {
        auto slot = hashes_[atom] & mask_;
        while (slots_[slot] != 0)
            slot = (slot + 1) & mask_;
        slots_[slot] = atom;
    }
}

} // namespace syna::css

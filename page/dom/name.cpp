#include "page/dom/name.h"

#include <array>
#include <cstddef>

namespace syna {

static constexpr std::string_view texts[] = {
    "",
#define SYNA_NAME(identifier, text) text,
#include "page/dom/names.def"
#undef SYNA_NAME
};
static constexpr std::size_t text_count = std::size(texts);

static constexpr uint32_t hash(std::string_view text)
{
    // The ends of a name and its length tell most names apart; the middle tells the aria- attributes apart.
    uint32_t const size = static_cast<uint32_t>(text.size());
    uint32_t value = size * 31;
    value = value * 37 + static_cast<unsigned char>(text[0]);
    value = value * 37 + static_cast<unsigned char>(text[size - 1]);
    value = value * 37 + static_cast<unsigned char>(text[size / 2]);
    value = value * 37 + static_cast<unsigned char>(text[size - 1 - size / 4]);
    value = value * 37 + static_cast<unsigned char>(text[size > 5 ? 5 : 0]);
    return value ^ (value >> 11);
}

// An open hash table of about a quarter filled, made by the compiler; a slot holds a name's number, 0 is an empty slot.
static constexpr std::size_t slot_count = 2048;
static_assert(text_count * 4 < slot_count, "names.def has outgrown the table");

static constexpr auto slots = [] {
    std::array<uint16_t, slot_count> table {};
    for (std::size_t i = 1; i < text_count; ++i) {
        auto slot = hash(texts[i]) % slot_count;
        while (table[slot] != 0)
            slot = (slot + 1) % slot_count;
        table[slot] = static_cast<uint16_t>(i);
    }
    return table;
}();

Name known_name(std::string_view text)
{
    if (text.empty())
        return Name::none;
    for (auto slot = hash(text) % slot_count; slots[slot] != 0; slot = (slot + 1) % slot_count)
        if (texts[slots[slot]] == text)
            return static_cast<Name>(slots[slot]);
    return Name::none;
}

std::string_view known_text(Name name)
{
    auto const number = static_cast<std::size_t>(name);
    return number < text_count ? texts[number] : std::string_view();
}

} // namespace syna

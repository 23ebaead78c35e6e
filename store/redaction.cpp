// Takes personal data out of text: six patterns, each one pass over the text with bounded looks ahead and back.

#include "store/redaction.h"

#include "store/redaction_marks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace syna::store {

static constexpr uint8_t inside = 0xFF;

static std::string_view placeholder(PersonalData kind)
{
    switch (kind) {
    case PersonalData::none:
        return "";
    case PersonalData::email:
        return "[e-post]";
    case PersonalData::phone:
        return "[telefon]";
    case PersonalData::identity_number:
        return "[personnummer]";
    case PersonalData::birth_date:
        return "[födelsetid]";
    case PersonalData::account:
        return "[konto]";
    case PersonalData::token:
        return "[token]";
    }
    return "";
}

void Marks::mark(Extent extent, PersonalData kind)
{
    extent.to = std::min(extent.to, marks_.size());
    if (extent.from >= extent.to)
        return;
    for (auto i = extent.from; i < extent.to; ++i)
        if (marks_[i] != 0)
            return;
    std::fill(marks_.begin() + static_cast<std::ptrdiff_t>(extent.from), marks_.begin() + static_cast<std::ptrdiff_t>(extent.to), inside);
    marks_[extent.from] = static_cast<uint8_t>(kind);
}

std::string Marks::text_without() const
{
    std::string text;
    text.reserve(text_.size());
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (marks_[i] == 0)
            text += text_[i];
        else if (marks_[i] != inside)
            text += placeholder(static_cast<PersonalData>(marks_[i]));
    }
    return text;
}

std::size_t digits_end(Marks const& marks, std::size_t i)
{
    while (is_digit(marks.at(i)))
        ++i;
    return i;
}

template<std::size_t Count>
static std::size_t length_of_one(Marks const& marks, std::size_t i, std::array<std::string_view, Count> const& spellings)
{
    if (i >= marks.size())
        return 0;
    auto const rest = marks.text().substr(i);
    for (auto const spelling : spellings)
        if (rest.starts_with(spelling))
            return spelling.size();
    return 0;
}

std::size_t space_at(Marks const& marks, std::size_t i)
{
    // Space; no-break, thin and narrow no-break space; and as entities.
    static constexpr std::array<std::string_view, 8> spellings { " ", "\t", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "&nbsp;", "&#160;", "%20" };
    return length_of_one(marks, i, spellings);
}

std::size_t hyphen_at(Marks const& marks, std::size_t i)
{
    // Hyphen-minus; U+2010 to U+2014, minus sign, soft hyphen; and as entities.
    static constexpr std::array<std::string_view, 11> spellings { "-", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x80\x94",
        "\xE2\x88\x92", "\xC2\xAD", "&ndash;", "&#8211;", "&shy;" };
    return length_of_one(marks, i, spellings);
}

Separator separator_at(Marks const& marks, std::size_t i)
{
    auto const before = space_at(marks, i);
    auto const hyphen = hyphen_at(marks, i + before);
    if (hyphen == 0)
        return { before, false };
    return { before + hyphen + space_at(marks, i + before + hyphen), true };
}

bool is_near(Marks const& marks, Extent extent, Side side, std::vector<std::string_view> const& words)
{
    constexpr std::size_t reach = 48; // Bytes: 40 characters of Swedish.
    auto const from = extent.from - std::min(extent.from, reach);
    auto const to = side == Side::both ? std::min(extent.to + reach, marks.size()) : extent.from;
    std::string around(marks.text().substr(from, to - from));
    for (std::size_t i = 0; i < around.size(); ++i) {
        around[i] = lower(around[i]);
        // Å, Ä and Ö (C3 85, C3 84, C3 96) to å, ä and ö.
        if (i > 0 && around[i - 1] == '\xC3' && (around[i] == '\x85' || around[i] == '\x84' || around[i] == '\x96'))
            around[i] = static_cast<char>(around[i] + 0x20);
    }
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return around.find(word) != std::string::npos; });
}

bool has_luhn_sum(std::string_view digits)
{
    int sum = 0;
    bool twice = false;
    for (auto i = digits.size(); i-- > 0; twice = !twice) {
        auto const digit = digits[i] - '0';
        auto const weighed = twice ? 2 * digit : digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
}

// Most of what is stored is markup without anything personal: then the patterns need not look.
static bool may_hold_numbers(std::string_view text) { return std::count_if(text.begin(), text.end(), is_digit) >= 6; }
static bool may_hold_emails(std::string_view text)
{
    return text.find_first_of("@([{%&") != std::string_view::npos || text.find("nabel") != std::string_view::npos || text.find("NABEL") != std::string_view::npos;
}

std::string redact(std::string_view text)
{
    Marks marks(text);
    if (may_hold_emails(text))
        mark_emails(marks);
    mark_tokens(marks);
    if (!may_hold_numbers(text))
        return marks.text_without();
    mark_announced_phones(marks);
    mark_identity_numbers(marks);
    mark_accounts(marks);
    mark_phones(marks);
    return marks.text_without();
}

} // namespace syna::store

// Telephone numbers in a text, as they are written in Sweden.

#include "store/redaction_marks.h"

#include <algorithm>
#include <array>
#include <optional>

namespace syna::store {

namespace {

// A number's groups of digits as far as they may belong to it.
struct Group {
    std::size_t from, to; // Of the digits.
    std::size_t digits;   // In this and the groups before.
};

enum class Announced { no,
    yes };

// One hyphen, space or slash goes after the area code; after that all separators are of one kind. So "08-12 13-17"
// (opening hours) does not run together, and "0701-23 45 67" does.
std::vector<Group> groups_at(Marks const& marks, std::size_t i, std::size_t most_digits, Announced announced)
{
    std::vector<Group> groups;
    std::size_t digits = 0;
    std::optional<bool> later_hyphen;
    for (;;) {
        auto const end = digits_end(marks, i);
        if (end == i || digits + (end - i) > most_digits)
            return groups;
        for (auto k = i; k < end; ++k)
            if (!marks.is_free(k))
                return groups;
        digits += end - i;
        groups.push_back({ i, end, digits });
        auto after = end;
        if (marks.at(after) == ')')
            ++after;
        auto separator = separator_at(marks, after);
        if (separator.length == 0 && groups.size() == 1 && marks.at(after) == '/')
            separator = { 1, true };
        if (separator.length == 0 && announced == Announced::yes && (marks.at(after) == '.' || marks.at(after) == '/'))
            separator = { 1, false };
        if (separator.length == 0 && after == end)
            return groups;
        if (groups.size() > 1) {
            if (later_hyphen && *later_hyphen != separator.hyphen)
                return groups;
            later_hyphen = separator.hyphen;
        }
        i = after + separator.length;
        if (marks.at(i) == '(')
            ++i;
    }
}

int two_digits(Marks const& marks, std::size_t i) { return (marks.at(i) - '0') * 10 + (marks.at(i + 1) - '0'); }

// "06-07-2024" is a day.
bool is_date(Marks const& marks, std::vector<Group> const& groups)
{
    if (groups.size() != 3 || groups[0].digits != 2 || groups[1].digits != 4 || groups[2].digits != 8)
        return false;
    auto const century = two_digits(marks, groups[2].from);
    return two_digits(marks, groups[0].from) <= 31 && two_digits(marks, groups[1].from) <= 31 && (century == 19 || century == 20);
}

// The groups as Swedish numbers have them: area code of two to four digits, then two or three digits at a time, or all at once.
bool is_written_as_phone(Marks const& marks, std::vector<Group> const& groups)
{
    auto const length = [&](std::size_t n) { return groups[n].to - groups[n].from; };
    if (groups.size() == 1)
        return length(0) >= 9 || marks.text().substr(groups[0].from, 2) == "08";
    if (length(0) > 4)
        return false;
    if (groups.size() == 2)
        return length(1) >= 5;
    for (std::size_t n = 1; n < groups.size(); ++n)
        if (length(n) < 2 || length(n) > 4)
            return false;
    return !is_date(marks, groups);
}

// A number in thousands ("1 012 345 678") has such groups, too.
bool is_part_of_larger_number(Marks const& marks, std::size_t i, std::vector<Group> const& groups)
{
    if (i < 2 || marks.at(i - 1) != ' ' || !is_digit(marks.at(i - 2)))
        return false;
    return std::all_of(groups.begin(), groups.end(), [](Group const& group) { return group.to - group.from == 3; });
}

// Where the country's prefix at `i` ends, if it is one: "+46", "0046 (0)", a Nordic neighbour's.
std::optional<std::size_t> country_prefix_end(Marks const& marks, std::size_t i)
{
    static constexpr std::array<std::string_view, 5> countries { "46", "45", "47", "358", "354" };
    auto at = i;
    if (marks.at(at) == '+')
        at += 1;
    else if (marks.text().substr(at, 2) == "00")
        at += 2;
    else if (marks.text().substr(at, 3) == "%2B" || marks.text().substr(at, 3) == "%2b")
        at += 3;
    else
        return std::nullopt;
    for (auto const country : countries) {
        if (marks.text().substr(std::min(at, marks.size()), country.size()) != country)
            continue;
        at += country.size();
        at += separator_at(marks, at).length;
        if (marks.text().substr(std::min(at, marks.size()), 3) == "(0)")
            at += 3;
        else if (marks.at(at) == '(')
            at += 1;
        at += separator_at(marks, at).length;
        return at;
    }
    return std::nullopt;
}

// The end of "tel:", "sms:" and "callto:" at `i`.
std::optional<std::size_t> announcement_end(Marks const& marks, std::size_t i)
{
    static constexpr std::array<std::string_view, 3> words { "tel:", "sms:", "callto:" };
    if (i > 0 && is_letter(marks.at(i - 1)))
        return std::nullopt;
    for (auto const word : words) {
        auto const here = marks.text().substr(i, word.size());
        if (std::equal(here.begin(), here.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == b; })) {
            auto const end = i + word.size();
            return end + space_at(marks, end);
        }
    }
    return std::nullopt;
}

// The end of the longest number among the first of the groups that has between `fewest` and `most` digits; 0: none.
std::size_t longest(std::vector<Group> const& groups, std::size_t fewest)
{
    return groups.empty() || groups.back().digits < fewest ? 0 : groups.back().to;
}

} // namespace

void mark_announced_phones(Marks& marks)
{
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto const c = lower(marks.at(i));
        if (c == 't' || c == 's' || c == 'c') {
            auto const announced = announcement_end(marks, i);
            if (!announced)
                continue;
            // [ours] Shorter ones (112, 1177) are nobody's own.
            auto const start = *announced;
            auto from = country_prefix_end(marks, start).value_or(start);
            while (marks.at(from) == '+' || marks.at(from) == '(')
                ++from;
            if (auto const end = longest(groups_at(marks, from, 13, Announced::yes), 6))
                marks.mark({ start, end }, PersonalData::phone);
        } else if (c == '+' || c == '0' || c == '%') {
            if (i > 0 && is_word(marks.at(i - 1)))
                continue;
            auto const from = country_prefix_end(marks, i);
            if (!from || !is_digit(marks.at(*from)))
                continue;
            auto const groups = groups_at(marks, *from, 11, Announced::no);
            if (auto const end = longest(groups, 7); end && !is_word(marks.at(end)))
                marks.mark({ i, end }, PersonalData::phone);
        }
    }
}

void mark_phones(Marks& marks)
{
    for (std::size_t i = 0; i < marks.size(); i = is_digit(marks.at(i)) ? digits_end(marks, i) : i + 1) {
        if (marks.at(i) != '0' || marks.at(i + 1) < '1' || marks.at(i + 1) > '9')
            continue;
        // Not the end of a word, a decimal or a longer number.
        auto const before = i > 0 ? marks.at(i - 1) : ' ';
        bool const joined = before == '-' || before == '.' || before == ',' || before == ':' || before == '/';
        if (is_word(before) || (joined && i > 1 && is_digit(marks.at(i - 2))))
            continue;
        auto groups = groups_at(marks, i, 11, Announced::no);
        // "060-19 10 00 851 85 Sundsvall": what follows may be no part of it.
        while (!groups.empty() && groups.back().digits >= 8) {
            auto const end = groups.back().to;
            if (!is_word(marks.at(end)) && is_written_as_phone(marks, groups) && !is_part_of_larger_number(marks, i, groups)) {
                auto const start = before == '(' ? i - 1 : i;
                marks.mark({ start, end }, PersonalData::phone);
                break;
            }
            groups.pop_back();
        }
    }
}

} // namespace syna::store

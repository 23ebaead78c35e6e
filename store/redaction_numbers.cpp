// Swedish identity numbers, accounts and cards in a text.

#include "store/redaction_marks.h"

#include <array>

namespace syna::store {

namespace {

// A day of a month: 1 to 31 as far as the month goes, or with 60 added in a samordningsnummer. The century is not always
// known, so 29 February always counts.
bool is_birth_date(std::string_view yymmdd)
{
    static constexpr std::array<int, 13> days { 0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    auto const month = (yymmdd[2] - '0') * 10 + (yymmdd[3] - '0');
    auto const written = (yymmdd[4] - '0') * 10 + (yymmdd[5] - '0');
    auto const day = written > 60 ? written - 60 : written;
    return month >= 1 && month <= 12 && day >= 1 && day <= days[static_cast<std::size_t>(month)];
}

bool is_century(std::string_view two) { return two == "18" || two == "19" || two == "20"; }

// A number that may be someone's, as it is written: the date's six digits, what stands between, the last four.
struct Candidate {
    Extent whole;
    std::size_t date = 0; // Where the six digits begin.
    std::size_t last = 0; // Where the last four begin.
    bool sign = false;    // A hyphen or plus stands between.
    bool century = false;
};

// The place after the century and the date that begin at `i`, where one of `lengths` fits: date, or date and last four.
bool read_date(Marks const& marks, std::size_t i, std::size_t digits, Candidate& candidate)
{
    auto const run = digits_end(marks, i) - i;
    auto const read = [&](std::size_t at, std::size_t length) {
        candidate.date = at;
        return length == digits;
    };
    if (run == digits)
        return read(i, run);
    if (run == digits + 2 && is_century(marks.text().substr(i, 2))) {
        candidate.century = true;
        return read(i + 2, run - 2);
    }
    if (run == 2 && is_century(marks.text().substr(i, 2))) {
        auto const space = space_at(marks, i + 2);
        auto const start = i + 2 + space;
        candidate.century = true;
        return space > 0 && read(start, digits_end(marks, start) - start);
    }
    return false;
}

// The sign or space between date and last four: a plus is written from the year the person turns 100.
Separator sign_at(Marks const& marks, std::size_t i)
{
    if (marks.at(i) == '+')
        return { 1, true };
    return separator_at(marks, i);
}

bool read_candidate(Marks const& marks, std::size_t i, Candidate& candidate)
{
    candidate = {};
    candidate.whole.from = i;
    if (read_date(marks, i, 10, candidate)) {
        candidate.last = candidate.date + 6;
        candidate.whole.to = candidate.last + 4;
        return true;
    }
    candidate = {};
    candidate.whole.from = i;
    if (!read_date(marks, i, 6, candidate))
        return false;
    auto const sign = sign_at(marks, candidate.date + 6);
    candidate.last = candidate.date + 6 + sign.length;
    candidate.sign = sign.hyphen;
    candidate.whole.to = candidate.last + 4;
    return sign.length > 0 && digits_end(marks, candidate.last) == candidate.last + 4;
}

// "850709-XXXX": somebody has masked the last four, or some of them. The extent of the date.
Extent masked_number(Marks const& marks, std::size_t i)
{
    Candidate candidate;
    if (!read_date(marks, i, 6, candidate) || !is_birth_date(marks.text().substr(candidate.date, 6)))
        return {};
    auto at = candidate.date + 6 + sign_at(marks, candidate.date + 6).length;
    int masked = 0;
    for (int n = 0; n < 4; ++n) {
        auto const c = marks.at(at);
        auto const is_bullet = marks.text().substr(std::min(at, marks.size()), 3) == "\xE2\x80\xA2";
        if (!is_digit(c) && lower(c) != 'x' && c != '*' && !is_bullet)
            return {};
        masked += is_digit(c) ? 0 : 1;
        at += is_bullet ? 3 : 1;
    }
    if (masked == 0 || is_word(marks.at(at)))
        return {};
    return { i, candidate.date + 6 };
}

// Digits in groups with one kind of separator between, up to `most` digits.
struct Grouped {
    std::string digits;
    std::string lengths; // Of the groups, as characters '1' to '9'.
    std::size_t end = 0;
};

Grouped grouped_digits(Marks const& marks, std::size_t i, std::size_t most, std::string_view separators)
{
    Grouped grouped;
    for (;;) {
        auto const end = digits_end(marks, i);
        if (end == i || end - i > 9 + 10 || grouped.digits.size() + (end - i) > most)
            return grouped;
        grouped.digits += marks.text().substr(i, end - i);
        grouped.lengths += static_cast<char>('0' + (end - i));
        grouped.end = end;
        auto const space = space_at(marks, end);
        bool const other = separators.find(marks.at(end)) != std::string_view::npos && end < marks.size();
        if (space == 0 && !other)
            return grouped;
        i = end + (space > 0 ? space : 1 + space_at(marks, end + 1));
    }
}

// Cards are written in groups of four, or as 4-6-5, and begin with 2 to 6. A long number in one piece is left: it is an invoice's.
Extent card(Marks const& marks, std::size_t i)
{
    if (marks.at(i) < '2' || marks.at(i) > '6')
        return {};
    auto const grouped = grouped_digits(marks, i, 19, "-");
    bool const fours = grouped.lengths.size() >= 4 && grouped.lengths.substr(0, 3) == "444" && grouped.digits.size() >= 13;
    if ((!fours && grouped.lengths != "465") || !has_luhn_sum(grouped.digits))
        return {};
    return { i, grouped.end };
}

// An International Bank Account Number; a Swedish one also where its check digits are wrong.
//   https://www.iso.org/standard/81090.html (ISO 13616-1)
Extent international_account(Marks const& marks, std::size_t i)
{
    constexpr std::size_t shortest = 15, longest = 34;
    auto const is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    auto const value = [&](char c) { return is_digit(c) ? c - '0' : c - 'A' + 10; };
    bool const swedish = marks.text().substr(i, 2) == "SE";

    int remainder = 0; // Of the number after the first four characters, modulo 97.
    std::size_t characters = 0;
    Extent found;
    auto const checked = [&] {
        auto sum = remainder;
        for (std::size_t k = 0; k < 4; ++k) {
            auto const v = value(marks.at(i + k));
            sum = (sum * (v > 9 ? 100 : 10) + v) % 97;
        }
        return sum == 1;
    };
    auto at = i;
    for (; characters < longest; ++at) {
        auto const c = marks.at(at);
        if (!is_digit(c) && !is_capital(c)) {
            auto const space = space_at(marks, at);
            bool const more = space > 0 && characters % 4 == 0 && (is_digit(marks.at(at + space)) || is_capital(marks.at(at + space)));
            if (characters >= shortest && checked())
                found = { i, at };
            if (!more)
                break;
            at += space - 1;
            continue;
        }
        ++characters;
        if (characters > 4) {
            auto const v = value(c);
            remainder = (remainder * (v > 9 ? 100 : 10) + v) % 97;
        }
        if (swedish && characters > 2 && !is_digit(c))
            break;
        if (swedish && characters == 24 && !is_word(marks.at(at + 1)))
            return { i, at + 1 };
    }
    return found;
}

// A number that the words before it call an account.
Extent named_account(Marks const& marks, std::size_t i)
{
    static std::vector<std::string_view> const words { "kontonummer", "kontonr", "konto nr", "bankkonto", "clearing" };
    auto const grouped = grouped_digits(marks, i, 16, "-,.");
    if (grouped.digits.size() < 9 || !is_near(marks, { i, grouped.end }, Side::before, words))
        return {};
    return { i, grouped.end };
}

} // namespace

// Swedish personal identity numbers and samordningsnummer.
//   https://www4.skatteverket.se/rattsligvagledning/330245.html
// [ours] A number with a plausible date is taken if its check digit is right; else if a hyphen or plus stands in it, or a word
// near it says what it is. Masking errs on the safe side; diary and invoice numbers in one piece are left.
void mark_identity_numbers(Marks& marks)
{
    static std::vector<std::string_view> const names { "personnummer", "personnr", "pnr", "född", "samordningsnummer" };
    static std::vector<std::string_view> const phones { "tel", "mobil", "ring", "växel", "fax", "phone", "sms" };
    for (std::size_t i = 0; i < marks.size(); i = is_digit(marks.at(i)) ? digits_end(marks, i) : i + 1) {
        if (!is_digit(marks.at(i)) || !marks.is_free(i))
            continue;
        Candidate candidate;
        if (!read_candidate(marks, i, candidate)) {
            marks.mark(masked_number(marks, i), PersonalData::birth_date);
            continue;
        }
        auto const date = marks.text().substr(candidate.date, 6);
        if (!is_birth_date(date))
            continue;
        std::string digits(date);
        digits += marks.text().substr(candidate.last, 4);
        bool const right = has_luhn_sum(digits);
        bool const signed_alone = candidate.sign && (i == 0 || marks.at(i - 1) != '-');
        if (!right && !signed_alone && !is_near(marks, candidate.whole, Side::both, names))
            continue;
        // A phone number in one piece can look like a samordningsnummer.
        bool const one_piece = !candidate.century && candidate.last == candidate.date + 6;
        bool const phone = one_piece && digits[0] == '0' && is_near(marks, candidate.whole, Side::before, phones);
        marks.mark(candidate.whole, phone ? PersonalData::phone : PersonalData::identity_number);
    }
}

void mark_accounts(Marks& marks)
{
    for (std::size_t i = 0; i < marks.size(); ++i) {
        auto const c = marks.at(i);
        if (!marks.is_free(i) || (i > 0 && is_word(marks.at(i - 1))))
            continue;
        if (c >= 'A' && c <= 'Z' && is_letter(marks.at(i + 1)) && is_digit(marks.at(i + 2)) && is_digit(marks.at(i + 3))) {
            marks.mark(international_account(marks, i), PersonalData::account);
        } else if (is_digit(c)) {
            marks.mark(card(marks, i), PersonalData::account);
            marks.mark(named_account(marks, i), PersonalData::account);
        }
    }
}

} // namespace syna::store

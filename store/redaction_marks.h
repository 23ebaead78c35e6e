#pragma once
// Where personal data stands in a text, gathered pattern by pattern. The pattern that comes first keeps what it marked.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace syna::store {

enum class PersonalData : uint8_t {
    none,
    email, // The part before the @; the host is kept.
    phone,
    identity_number,
    birth_date,
    account,
    token,
};

// [from, to) of a text.
struct Extent {
    std::size_t from = 0, to = 0;
};

class Marks {
public:
    explicit Marks(std::string_view text)
        : text_(text)
        , marks_(text.size(), 0)
    {
    }

    std::string_view text() const { return text_; }
    std::size_t size() const { return text_.size(); }
    // The byte at `i`; 0 before the beginning and after the end, where no pattern has anything to find.
    char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
    bool is_free(std::size_t i) const { return i < marks_.size() && marks_[i] == 0; }

    // Marks it, unless an earlier pattern has marked part of it.
    void mark(Extent extent, PersonalData kind);
    // The text with the placeholders in place.
    std::string text_without() const;

private:
    std::string_view text_;
    std::vector<uint8_t> marks_; // Of each byte: 0, the kind where a mark begins, or `inside`.
};

// The patterns, in the order in which they are tried.
void mark_emails(Marks& marks);
void mark_tokens(Marks& marks);
void mark_announced_phones(Marks& marks); // After "tel:", or with the country's prefix.
void mark_identity_numbers(Marks& marks);
void mark_accounts(Marks& marks);
void mark_phones(Marks& marks);

// --- Letters and separators, the same for all patterns.

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_word(char c) { return is_digit(c) || is_letter(c) || c == '_'; }
inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The end of the digits that begin at `i`.
std::size_t digits_end(Marks const& marks, std::size_t i);
// How many bytes of one space (also no-break, also as an entity) or one hyphen stand at `i`; 0: none.
std::size_t space_at(Marks const& marks, std::size_t i);
std::size_t hyphen_at(Marks const& marks, std::size_t i);
// The bytes of a separator of digits as people write it: one space, or one hyphen with at most one space on each side.
struct Separator {
    std::size_t length = 0;
    bool hyphen = false;
};
Separator separator_at(Marks const& marks, std::size_t i);

// True if one of the words (in lower case) stands within about 40 characters of the extent, on the sides asked for.
enum class Side { before,
    both };
bool is_near(Marks const& marks, Extent extent, Side side, std::vector<std::string_view> const& words);

// The check of identity numbers and cards: from the right every second digit counts twice, and the sum ends with 0.
//   https://www.iso.org/standard/70484.html (ISO/IEC 7812-1, annex B)
bool has_luhn_sum(std::string_view digits);

} // namespace syna::store

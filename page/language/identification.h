#pragma once
// Which language a text is written in, as far as its letters tell. A hint with a measure of trust, never more: what a check
// does with doubt is the check's business. See docs/decisions/0009-language-identification.md.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace syna::language {

struct Share {
    std::string language; // A primary subtag in lower case: "sv". Norwegian is "no" or, for Nynorsk, "nn".
    int percent = 0;      // Of the text.
};

struct Identification {
    std::vector<Share> shares;    // At most three, the greatest first. Empty: nothing was recognised.
    bool is_reliable = false;     // The first is much more likely than the second.
    std::size_t letter_bytes = 0; // How much there was to go by.

    // The share of a language, 0 where it was not found. Spellings of one language (nb, no) count together.
    int percent_of(std::string_view language) const;
};

// Takes UTF-8 without markup. Linear time; of a long text the beginning is looked at.
Identification identify(std::string_view text);

// The language is one that identify() can answer.
bool is_known(std::string_view language);

// The same written language under two subtags: "nb" and "no", "iw" and "he".
bool is_same(std::string_view a, std::string_view b);

// So close to each other that a short or mixed text in one looks like the other: Swedish, Danish and Norwegian; Croatian,
// Bosnian and Serbian; …
bool is_easily_confused(std::string_view a, std::string_view b);

// The text is the language's own name for itself, as in a list of languages to choose from: "Suomi" for "fi".
bool is_own_name(std::string_view text, std::string_view language);

} // namespace syna::language

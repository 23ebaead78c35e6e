#pragma once
// Texts as people compare them: the words in them, without case, punctuation, symbols and invisible characters.
//   https://www.unicode.org/reports/tr44/#NFKC_Casefold

#include <string>
#include <string_view>
#include <vector>

namespace syna::language {

// The words of a text: runs of letters, marks and digits, case folded, in compatibility composition. Takes UTF-8.
std::vector<std::string> words_of(std::string_view text);

// The same words with one space between them: "Läs mer »" and "LÄS MER" both give "läs mer".
std::string folded(std::string_view text);

// How many letters (general category L) the text has.
std::size_t count_letters(std::string_view text);

// Has a character of a script that puts no space between words, so that its words cannot be told apart by spaces.
//   https://www.unicode.org/reports/tr14/#SA
bool has_unspaced_script(std::string_view text);

} // namespace syna::language

#pragma once
// A rule's sentence with its facts put in.

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace syna::rules {

using SentenceFacts = std::vector<std::pair<std::string_view, std::variant<double, std::string>>>;

// "{ratio}" is replaced by the fact of that name: a number as the language writes it (at most two decimals, "3,2" in sv),
// a text as it is. A name without a fact stays as it stands, braces and all, so that a test sees it.
std::string sentence(std::string_view words, SentenceFacts const& facts, std::string_view language);
// 1234.5 as "1 234,5" (sv, no-break space) or "1,234.5" (en).
std::string number_text(double number, std::string_view language, int max_decimals = 2);

} // namespace syna::rules

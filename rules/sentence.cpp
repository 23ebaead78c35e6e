#include "rules/sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace syna::rules {

static constexpr std::string_view no_break_space = "\u00A0", minus = "\u2212";

// Grouping and signs as CLDR gives them for sv and en: https://cldr.unicode.org/translation/number-currency-formats/number-symbols
std::string number_text(double number, std::string_view language, int max_decimals)
{
    if (!std::isfinite(number))
        return "–";
    auto digits = fmt::format("{:.{}f}", std::fabs(number), std::max(max_decimals, 0));
    if (digits.find('.') != digits.npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.')
            digits.pop_back();
    }
    auto const swedish = language == "sv";
    auto const whole = std::min(digits.find('.'), digits.size());

    std::string text;
    if (number < 0 && digits != "0")
        text += swedish ? minus : "-";
    for (std::size_t i = 0; i < whole; ++i) {
        if (i > 0 && (whole - i) % 3 == 0)
            text += swedish ? no_break_space : ",";
        text += digits[i];
    }
    if (whole < digits.size()) {
        text += swedish ? ',' : '.';
        text.append(digits, whole + 1);
    }
    return text;
}

std::string sentence(std::string_view words, SentenceFacts const& facts, std::string_view language)
{
    std::string result;
    while (!words.empty()) {
        auto const brace = std::min(words.find('{'), words.size());
        result += words.substr(0, brace);
        words.remove_prefix(brace);
        auto const end = words.find('}');
        auto const fact = end == words.npos ? facts.end() : std::ranges::find(facts, words.substr(1, end - 1), &SentenceFacts::value_type::first);
        if (fact == facts.end()) {
            // The brace stays; what follows may hold a fact yet.
            result += words.substr(0, 1);
            words.remove_prefix(std::min<std::size_t>(words.size(), 1));
            continue;
        }
        if (auto const* number = std::get_if<double>(&fact->second))
            result += number_text(*number, language);
        else
            result += std::get<std::string>(fact->second);
        words.remove_prefix(end + 1);
    }
    return result;
}

} // namespace syna::rules

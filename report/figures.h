#pragma once
// The report's numbers: shares, medians and how they are written.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace syna::report {

// part / whole; nothing where the whole is nothing.
std::optional<double> share(int64_t part, int64_t whole);

// The middle value, or half way between the two in the middle.
std::optional<double> median(std::vector<double> values);

// "87,5 %" (sv, no-break space) or "87.5%" (en): one decimal at most. Only what is whole is written as 100 %, only nothing as 0 %.
std::string percent(double share, std::string_view language);

// "23 november 2026" of "2026-11-23T18:59:40Z"; what has another form is given back as it is.
std::string date_text(std::string_view timestamp, std::string_view language);

} // namespace syna::report

#include "report/figures.h"

#include "rules/sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace syna::report {

std::optional<double> share(int64_t part, int64_t whole)
{
    if (whole <= 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

std::optional<double> median(std::vector<double> values)
{
    if (values.empty())
        return std::nullopt;
    std::ranges::sort(values);
    auto const middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::string percent(double share, std::string_view language)
{
    auto tenths = std::round(share * 1000);
    if (share < 1)
        tenths = std::min(tenths, 999.0);
    if (share > 0)
        tenths = std::max(tenths, 1.0);
    return rules::number_text(tenths / 10, language, 1) + (language == "sv" ? "\u00A0%" : "%");
}

std::string date_text(std::string_view timestamp, std::string_view language)
{
    static constexpr std::array swedish = std::to_array<std::string_view>({ "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december" });
    static constexpr std::array english = std::to_array<std::string_view>({ "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" });

    // 1. Year, month and day as ISO 8601 has them.
    if (timestamp.size() < 10 || timestamp[4] != '-' || timestamp[7] != '-')
        return std::string(timestamp);
    int year = 0, month = 0, day = 0;
    for (auto const& [from, length, number] : { std::tuple(0u, 4u, &year), std::tuple(5u, 2u, &month), std::tuple(8u, 2u, &day) }) {
        auto const* const end = timestamp.data() + from + length;
        if (auto const [stop, error] = std::from_chars(timestamp.data() + from, end, *number); error != std::errc() || stop != end)
            return std::string(timestamp);
    }
    if (month < 1 || month > 12)
        return std::string(timestamp);

    // 2. The words.
    auto const& months = language == "sv" ? swedish : english;
    return fmt::format("{} {} {}", day, months[static_cast<std::size_t>(month - 1)], year);
}

} // namespace syna::report

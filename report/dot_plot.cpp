#include "report/dot_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace syna::report {

// [ours] Pixels. Places along the line are shares of its width, so that the picture fits any screen with dots of one size.
static constexpr int dot_radius = 6, dot_step = 14, axis_room = 30;
static constexpr int columns = 48; // Dots in the same column stand upon each other.

double plot_floor(Survey const& survey)
{
    double lowest = 1;
    for (auto const& site : survey.sites)
        lowest = std::min(lowest, site.figure(Measure::pass_rate).value_or(1));
    return std::clamp(std::floor(lowest * 10) / 10, 0.0, 0.9);
}

static std::string along(double value, double floor)
{
    return fmt::format("{:.2f}%", (value - floor) / (1 - floor) * 100);
}

void dot_plot(Html& html, Edition const& edition, SurveyGroup const& group, double floor, SurveySite const* own)
{
    auto const& words = edition.words();
    auto const& spread = group.spread(Measure::pass_rate);
    if (spread.measured < 2)
        return;

    // 1. Where each dot stands; its own site last, so that it is drawn over the others.
    std::map<int, int> heights;
    struct Dot {
        double value;
        int height;
        bool own;
    };
    std::vector<Dot> dots;
    double low = 1, high = 0;
    auto sites = edition.by_name(group.sites);
    std::ranges::stable_sort(sites, std::less<>(), [&](auto site) { return &edition.survey().sites[site] == own; });
    for (auto const site : sites) {
        auto const value = edition.survey().sites[site].figure(Measure::pass_rate);
        if (!value)
            continue;
        low = std::min(low, *value);
        high = std::max(high, *value);
        auto const column = static_cast<int>((*value - floor) / (1 - floor) * columns);
        dots.push_back({ *value, heights[column]++, &edition.survey().sites[site] == own });
    }
    int highest = 0;
    for (auto const& [column, count] : heights)
        highest = std::max(highest, count);
    auto const baseline = highest * dot_step + dot_radius;

    // 2. In words.
    html.open("figure", { { "class", "plot" } });
    auto const description = edition.fill(words.plot, { { "n", static_cast<double>(dots.size()) }, { "low", edition.percent(low) }, { "high", edition.percent(high) }, { "median", edition.percent(*spread.median) } });
    html.open("svg", { { "role", "img" }, { "aria-label", description }, { "width", "100%" }, { "height", std::to_string(baseline + axis_room) } });

    // 3. The line, its marks and the median.
    auto const bottom = std::to_string(baseline);
    html.element("line", { { "class", "axis" }, { "x1", "0" }, { "x2", "100%" }, { "y1", bottom }, { "y2", bottom } }, "");
    for (auto const mark : { floor, (floor + 1) / 2, 1.0 }) {
        auto const x = along(mark, floor);
        html.element("line", { { "class", "axis" }, { "x1", x }, { "x2", x }, { "y1", bottom }, { "y2", std::to_string(baseline + 6) } }, "");
        std::string_view const anchor = mark == floor ? "start" : (mark == 1.0 ? "end" : "middle");
        html.element("text", { { "x", x }, { "y", std::to_string(baseline + 24) }, { "text-anchor", anchor } }, edition.percent(mark));
    }
    auto const middle = along(*spread.median, floor);
    html.element("line", { { "class", "median" }, { "x1", middle }, { "x2", middle }, { "y1", "0" }, { "y2", bottom } }, "");

    // 4. The dots. A diamond is a square turned around its own middle, which only an svg of its own can have at a share of the width.
    for (auto const& dot : dots) {
        auto const y = baseline - dot_step / 2 - dot.height * dot_step - 1;
        if (!dot.own) {
            html.element("circle", { { "cx", along(dot.value, floor) }, { "cy", std::to_string(y) }, { "r", std::to_string(dot_radius) } }, "");
            continue;
        }
        html.open("svg", { { "class", "own" }, { "x", along(dot.value, floor) }, { "y", std::to_string(y) }, { "overflow", "visible" } });
        html.element("path", { { "d", "M0 -10 L10 0 L0 10 L-10 0 Z" } }, "").close();
    }
    html.close();

    // 5. What the marks mean.
    html.open("figcaption").element("strong", words.plot_axis).text(". ").text(words.plot_dot).text(". ");
    if (own && own->is_measured())
        html.text(edition.fill(words.plot_own, { { "name", own->name() } })).text(". ");
    html.text(edition.fill(words.plot_median, { { "value", edition.percent(*spread.median) } })).text(".").close();
    html.close();
}

} // namespace syna::report

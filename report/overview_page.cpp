// The overview: municipalities beside their group, what a group can learn, and the rules.

#include "report/dot_plot.h"
#include "report/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace syna::report {

namespace {

constexpr std::size_t lessons_shown = 5, names_shown = 4; // [ours]
constexpr std::array shown_measures { Measure::pass_rate, Measure::fault_free, Measure::causes, Measure::coverage };

class OverviewPage {
public:
    OverviewPage(Edition const& edition, Edition const& twin)
        : edition_(edition)
        , words_(edition.words())
        , survey_(edition.survey())
        , head_ { edition.overview_path(), twin.overview_path(), std::string(words_.overview_title), {} }
        , html_(edition.begin(head_))
    {
    }

    std::string write() &&
    {
        introduction();
        html_.element("h2", { { "id", "groups" } }, words_.groups);
        contents();
        for (std::size_t i = 0; i < survey_.groups.size(); ++i)
            group(survey_.groups[i], i);
        all_rules();
        return edition_.end(std::move(html_), head_);
    }

private:
    void introduction()
    {
        html_.element("p", { { "class", "lead" } }, words_.overview_lead);
        html_.element("p", edition_.fill(words_.overview_facts, { { "sites", edition_.counted(static_cast<int64_t>(survey_.sites.size()), words_.municipalities) }, { "pages", edition_.counted(survey_.audited_pages(), words_.pages) }, { "rules", edition_.counted(static_cast<int64_t>(survey_.rules.size()), words_.rules_asked) }, { "date", edition_.date(survey_.scan.started) } }));
        if (survey_.scan.finished.empty())
            html_.element("p", { { "class", "note" } }, edition_.fill(words_.overview_unfinished, { { "done", static_cast<double>(survey_.scan.sites_finished) }, { "all", static_cast<double>(survey_.scan.sites) } }));

        html_.open("section", { { "class", "panel" } }).element("h2", words_.how_to_read).open("dl", { { "class", "meanings" } });
        for (std::size_t i = 0; i < measures; ++i)
            html_.open("div").element("dt", words_.measure_names[i]).element("dd", words_.measure_meanings[i]).close();
        html_.close().close();
    }

    // Many groups want a way past each other.
    void contents()
    {
        if (survey_.groups.size() < 3)
            return;
        html_.open("nav", { { "class", "contents" }, { "aria-labelledby", "groups" } }).open("ul");
        for (std::size_t i = 0; i < survey_.groups.size(); ++i)
            html_.open("li").element("a", { { "href", fmt::format("#group-{}", i + 1) } }, edition_.group_name(survey_.groups[i])).close();
        html_.close().close();
    }

    void group(SurveyGroup const& group, std::size_t index)
    {
        auto const id = fmt::format("group-{}", index + 1);
        html_.open("section", { { "aria-labelledby", id } });
        html_.element("h3", { { "id", id } }, edition_.group_name(group));
        dot_plot(html_, edition_, group, floor_);
        table(group, id);
        if (group.spread(Measure::pass_rate).measured > 1)
            lessons(group);
        html_.close();
    }

    void table(SurveyGroup const& group, std::string const& id)
    {
        begin_table(html_, id, edition_.fill(words_.group_table, { { "group", edition_.group_name(group) }, { "sites", edition_.counted(static_cast<int64_t>(group.sites.size()), words_.municipalities) } }), "sites");
        html_.open("thead").open("tr");
        header_cell(html_, words_.municipality);
        for (auto const measure : shown_measures)
            header_cell(html_, words_.measure_names[static_cast<std::size_t>(measure)], true);
        header_cell(html_, words_.audited_pages, true);
        html_.close().close();

        html_.open("tbody");
        for (auto const site : edition_.by_name(group.sites))
            row(survey_.sites[site]);
        html_.close();
        if (group.spread(Measure::fault_free).measured > 1)
            summary_rows(group);
        end_table(html_);
    }

    void row(SurveySite const& site)
    {
        html_.open("tr").open("th", { { "scope", "row" } });
        inside_link(html_, head_, edition_.municipality_path(site), site.name());
        html_.close();
        if (!site.is_measured()) {
            html_.element("td", { { "colspan", "5" }, { "class", "missing" } }, why_not_measured(edition_, site)).close();
            return;
        }
        for (auto const measure : shown_measures) {
            auto const value = site.figure(measure);
            html_.open("td", { { "class", "number" } }).text(value ? edition_.value(measure, *value) : "–");
            if (value && measure == Measure::pass_rate)
                bar(html_, *value);
            html_.close();
        }
        number_cell(html_, edition_.number(static_cast<double>(site.summary.audited())));
        html_.close();
    }

    void summary_rows(SurveyGroup const& group)
    {
        html_.open("tfoot").open("tr").element("th", { { "scope", "row" } }, words_.median);
        for (auto const measure : shown_measures) {
            auto const median = group.spread(measure).median;
            number_cell(html_, median ? edition_.value(measure, *median) : "–");
        }
        html_.element("td", "").close().open("tr").element("th", { { "scope", "row" } }, words_.best);
        for (auto const measure : shown_measures) {
            auto const& spread = group.spread(measure);
            html_.open("td", { { "class", "number" } }).text(spread.best ? edition_.value(measure, *spread.best) : "–");
            if (spread.best && measure != Measure::coverage)
                html_.element("small", edition_.names(edition_.by_name(spread.best_sites), 2));
            html_.close();
        }
        html_.element("td", "").close().close();
    }

    // Rules that some of the group keep everywhere while others break them; first those that divide it most evenly, for there
    // are most to ask and most to gain.
    void lessons(SurveyGroup const& group)
    {
        struct Lesson {
            std::size_t rule = 0;
            std::vector<std::size_t> holding, failing;
        };
        std::vector<Lesson> lessons;
        for (std::size_t rule = 0; rule < survey_.rules.size(); ++rule) {
            Lesson lesson { rule, {}, {} };
            for (auto const site : edition_.by_name(group.sites)) {
                auto const standing = survey_.standing(survey_.sites[site], rule);
                if (standing == Standing::holds)
                    lesson.holding.push_back(site);
                else if (standing == Standing::fails)
                    lesson.failing.push_back(site);
            }
            if (!lesson.holding.empty() && !lesson.failing.empty() && survey_.rules[rule].is_required())
                lessons.push_back(std::move(lesson));
        }
        std::ranges::stable_sort(lessons, std::greater<>(), [](auto const& lesson) { return std::min(lesson.holding.size(), lesson.failing.size()); });

        html_.element("h4", words_.learn);
        if (lessons.empty()) {
            html_.element("p", words_.learn_none);
            return;
        }
        html_.element("p", words_.learn_lead).open("ul", { { "class", "lessons" } });
        for (auto const& lesson : lessons) {
            if (&lesson - lessons.data() == lessons_shown)
                break;
            html_.open("li");
            inside_link(html_, head_, edition_.rule_path(survey_.rules[lesson.rule]), survey_.rules[lesson.rule].title(edition_.language()));
            html_.open("span", { { "class", "who" } });
            html_.text(edition_.fill(words_.learn_holds, { { "names", edition_.names(lesson.holding, names_shown) } })).text(" ");
            html_.text(edition_.fill(words_.learn_fails, { { "names", edition_.names(lesson.failing, names_shown) } }));
            html_.close().close();
        }
        html_.close();
    }

    void all_rules()
    {
        html_.open("section", { { "aria-labelledby", "rules" } });
        html_.element("h2", { { "id", "rules" } }, words_.rule_by_rule).element("p", words_.rule_by_rule_lead);
        begin_table(html_, "rule-table", words_.rule_table, "rules");
        html_.open("thead").open("tr");
        header_cell(html_, words_.rule);
        header_cell(html_, words_.requirement);
        for (auto const name : { words_.holds_at, words_.fails_at, words_.unsure_at })
            header_cell(html_, name, true);
        html_.close().close().open("tbody");
        for (std::size_t i = 0; i < survey_.rules.size(); ++i) {
            auto const& rule = survey_.rules[i];
            html_.open("tr").open("th", { { "scope", "row" } });
            inside_link(html_, head_, edition_.rule_path(rule), rule.title(edition_.language()));
            html_.close().element("td", requirements(rule));
            std::array<int64_t, 4> sites {};
            for (auto const& site : survey_.sites)
                ++sites[static_cast<std::size_t>(survey_.standing(site, i))];
            for (auto const standing : { Standing::holds, Standing::fails, Standing::unsure })
                number_cell(html_, edition_.number(static_cast<double>(sites[static_cast<std::size_t>(standing)])));
            html_.close();
        }
        html_.close();
        end_table(html_);
        html_.close();
    }

    std::string requirements(SurveyRule const& rule) const
    {
        std::string text;
        for (auto const& requirement : rule.row.requirements)
            if (!requirement.secondary)
                (text += text.empty() ? "" : ", ") += requirement_name(requirement.wcag, requirement.en301549);
        return text.empty() ? std::string(words_.good_practice) : text;
    }

    Edition const& edition_;
    Words const& words_;
    Survey const& survey_;
    PageHead head_;
    Html html_;
    double floor_ = plot_floor(edition_.survey());
};

} // namespace

std::string overview_page(Edition const& edition, Edition const& twin)
{
    return OverviewPage(edition, twin).write();
}

std::string why_not_measured(Edition const& edition, SurveySite const& site)
{
    auto const& words = edition.words();
    if (!site.start_status)
        return std::string(words.not_measured_no_pages);
    return edition.fill(words.not_measured_start, { { "reason", std::string(words.statuses[static_cast<std::size_t>(*site.start_status)]) } });
}

} // namespace syna::report

// How we measured: when, what, what not, and what each figure means.

#include "report/pages.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace syna::report {

namespace {

// Contrast is asked only of pages whose style is known.
bool needs_style(SurveyRule const& rule)
{
    return std::ranges::any_of(rule.row.requirements, [](auto const& requirement) { return requirement.wcag == "1.4.3" && !requirement.secondary; });
}

class MethodPage {
public:
    MethodPage(Edition const& edition, Edition const& twin)
        : edition_(edition)
        , words_(edition.words())
        , survey_(edition.survey())
        , head_ { edition.method_path(), twin.method_path(), std::string(words_.method_title), { { std::string(words_.overview), edition.overview_path() } } }
        , html_(edition.begin(head_))
    {
    }

    std::string write() &&
    {
        html_.element("p", { { "class", "lead" } }, words_.method_lead);
        scan();
        html_.element("h2", words_.seen).element("p", words_.seen_text);
        html_.element("h2", words_.unseen).open("ul");
        if (std::ranges::none_of(survey_.rules, needs_style))
            html_.element("li", words_.unseen_style);
        for (auto const words : { words_.unseen_script, words_.unseen_documents, words_.unseen_person })
            html_.element("li", words);
        html_.close();
        figures();
        for (auto const& [heading, text] : { std::pair(words_.comparisons, words_.comparisons_text), std::pair(words_.polite, words_.polite_text), std::pair(words_.privacy, words_.privacy_text), std::pair(words_.translations, words_.translations_text) })
            html_.element("h2", heading).element("p", text);
        coverage();
        return edition_.end(std::move(html_), head_);
    }

private:
    void scan()
    {
        auto const& scan = survey_.scan;
        html_.element("h2", words_.when);
        html_.element("p", edition_.fill(scan.finished.empty() ? words_.when_unfinished : words_.when_finished, { { "start", edition_.date(scan.started) }, { "end", edition_.date(scan.finished) }, { "done", static_cast<double>(scan.sites_finished) }, { "all", static_cast<double>(scan.sites) }, { "pages", edition_.counted(survey_.audited_pages(), words_.pages) } }));
        auto const required = std::ranges::count_if(survey_.rules, &SurveyRule::is_required);
        html_.element("p", edition_.fill(words_.when_rules, { { "rules", edition_.counted(static_cast<int64_t>(survey_.rules.size()), words_.rules_asked) }, { "required", static_cast<double>(required) } }));
        limits();
        html_.element("p", edition_.fill(words_.when_version, { { "scan", scan.settings.version }, { "report", edition_.version() } }));
    }

    // The options that a scan was made with, as far as they are known by name. Zero is no limit.
    void limits()
    {
        auto const options = nlohmann::json::parse(survey_.scan.settings.options, nullptr, false);
        auto const number = [&](char const* name) {
            auto const found = options.is_object() ? options.find(name) : options.end();
            return found != options.end() && found->is_number_integer() ? std::optional(found->get<int64_t>()) : std::nullopt;
        };
        auto const pages = number("maxPages"), depth = number("maxDepth");
        html_.open("p");
        if (pages)
            html_.text(*pages > 0 ? edition_.fill(words_.limit_pages, { { "n", static_cast<double>(*pages) } }) : std::string(words_.no_limit)).text(" ");
        if (depth && *depth > 0)
            html_.text(edition_.fill(words_.limit_depth, { { "n", static_cast<double>(*depth) } }));
        html_.close();
    }

    void figures()
    {
        auto const name = [this](Measure measure) { return words_.measure_names[static_cast<std::size_t>(measure)]; };
        html_.element("h2", words_.figures).open("dl", { { "class", "meanings" } });
        for (auto const& [term, meaning] : { std::pair(name(Measure::pass_rate), words_.figures_rate), std::pair(name(Measure::fault_free), words_.figures_fault_free), std::pair(name(Measure::causes), words_.figures_causes), std::pair(words_.where_to_begin, words_.figures_explained), std::pair(name(Measure::coverage), words_.figures_coverage), std::pair(words_.median, words_.figures_median), std::pair(words_.learn, words_.figures_learn), std::pair(words_.reviews_heading, words_.figures_unsure), std::pair(words_.good_practice, words_.figures_practice) })
            html_.open("div").element("dt", term).element("dd", meaning).close();
        html_.close();
    }

    void coverage()
    {
        html_.element("h2", words_.coverage_by_site);
        begin_table(html_, "coverage", words_.coverage_by_site_table, "coverage");
        html_.open("thead").open("tr");
        header_cell(html_, words_.municipality);
        for (auto const column : { words_.known_pages, words_.audited_pages, words_.share_audited })
            header_cell(html_, column, true);
        html_.close().close().open("tbody");
        for (auto const index : edition_.all_by_name()) {
            auto const& site = survey_.sites[index];
            html_.open("tr").open("th", { { "scope", "row" } });
            inside_link(html_, head_, edition_.municipality_path(site), site.name());
            html_.close();
            number_cell(html_, edition_.number(static_cast<double>(site.known_pages())));
            number_cell(html_, edition_.number(static_cast<double>(site.summary.audited())));
            auto const value = site.figure(Measure::coverage);
            number_cell(html_, value ? edition_.percent(*value) : std::string(words_.not_measured));
            html_.close();
        }
        html_.close();
        end_table(html_);
    }

    Edition const& edition_;
    Words const& words_;
    Survey const& survey_;
    PageHead head_;
    Html html_;
};

} // namespace

std::string method_page(Edition const& edition, Edition const& twin)
{
    return MethodPage(edition, twin).write();
}

} // namespace syna::report

// A rule's page: what it asks and why, who keeps it, and whose page to look at.

#include "report/pages.h"

#include <fmt/format.h>

#include <algorithm>

namespace syna::report {

namespace {

constexpr std::size_t examples_shown = 8; // [ours] Of different sites.

class RulePage {
public:
    RulePage(Edition const& edition, Edition const& twin, SurveyRule const& rule)
        : edition_(edition)
        , words_(edition.words())
        , survey_(edition.survey())
        , rule_(rule)
        , index_(survey_.rule_index(rule))
        , head_ { edition.rule_path(rule), twin.rule_path(rule), std::string(rule.title(edition.language())), { { std::string(words_.overview), edition.overview_path() }, { std::string(words_.rules), edition.overview_path() + "#rules" } } }
        , html_(edition.begin(head_))
    {
    }

    std::string write() &&
    {
        advice();
        facts();
        good_examples();
        failures();
        who_passes();
        return edition_.end(std::move(html_), head_);
    }

private:
    void advice()
    {
        if (!rule_.rule) {
            html_.element("p", { { "class", "lead" } }, words_.no_rule_help);
            return;
        }
        auto const& words = rule_.rule->in(edition_.language());
        html_.element("h2", words_.why).element("p", { { "class", "lead" } }, words.why);
        html_.element("h2", words_.how).element("p", words.how);
        if (!words.example.empty()) {
            html_.open("figure").element("figcaption", words_.right_markup);
            code_block(html_, words.example);
            html_.close();
        }
    }

    void facts()
    {
        html_.open("dl", { { "class", "facts" } });
        html_.open("div").element("dt", words_.rule_requirements);
        for (auto const& requirement : rule_.row.requirements) {
            auto text = edition_.requirement(requirement.wcag, requirement.en301549, requirement.level);
            if (!requirement.wcag.empty() && !requirement.en301549.empty())
                text += fmt::format(", EN 301 549 {}", requirement.en301549);
            if (requirement.secondary)
                text += fmt::format(" ({})", words_.rule_secondary);
            html_.element("dd", text);
        }
        if (std::ranges::all_of(rule_.row.requirements, &store::RequirementRow::secondary))
            html_.element("dd", words_.rule_none);
        html_.close();
        html_.open("div").element("dt", words_.impact).element("dd", words_.impact_name(rule_.row.impact)).close();
        if (rule_.rule && !rule_.rule->hurts.empty()) {
            html_.open("div").element("dt", words_.who_is_hurt);
            for (auto const& statement : rule_.rule->hurts)
                html_.element("dd", words_.hurt_name(statement));
            html_.close();
        }
        if (rule_.rule && !rule_.rule->act.empty()) {
            html_.open("div").element("dt", words_.rule_act);
            for (auto const& act : rule_.rule->act)
                html_.open("dd").outside_link(fmt::format("https://www.w3.org/WAI/standards-guidelines/act/rules/{}/", act), act).close();
            html_.close();
        }
        html_.open("div").element("dt", words_.rule_id).open("dd").element("code", { { "translate", "no" } }, rule_.row.name).close().close();
        html_.close();
    }

    // The best of each site, first from those that keep the rule everywhere; no markup twice.
    void good_examples()
    {
        std::vector<store::Example const*> chosen;
        for (auto const everywhere : { true, false })
            for (auto const& example : survey_.examples[index_]) {
                auto const& site = survey_.sites[survey_.site_index(example.site)];
                if ((survey_.standing(site, index_) == Standing::holds) != everywhere || example.place.snippet.empty() || chosen.size() == examples_shown)
                    continue;
                if (std::ranges::none_of(chosen, [&](auto const* other) { return other->site == example.site || other->place.snippet == example.place.snippet; }))
                    chosen.push_back(&example);
            }

        html_.open("section", { { "aria-labelledby", "examples" } }).element("h2", { { "id", "examples" } }, words_.good_examples);
        html_.element("p", chosen.empty() ? words_.no_examples : words_.good_examples_lead);
        for (auto const* const example : chosen) {
            auto const& site = survey_.sites[survey_.site_index(example->site)];
            html_.open("figure").open("figcaption");
            inside_link(html_, head_, edition_.municipality_path(site), site.name());
            html_.text(": ");
            page_link(html_, edition_, example->place, site.language);
            html_.close();
            code_block(html_, example->place.snippet);
            html_.close();
        }
        html_.close();
    }

    void failures()
    {
        html_.open("section", { { "aria-labelledby", "failures" } }).element("h2", { { "id", "failures" } }, words_.where_it_fails);
        bool any = false;
        for (auto const index : edition_.all_by_name()) {
            auto const& site = survey_.sites[index];
            if (survey_.standing(site, index_) != Standing::fails)
                continue;
            if (!any)
                html_.element("p", words_.where_it_fails_lead).open("ul", { { "class", "short" } });
            any = true;
            html_.open("li");
            auto const pages = edition_.fill(words_.see_cause, { { "pages", edition_.counted(site.rules[index_]->pages_failed, words_.pages) } });
            inside_link(html_, head_, fmt::format("{}#{}", edition_.municipality_path(site), rule_.file), fmt::format("{}, {}", site.name(), pages));
            html_.close();
        }
        if (any)
            html_.close();
        else
            html_.element("p", words_.nowhere_fails);
        html_.close();
    }

    void who_passes()
    {
        html_.open("section", { { "aria-labelledby", "who" } }).element("h2", { { "id", "who" } }, words_.who_passes);
        begin_table(html_, "who-table", words_.who_table, "who");
        html_.open("thead").open("tr");
        header_cell(html_, words_.municipality);
        header_cell(html_, words_.standing);
        for (auto const name : { words_.passed_pages, words_.failed_pages, words_.unsure_pages })
            header_cell(html_, name, true);
        html_.close().close().open("tbody");
        for (auto const index : edition_.all_by_name()) {
            auto const& site = survey_.sites[index];
            html_.open("tr").open("th", { { "scope", "row" } });
            inside_link(html_, head_, edition_.municipality_path(site), site.name());
            html_.close();
            if (auto const& result = site.rules[index_]; result && site.is_measured()) {
                html_.element("td", words_.standings[static_cast<std::size_t>(survey_.standing(site, index_))]);
                for (auto const pages : { result->pages_passed, result->pages_failed, result->pages_cant_tell })
                    number_cell(html_, edition_.number(static_cast<double>(pages)));
            } else {
                html_.element("td", { { "colspan", "4" }, { "class", "missing" } }, site.is_measured() ? std::string(words_.standings.front()) : why_not_measured(edition_, site));
            }
            html_.close();
        }
        html_.close();
        end_table(html_);
        html_.close();
    }

    Edition const& edition_;
    Words const& words_;
    Survey const& survey_;
    SurveyRule const& rule_;
    std::size_t index_;
    PageHead head_;
    Html html_;
};

} // namespace

std::string rule_page(Edition const& edition, Edition const& twin, SurveyRule const& rule)
{
    return RulePage(edition, twin, rule).write();
}

} // namespace syna::report

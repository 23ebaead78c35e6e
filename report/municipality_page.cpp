// A municipality's page: its figures beside its group's, where to begin, its faults by cause with how to mend them and who does
// it right, what a person should look at, and what was seen of the site.

#include "report/dot_plot.h"
#include "report/pages.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace syna::report {

namespace {

// [ours] A page is read on a phone too: it stays under 300 kB whatever the site is like.
constexpr std::size_t causes_shown = 60, causes_of_rule_shown = 12, reviews_shown = 25, room_for_causes = 150'000, room_for_reviews = 190'000;

// What a rule's sentence is told about a place. Facts come from the database as JSON.
std::string outcome_sentence(Edition const& edition, SurveyRule const& rule, store::Cause const& cause)
{
    std::string_view words = cause.key;
    if (rule.rule)
        if (auto const found = rule.rule->in(edition.language()).outcomes.find(cause.key); found != rule.rule->in(edition.language()).outcomes.end())
            words = found->second;
    auto const facts = nlohmann::json::parse(cause.places.empty() ? "{}" : cause.places.front().facts, nullptr, false);
    rules::SentenceFacts list;
    if (facts.is_object())
        for (auto const& [name, value] : facts.items()) {
            if (value.is_number())
                list.emplace_back(name, value.get<double>());
            else if (value.is_string())
                list.emplace_back(name, value.get<std::string>());
        }
    return rules::sentence(words, list, edition.language());
}

// The place in a template that a cause stands for: what follows "rule key: ".
std::string_view component(store::Cause const& cause)
{
    std::string_view const text = cause.cause;
    auto const colon = text.find(": ");
    return colon == text.npos ? std::string_view() : text.substr(colon + 2);
}

class MunicipalityPage {
public:
    MunicipalityPage(Edition const& edition, Edition const& twin, SurveySite const& site, SiteFindings const& findings)
        : edition_(edition)
        , words_(edition.words())
        , survey_(edition.survey())
        , site_(site)
        , group_(survey_.groups[site.group])
        , findings_(findings)
        , head_ { edition.municipality_path(site), twin.municipality_path(site), site.name(), { { std::string(words_.overview), edition.overview_path() } } }
        , html_(edition.begin(head_))
    {
    }

    std::string write() &&
    {
        lead();
        if (site_.is_measured()) {
            figures();
            where_to_begin();
            faults();
            reviews();
            practice();
            shown_to_others();
            requirements();
        }
        coverage();
        return edition_.end(std::move(html_), head_);
    }

private:
    void lead()
    {
        html_.open("p", { { "class", "lead" } });
        html_.text(edition_.fill(words_.site_lead, { { "audited", static_cast<double>(site_.summary.audited()) }, { "known", static_cast<double>(site_.known_pages()) } })).text(" ");
        html_.outside_link(site_.summary.url, site_.summary.url).text(". ");
        if (!group_.code.empty())
            html_.text(edition_.fill(words_.site_group, { { "group", edition_.group_name(group_) } }));
        html_.close();
        if (!site_.is_measured()) {
            html_.open("div", { { "class", "note" } }).element("p", why_not_measured(edition_, site_));
            html_.element("p", words_.site_not_measured_lead).close();
        } else if (!site_.summary.finished) {
            html_.element("p", { { "class", "note" } }, words_.unfinished_site);
        }
    }

    void figures()
    {
        html_.open("section", { { "aria-labelledby", "figures" } }).element("h2", { { "id", "figures" } }, words_.in_short);
        html_.open("dl", { { "class", "figures" } });
        for (std::size_t i = 0; i < measures; ++i) {
            auto const measure = static_cast<Measure>(i);
            auto const value = site_.figure(measure);
            html_.open("div").element("dt", words_.measure_names[i]);
            html_.element("dd", { { "class", "value" } }, value ? edition_.value(measure, *value) : std::string("–"));
            auto const& spread = group_.spreads[i];
            if (spread.measured > 1 && spread.median)
                html_.open("dd", { { "class", "beside" } }).text(words_.median).text(": ").element("b", edition_.value(measure, *spread.median)).close();
            if (spread.measured > 1 && spread.best && measure != Measure::coverage)
                html_.open("dd", { { "class", "beside" } }).text(words_.best).text(": ").element("b", edition_.value(measure, *spread.best)).text(", " + edition_.names(edition_.by_name(spread.best_sites), 2)).close();
            html_.close();
        }
        html_.close();
        if (group_.spread(Measure::fault_free).measured < 2)
            html_.element("p", words_.alone_in_group);
        dot_plot(html_, edition_, group_, plot_floor(survey_), &site_);
        html_.close();
    }

    void where_to_begin()
    {
        html_.open("section", { { "aria-labelledby", "begin" } }).element("h2", { { "id", "begin" } }, words_.where_to_begin);
        if (findings_.faults.empty()) {
            html_.element("p", words_.no_faults).element("p", words_.no_faults_detail).close();
            return;
        }
        if (auto const& explanation = findings_.explanation) {
            auto const all_causes = edition_.counted(static_cast<int64_t>(explanation->all_causes), words_.causes);
            // Where it takes most of the causes, none of them explains much.
            if (explanation->causes * 2 > explanation->all_causes)
                html_.element("p", edition_.fill(words_.explained_by_all, { { "pages", edition_.counted(explanation->all_pages, words_.pages) }, { "all_causes", all_causes } }));
            else
                html_.element("p", edition_.fill(explanation->causes == 1 ? words_.explained_by_one : words_.explained_by_many, { { "n", static_cast<double>(explanation->causes) }, { "all_causes", all_causes }, { "pages", static_cast<double>(explanation->pages) }, { "all", static_cast<double>(explanation->all_pages) } }));
            html_.element("p", words_.explained_how);
        }
        begin_table(html_, "causes", words_.causes_short, "causes");
        html_.open("thead").open("tr");
        header_cell(html_, words_.rule_faults);
        header_cell(html_, words_.impact);
        header_cell(html_, words_.measure_names[static_cast<std::size_t>(Measure::causes)], true);
        header_cell(html_, words_.pages_affected, true);
        html_.close().close().open("tbody");
        for (auto const& found : findings_.faults) {
            auto const& rule = survey_.rules[found.rule];
            html_.open("tr").open("th", { { "scope", "row" } });
            html_.element("a", { { "href", "#" + rule.file } }, rule.title(edition_.language())).close();
            html_.element("td", words_.impact_name(rule.row.impact));
            number_cell(html_, edition_.number(static_cast<double>(found.causes.size())));
            auto const& result = site_.rules[found.rule];
            html_.open("td", { { "class", "number" } }).text(edition_.number(static_cast<double>(result ? result->pages_failed : found.pages)));
            if (result)
                bar(html_, static_cast<double>(result->pages_failed) / static_cast<double>(std::max<int64_t>(site_.summary.audited(), 1)));
            html_.close().close();
        }
        html_.close();
        end_table(html_);
        html_.close();
    }

    void faults()
    {
        if (findings_.faults.empty())
            return;
        html_.open("section", { { "aria-labelledby", "faults" } }).element("h2", { { "id", "faults" } }, words_.faults_heading);
        html_.element("p", words_.faults_lead);
        for (auto const& found : findings_.faults)
            rule_findings(found, true);
        html_.close();
    }

    void practice()
    {
        if (findings_.good_practice.empty())
            return;
        html_.open("section", { { "aria-labelledby", "practice" } }).element("h2", { { "id", "practice" } }, words_.practice_heading);
        html_.element("p", words_.practice_lead);
        for (auto const& found : findings_.good_practice)
            rule_findings(found, true);
        html_.close();
    }

    void reviews()
    {
        if (findings_.reviews.empty())
            return;
        html_.open("section", { { "aria-labelledby", "reviews" } }).element("h2", { { "id", "reviews" } }, words_.reviews_heading);
        html_.element("p", words_.reviews_lead);
        for (auto const& found : findings_.reviews)
            rule_findings(found, false);
        html_.close();
    }

    bool has_room() const { return html_.size() < room_; }

    // A rule's advice stands once, then its causes.
    void rule_findings(RuleFindings const& found, bool is_fault)
    {
        auto const& rule = survey_.rules[found.rule];
        room_ = is_fault ? room_for_causes : room_for_reviews;
        auto& left = is_fault ? faults_left_ : reviews_left_;
        html_.open("article", { { "class", is_fault ? "rule" : "rule review" } });
        html_.element("h3", { { "id", rule.file, is_fault } }, rule.title(edition_.language()));
        about_rule(rule);
        if (!has_room() || left == 0) {
            html_.element("p", edition_.fill(words_.not_shown_rule, { { "causes", edition_.counted(static_cast<int64_t>(found.causes.size()), words_.causes) } })).close();
            return;
        }
        if (is_fault)
            advice(found, rule);
        causes(found, rule, left);
        html_.close();
    }

    void about_rule(SurveyRule const& rule)
    {
        html_.open("p", { { "class", "about" } });
        html_.element("span", { { "class", fmt::format("impact {}", rule.row.impact) } }, fmt::format("{}: {}", words_.impact, words_.impact_name(rule.row.impact))).text(" ");
        bool any = false;
        for (auto const& requirement : rule.row.requirements) {
            if (requirement.secondary)
                continue;
            html_.element("span", edition_.requirement(requirement.wcag, requirement.en301549, requirement.level)).text(" ");
            if (!requirement.wcag.empty() && !requirement.en301549.empty())
                html_.element("span", "EN 301 549 " + requirement.en301549).text(" ");
            any = true;
        }
        if (!any)
            html_.element("span", words_.good_practice).text(" ");
        html_.open("a", { { "href", relative_path(head_.path, edition_.rule_path(rule)) } }).text(words_.full_rule);
        html_.element("span", { { "class", "hidden" } }, fmt::format(": {}", rule.title(edition_.language()))).close().close();
    }

    void advice(RuleFindings const& found, SurveyRule const& rule)
    {
        if (!rule.rule) {
            html_.element("p", words_.no_rule_help);
            return;
        }
        auto const& words = rule.rule->in(edition_.language());
        html_.open("p").element("strong", fmt::format("{}.", words_.why)).text(" ").text(words.why).close();
        html_.open("p").element("strong", fmt::format("{}.", words_.how)).text(" ").text(words.how).close();
        html_.open("div", { { "class", "right" } });
        if (!words.example.empty()) {
            html_.open("figure").element("figcaption", words_.right_markup);
            code_block(html_, words.example);
            html_.close();
        }
        auto const& places = found.causes.front().places;
        if (auto const* const example = survey_.example_for(site_, found.rule, places.empty() ? std::string_view() : places.front().snippet)) {
            auto const& peer = survey_.sites[survey_.site_index(example->site)];
            html_.open("figure").open("figcaption");
            html_.text(&peer == &site_ ? std::string(words_.own_example) : edition_.fill(words_.peer_example, { { "name", peer.name() } })).text(" ");
            page_link(html_, edition_, example->place, peer.language);
            html_.close();
            code_block(html_, example->place.snippet);
            html_.close();
        }
        html_.close();
    }

    // Causes whose sentence is the same stand under it together.
    void causes(RuleFindings const& found, SurveyRule const& rule, std::size_t& left)
    {
        struct Told {
            std::string sentence;
            std::vector<store::Cause const*> causes;
        };
        std::vector<Told> told;
        for (std::size_t i = 0; i < found.causes.size() && i < causes_of_rule_shown && i < left; ++i) {
            auto sentence = outcome_sentence(edition_, rule, found.causes[i]);
            auto same = std::ranges::find(told, sentence, &Told::sentence);
            if (same == told.end())
                same = told.insert(told.end(), { std::move(sentence), {} });
            same->causes.push_back(&found.causes[i]);
        }
        std::size_t shown = 0;
        for (auto const& [sentence, causes] : told) {
            if (!has_room())
                break;
            html_.element("h4", sentence);
            for (auto const* const one : causes) {
                if (!has_room())
                    break;
                cause(*one);
                ++shown;
            }
        }
        left -= shown;
        if (shown < found.causes.size())
            html_.element("p", { { "class", "quiet" } }, edition_.fill(words_.not_shown_causes, { { "causes", edition_.counted(static_cast<int64_t>(found.causes.size() - shown), words_.causes) } }));
    }

    void cause(store::Cause const& cause)
    {
        html_.open("div", { { "class", "cause" } });
        html_.open("p").element("strong", edition_.fill(words_.share_of_pages, { { "n", static_cast<double>(cause.pages) }, { "all", edition_.number(static_cast<double>(site_.summary.audited())) } }));
        html_.text(", ").text(edition_.counted(cause.occurrences, words_.places)).text(".");
        if (auto const place = component(cause); !place.empty())
            html_.text(" ").text(words_.same_place).text(" ").element("code", { { "translate", "no" } }, place);
        html_.close();
        if (!cause.places.empty()) {
            auto const& first = cause.places.front();
            html_.open("p").text(words_.where).text(" ");
            page_link(html_, edition_, first, site_.language);
            if (first.line > 0)
                html_.text(", ").text(edition_.fill(words_.line_column, { { "line", std::to_string(first.line) }, { "column", std::to_string(first.column) } }));
            html_.close();
            if (!first.snippet.empty())
                code_block(html_, first.snippet);
            if (!first.selector.empty())
                html_.open("p", { { "class", "selector" } }).element("code", { { "translate", "no" } }, first.selector).close();
        }
        if (cause.places.size() > 1)
            more_pages(cause);
        html_.close();
    }

    void more_pages(store::Cause const& cause)
    {
        html_.open("details").element("summary", edition_.counted(cause.pages - 1, words_.more_pages)).open("ul");
        std::size_t told = 1;
        for (; told < cause.places.size() && has_room(); ++told) {
            html_.open("li");
            page_link(html_, edition_, cause.places[told], site_.language);
            if (cause.places[told].line > 0)
                html_.text(", ").text(edition_.fill(words_.line_column, { { "line", std::to_string(cause.places[told].line) }, { "column", std::to_string(cause.places[told].column) } }));
            html_.close();
        }
        html_.close();
        if (auto const more = cause.pages - static_cast<int64_t>(told); more > 0)
            html_.element("p", edition_.counted(more, words_.more_places_told));
        html_.close();
    }

    // What this site can show the others of its group.
    void shown_to_others()
    {
        std::vector<std::pair<std::size_t, std::vector<std::size_t>>> lessons; // Rule, and who has faults.
        for (std::size_t rule = 0; rule < survey_.rules.size(); ++rule) {
            if (survey_.standing(site_, rule) != Standing::holds || !survey_.rules[rule].is_required())
                continue;
            std::vector<std::size_t> failing;
            for (auto const site : edition_.by_name(group_.sites))
                if (survey_.standing(survey_.sites[site], rule) == Standing::fails)
                    failing.push_back(site);
            if (!failing.empty())
                lessons.emplace_back(rule, std::move(failing));
        }
        if (lessons.empty())
            return;
        std::ranges::stable_sort(lessons, std::greater<>(), [](auto const& lesson) { return lesson.second.size(); });
        html_.open("section", { { "aria-labelledby", "shown" } }).element("h2", { { "id", "shown" } }, words_.example_heading);
        html_.element("p", words_.example_lead).open("ul", { { "class", "lessons" } });
        for (auto const& [rule, failing] : lessons) {
            html_.open("li");
            inside_link(html_, head_, edition_.rule_path(survey_.rules[rule]), survey_.rules[rule].title(edition_.language()));
            html_.element("span", { { "class", "who" } }, edition_.fill(words_.learn_fails, { { "names", edition_.names(failing, 3) } })).close();
        }
        html_.close().close();
    }

    void requirements()
    {
        if (site_.requirements.empty())
            return;
        html_.open("section", { { "aria-labelledby", "requirements" } }).element("h2", { { "id", "requirements" } }, words_.requirements_heading);
        html_.element("p", words_.requirements_lead);
        begin_table(html_, "requirement-table", words_.requirements_table, "requirements");
        html_.open("thead").open("tr");
        header_cell(html_, words_.requirement);
        for (auto const name : { words_.pages_where_applies, words_.pages_where_holds, words_.share_held, words_.median })
            header_cell(html_, name, true);
        html_.close().close().open("tbody");
        for (auto const& requirement : site_.requirements) {
            html_.open("tr").element("th", { { "scope", "row" } }, edition_.requirement(requirement.wcag, requirement.en301549, requirement.level));
            auto const decided = requirement.pages_passed + requirement.pages_failed;
            number_cell(html_, edition_.number(static_cast<double>(decided)));
            number_cell(html_, edition_.number(static_cast<double>(requirement.pages_passed)));
            html_.open("td", { { "class", "number" } });
            if (decided == 0) {
                html_.text("–");
            } else {
                auto const kept = static_cast<double>(requirement.pages_passed) / static_cast<double>(decided);
                html_.text(edition_.percent(kept));
                bar(html_, kept);
            }
            html_.close();
            auto const median = group_.requirement_medians.find(requirement_name(requirement.wcag, requirement.en301549));
            number_cell(html_, median == group_.requirement_medians.end() ? std::string("–") : edition_.percent(median->second));
            html_.close();
        }
        html_.close();
        end_table(html_);
        html_.close();
    }

    void coverage()
    {
        using store::PageStatus;
        html_.open("section", { { "aria-labelledby", "coverage" } }).element("h2", { { "id", "coverage" } }, words_.coverage_heading);
        auto const addresses = [this](int64_t count) { return edition_.counted(count, words_.addresses); };
        html_.element("p", edition_.fill(words_.coverage_lead, { { "addresses", addresses(site_.summary.all_addresses()) } }));
        if (site_.summary.all_addresses() > 0) {
            begin_table(html_, "coverage-table", words_.coverage_table, "coverage");
            html_.open("thead").open("tr");
            header_cell(html_, words_.status);
            header_cell(html_, words_.addresses_heading, true);
            html_.close().close().open("tbody");
            auto const row = [this](std::string_view name, int64_t count) {
                if (count == 0)
                    return;
                html_.open("tr").element("th", { { "scope", "row" } }, name);
                number_cell(html_, edition_.number(static_cast<double>(count)));
                html_.close();
            };
            row(words_.statuses[static_cast<std::size_t>(PageStatus::audited)], site_.summary.audited());
            for (std::size_t i = 0; i < words_.statuses.size(); ++i) {
                if (i == static_cast<std::size_t>(PageStatus::audited))
                    continue;
                auto const dead = i == static_cast<std::size_t>(PageStatus::http_error) ? site_.summary.dead_links : 0;
                row(words_.of_which_dead, dead);
                row(words_.statuses[i], site_.summary.addresses[i] - dead);
            }
            html_.close();
            end_table(html_);
        }
        html_.close();
    }

    Edition const& edition_;
    Words const& words_;
    Survey const& survey_;
    SurveySite const& site_;
    SurveyGroup const& group_;
    SiteFindings const& findings_;
    PageHead head_;
    Html html_;
    std::size_t faults_left_ = causes_shown, reviews_left_ = reviews_shown, room_ = 0;
};

} // namespace

std::string municipality_page(Edition const& edition, Edition const& twin, SurveySite const& site, SiteFindings const& findings)
{
    return MunicipalityPage(edition, twin, site, findings).write();
}

} // namespace syna::report

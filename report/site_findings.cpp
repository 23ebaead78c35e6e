#include "report/site_findings.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace syna::report {

// Every page of every cause is read to see what explains what; on a very large site that would be millions of rows.
static constexpr int64_t pages_explained = 2000; // [ours]
static constexpr std::size_t places_shown = 12;  // [ours] A cause; the rest is told as a number.
static constexpr double explained_share = 0.8;

// Causes come from the one on most pages on. Page by page: the last of its causes in that order is the one that sets it free.
static std::optional<Explanation> explanation_of(std::vector<store::Cause const*> const& causes)
{
    std::unordered_map<std::string_view, std::size_t> freed_by; // Page to cause.
    for (std::size_t i = 0; i < causes.size(); ++i)
        for (auto const& place : causes[i]->places)
            freed_by[place.url] = i;
    if (freed_by.empty())
        return std::nullopt;

    std::vector<int64_t> freed(causes.size());
    for (auto const& [page, cause] : freed_by)
        ++freed[cause];
    Explanation explanation { 0, causes.size(), 0, static_cast<int64_t>(freed_by.size()) };
    while (explanation.causes < causes.size() && static_cast<double>(explanation.pages) < explained_share * static_cast<double>(explanation.all_pages))
        explanation.pages += freed[explanation.causes++];
    return explanation;
}

// The order of the causes is kept within a rule, and decides the order of the rules.
static std::vector<RuleFindings> by_rule(Survey const& survey, std::vector<store::Cause>& causes, bool (*wanted)(SurveyRule const&))
{
    std::vector<RuleFindings> found;
    std::unordered_map<std::size_t, std::size_t> positions;
    for (auto& cause : causes) {
        auto const* const rule = survey.rule_named(cause.rule);
        if (!rule || !wanted(*rule))
            continue;
        auto const index = survey.rule_index(*rule);
        auto const [position, added] = positions.emplace(index, found.size());
        if (added)
            found.push_back({ index, {}, cause.pages });
        if (cause.places.size() > places_shown) {
            cause.places.resize(places_shown);
            cause.places.shrink_to_fit();
        }
        found[position->second].causes.push_back(std::move(cause));
    }
    return found;
}

Result<SiteFindings> SiteFindings::read(store::Reader& reader, Survey const& survey, SurveySite const& site)
{
    SiteFindings findings;
    bool const explained = site.summary.audited() <= pages_explained;
    auto failed = reader.causes(site.summary.id, store::Certainty::failed, 0, explained ? pages_explained : places_shown);
    if (!failed)
        return failed.error();
    auto unsure = reader.causes(site.summary.id, store::Certainty::cant_tell, 0, places_shown);
    if (!unsure)
        return unsure.error();

    if (explained) {
        std::vector<store::Cause const*> required;
        for (auto const& cause : *failed)
            if (auto const* const rule = survey.rule_named(cause.rule); rule && rule->is_required())
                required.push_back(&cause);
        findings.explanation = explanation_of(required);
    }
    findings.faults = by_rule(survey, *failed, [](SurveyRule const& rule) { return rule.is_required(); });
    findings.good_practice = by_rule(survey, *failed, [](SurveyRule const& rule) { return !rule.is_required(); });
    findings.reviews = by_rule(survey, *unsure, [](SurveyRule const&) { return true; });
    return findings;
}

} // namespace syna::report

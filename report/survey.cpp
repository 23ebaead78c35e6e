#include "report/survey.h"

#include "report/figures.h"
#include "report/file_names.h"
#include "web/language_tag.h"

#include <algorithm>
#include <tuple>

namespace syna::report {

bool SurveyRule::is_required() const
{
    return std::ranges::any_of(row.requirements, [](auto const& requirement) { return !requirement.secondary && requirement.level != "AAA"; });
}

std::string_view SurveyRule::title(std::string_view language) const
{
    if (rule)
        return rule->in(language).title;
    auto const& title = language == "sv" ? row.title_sv : row.title_en;
    return title.empty() ? row.name : title;
}

int64_t SurveySite::known_pages() const
{
    return summary.audited() + summary.not_seen() + summary.count(store::PageStatus::queued) + summary.count(store::PageStatus::limit);
}

std::string const& requirement_name(std::string const& wcag, std::string const& en301549) { return wcag.empty() ? en301549 : wcag; }

int64_t Survey::audited_pages() const
{
    int64_t pages = 0;
    for (auto const& site : sites)
        pages += site.summary.audited();
    return pages;
}

std::size_t Survey::measured_sites() const
{
    return static_cast<std::size_t>(std::ranges::count_if(sites, &SurveySite::is_measured));
}

std::size_t Survey::site_index(store::SiteId id) const { return site_indexes_.at(id); }

SurveyRule const* Survey::rule_named(std::string_view name) const
{
    auto const found = rule_indexes_.find(name);
    return found == rule_indexes_.end() ? nullptr : &rules[found->second];
}

Standing Survey::standing(SurveySite const& site, std::size_t rule) const
{
    auto const& result = site.rules[rule];
    if (!result || result->pages_applicable() == 0)
        return Standing::not_asked;
    if (result->pages_failed > 0)
        return Standing::fails;
    return result->pages_cant_tell > 0 ? Standing::unsure : Standing::holds;
}

// "a" of `<a href="…">`.
static std::string_view first_element(std::string_view markup)
{
    auto const start = markup.find('<');
    if (start == markup.npos)
        return {};
    markup.remove_prefix(start + 1);
    return markup.substr(0, markup.find_first_of(" \t\n/>"));
}

store::Example const* Survey::example_for(SurveySite const& site, std::size_t rule, std::string_view like) const
{
    auto const wanted = first_element(like);
    using Merit = std::tuple<bool, bool, bool, bool, bool, int64_t>;
    store::Example const* best = nullptr;
    Merit best_merit;
    for (auto const& example : examples[rule]) {
        if (example.place.snippet.empty())
            continue;
        auto const& other = sites[site_index(example.site)];
        auto const own = &other == &site;
        Merit const merit { !own, first_element(example.place.snippet) == wanted, !own && other.group == site.group,
            standing(other, rule) == Standing::holds, other.language == site.language, example.passed };
        if (!best || merit > best_merit) {
            best = &example;
            best_merit = merit;
        }
    }
    return best;
}

Result<Survey> Survey::read(store::Reader& reader)
{
    Survey survey;
    auto const scan = reader.latest_scan();
    if (!scan)
        return scan.error();
    if (!*scan)
        return Error { ErrorKind::usage, "the database holds no scan yet" };
    survey.scan = **scan;

    if (auto const read = survey.read_sites(reader); !read)
        return read.error();
    if (auto const read = survey.read_results(reader); !read)
        return read.error();
    survey.form_groups();
    return survey;
}

Done Survey::read_sites(store::Reader& reader)
{
    auto summaries = reader.sites(scan.id);
    if (!summaries)
        return summaries.error();
    FileNames names;
    for (auto& summary : *summaries) {
        SurveySite site;
        site.file = names.unique(summary.municipality.name);
        site.summary = std::move(summary);

        auto const first = reader.pages(site.summary.id, site.is_measured() ? std::optional(store::PageStatus::audited) : std::nullopt, 1);
        if (!first)
            return first.error();
        if (!first->empty()) {
            site.start_status = first->front().status;
            auto const tag = web::parse_language_tag(first->front().language);
            if (tag && web::is_registered_language(tag->primary))
                site.language = tag->primary;
        }
        site_indexes_[site.summary.id] = sites.size();
        sites.push_back(std::move(site));
    }
    return done();
}

// The mean over requirements of passed / (passed + failed) pages.
static std::optional<double> pass_rate(std::vector<store::RequirementResult> const& requirements)
{
    double sum = 0;
    int count = 0;
    for (auto const& requirement : requirements)
        if (auto const kept = share(requirement.pages_passed, requirement.pages_passed + requirement.pages_failed)) {
            sum += *kept;
            ++count;
        }
    return count == 0 ? std::nullopt : std::optional(sum / count);
}

Done Survey::read_results(store::Reader& reader)
{
    // 1. The rules that were asked, with what the program knows of them.
    auto const rows = reader.rules();
    if (!rows)
        return rows.error();
    auto const results = reader.rule_results(scan.id);
    if (!results)
        return results.error();
    auto const& known = rules::built_in_rules();
    if (!known)
        return known.error();
    FileNames names;
    for (auto const& row : *rows) {
        if (std::ranges::none_of(*results, [&](auto const& result) { return result.rule == row.name; }))
            continue;
        auto const found = std::ranges::find(*known, row.name, &rules::Rule::id);
        rule_indexes_[row.name] = rules.size();
        rules.push_back({ row, found == known->end() ? nullptr : &*found, names.unique(row.name) });
        auto found_examples = reader.examples(scan.id, row.name);
        if (!found_examples)
            return found_examples.error();
        examples.push_back(std::move(*found_examples));
    }

    // 2. What they say of each site.
    for (auto& site : sites)
        site.rules.resize(rules.size());
    for (auto const& result : *results)
        if (auto const rule = rule_indexes_.find(result.rule); rule != rule_indexes_.end())
            sites[site_index(result.site)].rules[rule->second] = result;
    distrust_languages();
    auto const requirements = reader.requirement_results(scan.id);
    if (!requirements)
        return requirements.error();
    // Level AAA is no part of the figures: the law asks for A and AA.
    for (auto const& requirement : *requirements)
        if (requirement.level != "AAA")
            sites[site_index(requirement.site)].requirements.push_back(requirement);

    // 3. The figures.
    for (auto& site : sites) {
        if (!site.is_measured())
            continue;
        auto const causes = reader.causes(site.summary.id, store::Certainty::failed, 0, 0);
        if (!causes)
            return causes.error();
        auto const against_requirements = std::ranges::count_if(*causes, [&](auto const& cause) {
            auto const* const rule = rule_named(cause.rule);
            return rule && rule->is_required();
        });
        site.figures = { pass_rate(site.requirements), share(site.summary.without_faults, site.summary.audited()),
            static_cast<double>(against_requirements), share(site.summary.audited(), site.known_pages()) };
    }
    return done();
}

// WCAG 3.1.1, Language of Page: a site that says the wrong language of some page may say it of all.
void Survey::distrust_languages()
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (std::ranges::none_of(rules[i].row.requirements, [](auto const& requirement) { return requirement.wcag == "3.1.1" && !requirement.secondary; }))
            continue;
        for (auto& site : sites)
            if (standing(site, i) == Standing::fails)
                site.language.clear();
    }
}

static Spread spread_of(std::vector<SurveySite> const& sites, std::vector<std::size_t> const& group, Measure measure)
{
    Spread spread;
    std::vector<double> values;
    for (auto const index : group) {
        auto const value = sites[index].figure(measure);
        if (!value)
            continue;
        values.push_back(*value);
        auto const better = measure == Measure::causes ? std::less<double>()(*value, spread.best.value_or(*value)) : *value > spread.best.value_or(*value);
        if (!spread.best || better) {
            spread.best = *value;
            spread.best_sites.clear();
        }
        if (*value == *spread.best)
            spread.best_sites.push_back(index);
    }
    spread.measured = values.size();
    spread.median = median(std::move(values));
    return spread;
}

// Four digits, county and municipality. https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/lan-och-kommuner/
static bool is_swedish_code(std::string_view code)
{
    return code.size() == 4 && code.find_first_not_of("0123456789") == code.npos;
}

void Survey::form_groups()
{
    // 1. Who belongs together.
    std::map<std::string, std::vector<std::size_t>> by_code;
    for (std::size_t i = 0; i < sites.size(); ++i)
        by_code[sites[i].summary.municipality.group].push_back(i);
    for (auto& [code, members] : by_code)
        groups.push_back({ code, true, std::move(members), {}, {} });
    std::ranges::stable_partition(groups, [](auto const& group) { return !group.code.empty(); });

    // 2. What they have in common.
    for (std::size_t i = 0; i < groups.size(); ++i) {
        auto& group = groups[i];
        for (std::size_t measure = 0; measure < measures; ++measure)
            group.spreads[measure] = spread_of(sites, group.sites, static_cast<Measure>(measure));
        std::map<std::string, std::vector<double>> kept;
        for (auto const index : group.sites) {
            sites[index].group = i;
            group.is_swedish = group.is_swedish && is_swedish_code(sites[index].summary.municipality.code);
            for (auto const& requirement : sites[index].requirements)
                if (auto const value = share(requirement.pages_passed, requirement.pages_passed + requirement.pages_failed))
                    kept[requirement_name(requirement.wcag, requirement.en301549)].push_back(*value);
        }
        for (auto& [name, values] : kept)
            group.requirement_medians[name] = *median(std::move(values));
    }
}

} // namespace syna::report

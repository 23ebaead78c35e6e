#pragma once
// What a scan says, arranged for the report: sites in their groups, their figures, and what each rule says of each of them. Read
// from the database once; what is large (the places of faults) is asked for site by site, see site_findings.h.

#include "base/result.h"
#include "rules/rule.h"
#include "store/reader.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace syna::report {

// A rule of the scan. What the program knows of it by now is `rule`, null for one that it no longer has.
struct SurveyRule {
    store::RuleRow row;
    rules::Rule const* rule = nullptr;
    std::string file; // Its name in file names and fragments.

    bool is_required() const; // Decides a requirement of level A or AA, which is what the law asks; else it is good practice or level AAA.
    std::string_view title(std::string_view language) const;
};

// What can be said of every site, and so of a group.
enum class Measure : uint8_t {
    pass_rate,  // Requirement pass rate: for each requirement passed / (passed + failed) pages, and the mean of those.
    fault_free, // Audited pages where no rule with a requirement failed.
    causes,     // Distinct faults against requirements. Less is better.
    coverage,   // Audited pages of those known to be there.
};
inline constexpr std::size_t measures = 4;

struct SurveySite {
    store::SiteSummary summary;
    std::string file;
    std::string language; // Of its pages, as the first one says; empty where that is unknown or not to be trusted.
    std::size_t group = 0;
    std::array<std::optional<double>, measures> figures; // Empty: not measured.
    std::vector<store::RequirementResult> requirements;
    std::vector<std::optional<store::RuleResult>> rules; // By SurveyRule; empty: not asked.
    // Why there is no audited page: what became of the start page, if it has a row at all.
    std::optional<store::PageStatus> start_status;

    std::string const& name() const { return summary.municipality.name; }
    bool is_measured() const { return summary.audited() > 0; }
    int64_t known_pages() const; // Audited, waiting, over a limit or not had: what coverage counts against.
    std::optional<double> figure(Measure measure) const { return figures[static_cast<std::size_t>(measure)]; }
};

// A measure over a group's measured sites.
struct Spread {
    std::optional<double> median, best;
    std::vector<std::size_t> best_sites; // All that share the best value, in the order of the list.
    std::size_t measured = 0;
};

struct SurveyGroup {
    std::string code;               // As the list has it; empty: sites without a group.
    bool is_swedish = true;         // All its sites have a Swedish municipality's code, so that `code` is one of SKR's groups.
    std::vector<std::size_t> sites; // In the order of the list.
    std::array<Spread, measures> spreads;
    std::map<std::string, double> requirement_medians; // By WCAG number, or clause.

    Spread const& spread(Measure measure) const { return spreads[static_cast<std::size_t>(measure)]; }
};

enum class Standing : uint8_t { not_asked, // Or applies on no page.
    holds,                                 // Applies, and on every page it was decided for the good.
    fails,
    unsure }; // Never fails, but somewhere nobody could tell.

struct Survey {
    store::ScanSummary scan;
    std::vector<SurveyRule> rules;                     // By name.
    std::vector<SurveySite> sites;                     // In the order of the list.
    std::vector<SurveyGroup> groups;                   // By code; those without one last.
    std::vector<std::vector<store::Example>> examples; // By rule; by site, its best first.

    static Result<Survey> read(store::Reader& reader);

    int64_t audited_pages() const;
    std::size_t measured_sites() const;
    std::size_t site_index(store::SiteId id) const;
    SurveyRule const* rule_named(std::string_view name) const;
    std::size_t rule_index(SurveyRule const& rule) const { return static_cast<std::size_t>(&rule - rules.data()); }
    Standing standing(SurveySite const& site, std::size_t rule) const;
    // A site that shows how the rule is kept, for one that breaks it: of the same group, if it can be, and without fault itself;
    // its own page if nobody else's. `like` is the markup that is wrong: an example of the same element says more.
    store::Example const* example_for(SurveySite const& site, std::size_t rule, std::string_view like) const;

private:
    Done read_sites(store::Reader& reader);
    Done read_results(store::Reader& reader);
    void distrust_languages();
    void form_groups();
    std::map<store::SiteId, std::size_t> site_indexes_;
    std::map<std::string, std::size_t, std::less<>> rule_indexes_;
};

// What names a requirement: its WCAG number, else the clause of EN 301 549.
std::string const& requirement_name(std::string const& wcag, std::string const& en301549);

} // namespace syna::report

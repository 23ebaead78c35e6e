#pragma once
// The faults of one site, as its page tells them: by rule, and how few of their causes explain most of it.

#include "report/survey.h"

namespace syna::report {

// The causes of one rule on a site, those on most pages first.
struct RuleFindings {
    std::size_t rule = 0; // In the survey.
    std::vector<store::Cause> causes;
    int64_t pages = 0; // Of its most widespread cause.
};

// When the causes that stand on most pages are mended, one after another: how many it takes until 80 % of the pages with faults
// have none left.
struct Explanation {
    std::size_t causes = 0, all_causes = 0;
    int64_t pages = 0, all_pages = 0;
};

struct SiteFindings {
    std::vector<RuleFindings> faults;        // Against requirements; the rule with the most widespread cause first.
    std::vector<RuleFindings> good_practice; // Faults against rules that no requirement asks for.
    std::vector<RuleFindings> reviews;       // Where the rules cannot tell.
    std::optional<Explanation> explanation;  // None where there is no fault, or the site is too large to be asked.

    static Result<SiteFindings> read(store::Reader& reader, Survey const& survey, SurveySite const& site);
};

} // namespace syna::report

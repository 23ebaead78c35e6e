#pragma once
// The pages of the report, each a function from the survey to a finished text.

#include "report/edition.h"
#include "report/site_findings.h"

namespace syna::report {

std::string start_page(Survey const& survey); // In both languages.
std::string overview_page(Edition const& edition, Edition const& twin);
std::string municipality_page(Edition const& edition, Edition const& twin, SurveySite const& site, SiteFindings const& findings);
std::string rule_page(Edition const& edition, Edition const& twin, SurveyRule const& rule);
std::string method_page(Edition const& edition, Edition const& twin);

// Why a site has no audited page, as a sentence.
std::string why_not_measured(Edition const& edition, SurveySite const& site);

} // namespace syna::report

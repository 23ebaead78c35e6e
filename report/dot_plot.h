#pragma once
// A picture of how the sites of a group stand: a dot for each on one line. Its values stand in a table beside it.

#include "report/edition.h"

namespace syna::report {

// The lowest value on the line, the same for all groups, so that they can be compared by eye.
double plot_floor(Survey const& survey);

// The requirement pass rate of a group; `own` is drawn in another shape. Nothing for fewer than two measured sites.
void dot_plot(Html& html, Edition const& edition, SurveyGroup const& group, double floor, SurveySite const* own = nullptr);

} // namespace syna::report

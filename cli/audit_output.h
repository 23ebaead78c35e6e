#pragma once
// How audited pages are written: for a terminal, as JSON and JSON lines (PRODUCT: "A page's audit"), as JUnit XML.

#include "audit/batch.h"

#include <string>
#include <string_view>

namespace syna::cli {

struct OutputOptions {
    std::string_view language = "en";
    bool passed = false; // List passed targets and inapplicable rules too.
    bool color = false;
};

// The sentence for a target, with its facts.
std::string sentence_for(rules::Rule const& rule, audit::Target const& target, std::string_view language);

// What a terminal shows of one page; ends with an empty line unless nothing is said.
std::string page_as_text(audit::AuditedInput const& page, OutputOptions const& options);
// One JSON object a line, for each rule of the page.
std::string page_as_json_lines(audit::AuditedInput const& page, OutputOptions const& options);
// One JSON object for the page: {"url", "input", "error"?, "results": [as the lines]}.
std::string page_as_json(audit::AuditedInput const& page, OutputOptions const& options);

} // namespace syna::cli

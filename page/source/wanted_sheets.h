#pragma once
// The style sheets that a page asks for.

#include "page/source/draft.h"

#include <string_view>
#include <vector>

namespace syna {

// An @import rule at the head of a style sheet.
struct ImportRule {
    std::string url;   // Not resolved.
    std::string media; // What stands between the address and the semicolon: media queries, layer(), supports().
};

// The @import rules of a sheet, which only count before other rules (@charset and @layer statements aside).
//   https://www.w3.org/TR/css-cascade-5/#at-import
std::vector<ImportRule> leading_imports(std::string_view css);

// Sheets that apply without the visitor choosing them, in document order.
//   https://html.spec.whatwg.org/multipage/links.html#link-type-stylesheet
std::vector<WantedSheet> find_wanted_sheets(Document const& document, Url const& base, std::string_view encoding);

// The link and style elements whose sheets apply without the visitor choosing them, in document order; media is not asked.
std::vector<Node> sheet_elements(Document const& document);

} // namespace syna

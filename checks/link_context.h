#pragma once
// What assistive technology can tell about a link from where it stands.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/5effbb/proposed/#programmatically-determined-link-context

#include "page/dom/node.h"

namespace syna::checks {

enum class LinkContext : uint8_t {
    nothing,            // No words but its own and those of links that say as little.
    column_header_only, // In a table cell: a header of its column, but nothing that tells the row.
    whole_page,         // The main element around it, which holds the whole page.
    words
};

// Differs from the definition: the body is no context, as ACT's own examples read it; of table headers it is asked whether the
// row or the table has any, not which. Looks at a limited number of nodes, and says `words` where there are more.
LinkContext link_context(Node link);

// The block that the link stands in.
Node block_around(Node link);

} // namespace syna::checks

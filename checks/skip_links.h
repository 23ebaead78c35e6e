#pragma once
// Links within the page, and those of them that are there to skip what every page has.

#include "page/page.h"

#include <string>
#include <string_view>
#include <vector>

namespace syna::checks {

struct InPageLink {
    Node link;
    std::string fragment; // As written.
    Node target;          // Empty where the page has none of that name.
};

// Links in the accessibility tree whose address is the page's own with a fragment. Those to the page's top are left out.
std::vector<InPageLink> in_page_links(Page const& page);

// Says that it skips something: "Hoppa till innehållet".
bool is_named_as_skip_link(Node link);

// A link to another address than the page's own.
bool leads_to_other_page(Page const& page, Node link);

} // namespace syna::checks

#pragma once
// The links of a page that people can follow, and how their targets compare.

#include "page/page.h"

#include <optional>
#include <string>
#include <vector>

namespace syna::checks {

// Has the role link or one of its kind, and is in the accessibility tree.
bool is_exposed_link(Node node);

// Those of a page that have a name.
std::vector<Node> named_links(Page const& page);

// The href attribute, also of SVG's links.
std::optional<std::string_view> address_of(Node link);

// Made to be followed: with an address that is more than "#" or a script, and opening nothing on the page itself.
bool leads_somewhere(Node link);

// What can be compared of an address: without the differences that servers rarely make anything of (http and https, "www.",
// a slash at the end). Nothing where there is no address.
std::optional<std::string> comparable_address(Page const& page, std::string_view address);

} // namespace syna::checks

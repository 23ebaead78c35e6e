#include "checks/same_destination.h"

#include "checks/links.h"
#include "page/aria/name.h"

namespace syna::checks {

// What is compared, and what is told of it.
static std::string destination(Page const& page, Node link)
{
    auto const address = address_of(link);
    if (!address)
        return "script:" + std::string(link.attribute_or(Name::onclick, {}));
    auto const comparable = comparable_address(page, *address);
    return comparable ? *comparable : std::string(*address);
}

Outcome same_destination(Page const& page, std::vector<Node> const& links)
{
    auto const first = destination(page, links.front());
    for (auto const link : links)
        if (auto other = destination(page, link); other != first)
            return cant_tell("other-address", link,
                { { "name", aria::accessible_name(links.front()) }, { "count", static_cast<double>(links.size()) }, { "other", std::move(other) } });
    return passed();
}

} // namespace syna::checks

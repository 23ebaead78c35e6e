// The links of an image map have names.
//   ACT rule c487ae, for area elements: https://www.w3.org/WAI/standards-guidelines/act/rules/c487ae/
//   Differs from it: an area counts only where an image in the accessibility tree uses its map.

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/role.h"

#include <unordered_set>

namespace syna::checks {

// The names of the maps that images use.
//   https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-a-hash-name-reference
static std::unordered_set<std::string_view> used_maps(Page const& page)
{
    std::unordered_set<std::string_view> names;
    for (auto const img : page.elements(Name::img)) {
        auto const reference = img.attribute_or(Name::usemap, {});
        auto const hash = reference.find('#');
        if (hash != reference.npos && hash + 1 < reference.size() && aria::is_exposed(img))
            names.insert(reference.substr(hash + 1));
    }
    return names;
}

static bool is_hidden(Node area)
{
    return area.attribute_or(Name::aria_hidden, {}) == "true" || !aria::is_exposed(area.parent_element());
}

// Applicability: area elements that are links, in a map that an exposed image uses.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> links;
    auto const areas = page.elements(Name::area);
    if (areas.empty())
        return links;
    auto const maps = used_maps(page);
    for (auto const area : areas) {
        auto const map = area.ancestor(Name::map);
        if (!map || !area.has(Name::href) || aria::role(area) != aria::Role::link || is_hidden(area))
            continue;
        if (maps.contains(map.attribute_or(Name::name, {})) || maps.contains(map.attribute_or(Name::id, {})))
            links.push_back(area);
    }
    return links;
}

// Expectation: the area has a name.
static Outcome expectation(Node area)
{
    return named(area, area.has(Name::alt) ? "empty-alt" : "no-alt");
}

Check area_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

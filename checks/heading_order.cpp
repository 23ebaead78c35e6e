// Headings go down one level at a time, so that the outline has no gaps.
//   Good practice: https://www.w3.org/WAI/tutorials/page-structure/headings/
//   The parts of a page that are the same everywhere (banner, navigation, sidebar, footer, dialogs) keep their own outline:
//   their levels should not change with the page they stand on.

#include "checks/check.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

#include <charconv>
#include <unordered_map>

namespace syna::checks {

// The level that assistive technology is told.
//   https://www.w3.org/TR/wai-aria-1.2/#aria-level and https://www.w3.org/TR/core-aam-1.2/#role-map-heading
static int heading_level(Node heading)
{
    auto const text = strip_ascii_whitespace(heading.attribute_or(Name::aria_level, ""));
    int level = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), level);
    if (error == std::errc() && end == text.data() + text.size() && level > 0)
        return level;
    auto const tag = heading.tag();
    if (heading.name_space() == Namespace::html && tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6')
        return tag[1] - '0';
    return 2;
}

static bool is_part(Node node)
{
    using aria::Role;
    auto const role = aria::role(node);
    return role == Role::banner || role == Role::navigation || role == Role::complementary || role == Role::contentinfo
        || role == Role::search || role == Role::dialog || role == Role::alertdialog;
}

// The part of the page whose outline a heading belongs to; empty for the page itself. `known` remembers it for each
// ancestor that was met.
static Node part_of(Node heading, std::unordered_map<Node, Node>& known)
{
    auto const start = heading.parent_element();
    Node part;
    auto end = start;
    for (; end; end = end.parent_element()) {
        if (auto const found = known.find(end); found != known.end()) {
            part = found->second;
            break;
        }
        if (is_part(end)) {
            part = end;
            known.emplace(end, part);
            break;
        }
    }
    for (auto node = start; node && node != end; node = node.parent_element())
        known.emplace(node, part);
    return part;
}

// Applicability: the headings in the accessibility tree.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> headings;
    for (auto const node : page.elements())
        if (aria::role(node) == aria::Role::heading && aria::is_exposed(node))
            headings.push_back(node);
    return headings;
}

// Expectation: no level is skipped from the heading before it in the same part of the page.
static std::vector<Outcome> expectation(Page const&, std::vector<Node> const& headings, Parameters const&)
{
    std::unordered_map<uint32_t, int> level_before; // By part; the page itself is 0.
    std::unordered_map<Node, Node> part_by_ancestor;
    std::vector<Outcome> outcomes;
    outcomes.reserve(headings.size());
    for (auto const heading : headings) {
        auto const part = part_of(heading, part_by_ancestor);
        auto const level = heading_level(heading);
        auto const [before, is_first] = level_before.try_emplace(part ? part.index() : 0, level);
        if (!is_first && level > before->second + 1)
            outcomes.push_back(failed("skipped", { { "level", static_cast<double>(level) }, { "before", static_cast<double>(before->second) } }));
        else
            outcomes.push_back(passed());
        before->second = level;
    }
    return outcomes;
}

Check heading_order() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

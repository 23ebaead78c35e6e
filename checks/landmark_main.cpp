// The page has one main landmark, so that one can go straight to what the page is about.
//   Good practice: https://www.w3.org/WAI/ARIA/apg/patterns/landmarks/examples/main.html

#include "checks/check.h"
#include "checks/white_space.h"
#include "page/aria/role.h"

namespace syna::checks {

// Applicability: the page, unless it is only a set of frames.
static std::vector<Node> applicability(Page const& page)
{
    auto const html = page.document_element();
    if (!html || page.document().body().is(Name::frameset))
        return {};
    return { html };
}

// Expectation: exactly one main landmark is in the accessibility tree.
static Outcome expectation(Page const& page, Node, Parameters const&)
{
    std::size_t count = 0;
    for (auto const node : page.elements())
        if (aria::role(node) == aria::Role::main && aria::is_exposed(node))
            ++count;
    if (count == 1)
        return passed();
    if (count > 1)
        return failed("several", { { "count", static_cast<double>(count) } });

    // Where the page as delivered says nothing at all, script makes all of it.
    auto const body = page.document().body();
    for (auto node = body ? body.next(body) : Node(); node; node = node.next(body))
        if (node.is_text() && !is_blank(node.data()) && aria::is_exposed(node))
            return failed("none");
    return cant_tell("no-content");
}

Check landmark_main() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

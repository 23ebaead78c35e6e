// Frames have a name that says what is in them.
//   ACT rule cae760: https://www.w3.org/WAI/standards-guidelines/act/rules/cae760/proposed/

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/focus.h"
#include "page/aria/role.h"

namespace syna::checks {

// Applicability: iframe elements in the accessibility tree, unless marked as decoration or taken out of the focus order.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> frames;
    for (auto const frame : page.elements(Name::iframe))
        if (aria::tab_index(frame).value_or(0) >= 0 && !is_marked_as_decorative(frame) && aria::is_exposed(frame))
            frames.push_back(frame);
    return frames;
}

// Expectation: the frame has a name.
static Outcome expectation(Node frame)
{
    return named(frame, "no-title");
}

Check iframe_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

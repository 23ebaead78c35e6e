// Nothing asks to be ahead of the page's own order when one moves by keyboard.
//   Good practice: https://html.spec.whatwg.org/multipage/interaction.html#attr-tabindex warns of positive values.

#include "checks/check.h"
#include "page/aria/focus.h"
#include "page/style/visibility.h"

namespace syna::checks {

// Applicability: rendered elements with a tabindex that is a number.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> elements;
    for (auto const node : page.elements())
        if (node.has(Name::tabindex) && aria::tab_index(node) && style::is_rendered(node))
            elements.push_back(node);
    return elements;
}

// Expectation: it is 0 or negative.
static Outcome expectation(Node element)
{
    auto const index = *aria::tab_index(element);
    if (index > 0)
        return failed("positive", { { "tabindex", static_cast<double>(index) } });
    return passed();
}

Check positive_tabindex() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

// Text does not move by itself.
//   https://www.w3.org/TR/WCAG22/#pause-stop-hide, of the marquee element:
//   https://html.spec.whatwg.org/multipage/obsolete.html#the-marquee-element-2
//   Text that runs a set number of times, or that something on the page stops, is cantTell: how long it takes is not known. Other
//   motion is not looked at. Browsers no longer make blink blink.

#include "checks/check.h"
#include "page/dom/ascii.h"
#include "page/language/words.h"
#include "page/style/visibility.h"

#include <algorithm>

namespace syna::checks {

// Applicability: marquee elements that are visible and have something in them that moves.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> moving;
    for (auto const marquee : page.elements(Name::marquee)) {
        bool const has_image = !marquee.descendants([](Node node) { return node.is(Name::img); }).empty();
        if (style::is_visible(marquee) && (has_image || !language::words_of(marquee.text_content()).empty()))
            moving.push_back(marquee);
    }
    return moving;
}

static std::string_view scroll_amount(Node marquee)
{
    for (auto const& attribute : marquee.attributes())
        if (attribute.text_name == "scrollamount")
            return attribute.value;
    return "6";
}

static bool can_be_stopped(Page const& page)
{
    return std::ranges::any_of(page.elements(), [](Node node) { return node.attribute_or(Name::onclick, {}).find("stop(") != std::string_view::npos; });
}

// Expectation: it stands still, or stops.
static Outcome expectation(Page const& page, Node marquee, Parameters const&)
{
    if (strip_ascii_whitespace(scroll_amount(marquee)) == "0")
        return passed();
    auto const loop = strip_ascii_whitespace(marquee.attribute_or(Name::loop, "-1"));
    bool const is_counted = !loop.empty() && std::ranges::all_of(loop, is_ascii_digit) && loop.find_first_not_of('0') != loop.npos;
    if (is_counted || can_be_stopped(page))
        return cant_tell("may-stop", marquee);
    return failed("moves");
}

Check moving_text() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

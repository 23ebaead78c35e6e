// What can be operated in a frame can be reached with the keyboard.
//   ACT rule akn7bn: https://www.w3.org/WAI/standards-guidelines/act/rules/akn7bn/
//   Differs from it: of a frame that loads another address the content is not known.

#include "checks/check.h"
#include "page/aria/focus.h"
#include "page/dom/ascii.h"
#include "page/source/draft.h"
#include "page/style/visibility.h"

#include <algorithm>

namespace syna::checks {

// A frame of no size shows nothing that could be operated: visitor counters and the like.
static bool is_too_small(Node frame)
{
    for (auto const name : { Name::width, Name::height }) {
        auto const size = strip_ascii_whitespace(frame.attribute_or(name, ""));
        if (size == "0" || size == "1" || size == "0px" || size == "1px")
            return true;
    }
    return false;
}

static bool loads_a_page(Node frame)
{
    auto const address = strip_ascii_whitespace(frame.attribute_or(Name::src, ""));
    return !address.empty() && !equals_ignoring_case(address.substr(0, 6), "about:") && !equals_ignoring_case(address.substr(0, 11), "javascript:");
}

static bool is_taken_out(Node frame) { return aria::tab_index(frame).value_or(0) < 0; }

static bool has_something_to_operate(std::string_view srcdoc)
{
    auto draft = Draft::make({ .url = {}, .content_type = "text/html; charset=utf-8", .bytes = std::string(srcdoc) });
    if (!draft)
        return false;
    auto const elements = draft->document().elements();
    return std::any_of(elements.begin(), elements.end(), [](Node node) { return aria::is_tabbable(node) && style::is_visible(node); });
}

// Applicability: visible frames that hold something to operate, or may hold it and have been taken out of the focus order.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> frames;
    for (auto const frame : page.elements(Name::iframe)) {
        if (style::is_inert(frame) || !style::is_visible(frame) || is_too_small(frame))
            continue;
        auto const srcdoc = frame.attribute(Name::srcdoc);
        if (srcdoc ? has_something_to_operate(*srcdoc) : is_taken_out(frame) && loads_a_page(frame))
            frames.push_back(frame);
    }
    return frames;
}

// Expectation: its tabindex is not negative.
static Outcome expectation(Node frame)
{
    if (!is_taken_out(frame))
        return passed();
    if (!frame.has(Name::srcdoc))
        return cant_tell("unknown-content");
    return failed("taken-out");
}

Check iframe_tabindex() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

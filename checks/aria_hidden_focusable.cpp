// What is hidden from assistive technology cannot be reached with the keyboard.
//   ACT rule 6cfa84: https://www.w3.org/WAI/standards-guidelines/act/rules/6cfa84/
//   Differs from it: where style sheets may hide the content from everyone, or script may move the focus on, it is for a
//   person to see. Closed menus and dialogs are the usual case, and no fault.

#include "checks/check.h"
#include "page/aria/focus.h"
#include "page/aria/name.h"
#include "page/dom/ascii.h"
#include "page/style/visibility.h"

#include <algorithm>

namespace syna::checks {

static bool is_aria_hidden(Node node)
{
    return equals_ignoring_case(strip_ascii_whitespace(node.attribute_or(Name::aria_hidden, "")), "true");
}

// Applicability: elements with aria-hidden="true". Inside another one that is not asked again.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> hidden;
    for (auto const node : page.elements())
        if (is_aria_hidden(node) && (hidden.empty() || !hidden.back().contains(node)))
            hidden.push_back(node);
    return hidden;
}

static Node first_tabbable(Node root)
{
    for (auto node = root; node; node = node.next(root))
        if (node.is_element() && aria::is_tabbable(node))
            return node;
    return {};
}

static bool has_style_sheets(Page const& page)
{
    if (!page.elements(Name::style).empty())
        return true;
    auto const links = page.elements(Name::link);
    return std::any_of(links.begin(), links.end(), [](Node link) {
        auto const rels = split_on_ascii_whitespace(link.attribute_or(Name::rel, ""));
        return std::any_of(rels.begin(), rels.end(), [](auto rel) { return equals_ignoring_case(rel, "stylesheet"); });
    });
}

// Something that only catches the focus to send it on, as dialogs have at their ends: an empty element made focusable, one
// with a handler, or one that a script of the page speaks of together with focus.
static bool may_move_focus(Page const& page, Node element)
{
    if (element.has(Name::onfocus))
        return true;
    if (element.has(Name::tabindex) && !element.first_element_child() && strip_ascii_whitespace(element.text_content()).empty()
        && (element.is(Name::div) || element.is(Name::span)))
        return true;
    auto const id = element.attribute_or(Name::id, "");
    if (id.empty())
        return false;
    auto const scripts = page.elements(Name::script);
    return std::any_of(scripts.begin(), scripts.end(), [&](Node script) {
        auto const text = script.first_child() ? script.first_child().data() : std::string_view();
        return text.find(id) != text.npos && text.find("focus") != text.npos;
    });
}

// Expectation: neither it nor anything in it is in the focus order.
static Outcome expectation(Page const& page, Node hidden, Parameters const&)
{
    auto const reached = first_tabbable(hidden);
    if (!reached)
        return passed();
    if (may_move_focus(page, reached))
        return cant_tell("moves-focus", reached);
    if (has_style_sheets(page))
        return cant_tell("style", reached);
    return failed("reached", { { "element", std::string(reached.tag()) } });
}

Check aria_hidden_focusable() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

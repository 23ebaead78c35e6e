// What is hidden from assistive technology cannot be reached with the keyboard.
//   ACT rule 6cfa84: https://www.w3.org/WAI/standards-guidelines/act/rules/6cfa84/
//   Differs from it: where style sheets may hide the content from everyone, or script may move the focus on, it is for a
//   person to see. Closed menus and dialogs are the usual case, and no fault.

#include "checks/check.h"
#include "page/aria/focus.h"
#include "page/dom/ascii.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

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

// The words of the page's scripts that speak of focus: ids that they use are among them.
static std::unordered_set<std::string_view> words_of_focus_scripts(Page const& page)
{
    auto const is_word = [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80; };
    std::unordered_set<std::string_view> words;
    for (auto const script : page.elements(Name::script)) {
        auto const text = script.first_child() ? script.first_child().data() : std::string_view();
        if (text.find("focus") == text.npos)
            continue;
        for (std::size_t start = 0, at = 0; at <= text.size(); ++at)
            if (at == text.size() || !is_word(text[at])) {
                if (at > start)
                    words.insert(text.substr(start, at - start));
                start = at + 1;
            }
    }
    return words;
}

// Something that only catches the focus to send it on, as dialogs have at their ends: an empty element made focusable, or
// one with a handler.
static bool is_focus_guard(Node element)
{
    if (element.has(Name::onfocus))
        return true;
    return element.has(Name::tabindex) && (element.is(Name::div) || element.is(Name::span)) && !element.first_element_child()
        && strip_ascii_whitespace(element.text_content()).empty();
}

// Expectation: neither it nor anything in it is in the focus order.
static std::vector<Outcome> expectation(Page const& page, std::vector<Node> const& targets, Parameters const&)
{
    auto const may_be_hidden = has_style_sheets(page);
    std::optional<std::unordered_set<std::string_view>> script_words;
    std::vector<Outcome> outcomes;
    outcomes.reserve(targets.size());
    for (auto const hidden : targets) {
        auto const reached = first_tabbable(hidden);
        if (!reached) {
            outcomes.push_back(passed());
            continue;
        }
        if (!script_words)
            script_words = words_of_focus_scripts(page);
        if (is_focus_guard(reached) || script_words->contains(reached.attribute_or(Name::id, "")))
            outcomes.push_back(cant_tell("moves-focus", reached));
        else if (may_be_hidden)
            outcomes.push_back(cant_tell("style", reached));
        else
            outcomes.push_back(failed("reached", { { "element", std::string(reached.tag()) } }));
    }
    return outcomes;
}

Check aria_hidden_focusable() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

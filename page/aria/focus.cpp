#include "page/aria/focus.h"

#include "page/aria/words.h"
#include "page/dom/document.h"
#include "page/style/visibility.h"

#include <algorithm>
#include <limits>

namespace syna::aria {

// https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-integers
static std::optional<int> parse_integer(std::string_view text)
{
    text = strip_ascii_whitespace(text);
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return std::nullopt;
    int64_t value = 0;
    for (auto const c : text) {
        if (c < '0' || c > '9')
            break;
        value = value * 10 + (c - '0');
        if (value > std::numeric_limits<int>::max())
            return std::nullopt;
    }
    return static_cast<int>(negative ? -value : value);
}

std::optional<int> tab_index(Node element)
{
    auto const value = element.attribute(Name::tabindex);
    return value ? parse_integer(*value) : std::nullopt;
}

// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#concept-fe-disabled
static bool is_disabled_by_fieldset(Node control)
{
    auto below = control;
    for (auto ancestor = control.parent_element(); ancestor; below = ancestor, ancestor = ancestor.parent_element()) {
        if (!ancestor.is(Name::fieldset) || !ancestor.has(Name::disabled))
            continue;
        if (!below.is(Name::legend))
            return true;
        // Only the first legend keeps its controls.
        for (auto before = below.previous_element_sibling(); before; before = before.previous_element_sibling())
            if (before.is(Name::legend))
                return true;
    }
    return false;
}

bool is_disabled(Node element)
{
    if (element.name_space() != Namespace::html)
        return false;
    switch (element.name()) {
    case Name::button:
    case Name::fieldset:
    case Name::input:
    case Name::select:
    case Name::textarea:
        return element.has(Name::disabled) || is_disabled_by_fieldset(element);
    case Name::option: {
        if (element.has(Name::disabled))
            return true;
        auto const parent = element.parent_element();
        return parent.is(Name::optgroup) && parent.has(Name::disabled);
    }
    case Name::optgroup:
        return element.has(Name::disabled);
    default:
        return false;
    }
}

// The summary that opens and closes its parent.
//   https://html.spec.whatwg.org/multipage/interactive-elements.html#summary-for-its-parent-details
static bool is_summary_of_details(Node element)
{
    if (!element.is(Name::summary) || !element.parent_element().is(Name::details))
        return false;
    for (auto before = element.previous_element_sibling(); before; before = before.previous_element_sibling())
        if (before.is(Name::summary))
            return false;
    return true;
}

static bool is_editing_host(Node element)
{
    auto const value = element.attribute(Name::contenteditable);
    return value && (value->empty() || equals_ignoring_case(*value, "true") || equals_ignoring_case(*value, "plaintext-only"));
}

// Elements that take focus without a tabindex.
//   https://html.spec.whatwg.org/multipage/interaction.html#the-tabindex-attribute
// Object and embed are left out: whether they hold something that takes focus is not known from the markup.
static bool is_natively_focusable(Node element)
{
    if (is_editing_host(element))
        return true;
    if (element.is_svg(Name::a))
        return element.has(Name::href) || element.has(Name::xlink_href);
    if (element.name_space() != Namespace::html)
        return false;
    switch (element.name()) {
    case Name::a:
    case Name::area:
        return element.has(Name::href);
    case Name::button:
    case Name::iframe:
    case Name::select:
    case Name::textarea:
        return true;
    case Name::input:
        return !equals_ignoring_case(element.attribute_or(Name::type, {}), "hidden");
    case Name::audio:
    case Name::video:
        return element.has(Name::controls);
    case Name::summary:
        return is_summary_of_details(element);
    default:
        return false;
    }
}

bool is_focusable(Node element)
{
    if (!element.is_element() || (!tab_index(element) && !is_natively_focusable(element)))
        return false;
    return !is_disabled(element) && style::is_visible(element) && !style::is_inert(element);
}

bool is_tabbable(Node element)
{
    return tab_index(element).value_or(0) >= 0 && is_focusable(element);
}

std::vector<Node> focus_order(Document const& document)
{
    std::vector<Node> order;
    for (auto const element : document.elements())
        if (is_tabbable(element))
            order.push_back(element);
    // Zero and none come last.
    auto const rank = [](Node element) {
        auto const index = tab_index(element).value_or(0);
        return index > 0 ? index : std::numeric_limits<int>::max();
    };
    std::stable_sort(order.begin(), order.end(), [&](Node a, Node b) { return rank(a) < rank(b); });
    return order;
}

} // namespace syna::aria

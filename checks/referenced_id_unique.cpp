// A reference by id leads to the element that was meant: where several elements have the id, browsers take the first.
//   Beyond ACT, as axe-core's duplicate-id-aria: https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute
//   An id that is there twice hurts nobody as long as each reference finds its own: the target is the element that refers.
//   aria-controls, aria-flowto and aria-details are not asked: hardly any assistive technology follows them, and the
//   scripts that use them find their elements in their own ways.

#include "checks/check.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

#include <algorithm>
#include <array>

namespace syna::checks {

namespace {

struct Reference {
    Name attribute;
    bool gives_text; // Only the text of the element that is found matters.
};

constexpr std::array references {
    Reference { Name::aria_labelledby, true },
    Reference { Name::aria_describedby, true },
    Reference { Name::aria_errormessage, true },
    Reference { Name::aria_owns, false },
    Reference { Name::aria_activedescendant, false },
    Reference { Name::headers, true },
    Reference { Name::for_, false },
};

} // namespace

static bool may_refer(Node element, Reference const& reference)
{
    if (reference.attribute == Name::for_)
        return element.is(Name::label);
    if (reference.attribute == Name::headers)
        return element.is(Name::td) || element.is(Name::th);
    return true;
}

// Applicability: exposed elements that refer to an id which is on the page.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> referring;
    for (auto const node : page.elements()) {
        auto const refers = std::any_of(references.begin(), references.end(), [&](Reference const& reference) {
            auto const value = node.attribute(reference.attribute);
            if (!value || !may_refer(node, reference))
                return false;
            auto const ids = split_on_ascii_whitespace(*value);
            return std::any_of(ids.begin(), ids.end(), [&](auto id) { return bool(page.document().element_with_id(id)); });
        });
        if (refers && aria::is_exposed(node))
            referring.push_back(node);
    }
    return referring;
}

// The element with the id that stands nearest to the one that refers: the only one in the smallest part of the page that
// holds both. Empty where several are as near.
static Node nearest(Node from, std::span<Node const> named)
{
    for (auto around = from; around; around = around.parent_element()) {
        auto const first = std::lower_bound(named.begin(), named.end(), around, [](Node a, Node b) { return a.index() < b.index(); });
        if (first == named.end() || !around.contains(*first))
            continue;
        auto const second = std::next(first);
        return second != named.end() && around.contains(*second) ? Node() : *first;
    }
    return {};
}

// The beginning of an element's text, white space apart; what is longer or further in is not compared.
static std::string said_by(Node element)
{
    constexpr std::size_t longest = 500, most_nodes = 500;
    std::string text;
    std::size_t nodes = 0;
    for (auto node = element; node && text.size() < longest && ++nodes < most_nodes; node = node.next(element))
        if (node.is_text())
            for (auto const c : node.data().substr(0, longest))
                if (!is_ascii_whitespace(c))
                    text += c;
    return text;
}

static bool goes_wrong(Node from, Reference const& reference, std::span<Node const> named)
{
    auto const meant = nearest(from, named);
    if (!meant || meant == named.front())
        return false;
    if (reference.gives_text)
        return said_by(meant) != said_by(named.front());
    // A field that gets its name in another way does not need this label.
    if (reference.attribute == Name::for_)
        return aria::is_exposed(meant) && !meant.has(Name::aria_label) && !meant.has(Name::aria_labelledby);
    return true;
}

// Expectation: each id leads to the element nearest to the reference, or to one that says the same.
static Outcome expectation(Node element)
{
    for (auto const& reference : references) {
        auto const value = element.attribute(reference.attribute);
        if (!value || !may_refer(element, reference))
            continue;
        auto ids = split_on_ascii_whitespace(*value);
        if (reference.attribute == Name::for_)
            ids = { *value };
        for (auto const id : ids) {
            auto const named = element.document().elements_with_id(id);
            if (named.size() > 1 && goes_wrong(element, reference, named))
                return failed("wrong-element", { { "id", std::string(id) }, { "count", static_cast<double>(named.size()) } });
        }
    }
    return passed();
}

Check referenced_id_unique() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

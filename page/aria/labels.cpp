#include "page/aria/labels.h"

#include "page/aria/words.h"
#include "page/dom/document.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace syna::aria {

bool is_labelable(Node element)
{
    if (!element.is_element() || element.name_space() != Namespace::html)
        return false;
    switch (element.name()) {
    case Name::button:
    case Name::meter:
    case Name::output:
    case Name::progress:
    case Name::select:
    case Name::textarea:
        return true;
    case Name::input:
        return !equals_ignoring_case(element.attribute_or(Name::type, {}), "hidden");
    default:
        return false;
    }
}

// [ours] How far into a label its control is looked for, so that many controls in one label stay cheap.
static constexpr int label_search = 4096;

static Node first_labelable_in(Node label)
{
    int left = label_search;
    for (auto node = label.next(label); node && left > 0; node = node.next(label), --left)
        if (is_labelable(node))
            return node;
    return {};
}

Node labeled_control(Node label)
{
    auto const id = label.attribute(Name::for_);
    if (!id)
        return first_labelable_in(label);
    auto const found = label.document().element_with_id(*id);
    return is_labelable(found) ? found : Node();
}

namespace {

// Labels by their `for`, for pages with so many that asking each label anew would be quadratic. A thread audits one page
// at a time, so it keeps one index.
struct LabelIndex {
    uint64_t document = 0; // Its serial number.
    std::unordered_map<std::string_view, std::vector<Node>> by_for;
};

} // namespace

static constexpr std::size_t few_labels = 256;

static std::vector<Node> const& indexed_labels(Document const& document, std::string_view id)
{
    static thread_local LabelIndex index;
    static std::vector<Node> const none;

    auto const labels = document.elements(Name::label);
    if (index.document != document.serial()) {
        index = { document.serial(), {} };
        for (auto const label : labels)
            if (auto const target = label.attribute(Name::for_))
                index.by_for[*target].push_back(label);
    }
    auto const found = index.by_for.find(id);
    return found == index.by_for.end() ? none : found->second;
}

static std::vector<Node> labels_for(Node control)
{
    std::vector<Node> found;
    auto const id = control.attribute(Name::id);
    if (!id || id->empty())
        return found;
    auto const& document = control.document();
    auto const labels = document.elements(Name::label);
    if (labels.empty() || document.element_with_id(*id) != control)
        return found;

    if (labels.size() > few_labels) {
        return indexed_labels(document, *id);
    }
    for (auto const label : labels)
        if (label.attribute(Name::for_) == id)
            found.push_back(label);
    return found;
}

std::vector<Node> labels_of(Node control)
{
    if (!is_labelable(control))
        return {};
    auto found = labels_for(control);
    for (auto label = control.ancestor(Name::label); label; label = label.ancestor(Name::label))
        if (!label.has(Name::for_) && first_labelable_in(label) == control)
            found.push_back(label);
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace syna::aria

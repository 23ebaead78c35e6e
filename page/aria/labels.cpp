#include "page/aria/labels.h"

#include "page/aria/words.h"
#include "page/dom/document.h"

#include <algorithm>
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

namespace {

// Which label belongs to which control, for a whole page at once: asking each label anew would be quadratic. A thread audits
// one page at a time, so it keeps one index.
struct LabelIndex {
    uint64_t document = 0; // Its serial number.
    std::unordered_map<Node, std::vector<Node>> labels_of;
    std::unordered_map<Node, Node> control_of;
};

} // namespace

// In document order.
static std::vector<Node> labelable_elements(Document const& document)
{
    std::vector<Node> found;
    for (auto const name : { Name::button, Name::input, Name::meter, Name::output, Name::progress, Name::select, Name::textarea })
        for (auto const element : document.elements(name))
            if (is_labelable(element))
                found.push_back(element);
    std::sort(found.begin(), found.end());
    return found;
}

// https://html.spec.whatwg.org/multipage/forms.html#labeled-control
static Node find_control(Node label, std::vector<Node> const& labelable)
{
    if (auto const id = label.attribute(Name::for_)) {
        auto const found = label.document().element_with_id(*id);
        return is_labelable(found) ? found : Node();
    }
    auto const first = std::upper_bound(labelable.begin(), labelable.end(), label);
    return first != labelable.end() && label.contains(*first) ? *first : Node();
}

static LabelIndex const& index_of(Document const& document)
{
    static thread_local LabelIndex index;
    if (index.document == document.serial())
        return index;
    index = {};
    index.document = document.serial();
    auto const labels = document.elements(Name::label);
    if (labels.empty())
        return index;
    auto const labelable = labelable_elements(document);
    for (auto const label : labels)
        if (auto const control = find_control(label, labelable)) {
            index.control_of.emplace(label, control);
            index.labels_of[control].push_back(label);
        }
    return index;
}

Node labeled_control(Node label)
{
    auto const& controls = index_of(label.document()).control_of;
    auto const found = controls.find(label);
    return found == controls.end() ? Node() : found->second;
}

std::vector<Node> labels_of(Node control)
{
    if (!is_labelable(control) || control.document().elements(Name::label).empty())
        return {};
    auto const& labels = index_of(control.document()).labels_of;
    auto const found = labels.find(control);
    return found == labels.end() ? std::vector<Node>() : found->second;
}

} // namespace syna::aria

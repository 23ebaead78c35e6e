#include "page/css/element_index.h"

#include "page/dom/ascii.h"

namespace syna::css {

void ElementIndex::note_name(Name name, std::string_view text)
{
    if (name < Name::first_unknown)
        return;
    // The document's numbers see no case.
    auto const hash = folded_hash(text);
    auto const lower = ascii_lower(text);
    if (unknown_names_.find(lower, hash) != 0)
        return;
    unknown_names_.add(lower == text ? text : folded_.keep(lower), hash);
    unknown_name_numbers_.push_back(name);
}

Atom ElementIndex::class_or_id(std::string_view text)
{
    auto const hash = folded_hash(text);
    if (!quirks_)
        return atoms_.add(text, hash);
    auto const lower = ascii_lower(text);
    if (auto const found = atoms_.find(lower, hash))
        return found;
    return atoms_.add(folded_.keep(lower), hash);
}

ElementIndex::ElementIndex(Document const& document)
    : document_(&document)
    , quirks_(document.quirks_mode() == QuirksMode::quirks)
    , numbers_(document.node_count(), none)
    , unknown_name_numbers_ { Name::none }
{
    auto const nodes = document.elements();
    elements_.reserve(nodes.size());
    filters_.reserve(nodes.size());
    std::vector<Number> open;       // The ancestors of the next element.
    std::vector<Number> last_child; // Of each of them, and of the document in front.
    last_child.push_back(none);
    for (auto const node : nodes) {
        auto const number = static_cast<Number>(elements_.size());
        numbers_[node.index()] = number;
        while (!open.empty() && !elements_[open.back()].node.contains(node)) {
            elements_[open.back()].end = number;
            open.pop_back();
            last_child.pop_back();
        }
        Element element;
        element.node = node;
        element.parent = open.empty() ? none : open.back();
        element.previous = last_child.back();
        element.child_number = element.previous == none ? 1 : elements_[element.previous].child_number + 1;
        element.name = node.name();
        element.name_space = node.name_space();
        note_name(element.name, node.tag());
        element.first_attribute = static_cast<uint32_t>(attributes_.size());
        element.first_class = static_cast<uint32_t>(classes_.size());
        for (auto const& attribute : node.attributes()) {
            note_name(attribute.name, attribute.text_name);
            attributes_.push_back({ attribute.name, attribute.value });
            if (attribute.name == Name::id && !attribute.value.empty())
                element.id = class_or_id(attribute.value);
            else if (attribute.name == Name::class_)
                for (std::size_t i = 0; i < attribute.value.size();) {
                    auto end = i;
                    while (end < attribute.value.size() && !is_ascii_whitespace(attribute.value[end]))
                        ++end;
                    if (end > i)
                        classes_.push_back(class_or_id(attribute.value.substr(i, end - i)));
                    i = end + 1;
                }
        }
        element.attribute_count = static_cast<uint32_t>(attributes_.size()) - element.first_attribute;
        element.class_count = static_cast<uint32_t>(classes_.size()) - element.first_class;

        // What the parent's ancestors have, and the parent.
        AncestorFilter filter;
        if (element.parent != none) {
            auto const& parent = elements_[element.parent];
            filter = filters_[element.parent];
            filter.add(AncestorFilter::type_bit(folded_hash(parent.node.tag())));
            if (parent.id != 0)
                filter.add(AncestorFilter::id_bit(atoms_.hash(parent.id)));
            for (auto const class_ : classes(parent))
                filter.add(AncestorFilter::class_bit(atoms_.hash(class_)));
        }
        filters_.push_back(filter);

        last_child.back() = number;
        elements_.push_back(element);
        open.push_back(number);
        last_child.push_back(none);
    }
    for (auto const number : open)
        elements_[number].end = static_cast<Number>(elements_.size());
    // A last child knows how many there are.
    for (auto i = elements_.size(); i-- > 0;) {
        auto const number = static_cast<Number>(i);
        auto const next = next_sibling(number);
        elements_[i].siblings = next == none ? elements_[i].child_number : elements_[next].siblings;
    }
}

} // namespace syna::css

#pragma once
// What selectors ask of a page's elements, laid out for being asked often: elements are numbered in document order, and
// their classes, ids and the way to their relatives are small numbers. Made once a page; never changed after, so that
// several matchers may read it. The document has to live as long.

#include "page/css/atom_table.h"
#include "page/css/selector.h"
#include "page/css/text_arena.h"
#include "page/dom/document.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace syna::css {

class ElementIndex {
public:
    using Number = uint32_t;
    static constexpr Number none = UINT32_MAX;

    struct Element {
        Node node;
        Number parent = none;
        Number previous = none;    // Sibling.
        Number end = 0;            // One past the last descendant.
        uint32_t child_number = 0; // From 1.
        uint32_t siblings = 0;     // With itself.
        Name name = Name::none;
        Namespace name_space = Namespace::html;
        Atom id = 0; // 0: none.
        uint32_t first_class = 0, class_count = 0;
        uint32_t first_attribute = 0, attribute_count = 0;
    };
    struct NamedValue {
        Name name;
        std::string_view value;
    };

    explicit ElementIndex(Document const& document);

    Document const& document() const { return *document_; }
    bool quirks() const { return quirks_; }
    std::size_t size() const { return elements_.size(); }
    Element const& operator[](Number number) const { return elements_[number]; }
    Number number_of(Node node) const { return node ? numbers_[node.index()] : none; } // none for what is no element.

    std::span<Atom const> classes(Element const& element) const { return std::span(classes_).subspan(element.first_class, element.class_count); }
    std::span<NamedValue const> attributes(Element const& element) const { return std::span(attributes_).subspan(element.first_attribute, element.attribute_count); }
    AncestorFilter const& ancestors(Number number) const { return filters_[number]; } // What its ancestors have.

    Number first_child(Number number) const { return number + 1 < elements_[number].end ? number + 1 : none; }
    Number next_sibling(Number number) const
    {
        auto const next = elements_[number].end;
        return next < elements_.size() && elements_[next].parent == elements_[number].parent ? next : none;
    }

    // The classes and ids of the page; in quirks mode in lower case, as case does not count there.
    AtomTable const& atoms() const { return atoms_; }
    // The names of elements and attributes that are no constants of the program, in lower case, and their numbers on this page.
    AtomTable const& unknown_names() const { return unknown_names_; }
    Name unknown_name(Atom atom) const { return unknown_name_numbers_[atom]; }

private:
    void note_name(Name name, std::string_view text);
    Atom class_or_id(std::string_view text);

    Document const* document_;
    bool quirks_;
    std::vector<Element> elements_;
    std::vector<Number> numbers_; // By the node's index.
    std::vector<Atom> classes_;
    std::vector<NamedValue> attributes_;
    std::vector<AncestorFilter> filters_;
    AtomTable atoms_;
    AtomTable unknown_names_;
    std::vector<Name> unknown_name_numbers_;
    TextArena folded_;
};

} // namespace syna::css

#pragma once
// The computed styles of a whole page: what the cascade comes to for each of its elements. Made once with the page, never
// changed, so any number of threads may read it. Elements for which it comes to the same share one ComputedStyle. The
// document has to live as long.

#include "page/style/computation.h"
#include "page/style/computed_style.h"
#include "page/style/page_sheets.h"

#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace syna::style {

class Styles {
public:
    static std::shared_ptr<Styles const> compute(StyleSources const& sources);

    // Of an element; of a text its parent's. The document node has the root's.
    ComputedStyle const& of(Node node) const;
    // Of ::before, ::after or ::placeholder; null where the element has none, or nothing is in it.
    ComputedStyle const* of(Node element, css::PseudoElement pseudo_element) const;

    // Whether every sheet came and could be read to its end. Where not, any value may be another than the one computed.
    bool complete() const { return missing_.empty() && !gave_up_; }
    std::span<Url const> missing_sheets() const { return missing_; }

    // The sheets in the order of the cascade; a DeclarationPlace names them by number.
    struct Sheet {
        std::shared_ptr<PreparedSheet const> prepared;
        Node owner; // The link or style element; empty for the browser's own sheet.
        Url url;    // Empty for style elements.
    };
    std::span<Sheet const> sheets() const { return sheets_; }

    std::size_t distinct() const { return styles_.size(); }

private:
    friend class StylesBuilder;
    Styles() = default;

    struct OfPseudoElement {
        uint32_t node;
        css::PseudoElement pseudo_element;
        ComputedStyle const* style;
    };

    std::vector<Sheet> sheets_;
    std::deque<ComputedStyle> styles_;
    StyleStore store_;
    std::vector<ComputedStyle const*> by_node_;
    std::vector<OfPseudoElement> of_pseudo_elements_; // In document order.
    std::vector<Url> missing_;
    bool gave_up_ = false; // A limit on selectors or variables was met.

    struct Attribute; // A style attribute, or attributes that mean style, taken apart.
    std::vector<std::unique_ptr<Attribute>> attributes_;
    ComputedStyle const* initial_ = nullptr;

public:
    ~Styles();
};

} // namespace syna::style

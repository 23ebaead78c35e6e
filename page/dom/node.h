#pragma once
// A node of a page: a small handle, copied freely, valid as long as its Document. An empty handle is false and answers
// every question with nothing.

#include "page/dom/name.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace syna {

class Document;

enum class NodeKind : uint8_t { document,
    element,
    text,
    comment,
    doctype };
enum class Namespace : uint8_t { html,
    svg,
    mathml };

struct Attribute {
    Name name;
    std::string_view text_name; // As the parser gives it: lower case in HTML, camel case adjusted in SVG.
    std::string_view value;
};

// Where something stands in the source: both from 1; the column counts code points.
struct Position {
    uint32_t line = 0;
    uint32_t column = 0;
};

// What is true of a node by itself and its ancestors; see page/style/node_states.h. All false for what is neither element
// nor text.
struct NodeState {
    bool rendered : 1 = false;    // Neither it nor an ancestor has display: none or stands where nothing is shown.
    bool visible : 1 = false;     // visibility: visible.
    bool inert : 1 = false;       // By the inert attribute.
    bool aria_hidden : 1 = false; // By aria-hidden="true".
};

class Node {
public:
    Node() = default;
    Node(Document const* document, uint32_t index)
        : document_(document)
        , index_(index)
    {
    }

    explicit operator bool() const { return document_ != nullptr; }
    bool operator==(Node const&) const = default;
    auto operator<=>(Node const& other) const { return index_ <=> other.index_; } // Document order.

    Document const& document() const { return *document_; }
    uint32_t index() const { return index_; } // In document order; the document node is 0.

    NodeKind kind() const;
    bool is_element() const { return *this && kind() == NodeKind::element; }
    bool is_text() const { return *this && kind() == NodeKind::text; }

    // Elements.
    Name name() const;            // Name::none for what is no element.
    std::string_view tag() const; // "div"; the SVG spelling for SVG ("linearGradient").
    Namespace name_space() const;
    bool is(Name html_element) const; // An HTML element of that name.
    bool is_svg(Name svg_element) const;
    std::optional<std::string_view> attribute(Name name) const; // The value; "" for an attribute without one.
    std::string_view attribute_or(Name name, std::string_view otherwise) const;
    bool has(Name attribute) const;
    std::vector<Attribute> attributes() const; // In source order.

    // Text and comments: their data. Elements: empty; see text_content().
    std::string_view data() const;
    // Descendant text joined as it stands (DOM textContent).
    std::string text_content() const;

    // The tree. Children of a template's content and of a shadow root are not reached here.
    Node parent() const;         // Also the document node.
    Node parent_element() const; // Only elements.
    Node first_child() const;
    Node last_child() const;
    Node next_sibling() const;
    Node previous_sibling() const;
    Node first_element_child() const;
    Node next_element_sibling() const;
    Node previous_element_sibling() const;
    bool contains(Node other) const; // True for itself. Constant time.
    // The next node in document order inside `root`'s subtree, or empty at its end.
    Node next(Node root) const;
    // As next(), but this node's descendants are passed over.
    Node next_skipping_children(Node root) const;
    // The nearest ancestor (never this node) that satisfies `condition`.
    template<typename Condition>
    Node ancestor(Condition condition) const
    {
        for (auto node = parent_element(); node; node = node.parent_element())
            if (condition(node))
                return node;
        return {};
    }
    Node ancestor(Name html_element) const;

    // Descendant elements in document order that satisfy `condition`.
    template<typename Condition>
    std::vector<Node> descendants(Condition condition) const
    {
        std::vector<Node> found;
        for (auto node = next(*this); node; node = node.next(*this))
            if (node.is_element() && condition(node))
                found.push_back(node);
        return found;
    }

    NodeState state() const; // Constant time.

    // The source.
    Position position() const; // Of an implied element ("tbody"): its nearest ancestor with a start tag.
    bool is_implied() const;   // Made by the parser, with no tag in the source.

private:
    Document const* document_ = nullptr;
    uint32_t index_ = 0;
};

// A CSS selector path that finds this element and no other in its document ("#main > p:nth-of-type(2)"): from the nearest
// ancestor with a unique, CSS-safe id, else from "html". Text nodes: their element's.
std::string selector_path(Node element);

// The element's start tag and the beginning of what follows, from the source, cut at `limit` bytes on a character
// boundary with "…". Not redacted: see store/redaction.h.
std::string source_snippet(Node element, std::size_t limit = 300);

} // namespace syna

template<>
struct std::hash<syna::Node> {
    std::size_t operator()(syna::Node const& node) const noexcept { return node.index(); }
};

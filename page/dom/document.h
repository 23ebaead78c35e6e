#pragma once
// The tree of one page as a flat table of nodes in document order. Built once by page/source; once a Page has it, it never
// changes.
// Owns the decoded source text, the names and every string a Node gives out.

#include "page/dom/node.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace syna {

enum class QuirksMode : uint8_t { no_quirks,
    limited_quirks,
    quirks };

class Document {
public:
    Document(Document const&) = delete;
    Document& operator=(Document const&) = delete;
    ~Document();

    Node root() const { return Node(this, 0); } // The document node.
    Node document_element() const;              // html; empty only where the page has no element at all.
    Node head() const;
    Node body() const; // body or frameset.
    std::size_t node_count() const { return nodes_.size(); }
    QuirksMode quirks_mode() const { return quirks_mode_; }
    std::string_view source() const { return source_; } // Decoded, UTF-8.
    // No two documents of a process have the same: what is kept beside a document is known by it, where an address may be
    // used again.
    uint64_t serial() const { return serial_; }
    // What the nodes are by markup alone is known from the beginning; what style sheets make of them comes with the Page.
    void set_states(std::vector<NodeState> states) { states_ = std::move(states); }

    // All elements with this id, in document order.
    std::span<Node const> elements_with_id(std::string_view id) const;
    // The one a reference finds: the first.
    Node element_with_id(std::string_view id) const;

    // All HTML elements of a name, in document order, without looking at the others.
    std::span<Node const> elements(Name html_element) const;
    // All elements, any namespace, in document order.
    std::span<Node const> elements() const { return elements_; }
    // All nodes (elements and texts) that satisfy a condition, in document order.
    template<typename Condition>
    std::vector<Node> nodes(Condition condition) const
    {
        std::vector<Node> found;
        for (uint32_t i = 1; i < nodes_.size(); ++i)
            if (Node node(this, i); condition(node))
                found.push_back(node);
        return found;
    }

private:
    friend class Node;
    friend class DocumentBuilder;
    friend std::string selector_path(Node);
    friend std::string source_snippet(Node, std::size_t);
    Document();

    static constexpr uint32_t none = 0; // The document node is nobody's child or sibling.

    struct Record {
        uint32_t parent = none, first_child = none, last_child = none, next = none, previous = none;
        uint32_t end = 0;          // One past the last descendant: contains() in constant time.
        uint32_t child_number = 0; // Among its parent's elements, from 1; 0 for what is no element.
        uint32_t type_number = 0;  // Among its parent's elements of the same type, from 1; 0: only child_number tells it apart.
        uint32_t attributes = 0;   // Index of the first in attributes_.
        uint16_t attribute_count = 0;
        Name name = Name::none;
        NodeKind kind = NodeKind::document;
        Namespace name_space = Namespace::html;
        bool implied = false;
        bool only_of_type = false;
        uint32_t offset = 0;     // In source_, of the start tag or the text.
        uint32_t length = 0;     // Of the start tag.
        uint32_t source_end = 0; // Just behind the end tag; 0 where there is none.
        std::string_view text;   // Data of texts and comments, the tag's spelling of elements.
    };

    // Strings that are not slices of source_. A string that was kept never moves.
    class Arena {
    public:
        std::string_view keep(std::string_view text);

    private:
        std::vector<std::unique_ptr<char[]>> blocks_;
        char* free_ = nullptr;
        std::size_t left_ = 0;
    };

    std::size_t code_points_before(std::size_t offset) const;
    bool has_unique_id(Node element) const;

    std::string source_;
    std::vector<uint32_t> line_starts_;
    std::vector<uint32_t> code_points_; // Before each 1024th byte of source_: a column costs the same on a line of a megabyte.
    std::vector<Record> nodes_;
    std::vector<Attribute> attributes_;
    std::vector<NodeState> states_; // Of each node.
    uint64_t const serial_;
    std::vector<Node> elements_;
    std::vector<Node> by_name_; // HTML elements, grouped by name; those of one name from by_name_starts_[name] on.
    std::vector<uint32_t> by_name_starts_;
    std::unordered_map<std::string_view, std::vector<Node>> by_id_;
    std::unordered_map<std::string, uint32_t> folded_ids_; // In quirks mode, where selectors see no case in ids: how many of each.
    std::unordered_map<std::string, Name> unknown_names_;
    Arena arena_;
    bool only_root_is_html_ = true; // No <html> inside an svg, which the selector "html" would find too.
    QuirksMode quirks_mode_ = QuirksMode::no_quirks;
};

} // namespace syna

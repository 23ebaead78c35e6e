#pragma once
// Makes a Document: told of its nodes in document order, it fills the table and, at the end, the indices over it. Text
// that comes in pieces becomes one node, as in the DOM.

#include "page/dom/document.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace syna {

class DocumentBuilder {
public:
    // A start tag in the source; an element that the parser made itself has none and says where it would stand.
    struct Tag {
        std::string_view text; // "div", "linearGradient".
        Namespace name_space = Namespace::html;
        bool implied = false;
        std::size_t offset = 0;
        std::size_t length = 0;
        std::size_t source_end = 0; // Just behind the end tag; 0 where there is none.
    };

    // The decoded text of the page: offsets are offsets into it.
    explicit DocumentBuilder(std::string source);

    std::string_view source() const { return document_->source_; }
    std::size_t node_count() const { return document_->nodes_.size(); }
    std::size_t depth() const { return open_.size() - 1; } // Elements that are open.

    void set_quirks_mode(QuirksMode mode) { document_->quirks_mode_ = mode; }
    // Each string may be a slice of source(), which costs nothing, or anything else, which is copied.
    void open_element(Tag const& tag);
    void attribute(std::string_view name, std::string_view value);                                                           // Of the element just opened.
    void end_tag(std::size_t source_end) { document_->nodes_[open_.back()].source_end = static_cast<uint32_t>(source_end); } // Where Tag did not know it yet.
    void close_element();
    void text(std::string_view data, std::size_t offset);
    void comment(std::string_view data, std::size_t offset);
    // The identifiers stand as the attributes "public" and "system" of the node.
    void doctype(std::string_view name, std::string_view public_id, std::string_view system_id, std::size_t offset);

    std::unique_ptr<Document> finish() &&;

private:
    uint32_t append(NodeKind kind, std::size_t offset);
    void flush_text();
    std::string_view keep(std::string_view text);
    Name intern(std::string_view text);
    void number_children();
    void index_elements();
    void index_lines();

    std::unique_ptr<Document> document_;
    std::vector<uint32_t> open_;   // Indices; the document node is the first.
    std::string_view first_piece_; // Of text that has not become a node yet.
    std::string pieces_;           // All of it, where there was more than one piece.
    std::size_t text_offset_ = 0;
};

} // namespace syna

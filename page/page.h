#pragma once
// What a page is to a check: its tree, its address and, later, its styles. Made by page/source/draft.h; never changed
// once made, so any number of threads may read it.

#include "page/dom/document.h"
#include "web/url.h"

#include <memory>
#include <string>

namespace syna {

class Page {
public:
    Page(std::unique_ptr<Document const> document, Url url, Url base_url, std::string content_type);

    Document const& document() const { return *document_; }
    Url const& url() const { return url_; }                           // Where the page came from, after redirects.
    Url const& base_url() const { return base_url_; }                 // For relative addresses: <base href>, else url().
    std::string const& content_type() const { return content_type_; } // Essence: "text/html".

    Node document_element() const { return document_->document_element(); }
    std::span<Node const> elements() const { return document_->elements(); }
    std::span<Node const> elements(Name html_element) const { return document_->elements(html_element); }

    // The nodes that satisfy a condition, in document order.
    template<typename Condition>
    std::vector<Node> nodes(Condition condition) const { return document_->nodes(condition); }

    // An address in this page made absolute; nothing where it is no URL.
    std::optional<Url> resolve(std::string_view address) const;

private:
    std::unique_ptr<Document const> document_;
    Url url_, base_url_;
    std::string content_type_;
};

} // namespace syna

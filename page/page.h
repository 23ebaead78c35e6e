#pragma once
// What a page is to a check: its tree, its address and, later, its styles. Made by page/source/draft.h; never changed
// once made, so any number of threads may read it.

#include "page/dom/document.h"
#include "page/style_sheet_text.h"
#include "web/url.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace syna {

namespace style {
class Styles;
}

class Page {
public:
    using Sheets = std::vector<std::shared_ptr<StyleSheetText const>>;

    Page(std::unique_ptr<Document const> document, Url url, Url base_url, std::string content_type, Sheets sheets = {},
        std::shared_ptr<style::Styles const> styles = nullptr);

    Document const& document() const { return *document_; }
    Url const& url() const { return url_; }                           // Where the page came from, after redirects.
    Url const& base_url() const { return base_url_; }                 // For relative addresses: <base href>, else url().
    std::string const& content_type() const { return content_type_; } // Essence: "text/html".

    // The style sheets that the page links to, each once; one that could not be had says so.
    Sheets const& sheets() const { return sheets_; }

    // What its elements look like: page/style/styles.h.
    style::Styles const& styles() const { return *styles_; }

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
    Sheets sheets_;
    std::shared_ptr<style::Styles const> styles_;
};

} // namespace syna

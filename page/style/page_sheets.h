#pragma once
// The style sheets of a page in the order of the cascade: the browser's own, those of link and style elements, and in front
// of each what it imports, with the conditions under which their rules apply.
//   https://www.w3.org/TR/css-cascade-5/#at-import

#include "page/css/media_query.h"
#include "page/css/selector.h"
#include "page/dom/document.h"
#include "page/source/draft.h"
#include "page/style/custom_properties.h"
#include "page/style/layer_order.h"
#include "page/style/prepared_sheet.h"
#include "web/url.h"

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace syna::style {

struct PageSheet {
    std::shared_ptr<PreparedSheet const> prepared;
    std::vector<css::Match> contexts;      // By the sheet's contexts: whether what stands there applies.
    std::vector<bool> likely;              // By the same: whether a context that may apply or not probably does.
    std::vector<LayerOrder::Layer> layers; // By the sheet's layers: the page's.
    Node owner;                            // The element that holds or links to it; empty for the browser's own.
    Url url;                               // Of a sheet that came by address.
};

// What a page's styles are made from. Read only while they are made.
struct StyleSources {
    Document const& document;
    Url const& base_url;
    std::vector<WantedSheet> const& wanted;
    Page::Sheets const& sheets; // Those that came, and those that are known not to have.
    css::Device device {};
};

class PageSheets {
public:
    explicit PageSheets(StyleSources const& sources);

    std::span<PageSheet const> sheets() const { return sheets_; }
    LayerOrder const& layers() const { return layers_; }
    // Sheets that apply, or may, and did not come.
    std::vector<Url> const& missing() const { return missing_; }
    css::Quirks quirks() const { return quirks_; }
    RegisteredProperties const& registered() const { return registered_; }

private:
    void add_browser_sheets();
    void add_linked(Url const& url, css::Match around, LayerOrder::Layer layer, Node owner, std::vector<std::string>& path);
    void add(std::shared_ptr<PreparedSheet const> prepared, css::Match around, LayerOrder::Layer layer, Node owner, Url const& url, Url const& base, std::vector<std::string>& path);

    StyleSources const& sources_;
    css::Quirks quirks_;
    std::unordered_map<std::string, StyleSheetText const*> by_url_;
    std::vector<PageSheet> sheets_;
    LayerOrder layers_;
    std::vector<Url> missing_;
    RegisteredProperties registered_;
};

} // namespace syna::style

#include "page/source/draft.h"

#include "page/source/gumbo_parse.h"
#include "page/source/links.h"
#include "page/source/wanted_sheets.h"
#include "page/style/node_states.h"
#include "page/style/styles.h"
#include "web/media_type.h"

#include <string>
#include <unordered_set>
#include <utility>

namespace syna {

// Differs from browsers: XHTML and SVG are read by the HTML parser too. A page that is not well formed is then judged as
// far as it goes, where a browser would show an error; "<div/>" and CDATA sections mean something else; and an SVG page
// stands inside an implied html and body.
Result<Draft> Draft::make(PageSource source, PageLimits const& limits)
{
    Draft draft;
    draft.url_ = std::move(source.url);
    auto const media_type = web::parse_media_type(source.content_type);
    draft.content_type_ = media_type ? media_type->essence : "text/html";
    draft.encoding_ = web::sniff_encoding(source.bytes, source.content_type);
    auto text = web::decode(source.bytes, draft.encoding_.name);
    source.bytes = {};

    auto document = gumbo_parse(std::move(text), limits);
    if (!document)
        return document.error();
    draft.document_ = std::move(*document);

    draft.base_url_ = document_base_url(*draft.document_, draft.url_, draft.encoding_.name);
    auto const words = robots_words(*draft.document_);
    draft.nofollow_ = words.nofollow;
    draft.noindex_ = words.noindex;
    draft.links_ = find_links(*draft.document_, draft.base_url_, draft.encoding_.name, draft.nofollow_);
    draft.sheets_ = find_wanted_sheets(*draft.document_, draft.base_url_, draft.encoding_.name);
    return draft;
}

Page Draft::finish(Page::Sheets sheets) &&
{
    std::unordered_set<std::string> known;
    Page::Sheets complete;
    for (auto& sheet : sheets)
        if (sheet && known.insert(sheet->url.href()).second)
            complete.push_back(std::move(sheet));
    for (auto const& wanted : sheets_)
        if (known.insert(wanted.url.href()).second)
            complete.push_back(std::make_shared<StyleSheetText const>(StyleSheetText { wanted.url, false, {} }));

    auto styles = style::Styles::compute({ *document_, base_url_, sheets_, complete });
    document_->set_states(style::node_states(*document_, styles.get()));
    return Page(std::move(document_), std::move(url_), std::move(base_url_), std::move(content_type_), std::move(complete), std::move(styles));
}

} // namespace syna

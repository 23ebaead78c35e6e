#pragma once
// A page on its way: bytes have become a tree and links, but the style sheets it names have not come yet. When they
// have come, or will not come, finish() makes it a Page. A sheet that did not come makes styles unknown, never wrong.

#include "base/result.h"
#include "page/page.h"
#include "page/source/limits.h"
#include "web/encoding.h"
#include "web/url.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace syna {

// What a page is made from. `url` is the final one, after redirects.
struct PageSource {
    Url url;
    std::string content_type; // The header's whole value; "text/html" where there was none.
    std::string bytes;        // Content-decoded, as large as the fetcher allows.
};

// Where a link stood, for the frontier and the inventory.
enum class LinkKind : uint8_t { anchor,
    area,
    frame,
    canonical,
    alternate,
    refresh };

struct Link {
    Url url;
    LinkKind kind;
    bool nofollow = false; // rel=nofollow, or the page says so in meta robots.
};

// A style sheet that a page asks for by link or @import in style elements.
struct WantedSheet {
    Url url;
    std::string media;
    uint32_t node = 0; // The element's index.
};

class Draft {
public:
    // Bytes to tree. Fails (ErrorKind::internal, "too complex: …") only where a limit of PageLimits was met; any bytes
    // at all are a page otherwise.
    static Result<Draft> make(PageSource source, PageLimits const& limits = {});

    Document const& document() const { return *document_; }
    Url const& url() const { return url_; }
    Url const& base_url() const { return base_url_; }
    web::SniffedEncoding encoding() const { return encoding_; }
    std::vector<Link> const& links() const { return links_; } // Absolute, http(s) only, duplicates by address taken out, in document order.
    bool says_nofollow() const { return nofollow_; }          // <meta name=robots content=nofollow>.
    bool says_noindex() const { return noindex_; }
    std::vector<WantedSheet> const& wanted_sheets() const { return sheets_; }

    // The page, with the sheets that came; each of wanted_sheets() that is missing counts as one that did not.
    Page finish(std::vector<std::shared_ptr<StyleSheetText const>> sheets) &&;

private:
    Draft() = default;
    std::unique_ptr<Document> document_;
    Url url_, base_url_;
    std::string content_type_;
    web::SniffedEncoding encoding_ {};
    std::vector<Link> links_;
    std::vector<WantedSheet> sheets_;
    bool nofollow_ = false, noindex_ = false;
};

} // namespace syna

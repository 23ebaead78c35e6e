#pragma once
// Where a page leads to, and what it tells robots.

#include "page/source/draft.h"

#include <string_view>
#include <vector>

namespace syna {

// The document base URL: the first <base href>, or the page's own address.
//   https://html.spec.whatwg.org/multipage/urls-and-fetching.html#document-base-url
Url document_base_url(Document const& document, Url const& url, std::string_view encoding);

// An address in the document made absolute; nothing where it is no URL. `base` may be empty.
std::optional<Url> resolve(std::string_view address, Url const& base, std::string_view encoding);

struct RobotsWords {
    bool nofollow = false, noindex = false;
};
RobotsWords robots_words(Document const& document);

// Links to http and https addresses, each address once (fragments do not count), in document order.
std::vector<Link> find_links(Document const& document, Url const& base, std::string_view encoding, bool nofollow);

} // namespace syna

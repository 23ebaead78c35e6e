#pragma once
// The style sheets of a site's pages, fetched once a site whatever the number of pages. Read by workers, filled by the
// fetch thread.

#include "page/source/draft.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace syna::audit {

class SiteSheets {
public:
    // The sheets for a draft, or nothing while one of them has neither come nor failed.
    std::optional<std::vector<std::shared_ptr<StyleSheetText const>>> all_of(std::vector<WantedSheet> const& wanted) const;
    void put(StyleSheetText sheet);
    bool has(Url const& url) const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::shared_ptr<StyleSheetText const>, std::less<>> by_url_; // Guarded by mutex_.
};

// A sheet's bytes to text: BOM, the Content-Type's charset, @charset, else UTF-8.
//   https://www.w3.org/TR/css-syntax-3/#input-byte-stream
std::string decode_sheet(std::string_view bytes, std::string_view content_type_header);

} // namespace syna::audit

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

// What there is of the sheets that a page wants and those that they import, each once; an import that leads back ends there.
struct SheetsOfPage {
    Page::Sheets sheets;
    std::vector<Url> missing; // Neither come nor failed yet. What these import is not known before.
};

class SiteSheets {
public:
    SheetsOfPage collect(std::vector<WantedSheet> const& wanted) const;
    void put(StyleSheetText sheet);

private:
    struct Known {
        std::shared_ptr<StyleSheetText const> sheet;
        std::vector<Url> imports;
    };

    mutable std::mutex mutex_;
    std::map<std::string, Known, std::less<>> by_url_; // Guarded by mutex_.
};

// A sheet's bytes to text: BOM, the Content-Type's charset, @charset, else UTF-8.
//   https://www.w3.org/TR/css-syntax-3/#input-byte-stream
std::string decode_sheet(std::string_view bytes, std::string_view content_type_header);

} // namespace syna::audit

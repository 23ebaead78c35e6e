#pragma once
// A folder that goes away with the test, and rows to store.

#include "store/writer.h"

#include <cstdlib>
#include <filesystem>
#include <string>

namespace syna::store::sample {

class Folder {
public:
    Folder()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "syna-store-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    std::string operator/(std::string const& name) const { return path_ + "/" + name; }
    std::string const& path() const { return path_; }

private:
    std::string path_;
};

inline std::vector<Municipality> municipalities()
{
    return { { "Sundsvall", "https://sundsvall.example/", "2281", "Västernorrland", "B3", "Supplier A", 99'000 },
        { "Åre", "https://are.example/", "2321", "Jämtland", "C7", "Supplier B", std::nullopt } };
}

inline ScanSettings settings() { return { "0.1.0", "rules-1", R"({"maxPages":0})" }; }

inline std::vector<RuleRow> rules()
{
    return { { "image-name", "critical", "Bilder har ett namn", "Images have a name", { { "1.1.1", "9.1.1.1", "A", false } } },
        { "link-name", "serious", "Länkar har ett namn", "Links have a name", { { "2.4.4", "9.2.4.4", "A", false }, { "4.1.2", "9.4.1.2", "A", false } } },
        { "button-name", "critical", "Knappar har ett namn", "Buttons have a name", { { "4.1.2", "9.4.1.2", "A", false } } },
        { "heading-order", "moderate", "Rubriker i ordning", "Headings in order", { { "1.3.1", "9.1.3.1", "A", true } } } };
}

inline PageRow page(SiteId site, std::string url, int depth = 0, int64_t sequence = 0)
{
    PageRow row;
    row.site = site;
    row.url = std::move(url);
    row.depth = depth;
    row.sequence = sequence;
    row.found_by = depth == 0 ? "start" : "link";
    return row;
}

inline OccurrenceRow occurrence(std::string rule, std::string key, std::string outcome, std::string cause, int64_t line)
{
    return { std::move(rule), std::move(key), std::move(outcome), std::move(cause), "main > img:nth-of-type(" + std::to_string(line) + ")",
        "<img src=\"bat-" + std::to_string(line) + ".png\">", R"({"ratio":2.9})", line, 5 };
}

// A page with a fault in image-name (two places, one cause), a link-name that cannot tell and a button-name that passes.
inline PageResult result(PageRow row)
{
    PageResult result;
    row.status = PageStatus::audited;
    row.http_status = 200;
    row.content_type = "text/html";
    row.bytes = 1234;
    row.title = "Välkommen";
    row.language = "sv";
    result.outcomes = { { "image-name", "failed", 3, 2, 0 }, { "link-name", "cantTell", 4, 0, 1 }, { "button-name", "passed", 2, 0, 0 }, { "heading-order", "inapplicable", 0, 0, 0 } };
    result.occurrences = { occurrence("image-name", "no-alt", "failed", "main > img", 7), occurrence("image-name", "no-alt", "failed", "main > img", 9),
        occurrence("link-name", "unsure", "cantTell", "nav a", 3) };
    result.examples = { { "button-name", "form > button", "<button>Sök</button>", 11, 3, 2 } };
    result.page = std::move(row);
    return result;
}

} // namespace syna::store::sample

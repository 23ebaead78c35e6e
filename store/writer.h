#pragma once
// The one writer of a database. Used by one thread at a time; every call is one transaction (or joins the batch that
// flush() ends), so a process killed at any moment leaves whole pages only.

#include "base/result.h"
#include "store/records.h"

#include <memory>
#include <string>
#include <vector>

namespace syna::store {

struct SiteState {
    SiteId id = 0;
    Municipality municipality;
    std::vector<PageRow> pages; // Already known in this scan; empty for a new one. In order of visit.
    bool finished = false;
};

struct OpenScan {
    ScanId id = 0;
    bool resumed = false;
    std::vector<SiteState> sites; // In the order asked for.
};

class Writer {
public:
    // Opens or makes the database, migrates it, checks it, and takes the writer's place: a second writer on the same
    // file is refused with a sentence.
    static Result<Writer> open(std::string const& path);
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    ~Writer();

    // Starts a scan of these municipalities, or finds the unfinished one with the same municipalities and settings.
    Result<OpenScan> begin_scan(std::vector<Municipality> const& municipalities, ScanSettings const& settings);

    // The rules that the scan asks, with their requirements; replaces what an earlier scan wrote of the same rules.
    // Called after begin_scan(), before the first result.
    Done put_rules(std::vector<RuleRow> const& rules);
    // Addresses seen, or what became of them. A row with an id updates that row's status, detail, http_status,
    // content_type and bytes. One without is inserted unless the site has its url already. Then an address that waits still
    // gets its end, if the row brings one; or the earlier place in the order of visit with found_by and found_on, if the row
    // brings that. The end of an address is never changed here.
    Done put_pages(ScanId scan, std::vector<PageRow> const& pages);
    // A page that was fetched, with all that its audit leaves behind. page.url and page.site find the row (made if missing).
    // A page that was stored before is replaced, so that one audited twice counts once.
    Done put_result(ScanId scan, PageResult const& result);
    Done finish_site(ScanId scan, SiteId site);
    Done finish_scan(ScanId scan);
    // Ends the current batch. Called at least every second by the writer thread, and before a scan is called finished.
    Done flush();

private:
    struct Implementation;
    explicit Writer(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> implementation_;
};

} // namespace syna::store

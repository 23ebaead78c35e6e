#pragma once
// A scan: crawl, audit and store, from a list of municipalities to a finished database.
//
// Threads. The thread that calls run_scan() is the fetch thread: it owns the crawler and every connection. Workers parse
// and audit pages; one writer thread owns the database. Pages go to the workers through a bounded queue; what the workers
// find comes back through a list that never waits; everything for the database passes the fetch thread, so that the
// addresses a page named are always written before the page counts as audited. A scan killed at any moment therefore
// resumes with whole pages only.

#include "audit/page_audit.h"
#include "base/result.h"
#include "crawler/crawler.h"
#include "store/writer.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace syna::audit {

struct ScanOptions {
    crawler::CrawlOptions crawl;
    int workers = 2;     // Threads that parse and audit.
    double coverage = 0; // Percent of a site's pages that must have been audited; see ScanSummary::thin_sites.
    std::string version; // Of the program, kept with the scan.
};

struct ScanProgress {
    std::size_t sites = 0, sites_finished = 0;
    std::size_t pages = 0;    // Audited in this run.
    std::size_t faults = 0;   // Targets that failed in this run.
    std::size_t waiting = 0;  // Known addresses not visited yet.
    std::size_t problems = 0; // Addresses that could not be had.
    std::chrono::steady_clock::duration elapsed {};
    std::string doing; // What one of the sites is at, in words.
};

struct SiteSummary {
    std::string name;
    std::size_t pages = 0, known = 0;
    std::size_t missed = 0; // Pages that should have been audited but could not be.
    std::string reason;     // The commonest reason for those.
};

struct ScanSummary {
    bool resumed = false, interrupted = false;
    std::size_t pages = 0, pages_before = 0, faults = 0;
    std::chrono::steady_clock::duration elapsed {};
    std::vector<SiteSummary> sites;
    std::vector<std::string> thin_sites; // Sites with no audited page, or with less than the asked coverage.
};

// Scans. `stop` may be set from a signal handler: what is finished is kept and the scan resumes next time. `progress` is
// called about twice a second on the calling thread.
Result<ScanSummary> run_scan(store::Writer& writer, std::vector<store::Municipality> const& municipalities, RuleSet const& rules,
    ScanOptions const& options, std::atomic<bool> const& stop, std::function<void(ScanProgress const&)> const& progress);

} // namespace syna::audit

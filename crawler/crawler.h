#pragma once
// Visits the sites of a list, politely: whose turn it is (frontier), whether it may (robots, scope, addresses), and the
// fetching itself. One object, one thread: everything but wake() is called by the fetch thread that owns it. It does not
// know what a check or a database is; what it learns it tells through CrawlerEvents.
//
// Order. Each site is visited breadth first, one depth after the other, and within a depth in (sequence) order, so that the
// pages visited under a limit do not depend on timing, threads or interruptions. The addresses of depth d+1 are ordered by
// the sequence of the page that named them first and their place on it; they are visited when every page of depth d is done.
// "First" is meant in this order, not in time: where a page that stands further forward names a known, waiting address later,
// that address moves. A redirect's target has the depth of the address that led there and is visited after its depth's others.

#include "base/result.h"
#include "crawler/fetcher.h"
#include "web/url.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace syna::crawler {

struct CrawlOptions {
    FetchOptions fetch;
    std::string robots_agent = "syna"; // Product token for robots.txt.
    int delay_ms = 500;                // Between the end of one request and the start of the next to a host.
    int per_host = 1;                  // Connections a host.
    int concurrency = 64;              // Transfers in all.
    int max_depth = 20;                // Links from the start page.
    int64_t max_pages = 0;             // A site; 0: no limit.
    int max_redirects = 10;
    int64_t max_urls = 200'000; // Known addresses a site.
    bool subdomains = false;    // Other hosts of the registrable domain belong to the site (crawler/scope.h).
    int backoff_ms = 5000;      // Before another try where the host is busy (429, 503), does not resolve or refuses.
};

using SiteIndex = std::size_t;

// An address and what became of it. `end` empty: it waits.
enum class UrlEnd : uint8_t {
    fetched,
    redirected,
    duplicate,
    robots,
    out_of_scope,
    refused_address,
    not_html,
    http_error,
    network_error,
    timeout,
    too_large,
    truncated,
    redirect_loop,
    limit,
};

struct UrlReport {
    SiteIndex site = 0;
    Url url;
    std::optional<UrlEnd> end;
    std::string detail;
    int depth = 0;
    int64_t sequence = 0;
    std::string found_by, found_on;
    int http_status = 0;
    std::string content_type;
    int64_t bytes = 0;
};

// An HTML page to audit. The site's depth is not left before page_done() has been called for it.
struct FetchedPage {
    UrlReport report; // The address asked for, or a redirect's target.
    Response response;
};

struct FoundLink {
    Url url;
    std::string found_by; // "link", "canonical", "alternate", "frame", …
};

class CrawlerEvents {
public:
    virtual ~CrawlerEvents() = default;
    virtual void page(FetchedPage page) = 0;
    // A new address (it waits), a waiting one whose place in the order (depth, sequence, found_by, found_on) has changed, or the
    // end of a known one that is not `fetched`. Of a `redirected` one the detail is the target's address and nothing else.
    virtual void url(UrlReport const& report) = 0;
    // A style sheet or other resource asked for by want_resource(). A response with a fault: it could not be had.
    virtual void resource(SiteIndex site, Url const& url, Response const& response) = 0;
    virtual void site_finished(SiteIndex site) = 0;
};

struct CrawlSite {
    Url start;
    // From an earlier, interrupted run: all addresses known then, those that wait and those that have ended.
    std::vector<UrlReport> known;
};

struct SiteProgress {
    std::size_t known = 0, waiting = 0, pages = 0, faults = 0;
    bool finished = false;
    std::string doing; // In words: "robots.txt", "waiting 0.4 s", "fetching /nyheter".
};

class Crawler {
public:
    Crawler(CrawlOptions options, std::vector<CrawlSite> sites, CrawlerEvents& events);
    ~Crawler();

    // What a page named; called once for every page event, when the page has been read (also if it was too complex: no links).
    // `canonical` is in links too. Emits url() for every new address.
    void page_done(UrlReport const& page, std::vector<FoundLink> const& links);
    // Fetches a resource of a site's page (sheets): same host rules and politeness, any http(s) host that the page names, no
    // private address from a public site. One resource() event for each call.
    void want_resource(SiteIndex site, Url const& url);
    // Works for at most `timeout_ms`, or until woken. New pages are started only if `may_start` (the work queue has room).
    void step(int timeout_ms, bool may_start);
    bool finished() const; // Every site is.
    void wake();           // From any thread: step() returns soon.
    SiteProgress progress(SiteIndex site) const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace syna::crawler

#pragma once
// The inside of Crawler: its sites, the requests under way and what their answers mean. Private to crawler/; owned by the fetch
// thread.

#include "crawler/address_guard.h"
#include "crawler/crawler.h"
#include "crawler/frontier.h"
#include "crawler/politeness.h"
#include "crawler/robots.h"
#include "crawler/scope.h"

#include <atomic>
#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace syna::crawler {

// One request and what it is for.
struct Task {
    enum class Kind : uint8_t {
        page,
        robots,
        sitemap,
        resource,
    };
    Kind kind = Kind::page;
    SiteIndex site = 0;
    Url url;                  // Asked for now.
    Url named;                // Asked for first, before redirects.
    Frontier::Id entry = 0;   // Of a page.
    int redirects = 0;        // Followed; pages have their own way.
    int faults = 0, busy = 0; // Tries that failed.
    bool identity_only = false;
    Time not_before {}; // A further try waits so long.
};

// What an origin's robots.txt said. https://www.rfc-editor.org/rfc/rfc9309#section-2.3
struct RobotsAnswer {
    bool known = false;
    Robots robots;
    // The host itself could not be reached: that is then the end of its pages, too.
    std::optional<UrlEnd> end;
    std::string detail;
    Url address;
};

struct Site {
    enum class Phase : uint8_t {
        crawling,
        sitemaps, // Between depth 0 and depth 1.
        finished,
    };

    Site(CrawlSite const& given, CrawlOptions const& options);

    Url start;
    Scope scope;
    Frontier frontier;
    Phase phase = Phase::crawling;
    // Whether its host answered from a public address; until it has, a request is a public site's.
    std::optional<bool> is_public;
    bool sitemaps_read = false;
    std::deque<std::pair<Url, int>> sitemaps; // Waiting, with their depth in indexes.
    std::unordered_set<std::string> sitemaps_known;
    int64_t sitemap_files = 0;
    std::size_t faults = 0, running = 0;
    std::string doing;
};

struct Crawler::Implementation {
    Implementation(CrawlOptions given, std::vector<CrawlSite> given_sites, CrawlerEvents& given_events);

    // Scheduling (crawler.cpp).
    bool step(int timeout_ms, bool may_start);
    void schedule(bool may_start);
    void advance(SiteIndex index);
    bool start_waiting_task(Politeness::Host& host, std::deque<Task>& tasks);
    void start_pages(SiteIndex index);
    bool may_start(Politeness::Host const& host) const;
    void start(Task task);
    void finish(Task task, Response response);
    void enqueue(Task task);
    void try_again(Task task, Milliseconds wait);
    // True where the task has been queued for another try.
    bool tried_again(Task const& task, Response const& response);
    void note_time(Time when) { next_time = std::min(next_time, when); }

    // Pages (crawl_pages.cpp).
    void page_answered(Task const& task, Response response);
    void page_redirected(Task const& task, Response const& response);
    void end_page(Task const& task, Response const& response, UrlEnd end, std::string detail);
    void end_unasked(SiteIndex site, Frontier::Id entry, UrlEnd end, std::string detail);
    void page_done(UrlReport const& page, std::vector<FoundLink> const& links);
    void announce(SiteIndex site, Frontier::Named const& named);
    void learn_place(Task const& task, Response const& response); // Whether the site is public.
    bool leads_inward(Site const& site, Url const& url) const;

    // robots.txt, sitemaps and resources (crawl_files.cpp).
    RobotsAnswer& robots_for(SiteIndex site, Url const& url); // Starts to fetch it where that has not been done.
    void robots_answered(Task const& task, Response const& response);
    void begin_sitemaps(SiteIndex site);
    void next_sitemap(SiteIndex site);
    void sitemap_answered(Task const& task, Response const& response);
    void resource_answered(Task const& task, Response response);
    // True where the answer was a redirect that is now being followed.
    bool follow_file(Task const& task, Response const& response);

    CrawlOptions options;
    CrawlerEvents& events;
    Fetcher fetcher;
    AddressGuard guard; // The Fetcher's has the last word; this one gives a redirect inward its name.
    Politeness politeness;
    std::deque<Site> sites;
    std::unordered_map<std::string, RobotsAnswer> robots;           // By origin.
    std::unordered_map<Politeness::Host*, std::deque<Task>> queues; // Files, and pages on another try.
    std::unordered_map<uint64_t, Task> under_way;
    uint64_t last_id = 0;
    std::size_t first_site = 0; // Whose turn it is to be asked first.
    std::size_t unfinished = 0;
    Time now {}, next_time {}; // Of this step; when something may be started that must wait now.
    std::atomic<bool> woken = false;
};

// The same address without a user name or password that a page may have written into it.
Url without_credentials(Url const& url);

// The end that a fault means for an address, and its words.
std::pair<UrlEnd, std::string> end_of_fault(Response const& response);

} // namespace syna::crawler

#pragma once
// Runs a whole crawl of local servers in a test and keeps what the crawler said: rows as a database would, pages in order.

#include "crawler/crawler.h"

#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace syna::test {

char const* end_text(std::optional<crawler::UrlEnd> const& end);

class CrawlRun : public crawler::CrawlerEvents {
public:
    explicit CrawlRun(std::vector<std::string> starts);

    crawler::CrawlOptions options;
    // Pages are read after this many further ones have come, or when nothing else happens: workers finish in any order.
    std::size_t read_late = 0;
    unsigned seed = 0; // Not 0: a random one of those that have come is read next.
    // Stops as a killed process would, after so many pages have been read; what is known then goes into the next run().
    std::size_t stop_after = 0;

    void run(int seconds = 20);

    // "path end detail" of every row in order of visit, of the first site.
    std::vector<std::string> rows(crawler::SiteIndex site = 0) const;
    std::string end_of(std::string const& path_or_address, crawler::SiteIndex site = 0) const; // "http-error: status 404"
    std::vector<std::string> pages;                                                            // Paths in the order of their events.
    std::vector<std::pair<std::string, crawler::Response>> resources;
    std::map<std::string, crawler::UrlReport> known[8]; // By site and address.
    std::size_t sites_finished = 0;
    bool finished = false;
    std::function<void(crawler::Crawler&, crawler::FetchedPage const&)> on_page;

    void page(crawler::FetchedPage page) override;
    void url(crawler::UrlReport const& report) override;
    void resource(crawler::SiteIndex site, Url const& url, crawler::Response const& response) override;
    void site_finished(crawler::SiteIndex site) override;

private:
    std::vector<Url> starts_;
    std::vector<crawler::FetchedPage> unread_;
};

} // namespace syna::test

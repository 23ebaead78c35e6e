#include "tests/crawler/crawl_run.h"

#include <algorithm>

namespace syna::test {

using namespace crawler;

char const* end_text(std::optional<UrlEnd> const& end)
{
    if (!end)
        return "waiting";
    switch (*end) {
    case UrlEnd::fetched:
        return "fetched";
    case UrlEnd::redirected:
        return "redirected";
    case UrlEnd::duplicate:
        return "duplicate";
    case UrlEnd::robots:
        return "robots";
    case UrlEnd::out_of_scope:
        return "out-of-scope";
    case UrlEnd::refused_address:
        return "refused-address";
    case UrlEnd::not_html:
        return "not-html";
    case UrlEnd::http_error:
        return "http-error";
    case UrlEnd::network_error:
        return "network-error";
    case UrlEnd::timeout:
        return "timeout";
    case UrlEnd::too_large:
        return "too-large";
    case UrlEnd::truncated:
        return "truncated";
    case UrlEnd::redirect_loop:
        return "redirect-loop";
    case UrlEnd::limit:
        return "limit";
    }
    return "?";
}

CrawlRun::CrawlRun(std::vector<std::string> starts)
{
    for (auto const& start : starts) {
        starts_.push_back(*Url::parse(start));
        options.fetch.private_hosts.emplace_back(starts_.back().host());
    }
    options.delay_ms = 0;
    options.backoff_ms = 20;
    options.fetch.connect_timeout_ms = 1000;
    options.fetch.timeout_ms = 2000;
    options.fetch.low_speed_seconds = 1;
}

void CrawlRun::page(FetchedPage page)
{
    pages.emplace_back(page.report.url.path());
    if (auto const query = page.report.url.query())
        pages.back() += "?" + std::string(*query);
    known[page.report.site][page.report.url.href()] = page.report;
    unread_.push_back(std::move(page));
}

void CrawlRun::url(UrlReport const& report) { known[report.site][report.url.href()] = report; }

void CrawlRun::resource(SiteIndex, Url const& url, Response const& response) { resources.emplace_back(url.href(), response); }

void CrawlRun::site_finished(SiteIndex) { ++sites_finished; }

// The links that the tests' pages hold: href="…" and nothing else.
static std::vector<FoundLink> links_of(FetchedPage const& page)
{
    std::vector<FoundLink> links;
    std::string_view rest = page.response.body;
    for (;;) {
        auto const start = rest.find("href=\"");
        if (start == std::string_view::npos)
            return links;
        rest.remove_prefix(start + 6);
        auto const address = rest.substr(0, rest.find('"'));
        if (auto url = Url::parse(address, page.report.url))
            links.push_back({ *url, "link" });
    }
}

void CrawlRun::run(int seconds)
{
    std::vector<CrawlSite> sites;
    for (std::size_t index = 0; index < starts_.size(); ++index) {
        sites.push_back({ starts_[index], {} });
        for (auto const& [address, report] : known[index])
            sites.back().known.push_back(report);
    }
    unread_.clear();
    Crawler crawler(options, std::move(sites), *this);
    std::mt19937 random(seed);
    std::size_t read = 0;
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (!crawler.finished() && std::chrono::steady_clock::now() < deadline) {
        auto const before = unread_.size();
        crawler.step(unread_.empty() ? 50 : 2, true);
        auto const nothing_new = before == unread_.size();
        while (unread_.size() > (nothing_new ? 0 : read_late)) {
            auto const which = seed != 0 ? random() % unread_.size() : 0;
            auto page = std::move(unread_[which]);
            unread_.erase(unread_.begin() + static_cast<std::ptrdiff_t>(which));
            if (on_page)
                on_page(crawler, page);
            // As the writer does it: the page and what it named in one step.
            page.report.end = UrlEnd::fetched;
            known[page.report.site][page.report.url.href()] = page.report;
            crawler.page_done(page.report, links_of(page));
            if (++read == stop_after)
                return;
            if (nothing_new)
                break;
        }
    }
    finished = crawler.finished();
}

static std::string path_of(Url const& url, Url const& start)
{
    if (url.origin() != start.origin())
        return url.href();
    return std::string(url.path()) + (url.query() ? "?" + std::string(*url.query()) : "");
}

std::vector<std::string> CrawlRun::rows(SiteIndex site) const
{
    std::vector<UrlReport const*> order;
    for (auto const& [address, report] : known[site])
        order.push_back(&report);
    std::sort(order.begin(), order.end(), [](auto const* left, auto const* right) {
        return std::tie(left->depth, left->sequence) < std::tie(right->depth, right->sequence);
    });
    std::vector<std::string> rows;
    for (auto const* report : order)
        rows.push_back(std::to_string(report->depth) + " " + path_of(report->url, starts_[site]) + " " + end_text(report->end) + " " + report->found_by);
    return rows;
}

std::string CrawlRun::end_of(std::string const& path, SiteIndex site) const
{
    for (auto const& [address, report] : known[site]) {
        if (path_of(report.url, starts_[site]) == path)
            return std::string(end_text(report.end)) + (report.detail.empty() ? "" : ": " + report.detail);
    }
    return "unknown";
}

} // namespace syna::test

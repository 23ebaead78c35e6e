// The requests that are not for pages: robots.txt, sitemaps, and the resources that pages want.

#include "crawler/crawl.h"
#include "crawler/sitemap.h"

#include <algorithm>

namespace syna::crawler {

static constexpr int max_file_redirects = 5; // https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1.2 asks for so many.
static constexpr int64_t max_sitemap_files = 200;
static constexpr int max_index_depth = 2;

bool Crawler::Implementation::follow_file(Task const& task, Response const& response)
{
    if (!response.is_redirect() || task.redirects == max_file_redirects)
        return false;
    auto const target = Url::parse(response.header("location"), task.url);
    if (!target || !target->is_http())
        return false;
    auto next = task;
    next.url = without_credentials(*target);
    ++next.redirects;
    next.faults = next.busy = 0;
    next.not_before = {};
    enqueue(std::move(next));
    return true;
}

RobotsAnswer& Crawler::Implementation::robots_for(SiteIndex site, Url const& url)
{
    auto const [found, fresh] = robots.try_emplace(url.origin());
    if (fresh) {
        Task task;
        task.kind = Task::Kind::robots;
        task.site = site;
        task.url = task.named = Url::parse("/robots.txt", url).value_or(Url());
        found->second.address = task.url;
        enqueue(std::move(task));
    }
    return found->second;
}

// https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1
void Crawler::Implementation::robots_answered(Task const& task, Response const& response)
{
    if (follow_file(task, response))
        return;
    auto& answer = robots[task.named.origin()];
    answer.known = true;
    answer.detail = "forbidden by robots.txt";
    // 1. Successful access. Of a file that is too large the beginning counts.
    if (response.ok() || (response.fault == FetchFault::too_large && response.status == 200)) {
        answer.robots = Robots::parse(response.body, options.robots_agent);
        if (auto const delay = answer.robots.crawl_delay_seconds())
            politeness.crawl_delay(politeness.host(task.named), *delay);
        return;
    }
    // 2. Redirects: followed above; more than five mean that there is none.
    // 3. Unavailable: everything is allowed. Differs from the specification: 429 says that we are too many, not that there is no
    //    file, so it counts as unreachable.
    if (response.fault == FetchFault::none && response.status < 500 && response.status != 429)
        return;
    // 4. Unreachable: nothing is allowed. Where the host itself was not reached, that is what its pages say.
    answer.robots = Robots::disallow_all();
    if (response.fault == FetchFault::none) {
        answer.detail = "robots.txt unreachable: status " + std::to_string(response.status);
        return;
    }
    answer.detail = "robots.txt unreachable: " + std::string(fault_text(response.fault));
    auto const host_not_reached = response.fault == FetchFault::dns || response.fault == FetchFault::connect
        || response.fault == FetchFault::tls || response.fault == FetchFault::refused_address;
    if (host_not_reached && task.redirects == 0)
        std::tie(answer.end, answer.detail) = end_of_fault(response);
}

// Those that robots.txt names, or the usual one.
void Crawler::Implementation::begin_sitemaps(SiteIndex index)
{
    auto& site = sites[index];
    auto const chain = site.frontier.start_chain();
    auto const start = Url::parse(site.frontier.entry(chain.back()).address).value_or(site.start);
    auto const& answer = robots_for(index, start);
    if (!answer.known)
        return;
    site.phase = Site::Phase::sitemaps;
    for (auto const& named : answer.robots.sitemaps()) {
        if (auto const url = Url::parse(named, answer.address))
            site.sitemaps.emplace_back(*url, 0);
    }
    if (auto const usual = Url::parse("/sitemap.xml", start); usual && site.sitemaps.empty())
        site.sitemaps.emplace_back(*usual, 0);
    next_sitemap(index);
}

void Crawler::Implementation::next_sitemap(SiteIndex index)
{
    auto& site = sites[index];
    while (!site.sitemaps.empty() && site.sitemap_files < max_sitemap_files) {
        auto const [url, depth] = site.sitemaps.front();
        // On the site or beside it, and each only once: an index may name itself.
        if (!site.scope.may_move_to(url) || !site.sitemaps_known.insert(std::string(url.without_fragment())).second) {
            site.sitemaps.pop_front();
            continue;
        }
        Task task;
        task.kind = Task::Kind::sitemap;
        task.site = index;
        task.url = task.named = without_credentials(url);
        enqueue(std::move(task));
        return;
    }
    site.sitemaps.clear();
    site.sitemaps_known.clear();
    site.sitemaps_read = true;
    site.phase = Site::Phase::crawling;
}

void Crawler::Implementation::sitemap_answered(Task const& task, Response const& response)
{
    if (follow_file(task, response))
        return;
    auto& site = sites[task.site];
    auto const depth = site.sitemaps.front().second;
    site.sitemaps.pop_front();
    auto const file = site.sitemap_files++;
    if (response.ok() || (response.fault == FetchFault::too_large && response.status == 200)) {
        auto const sitemap = parse_sitemap(response.body, response.header("content-type"), task.url);
        if (sitemap.kind == Sitemap::Kind::index) {
            for (auto const& url : sitemap.urls) {
                if (depth < max_index_depth)
                    site.sitemaps.emplace_back(url, depth + 1);
            }
        } else {
            auto const source = site.frontier.source(task.named.without_fragment());
            for (std::size_t place = 0; place < sitemap.urls.size(); ++place) {
                auto const url = without_credentials(sitemap.urls[place]);
                if (site.scope.contains(url))
                    announce(task.site, site.frontier.name_from_sitemap(file, static_cast<int64_t>(place), url, source));
            }
        }
    }
    next_sitemap(task.site);
}

void Crawler::Implementation::resource_answered(Task const& task, Response response)
{
    if (follow_file(task, response))
        return;
    events.resource(task.site, task.named, response);
}

} // namespace syna::crawler

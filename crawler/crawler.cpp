#include "crawler/crawler.h"

#include "crawler/crawl.h"
#include "crawler/page_kind.h"

#include <algorithm>
#include <cstdio>

namespace syna::crawler {

static constexpr std::size_t max_first_contacts = 16;
static constexpr int max_busy_tries = 2;

Site::Site(CrawlSite const& given, CrawlOptions const& options)
    : start(given.start)
    , scope(given.start, options.subdomains ? Subdomains::included : Subdomains::left_out)
    , frontier({ options.max_depth, options.max_pages, options.max_urls })
{
    frontier.restore(given.known);
    frontier.begin(given.start);
    // Where an earlier run's start address led.
    for (auto const id : frontier.start_chain()) {
        if (auto const url = Url::parse(frontier.entry(id).address); url && scope.may_move_to(*url))
            scope.move_to(*url);
    }
    sitemaps_read = frontier.is_past_start();
}

Crawler::Implementation::Implementation(CrawlOptions given, std::vector<CrawlSite> given_sites, CrawlerEvents& given_events)
    : options(std::move(given))
    , events(given_events)
    , fetcher(options.fetch)
    , guard(options.fetch)
    , politeness(Milliseconds(options.delay_ms), options.per_host)
    , unfinished(given_sites.size())
{
    for (auto const& site : given_sites)
        sites.emplace_back(site, options);
}

bool Crawler::Implementation::may_start(Politeness::Host const& host) const
{
    if (under_way.size() >= static_cast<std::size_t>(std::max(options.concurrency, 1)))
        return false;
    if (!host.contacted && host.running == 0 && politeness.first_contacts() >= max_first_contacts)
        return false;
    return politeness.may_start(host, now);
}

void Crawler::Implementation::start(Task task)
{
    auto& host = politeness.host(task.url);
    auto& site = sites[task.site];
    politeness.started(host);
    ++site.running;
    site.doing = "fetching " + std::string(task.url.path());

    Request request;
    request.id = ++last_id;
    request.url = task.url;
    request.from_public_site = site.is_public.value_or(true);
    request.own_host = site.scope.is_own_host(task.url);
    request.identity_only = task.identity_only;
    if (task.kind == Task::Kind::page)
        request.wants_body = is_worth_reading;
    else
        request.accept = "*/*";
    under_way.emplace(request.id, std::move(task));
    fetcher.start(std::move(request));
}

void Crawler::Implementation::enqueue(Task task)
{
    auto& host = politeness.host(task.url);
    queues[&host].push_back(std::move(task));
}

void Crawler::Implementation::try_again(Task task, Milliseconds wait)
{
    task.not_before = std::chrono::steady_clock::now() + wait;
    enqueue(std::move(task));
}

// What a server or the network does once, it may not do twice: one more try for faults that pass, two where it is busy.
bool Crawler::Implementation::tried_again(Task const& task, Response const& response)
{
    if (response.fault == FetchFault::none && (response.status == 429 || response.status == 503) && task.busy < max_busy_tries) {
        auto again = task;
        auto wait = Milliseconds(static_cast<int64_t>(options.backoff_ms) << again.busy++);
        if (auto const asked = retry_after(response.header("retry-after"), std::chrono::system_clock::now()))
            wait = *asked;
        politeness.hold(politeness.host(task.url), std::chrono::steady_clock::now(), wait);
        try_again(std::move(again), Milliseconds(0));
        return true;
    }
    if (task.faults > 0)
        return false;
    auto again = task;
    ++again.faults;
    switch (response.fault) {
    case FetchFault::reset:
    case FetchFault::timeout:
    case FetchFault::truncated:
        try_again(std::move(again), Milliseconds(0));
        return true;
    case FetchFault::dns:
    case FetchFault::connect:
        try_again(std::move(again), Milliseconds(options.backoff_ms));
        return true;
    case FetchFault::decoding:
        again.identity_only = true;
        try_again(std::move(again), Milliseconds(0));
        return true;
    default:
        return false;
    }
}

void Crawler::Implementation::finish(Task task, Response response)
{
    auto& site = sites[task.site];
    --site.running;
    site.doing.clear();
    politeness.ended(politeness.host(task.url), std::chrono::steady_clock::now());
    learn_place(task, response);
    if (tried_again(task, response))
        return;
    switch (task.kind) {
    case Task::Kind::page:
        page_answered(task, std::move(response));
        break;
    case Task::Kind::robots:
        robots_answered(task, response);
        break;
    case Task::Kind::sitemap:
        sitemap_answered(task, response);
        break;
    case Task::Kind::resource:
        resource_answered(task, std::move(response));
        break;
    }
}

// Files and further tries of a host, in their order. True while some of them wait: its pages then wait as well.
bool Crawler::Implementation::start_waiting_task(Politeness::Host& host, std::deque<Task>& tasks)
{
    while (!tasks.empty()) {
        auto const ready = std::find_if(tasks.begin(), tasks.end(), [this](Task const& task) { return task.not_before <= now; });
        if (ready == tasks.end()) {
            for (auto const& task : tasks)
                note_time(task.not_before);
            return true;
        }
        if (!may_start(host)) {
            if (host.not_before > now)
                note_time(host.not_before);
            return true;
        }
        auto task = std::move(*ready);
        tasks.erase(ready);
        start(std::move(task));
    }
    return false;
}

void Crawler::Implementation::start_pages(SiteIndex index)
{
    auto& site = sites[index];
    auto& frontier = site.frontier;
    while (auto const id = frontier.next()) {
        auto const url = Url::parse(frontier.entry(*id).address);
        if (!url || !url->is_http()) {
            end_unasked(index, *id, UrlEnd::out_of_scope, "no http or https address");
            continue;
        }
        if (auto const extension = document_extension(*url); !extension.empty()) {
            end_unasked(index, *id, UrlEnd::not_html, "by extension ." + std::string(extension));
            continue;
        }
        if (auto const limit = frontier.over_limit(*id); !limit.empty()) {
            end_unasked(index, *id, UrlEnd::limit, limit);
            continue;
        }
        auto& answer = robots_for(index, *url);
        if (!answer.known) {
            site.doing = "robots.txt";
            return;
        }
        if (answer.end) {
            end_unasked(index, *id, *answer.end, answer.detail);
            continue;
        }
        if (!answer.robots.allows(*url)) {
            end_unasked(index, *id, UrlEnd::robots, answer.detail);
            continue;
        }
        auto& host = politeness.host(*url);
        auto const queue = queues.find(&host);
        if ((queue != queues.end() && !queue->second.empty()) || !may_start(host)) {
            if (host.not_before > now) {
                note_time(host.not_before);
                char text[40];
                std::snprintf(text, sizeof text, "waiting %.1f s", std::chrono::duration<double>(host.not_before - now).count());
                if (site.running == 0)
                    site.doing = text;
            }
            return;
        }
        Task task;
        task.site = index;
        task.url = task.named = *url;
        task.entry = *id;
        frontier.fetching(*id);
        start(std::move(task));
    }
}

// To the site's next round or phase, as far as it can go.
void Crawler::Implementation::advance(SiteIndex index)
{
    auto& site = sites[index];
    while (site.phase == Site::Phase::crawling && site.frontier.round_is_over()) {
        auto const start_is_over = site.frontier.depth() == 0 && site.frontier.depth_ends();
        auto const goes_deeper = site.frontier.pages() > 0 && options.max_depth > 0 && !site.frontier.page_limit_reached();
        if (start_is_over && !site.sitemaps_read && goes_deeper) {
            begin_sitemaps(index);
            return;
        }
        if (site.frontier.has_more()) {
            site.frontier.next_round();
            continue;
        }
        site.phase = Site::Phase::finished;
        site.doing.clear();
        --unfinished;
        events.site_finished(index);
    }
}

void Crawler::Implementation::schedule(bool pages_too)
{
    now = std::chrono::steady_clock::now();
    next_time = Time::max();
    for (auto& [host, tasks] : queues)
        start_waiting_task(*host, tasks);
    // Each site is asked first in turn, so that none is always behind the limit of transfers.
    ++first_site;
    for (std::size_t count = 0; count < sites.size(); ++count) {
        auto const index = (first_site + count) % sites.size();
        advance(index);
        if (pages_too && sites[index].phase == Site::Phase::crawling) {
            start_pages(index);
            // What ended without a request may have ended the round.
            if (sites[index].frontier.round_is_over()) {
                advance(index);
                next_time = std::min(next_time, now);
            }
        }
    }
}

bool Crawler::Implementation::step(int timeout_ms, bool pages_too)
{
    auto const deadline = std::chrono::steady_clock::now() + Milliseconds(timeout_ms);
    bool const was_finished = unfinished == 0;
    for (;;) {
        schedule(pages_too);
        // The news that the last site is finished is told at once. Afterwards the last pages' sheets may still be asked for.
        if (unfinished == 0 && !was_finished)
            return true;
        auto const until = std::clamp(next_time, now, std::max(deadline, now));
        auto const wait = std::chrono::duration_cast<Milliseconds>(until - now).count();
        // Rounded up, or the last millisecond would be spent in a loop.
        auto answers = fetcher.poll(until == now ? 0 : static_cast<int>(wait) + 1);
        for (auto& [id, response] : answers) {
            auto const found = under_way.find(id);
            auto task = std::move(found->second);
            under_way.erase(found);
            finish(std::move(task), std::move(response));
        }
        if (!answers.empty()) {
            schedule(pages_too);
            return true;
        }
        if (woken.exchange(false) || std::chrono::steady_clock::now() >= deadline)
            return true;
    }
}

Crawler::Crawler(CrawlOptions options, std::vector<CrawlSite> sites, CrawlerEvents& events)
    : implementation_(std::make_unique<Implementation>(std::move(options), std::move(sites), events))
{
}

Crawler::~Crawler() = default;

void Crawler::page_done(UrlReport const& page, std::vector<FoundLink> const& links) { implementation_->page_done(page, links); }

void Crawler::want_resource(SiteIndex site, Url const& url)
{
    Task task;
    task.kind = Task::Kind::resource;
    task.site = site;
    task.url = task.named = url;
    implementation_->enqueue(std::move(task));
}

void Crawler::step(int timeout_ms, bool may_start) { implementation_->step(timeout_ms, may_start); }

bool Crawler::finished() const { return implementation_->unfinished == 0; }

void Crawler::wake()
{
    implementation_->woken = true;
    implementation_->fetcher.wake();
}

SiteProgress Crawler::progress(SiteIndex index) const
{
    auto const& site = implementation_->sites[index];
    SiteProgress progress;
    progress.known = site.frontier.size();
    progress.waiting = site.frontier.waiting();
    progress.pages = site.frontier.pages();
    progress.faults = site.faults;
    progress.finished = site.phase == Site::Phase::finished;
    progress.doing = site.doing;
    return progress;
}

} // namespace syna::crawler

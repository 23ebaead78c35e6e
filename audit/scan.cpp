#include "audit/scan.h"

#include "audit/scan_records.h"
#include "audit/sheets.h"
#include "base/bounded_queue.h"
#include "page/source/draft.h"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>
#include <variant>

namespace syna::audit {

namespace {

using Clock = std::chrono::steady_clock;

// To the workers. First a page's bytes; then, if its sheets had to be fetched, its draft and the sheets.
struct Bytes {
    crawler::FetchedPage page;
};
struct Waiting {
    crawler::SiteIndex site;
    store::PageRow row;
    std::unique_ptr<Draft> draft;
};
struct Ready {
    Waiting waiting;
    Page::Sheets sheets;
};
using Work = std::variant<Bytes, Ready>;

// Back from a worker. Of one page: first what it named, then (at once or later) what the audit found.
struct Parsed {
    crawler::UrlReport report;
    std::vector<crawler::FoundLink> links;
};
struct NeedsSheets {
    Waiting waiting;
};
struct Audited {
    crawler::SiteIndex site;
    store::PageResult result;
    std::size_t faults = 0;
};
using Answer = std::variant<Parsed, NeedsSheets, Audited>;

// To the writer thread.
struct SiteEnd {
    store::SiteId site;
};
using Record = std::variant<store::PageRow, store::PageResult, SiteEnd>;

class Scan final : public crawler::CrawlerEvents {
public:
    Scan(store::Writer& writer, store::OpenScan open, RuleSet const& rules, ScanOptions const& options)
        : writer_(writer)
        , open_(std::move(open))
        , rules_(rules)
        , options_(options)
        , work_(static_cast<std::size_t>(options.workers) * 4)
        , records_(1024)
        , sites_(open_.sites.size())
    {
    }

    Result<ScanSummary> run(std::atomic<bool> const& stop, std::function<void(ScanProgress const&)> const& progress);

    // CrawlerEvents, all on the fetch thread.
    void page(crawler::FetchedPage page) override;
    void url(crawler::UrlReport const& report) override;
    void resource(crawler::SiteIndex site, Url const& url, crawler::Response const& response) override;
    void site_finished(crawler::SiteIndex site) override;

private:
    struct Site {
        SiteSheets sheets;            // Shared with the workers; locks by itself.
        std::set<std::string> wanted; // Sheets asked of the crawler. The rest is the fetch thread's.
        std::deque<Waiting> waiting;  // Drafts whose sheets have not all come.
        std::size_t in_work = 0;      // Pages at the workers or waiting.
        bool crawled = false;         // The crawler is done with it.
        std::size_t pages = 0, known = 0, missed = 0;
        std::map<std::string, std::size_t> reasons; // Why pages were missed.
    };

    std::vector<crawler::CrawlSite> crawl_sites();
    void work();
    void audit(Bytes bytes);
    void audit(Ready ready);
    void audit(crawler::SiteIndex site, store::PageRow row, Draft draft, Page::Sheets sheets);
    void answer(Answer answer);
    bool take_answers();
    void take(Parsed parsed);
    void take(NeedsSheets needs);
    void take(Audited audited);
    void release_drafts(crawler::SiteIndex index);
    void finish_if_done(crawler::SiteIndex index);
    void count(Site& site, store::PageStatus status, int http_status, std::string const& detail);
    void write();
    void report_progress(std::function<void(ScanProgress const&)> const& progress);
    ScanSummary summary(bool interrupted) const;

    store::Writer& writer_; // The writer thread's while that runs.
    store::OpenScan open_;
    RuleSet const& rules_;
    ScanOptions const& options_;

    BoundedQueue<Work> work_;
    BoundedQueue<Record> records_;
    std::mutex answers_mutex_;
    std::vector<Answer> answers_; // Guarded by answers_mutex_.

    std::vector<Site> sites_;
    std::unique_ptr<crawler::Crawler> crawler_;
    std::size_t drafts_waiting_ = 0, pages_ = 0, pages_before_ = 0, faults_ = 0, sites_finished_ = 0;
    Clock::time_point started_ = Clock::now(), shown_ {};

    std::mutex failure_mutex_;
    std::optional<Error> failure_; // Guarded by failure_mutex_: the first thing that went wrong with the store.
    std::atomic<bool> failed_ { false };
};

std::vector<crawler::CrawlSite> Scan::crawl_sites()
{
    std::vector<crawler::CrawlSite> crawl;
    for (std::size_t i = 0; i < open_.sites.size(); ++i) {
        auto const& state = open_.sites[i];
        auto& site = sites_[i];
        crawler::CrawlSite crawl_site;
        crawl_site.start = *Url::parse(state.municipality.url);
        for (auto const& row : state.pages) {
            count(site, row.status, row.http_status, row.detail);
            if (auto url = Url::parse(row.url))
                crawl_site.known.push_back(report_of(row, i, std::move(*url)));
        }
        pages_before_ += site.pages;
        crawl.push_back(std::move(crawl_site));
    }
    return crawl;
}

void Scan::count(Site& site, store::PageStatus status, int http_status, std::string const& detail)
{
    if (status == store::PageStatus::audited)
        ++site.pages;
    if (is_missed(status, http_status)) {
        ++site.missed;
        auto reason = std::string(store::status_text(status));
        if (http_status >= 400)
            reason += " " + std::to_string(http_status);
        else if (!detail.empty())
            reason += " (" + detail + ")";
        ++site.reasons[reason];
    }
}

Result<ScanSummary> Scan::run(std::atomic<bool> const& stop, std::function<void(ScanProgress const&)> const& progress)
{
    crawler_ = std::make_unique<crawler::Crawler>(options_.crawl, crawl_sites(), *this);

    std::thread writer([this] { write(); });
    std::vector<std::thread> workers;
    for (int i = 0; i < options_.workers; ++i)
        workers.emplace_back([this] { work(); });

    auto const busy = [this] { return std::any_of(sites_.begin(), sites_.end(), [](Site const& site) { return site.in_work > 0; }); };
    while (!stop && !failed_ && (!crawler_->finished() || busy())) {
        take_answers();
        auto const room = !work_.full() && drafts_waiting_ < static_cast<std::size_t>(options_.workers) * 8;
        crawler_->step(100, room);
        report_progress(progress);
    }
    auto const interrupted = !failed_ && (!crawler_->finished() || busy());

    // The workers finish what they hold; what they found is kept. What still waits in the queue stays queued in the store.
    if (interrupted || failed_)
        while (work_.try_pop()) { }
    work_.close();
    for (auto& worker : workers)
        worker.join();
    take_answers();
    records_.close();
    writer.join();
    for (std::size_t i = 0; i < sites_.size(); ++i)
        sites_[i].known = crawler_->progress(i).known;
    crawler_.reset();

    if (failed_) {
        std::lock_guard const lock(failure_mutex_);
        return *failure_;
    }
    if (!interrupted) {
        if (auto finished = writer_.finish_scan(open_.id); !finished)
            return finished.error();
    }
    if (auto flushed = writer_.flush(); !flushed)
        return flushed.error();
    return summary(interrupted);
}

// --- The fetch thread.

void Scan::page(crawler::FetchedPage page)
{
    ++sites_[page.report.site].in_work;
    work_.push(Bytes { std::move(page) });
}

void Scan::url(crawler::UrlReport const& report)
{
    auto row = row_of(report, open_.sites[report.site].id);
    count(sites_[report.site], row.status, row.http_status, row.detail);
    records_.push(std::move(row));
}

void Scan::resource(crawler::SiteIndex index, Url const& url, crawler::Response const& response)
{
    StyleSheetText sheet;
    sheet.url = url;
    sheet.available = response.ok();
    if (sheet.available)
        sheet.text = decode_sheet(response.body, response.header("content-type"));
    sites_[index].sheets.put(std::move(sheet));
    release_drafts(index);
}

void Scan::site_finished(crawler::SiteIndex index)
{
    sites_[index].crawled = true;
    finish_if_done(index);
}

void Scan::finish_if_done(crawler::SiteIndex index)
{
    auto& site = sites_[index];
    if (!site.crawled || site.in_work > 0)
        return;
    ++sites_finished_;
    records_.push(SiteEnd { open_.sites[index].id });
}

bool Scan::take_answers()
{
    std::vector<Answer> answers;
    {
        std::lock_guard const lock(answers_mutex_);
        answers.swap(answers_);
    }
    for (auto& answer : answers)
        std::visit([this](auto& one) { take(std::move(one)); }, answer);
    return !answers.empty();
}

void Scan::take(Parsed parsed) { crawler_->page_done(parsed.report, parsed.links); }

void Scan::take(NeedsSheets needs)
{
    auto const index = needs.waiting.site;
    sites_[index].waiting.push_back(std::move(needs.waiting));
    ++drafts_waiting_;
    release_drafts(index);
}

// Hands on the drafts whose sheets are all there, and asks for what the others lack.
void Scan::release_drafts(crawler::SiteIndex index)
{
    auto& site = sites_[index];
    for (auto waiting = site.waiting.begin(); waiting != site.waiting.end();) {
        auto found = site.sheets.collect(waiting->draft->wanted_sheets());
        if (!found.missing.empty()) {
            for (auto const& url : found.missing)
                if (site.wanted.insert(url.href()).second)
                    crawler_->want_resource(index, url);
            ++waiting;
            continue;
        }
        work_.push(Ready { std::move(*waiting), std::move(found.sheets) });
        waiting = site.waiting.erase(waiting);
        --drafts_waiting_;
    }
}

void Scan::take(Audited audited)
{
    auto& site = sites_[audited.site];
    auto const& row = audited.result.page;
    count(site, row.status, row.http_status, row.detail);
    if (row.status == store::PageStatus::audited)
        ++pages_;
    faults_ += audited.faults;
    records_.push(std::move(audited.result));
    --site.in_work;
    finish_if_done(audited.site);
}

void Scan::report_progress(std::function<void(ScanProgress const&)> const& progress)
{
    auto const now = Clock::now();
    if (!progress || now - shown_ < std::chrono::milliseconds(500))
        return;
    shown_ = now;
    ScanProgress shown;
    shown.sites = sites_.size();
    shown.sites_finished = sites_finished_;
    shown.pages = pages_;
    shown.faults = faults_;
    shown.elapsed = now - started_;
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        auto const at = crawler_->progress(i);
        shown.waiting += at.waiting;
        shown.problems += at.faults;
        if (shown.doing.empty() && !at.finished)
            shown.doing = open_.sites[i].municipality.name + ": " + at.doing;
    }
    progress(shown);
}

ScanSummary Scan::summary(bool interrupted) const
{
    ScanSummary summary;
    summary.resumed = open_.resumed;
    summary.interrupted = interrupted;
    summary.pages = pages_;
    summary.pages_before = pages_before_;
    summary.faults = faults_;
    summary.elapsed = Clock::now() - started_;
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        auto const& site = sites_[i];
        SiteSummary line { open_.sites[i].municipality.name, site.pages, site.known, site.missed, {} };
        std::size_t most = 0;
        for (auto const& [reason, times] : site.reasons)
            if (times > most) {
                most = times;
                line.reason = reason;
            }
        auto const wanted = site.pages + site.missed;
        bool const thin = site.pages == 0 || 100.0 * static_cast<double>(site.pages) < options_.coverage * static_cast<double>(wanted);
        if (thin)
            summary.thin_sites.push_back(line.name);
        summary.sites.push_back(std::move(line));
    }
    return summary;
}

// --- The workers.

void Scan::work()
{
    while (auto work = work_.pop())
        std::visit([this](auto& one) { audit(std::move(one)); }, *work);
}

void Scan::answer(Answer answer)
{
    {
        std::lock_guard const lock(answers_mutex_);
        answers_.push_back(std::move(answer));
    }
    crawler_->wake();
}

void Scan::audit(Bytes bytes)
{
    auto report = std::move(bytes.page.report);
    auto& response = bytes.page.response;
    auto row = row_of(report, open_.sites[report.site].id);
    row.http_status = response.status;
    row.bytes = static_cast<int64_t>(response.body.size());
    auto const site = report.site;

    bool named = false; // The crawler has been told what the page named; it must be, once.
    auto const not_audited = [&](store::PageStatus status, std::string detail) {
        if (!named)
            answer(Parsed { report, {} });
        Audited audited { site, {}, 0 };
        row.status = status;
        row.detail = std::move(detail);
        audited.result.page = std::move(row);
        answer(std::move(audited));
    };

    try {
        auto made = Draft::make({ response.url, response.header("content-type"), std::move(response.body) });
        if (!made)
            return not_audited(store::PageStatus::too_complex, made.error().message);

        Parsed parsed { report, {} };
        for (auto const& link : made->links())
            if (!link.nofollow)
                parsed.links.push_back({ link.url, std::string(found_by(link.kind)) });
        answer(std::move(parsed));
        named = true;

        auto found = sites_[site].sheets.collect(made->wanted_sheets());
        if (!found.missing.empty())
            return answer(NeedsSheets { { site, std::move(row), std::make_unique<Draft>(std::move(*made)) } });
        audit(site, std::move(row), std::move(*made), std::move(found.sheets));
    } catch (std::exception const& exception) {
        not_audited(store::PageStatus::failed, exception.what());
    }
}

void Scan::audit(Ready ready)
{
    auto& waiting = ready.waiting;
    audit(waiting.site, std::move(waiting.row), std::move(*waiting.draft), std::move(ready.sheets));
}

void Scan::audit(crawler::SiteIndex site, store::PageRow row, Draft draft, Page::Sheets sheets)
{
    Audited audited { site, {}, 0 };
    try {
        auto const page = std::move(draft).finish(std::move(sheets));
        row.title = page_title(page);
        row.language = page_language(page);
        auto const found = audit_page(page, rules_);
        for (auto const& rule : found.results)
            audited.faults += rule.failed;
        audited.result = result_of(row, found);
    } catch (std::exception const& exception) {
        // One page never ends a crawl.
        row.status = store::PageStatus::failed;
        row.detail = exception.what();
        audited.result = {};
        audited.result.page = row;
    }
    answer(std::move(audited));
}

// --- The writer thread.

void Scan::write()
{
    auto const check = [this](Done const& written) {
        if (written || failed_)
            return;
        std::lock_guard const lock(failure_mutex_);
        failure_ = written.error();
        failed_ = true;
        crawler_->wake();
    };
    // Rows of addresses are gathered, since a page may name hundreds.
    std::vector<store::PageRow> rows;
    auto const put_rows = [&] {
        if (!rows.empty() && !failed_)
            check(writer_.put_pages(open_.id, rows));
        rows.clear();
    };
    auto flushed = Clock::now();
    while (auto record = records_.pop()) {
        if (auto* row = std::get_if<store::PageRow>(&*record)) {
            rows.push_back(std::move(*row));
            if (rows.size() >= 500 || records_.size() == 0)
                put_rows();
        } else {
            put_rows();
            if (failed_)
                continue;
            if (auto* result = std::get_if<store::PageResult>(&*record))
                check(writer_.put_result(open_.id, *result));
            else
                check(writer_.finish_site(open_.id, std::get<SiteEnd>(*record).site));
        }
        if (Clock::now() - flushed > std::chrono::seconds(1) && !failed_) {
            check(writer_.flush());
            flushed = Clock::now();
        }
    }
    put_rows();
    if (!failed_)
        check(writer_.flush());
}

} // namespace

Result<ScanSummary> run_scan(store::Writer& writer, std::vector<store::Municipality> const& municipalities, RuleSet const& rules,
    ScanOptions const& options, std::atomic<bool> const& stop, std::function<void(ScanProgress const&)> const& progress)
{
    auto open = writer.begin_scan(municipalities, { options.version, rules.fingerprint(), settings_json(options.crawl) });
    if (!open)
        return open.error();
    if (auto put = writer.put_rules(rule_rows(rules)); !put)
        return put.error();
    return Scan(writer, std::move(*open), rules, options).run(stop, progress);
}

} // namespace syna::audit

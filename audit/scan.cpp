#include "audit/scan.h"

#include "audit/sheets.h"
#include "base/bounded_queue.h"
#include "base/json_writer.h"
#include "page/source/draft.h"
#include "store/redaction.h"

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

store::PageStatus status_of(crawler::UrlEnd end)
{
    using enum crawler::UrlEnd;
    switch (end) {
    case fetched:
        return store::PageStatus::audited;
    case redirected:
        return store::PageStatus::redirected;
    case duplicate:
        return store::PageStatus::duplicate;
    case robots:
        return store::PageStatus::robots;
    case out_of_scope:
        return store::PageStatus::out_of_scope;
    case refused_address:
        return store::PageStatus::refused_address;
    case not_html:
        return store::PageStatus::not_html;
    case http_error:
        return store::PageStatus::http_error;
    case network_error:
        return store::PageStatus::network_error;
    case timeout:
        return store::PageStatus::timeout;
    case too_large:
        return store::PageStatus::too_large;
    case truncated:
        return store::PageStatus::truncated;
    case redirect_loop:
        return store::PageStatus::redirect_loop;
    case limit:
        return store::PageStatus::limit;
    }
    return store::PageStatus::failed;
}

// What the crawler has to know of a row from an earlier run. A page that was fetched counts as fetched, audited or not.
std::optional<crawler::UrlEnd> end_of(store::PageStatus status)
{
    using enum store::PageStatus;
    switch (status) {
    case queued:
        return std::nullopt;
    case audited:
    case too_complex:
    case failed:
        return crawler::UrlEnd::fetched;
    case redirected:
        return crawler::UrlEnd::redirected;
    case duplicate:
        return crawler::UrlEnd::duplicate;
    case robots:
        return crawler::UrlEnd::robots;
    case out_of_scope:
        return crawler::UrlEnd::out_of_scope;
    case refused_address:
        return crawler::UrlEnd::refused_address;
    case not_html:
        return crawler::UrlEnd::not_html;
    case http_error:
        return crawler::UrlEnd::http_error;
    case network_error:
        return crawler::UrlEnd::network_error;
    case timeout:
        return crawler::UrlEnd::timeout;
    case too_large:
        return crawler::UrlEnd::too_large;
    case truncated:
        return crawler::UrlEnd::truncated;
    case redirect_loop:
        return crawler::UrlEnd::redirect_loop;
    case limit:
        return crawler::UrlEnd::limit;
    }
    return std::nullopt;
}

// True for an end that means "a page is there that was not measured": it counts against coverage. A dead link (404, 410),
// a document or an address outside the site is no page.
bool is_missed(store::PageStatus status, int http_status)
{
    using enum store::PageStatus;
    switch (status) {
    case robots:
    case refused_address:
    case network_error:
    case timeout:
    case too_large:
    case truncated:
    case redirect_loop:
    case too_complex:
    case failed:
        return true;
    case http_error:
        return http_status != 404 && http_status != 410;
    default:
        return false;
    }
}

store::PageRow row_of(crawler::UrlReport const& report, store::SiteId site)
{
    store::PageRow row;
    row.site = site;
    row.url = std::string(report.url.without_fragment());
    row.status = report.end ? status_of(*report.end) : store::PageStatus::queued;
    row.detail = report.detail;
    row.depth = report.depth;
    row.sequence = report.sequence;
    row.found_by = report.found_by;
    row.found_on = report.found_on;
    row.http_status = report.http_status;
    row.content_type = report.content_type;
    row.bytes = report.bytes;
    return row;
}

crawler::UrlReport report_of(store::PageRow const& row, crawler::SiteIndex site, Url url)
{
    crawler::UrlReport report;
    report.site = site;
    report.url = std::move(url);
    report.end = end_of(row.status);
    report.detail = row.detail;
    report.depth = row.depth;
    report.sequence = row.sequence;
    report.found_by = row.found_by;
    report.found_on = row.found_on;
    report.http_status = row.http_status;
    report.content_type = row.content_type;
    report.bytes = row.bytes;
    return report;
}

std::string facts_json(FactList const& facts)
{
    std::string json;
    JsonWriter writer(json);
    writer.open_object();
    for (auto const& [name, fact] : facts) {
        writer.key(name);
        if (auto const* number = std::get_if<double>(&fact))
            writer.value(*number);
        else
            writer.value(std::get<std::string>(fact));
    }
    writer.close_object();
    return json;
}

std::string_view found_by(LinkKind kind)
{
    switch (kind) {
    case LinkKind::anchor:
        return "link";
    case LinkKind::area:
        return "area";
    case LinkKind::frame:
        return "frame";
    case LinkKind::canonical:
        return "canonical";
    case LinkKind::alternate:
        return "alternate";
    case LinkKind::refresh:
        return "refresh";
    }
    return "link";
}

std::string shortened(std::string text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80)
        --limit;
    text.resize(limit);
    return text + "…";
}

std::string page_title(Page const& page)
{
    auto const titles = page.elements(Name::title);
    // Redacted before it is cut, so that no half of a number is left at its end.
    return titles.empty() ? std::string() : shortened(store::redact(shortened(titles.front().text_content(), 4000)), 300);
}

std::string page_language(Page const& page)
{
    auto const html = page.document_element();
    return html ? shortened(std::string(html.attribute_or(Name::lang, "")), 40) : std::string();
}

// What an audited page leaves in the store.
store::PageResult result_of(store::PageRow row, PageAudit const& audit)
{
    store::PageResult result;
    row.status = store::PageStatus::audited;
    result.page = std::move(row);
    for (auto const& rule : audit.results) {
        result.outcomes.push_back({ rule.rule->id, std::string(outcome_text(rule.outcome)), rule.passed, rule.failed, rule.cant_tell });
        for (auto const& target : rule.targets) {
            if (target.verdict == checks::Verdict::passed)
                continue;
            store::OccurrenceRow occurrence;
            occurrence.rule = rule.rule->id;
            occurrence.key = target.key;
            occurrence.outcome = target.verdict == checks::Verdict::failed ? "failed" : "cantTell";
            occurrence.cause = target.cause;
            occurrence.selector = target.selector;
            occurrence.snippet = target.html;
            occurrence.facts = facts_json(target.facts);
            occurrence.line = target.line;
            occurrence.column = target.column;
            result.occurrences.push_back(std::move(occurrence));
        }
        if (rule.outcome == PageOutcome::passed && !rule.example.selector.empty())
            result.examples.push_back({ rule.rule->id, rule.example.selector, rule.example.html, rule.example.line, rule.example.column, rule.passed });
    }
    return result;
}

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
    std::vector<std::shared_ptr<StyleSheetText const>> sheets;
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

constexpr std::size_t most_sheets_a_page = 64;

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
    void audit(crawler::SiteIndex site, store::PageRow row, Draft draft, std::vector<std::shared_ptr<StyleSheetText const>> sheets);
    void answer(Answer answer);
    bool take_answers();
    void take(Parsed parsed);
    void take(NeedsSheets needs);
    void take(Audited audited);
    void release_drafts(Site& site);
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
    auto& site = sites_[index];
    StyleSheetText sheet;
    sheet.url = url;
    sheet.available = response.ok();
    if (sheet.available)
        sheet.text = decode_sheet(response.body, response.header("content-type"));
    site.sheets.put(std::move(sheet));
    release_drafts(site);
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
    auto& site = sites_[index];
    for (auto const& sheet : needs.waiting.draft->wanted_sheets())
        if (site.wanted.insert(sheet.url.href()).second)
            crawler_->want_resource(index, sheet.url);
    site.waiting.push_back(std::move(needs.waiting));
    ++drafts_waiting_;
    release_drafts(site);
}

void Scan::release_drafts(Site& site)
{
    for (auto waiting = site.waiting.begin(); waiting != site.waiting.end();) {
        auto sheets = site.sheets.all_of(waiting->draft->wanted_sheets());
        if (!sheets) {
            ++waiting;
            continue;
        }
        work_.push(Ready { std::move(*waiting), std::move(*sheets) });
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

        auto sheets = made->wanted_sheets().size() > most_sheets_a_page
            ? std::optional(std::vector<std::shared_ptr<StyleSheetText const>>())
            : sites_[site].sheets.all_of(made->wanted_sheets());
        if (!sheets)
            return answer(NeedsSheets { { site, std::move(row), std::make_unique<Draft>(std::move(*made)) } });
        audit(site, std::move(row), std::move(*made), std::move(*sheets));
    } catch (std::exception const& exception) {
        not_audited(store::PageStatus::failed, exception.what());
    }
}

void Scan::audit(Ready ready)
{
    auto& waiting = ready.waiting;
    audit(waiting.site, std::move(waiting.row), std::move(*waiting.draft), std::move(ready.sheets));
}

void Scan::audit(crawler::SiteIndex site, store::PageRow row, Draft draft, std::vector<std::shared_ptr<StyleSheetText const>> sheets)
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

std::vector<store::RuleRow> rule_rows(RuleSet const& rules)
{
    std::vector<store::RuleRow> rows;
    for (auto const& prepared : rules.rules()) {
        auto const& rule = *prepared.rule;
        store::RuleRow row { rule.id, std::string(rules::impact_text(rule.impact)), rule.in("sv").title, rule.in("en").title, {} };
        for (auto const& requirement : rule.requirements) {
            auto const* criterion = rules::criterion(requirement.wcag);
            row.requirements.push_back({ requirement.wcag, requirement.en301549, criterion ? std::string(criterion->level) : std::string(), requirement.secondary });
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

// What decides a scan's result, as JSON: a scan with the same settings resumes an unfinished one.
std::string settings_json(crawler::CrawlOptions const& crawl)
{
    std::string json;
    JsonWriter writer(json);
    writer.open_object();
    writer.key("maxDepth").value(crawl.max_depth);
    writer.key("maxPages").value(crawl.max_pages);
    writer.key("maxUrls").value(crawl.max_urls);
    writer.key("maxRedirects").value(crawl.max_redirects);
    writer.key("maxBytes").value(static_cast<int64_t>(crawl.fetch.max_decoded_bytes));
    writer.key("allowPrivate").value(crawl.fetch.allow_private);
    writer.close_object();
    return json;
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

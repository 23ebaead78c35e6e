#include "audit/scan_records.h"

#include "base/json_writer.h"
#include "store/redaction.h"

namespace syna::audit {

static store::PageStatus status_of(crawler::UrlEnd end)
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
static std::optional<crawler::UrlEnd> end_of(store::PageStatus status)
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

static std::string facts_json(FactList const& facts)
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

static std::string shortened(std::string text, std::size_t limit)
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

} // namespace syna::audit

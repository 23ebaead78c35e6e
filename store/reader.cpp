#include "store/reader.h"

#include "store/migration.h"
#include "store/sqlite.h"
#include "store/writer.h"

#include <cerrno>
#include <map>
#include <utility>

#include <sys/stat.h>

namespace syna::store {

namespace {

std::string_view outcome_of(Certainty certainty) { return certainty == Certainty::failed ? "failed" : "cantTell"; }

// LIMIT of SQL: all rows where it is negative.
int64_t limit_of(std::size_t limit) { return limit == 0 ? -1 : static_cast<int64_t>(limit); }

// Collects what `read` makes of each row.
template<typename Row, typename Read>
Result<std::vector<Row>> rows_of(Statement& statement, Read read)
{
    std::vector<Row> rows;
    for (;;) {
        auto const next = statement.next();
        if (!next)
            return next.error();
        if (!*next)
            return rows;
        rows.push_back(read(statement));
    }
}

ScanSummary scan_from(Statement const& row)
{
    return { row.integer(0), row.text(1), row.text(2), { row.text(3), row.text(4), row.text(5) }, row.integer(6), row.integer(7) };
}

// The seven columns of a place, from `first`: url, title, selector, snippet, facts, line, column.
Place place_from(Statement const& row, int first)
{
    return { row.text(first), row.text(first + 1), row.text(first + 2), row.text(first + 3), row.text(first + 4), row.integer(first + 5), row.integer(first + 6) };
}

} // namespace

int64_t SiteSummary::all_addresses() const
{
    int64_t all = 0;
    for (auto const count : addresses)
        all += count;
    return all;
}

int64_t SiteSummary::not_seen() const
{
    using enum PageStatus;
    int64_t missed = -dead_links;
    for (auto const status : { robots, refused_address, http_error, network_error, timeout, too_large, truncated, redirect_loop, too_complex, failed })
        missed += count(status);
    return missed;
}

struct Reader::Implementation {
    Connection connection;
    std::map<std::string_view, Statement> statements; // By their text, which is a literal.

    Result<Statement*> statement(std::string_view sql)
    {
        if (auto const known = statements.find(sql); known != statements.end())
            return &known->second;
        auto prepared = connection.prepare(sql);
        if (!prepared)
            return prepared.error();
        return &statements.emplace(sql, std::move(*prepared)).first->second;
    }

    // Asks and collects in one step.
    template<typename Row, typename Read, typename... Values>
    Result<std::vector<Row>> ask(std::string_view sql, Read read, Values const&... values)
    {
        auto const found = statement(sql);
        if (!found)
            return found.error();
        (*found)->bind(values...);
        auto rows = rows_of<Row>(**found, read);
        (*found)->reset();
        return rows;
    }

    Done add_places(Cause& cause, std::size_t places);
};

Reader::Reader(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation))
{
}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

// A file in a folder that may not be written has no place for the shared memory of its log. If nobody is writing to it, it can
// be read as it is.
//   https://www.sqlite.org/wal.html#read_only_databases
static Result<Connection> open_connection(std::string const& path)
{
    auto connection = Connection::open(path, SQLITE_OPEN_READONLY, path);
    if (!connection)
        return connection.error();
    auto const found = standing(*connection);
    if (found)
        return connection;
    struct stat log { };
    bool const has_log = stat((path + "-wal").c_str(), &log) == 0 && log.st_size > 0;
    if (has_log || !connection->could_not_open())
        return found.error();

    // As a file address, so that it can say more than the path.
    std::string address = "file:";
    for (auto const c : path) {
        if (c == '?' || c == '#' || c == '%')
            address += c == '?' ? "%3F" : (c == '#' ? "%23" : "%25");
        else
            address += c;
    }
    return Connection::open(address + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, path);
}

Result<Reader> Reader::open(std::string const& path)
{
    struct stat file { };
    if (stat(path.c_str(), &file) != 0)
        return Error { ErrorKind::usage, path + (errno == ENOENT || errno == ENOTDIR ? ": no such database" : ": may not be read") };
    auto connection = open_connection(path);
    if (!connection)
        return connection.error();
    auto const found = standing(*connection);
    if (!found)
        return found.error();
    if (*found == Standing::empty)
        return Error { ErrorKind::usage, path + ": holds no scan yet" };
    if (*found == Standing::older) {
        if (auto const migrated = Writer::open(path); !migrated)
            return migrated.error();
    }
    return Reader(std::make_unique<Implementation>(Implementation { std::move(*connection), {} }));
}

Result<std::vector<ScanSummary>> Reader::scans()
{
    return implementation_->ask<ScanSummary>(
        "SELECT scan.id, scan.started, coalesce(scan.finished, ''), scan.version, scan.rules, scan.options, count(site.id), count(site.finished) "
        "FROM scan LEFT JOIN site ON site.scan = scan.id GROUP BY scan.id ORDER BY scan.id DESC",
        scan_from);
}

Result<std::optional<ScanSummary>> Reader::latest_scan()
{
    auto const all = scans();
    if (!all)
        return all.error();
    for (auto const& scan : *all)
        if (!scan.finished.empty())
            return std::optional(scan);
    return all->empty() ? std::optional<ScanSummary>() : std::optional(all->front());
}

Result<std::vector<SiteSummary>> Reader::sites(ScanId scan)
{
    auto sites = implementation_->ask<SiteSummary>(
        "SELECT site.id, site.url, site.finished IS NOT NULL, municipality.name, municipality.url, municipality.code, municipality.county, "
        "municipality.peer_group, municipality.supplier, municipality.population "
        "FROM site JOIN municipality ON municipality.id = site.municipality WHERE site.scan = ? ORDER BY site.position",
        [](Statement const& row) {
            SiteSummary site;
            site.id = row.integer(0);
            site.url = row.text(1);
            site.finished = row.integer(2) != 0;
            site.municipality = { row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), std::nullopt };
            if (!row.is_null(9))
                site.municipality.population = row.integer(9);
            return site;
        },
        scan);
    if (!sites)
        return sites;
    std::map<SiteId, SiteSummary*> by_id;
    for (auto& site : *sites)
        by_id[site.id] = &site;

    auto const counted = implementation_->ask<int>(
        "SELECT page.site_id, page.status, count(*), count(*) FILTER (WHERE page.status = 'http-error' AND page.http_status IN (404, 410)) "
        "FROM site JOIN page ON page.site_id = site.id WHERE site.scan = ? GROUP BY page.site_id, page.status",
        [&](Statement const& row) {
            auto& site = *by_id[row.integer(0)];
            if (auto const status = status_named(row.text(1)))
                site.addresses[static_cast<std::size_t>(*status)] = row.integer(2);
            site.dead_links += row.integer(3);
            return 0;
        },
        scan);
    if (!counted)
        return counted.error();

    auto const faultless = implementation_->ask<int>(
        "WITH required AS MATERIALIZED (SELECT DISTINCT rule FROM rule_requirement WHERE secondary = 0 AND level <> 'AAA'), "
        "audited AS (SELECT page.site_id, "
        "EXISTS (SELECT 1 FROM outcome WHERE outcome.page = page.id AND outcome.outcome = 'failed') AS failures, "
        "EXISTS (SELECT 1 FROM outcome WHERE outcome.page = page.id AND outcome.outcome = 'failed' AND outcome.rule IN required) AS faults "
        "FROM site JOIN page ON page.site_id = site.id AND page.status = 'audited' WHERE site.scan = ?) "
        "SELECT site_id, sum(NOT failures), sum(NOT faults) FROM audited GROUP BY site_id",
        [&](Statement const& row) {
            auto& site = *by_id[row.integer(0)];
            site.without_failures = row.integer(1);
            site.without_faults = row.integer(2);
            return 0;
        },
        scan);
    if (!faultless)
        return faultless.error();
    return sites;
}

Result<std::vector<RuleRow>> Reader::rules()
{
    std::vector<RuleRow> rules;
    auto const read = implementation_->ask<int>(
        "SELECT rule.name, rule.impact, rule.title_sv, rule.title_en, rule_requirement.wcag, rule_requirement.en301549, rule_requirement.level, "
        "rule_requirement.secondary FROM rule LEFT JOIN rule_requirement ON rule_requirement.rule = rule.id "
        "ORDER BY rule.name, rule_requirement.wcag, rule_requirement.en301549",
        [&](Statement const& row) {
            if (rules.empty() || rules.back().name != row.text(0))
                rules.push_back({ row.text(0), row.text(1), row.text(2), row.text(3), {} });
            if (!row.is_null(4))
                rules.back().requirements.push_back({ row.text(4), row.text(5), row.text(6), row.integer(7) != 0 });
            return 0;
        });
    if (!read)
        return read.error();
    return rules;
}

Result<std::vector<RuleResult>> Reader::rule_results(ScanId scan)
{
    return implementation_->ask<RuleResult>(
        "WITH counted AS (SELECT page.site_id, site.position, outcome.rule, "
        "sum(outcome.outcome = 'failed') AS a, sum(outcome.outcome = 'cantTell') AS b, sum(outcome.outcome = 'passed') AS c, "
        "sum(outcome.outcome = 'inapplicable') AS d, sum(outcome.failed) AS e, sum(outcome.cant_tell) AS f, sum(outcome.passed) AS g "
        "FROM site JOIN page ON page.site_id = site.id AND page.status = 'audited' JOIN outcome ON outcome.page = page.id "
        "WHERE site.scan = ? GROUP BY page.site_id, outcome.rule) "
        "SELECT counted.site_id, rule.name, a, b, c, d, e, f, g FROM counted JOIN rule ON rule.id = counted.rule ORDER BY counted.position, rule.name",
        [](Statement const& row) {
            return RuleResult { row.integer(0), row.text(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5), row.integer(6), row.integer(7), row.integer(8) };
        },
        scan);
}

Result<std::vector<RequirementResult>> Reader::requirement_results(ScanId scan)
{
    // Requirements get numbers first: millions of rows are grouped by them.
    return implementation_->ask<RequirementResult>(
        "WITH requirement AS MATERIALIZED (SELECT iif(wcag = '', en301549, wcag) AS name, max(wcag) AS wcag, max(en301549) AS en301549, "
        "max(level) AS level, row_number() OVER () AS number FROM rule_requirement WHERE secondary = 0 GROUP BY name), "
        "asked AS MATERIALIZED (SELECT DISTINCT rule_requirement.rule, requirement.number FROM rule_requirement "
        "JOIN requirement ON requirement.name = iif(rule_requirement.wcag = '', rule_requirement.en301549, rule_requirement.wcag) "
        "WHERE rule_requirement.secondary = 0), "
        "seen AS (SELECT site.position, page.site_id, asked.number, max(outcome.outcome = 'failed') AS broken, max(outcome.outcome = 'cantTell') AS unsure "
        "FROM site JOIN page ON page.site_id = site.id AND page.status = 'audited' "
        "JOIN outcome ON outcome.page = page.id AND outcome.outcome <> 'inapplicable' JOIN asked ON asked.rule = outcome.rule "
        "WHERE site.scan = ? GROUP BY page.id, asked.number), "
        "counted AS (SELECT position, site_id, number, count(*) AS applicable, sum(NOT broken AND NOT unsure) AS passed, sum(broken) AS failed, "
        "sum(unsure AND NOT broken) AS cant_tell FROM seen GROUP BY site_id, number) "
        "SELECT counted.site_id, requirement.wcag, requirement.en301549, requirement.level, applicable, passed, failed, cant_tell "
        "FROM counted JOIN requirement USING (number) ORDER BY counted.position, requirement.name",
        [](Statement const& row) {
            return RequirementResult { row.integer(0), row.text(1), row.text(2), row.text(3), row.integer(4), row.integer(5), row.integer(6), row.integer(7) };
        },
        scan);
}

Done Reader::Implementation::add_places(Cause& cause, std::size_t places)
{
    auto found = ask<Place>(
        "WITH first AS (SELECT occurrence.page, min(occurrence.number) AS number FROM occurrence WHERE occurrence.finding = ? GROUP BY occurrence.page) "
        "SELECT page.url, page.title, occurrence.selector, occurrence.snippet, occurrence.facts, occurrence.line, occurrence.\"column\" "
        "FROM first JOIN page ON page.id = first.page JOIN occurrence ON occurrence.page = first.page AND occurrence.number = first.number "
        "ORDER BY page.depth, page.sequence, page.url LIMIT ?",
        [](Statement const& row) { return place_from(row, 0); }, cause.finding, static_cast<int64_t>(places));
    if (!found)
        return found.error();
    cause.places = std::move(*found);
    return done();
}

Result<std::vector<Cause>> Reader::causes(SiteId site, Certainty certainty, std::size_t limit, std::size_t places)
{
    auto causes = implementation_->ask<Cause>(
        "SELECT finding.id, finding.site_id, rule.name, finding.key, finding.cause, count(DISTINCT occurrence.page) AS pages, count(*) AS occurrences "
        "FROM finding JOIN rule ON rule.id = finding.rule JOIN occurrence ON occurrence.finding = finding.id "
        "WHERE finding.site_id = ? AND finding.outcome = ? GROUP BY finding.id "
        "ORDER BY pages DESC, occurrences DESC, rule.name, finding.key, finding.cause LIMIT ?",
        [](Statement const& row) {
            return Cause { row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.integer(6), {} };
        },
        site, outcome_of(certainty), limit_of(limit));
    if (!causes)
        return causes;
    if (places > 0)
        for (auto& cause : *causes)
            if (auto added = implementation_->add_places(cause, places); !added)
                return added.error();
    return causes;
}

Result<int64_t> Reader::number_of_causes(SiteId site, Certainty certainty)
{
    auto const counted = implementation_->ask<int64_t>(
        "SELECT count(*) FROM finding WHERE site_id = ? AND outcome = ? AND EXISTS (SELECT 1 FROM occurrence WHERE occurrence.finding = finding.id)",
        [](Statement const& row) { return row.integer(0); }, site, outcome_of(certainty));
    if (!counted)
        return counted.error();
    return counted->front();
}

Result<std::vector<SharedCause>> Reader::shared_causes(ScanId scan, std::size_t limit)
{
    return implementation_->ask<SharedCause>(
        "WITH counted AS (SELECT finding.id, count(DISTINCT occurrence.page) AS pages, count(*) AS occurrences FROM site "
        "JOIN finding ON finding.site_id = site.id AND finding.outcome = 'failed' JOIN occurrence ON occurrence.finding = finding.id "
        "WHERE site.scan = ? GROUP BY finding.id) "
        "SELECT rule.name, finding.key, finding.cause, count(DISTINCT finding.site_id) AS sites, sum(pages) AS pages, sum(occurrences) AS occurrences "
        "FROM counted JOIN finding ON finding.id = counted.id JOIN rule ON rule.id = finding.rule "
        "GROUP BY finding.rule, finding.key, finding.cause HAVING sites > 1 "
        "ORDER BY sites DESC, pages DESC, rule.name, finding.key, finding.cause LIMIT ?",
        [](Statement const& row) {
            return SharedCause { row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4), row.integer(5) };
        },
        scan, limit_of(limit));
}

Result<std::vector<Example>> Reader::examples(ScanId scan, std::string const& rule)
{
    return implementation_->ask<Example>(
        "SELECT example.site_id, rule.name, example.passed, page.url, page.title, example.selector, example.snippet, '{}', example.line, example.\"column\" "
        "FROM rule JOIN example ON example.rule = rule.id JOIN site ON site.id = example.site_id JOIN page ON page.id = example.page "
        "WHERE rule.name = ?2 AND site.scan = ?1 "
        "ORDER BY site.position, example.snippet = '', example.passed DESC, page.url",
        [](Statement const& row) {
            return Example { row.integer(0), row.text(1), row.integer(2), place_from(row, 3) };
        },
        scan, rule);
}

Result<std::vector<Place>> Reader::failures(SiteId site, std::string const& rule, std::size_t limit)
{
    return implementation_->ask<Place>(
        "WITH first AS (SELECT occurrence.page, min(occurrence.number) AS number FROM rule "
        "JOIN finding ON finding.rule = rule.id AND finding.site_id = ?1 AND finding.outcome = 'failed' "
        "JOIN occurrence ON occurrence.finding = finding.id WHERE rule.name = ?2 GROUP BY occurrence.page) "
        "SELECT page.url, page.title, occurrence.selector, occurrence.snippet, occurrence.facts, occurrence.line, occurrence.\"column\" "
        "FROM first JOIN page ON page.id = first.page JOIN occurrence ON occurrence.page = first.page AND occurrence.number = first.number "
        "ORDER BY page.depth, page.sequence, page.url LIMIT ?3",
        [](Statement const& row) { return place_from(row, 0); }, site, rule, limit_of(limit));
}

Result<std::vector<PageRow>> Reader::pages(SiteId site, std::optional<PageStatus> status, std::size_t limit)
{
    std::string_view const wanted = status ? status_text(*status) : "";
    return implementation_->ask<PageRow>(
        "SELECT id, url, status, detail, depth, sequence, found_by, found_on, coalesce(http_status, 0), content_type, bytes, title, language "
        "FROM page WHERE site_id = ?1 AND (?2 = '' OR status = ?2) ORDER BY depth, sequence, url LIMIT ?3",
        [site](Statement const& row) {
            PageRow page;
            page.id = row.integer(0);
            page.site = site;
            page.url = row.text(1);
            page.status = status_named(row.text(2)).value_or(PageStatus::failed);
            page.detail = row.text(3);
            page.depth = static_cast<int>(row.integer(4));
            page.sequence = row.integer(5);
            page.found_by = row.text(6);
            page.found_on = row.text(7);
            page.http_status = static_cast<int>(row.integer(8));
            page.content_type = row.text(9);
            page.bytes = row.integer(10);
            page.title = row.text(11);
            page.language = row.text(12);
            return page;
        },
        site, wanted, limit_of(limit));
}

} // namespace syna::store

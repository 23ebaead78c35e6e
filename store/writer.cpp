#include "store/writer.h"

#include "store/example_choice.h"
#include "store/migration.h"
#include "store/sqlite.h"
#include "store/stored_text.h"
#include "store/writer_lock.h"

#include <chrono>
#include <map>
#include <utility>

#include <sys/stat.h>

namespace syna::store {

namespace {

using Clock = std::chrono::steady_clock;

// [ours] A batch ends after this many calls or this long, whichever comes first: what a kill can lose.
constexpr int calls_a_batch = 500;
constexpr auto time_of_a_batch = std::chrono::seconds(1);

// [ours] quick_check reads the whole file: below a second for this size on an ordinary disk cache, too long above it.
constexpr int64_t most_bytes_to_check = int64_t { 1 } << 30;

int64_t file_size(std::string const& path)
{
    struct stat status { };
    return stat(path.c_str(), &status) == 0 ? static_cast<int64_t>(status.st_size) : 0;
}

Done check_whole(Connection const& connection)
{
    auto check = connection.prepare("PRAGMA quick_check(1)");
    if (!check)
        return check.error();
    auto const row = check->next();
    if (!row)
        return row.error();
    if (auto const answer = check->text(0); *row && answer != "ok")
        return storage_error(connection.path(), SQLITE_CORRUPT, answer);
    return done();
}

// Fails with the error of any of the results, in order.
template<typename First, typename... Rest>
Done all(First const& first, Rest const&... rest)
{
    if (!first)
        return first.error();
    if constexpr (sizeof...(rest) > 0)
        return all(rest...);
    return done();
}

struct PlacedPage {
    PageId id = 0;
    bool replaced = false; // An earlier audit of it was taken away.
};

} // namespace

struct Writer::Implementation {
    Implementation(WriterLock taken, Connection opened)
        : lock(std::move(taken))
        , connection(std::move(opened))
    {
    }

    WriterLock lock; // Let go of after the connection has been closed.
    Connection connection;

    Statement upsert_municipality, insert_site, municipality_of, insert_page, update_page, find_page, insert_result, update_result;
    Statement find_rule, insert_rule, upsert_rule, delete_requirements, insert_requirement;
    Statement insert_outcome, find_finding, insert_finding, insert_occurrence;
    Statement delete_outcomes, delete_occurrences, delete_examples, delete_empty_findings;
    Statement examples_of, insert_example, delete_example;

    std::map<std::string, int64_t, std::less<>> rule_ids;
    int calls = 0;
    Clock::time_point begun;

    Done prepare();
    Done commit();
    template<typename Work>
    Done in_batch(Work work);

    Result<int64_t> rule_id(std::string const& rule);
    Result<int64_t> municipality_id(Municipality const& municipality);
    Result<ScanId> unfinished_scan(std::vector<Municipality> const& municipalities, ScanSettings const& settings);
    Done load_sites(OpenScan& scan, std::vector<Municipality> const& municipalities);
    Done new_scan(OpenScan& scan, std::vector<Municipality> const& municipalities, ScanSettings const& settings);
    Done put_page(PageRow const& row);
    Done put_result(PageResult const& result);
    Result<PlacedPage> place_page(PageRow const& row);
    Result<int64_t> finding_id(SiteId site, OccurrenceRow const& occurrence);
    Done put_example(SiteId site, PageId page, std::string const& url, ExampleRow const& example);
};

Done Writer::Implementation::prepare()
{
    std::pair<Statement*, char const*> const statements[] = {
        { &upsert_municipality,
            "INSERT INTO municipality (name, url, code, county, peer_group, supplier, population) VALUES (?, ?, ?, ?, ?, ?, nullif(?, 0)) "
            "ON CONFLICT (name, url) DO UPDATE SET code = excluded.code, county = excluded.county, peer_group = excluded.peer_group, "
            "supplier = excluded.supplier, population = excluded.population" },
        { &municipality_of, "SELECT id FROM municipality WHERE name = ? AND url = ?" },
        { &insert_site, "INSERT INTO site (scan, position, municipality, url) VALUES (?, ?, ?, ?)" },
        { &insert_page,
            "INSERT INTO page (site_id, site, url, status, http_status, detail, depth, sequence, found_by, found_on, content_type, bytes) "
            "VALUES (?1, (SELECT url FROM site WHERE id = ?1), ?2, ?3, nullif(?4, 0), ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
            "ON CONFLICT (site_id, url) DO UPDATE SET "
            "status = excluded.status, http_status = excluded.http_status, detail = excluded.detail, content_type = excluded.content_type, bytes = excluded.bytes, "
            "depth = iif(excluded.status = 'queued', excluded.depth, depth), sequence = iif(excluded.status = 'queued', excluded.sequence, sequence), "
            "found_by = iif(excluded.status = 'queued', excluded.found_by, found_by), found_on = iif(excluded.status = 'queued', excluded.found_on, found_on) "
            "WHERE status = 'queued' AND (excluded.status <> 'queued' OR (excluded.depth, excluded.sequence) < (depth, sequence))" },
        { &update_page, "UPDATE page SET status = ?2, http_status = nullif(?3, 0), detail = ?4, content_type = ?5, bytes = ?6 WHERE id = ?1" },
        { &find_page, "SELECT id, status FROM page WHERE site_id = ? AND url = ?" },
        { &insert_result,
            "INSERT INTO page (site_id, site, url, status, http_status, detail, depth, sequence, found_by, found_on, content_type, bytes, title, language) "
            "VALUES (?1, (SELECT url FROM site WHERE id = ?1), ?2, ?3, nullif(?4, 0), ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)" },
        { &update_result, "UPDATE page SET status = ?2, http_status = nullif(?3, 0), detail = ?4, content_type = ?5, bytes = ?6, title = ?7, language = ?8 WHERE id = ?1" },
        { &find_rule, "SELECT id FROM rule WHERE name = ?" },
        { &insert_rule, "INSERT INTO rule (name) VALUES (?)" },
        { &upsert_rule,
            "INSERT INTO rule (name, impact, title_sv, title_en) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET impact = excluded.impact, title_sv = excluded.title_sv, title_en = excluded.title_en" },
        { &delete_requirements, "DELETE FROM rule_requirement WHERE rule = ?" },
        { &insert_requirement,
            "INSERT INTO rule_requirement (rule, wcag, en301549, level, secondary) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET secondary = min(secondary, excluded.secondary)" },
        { &insert_outcome,
            "INSERT INTO outcome (page, rule, outcome, passed, failed, cant_tell) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (page, rule) DO UPDATE SET outcome = excluded.outcome, passed = excluded.passed, failed = excluded.failed, cant_tell = excluded.cant_tell" },
        { &find_finding, "SELECT id FROM finding WHERE site_id = ? AND rule = ? AND key = ? AND cause = ? AND outcome = ?" },
        { &insert_finding, "INSERT INTO finding (site_id, rule, key, cause, outcome) VALUES (?, ?, ?, ?, ?)" },
        { &insert_occurrence, "INSERT INTO occurrence (page, number, finding, line, \"column\", selector, snippet, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
        { &delete_outcomes, "DELETE FROM outcome WHERE page = ?" },
        { &delete_occurrences, "DELETE FROM occurrence WHERE page = ?" },
        { &delete_examples, "DELETE FROM example WHERE page = ?" },
        { &delete_empty_findings, "DELETE FROM finding WHERE site_id = ? AND NOT EXISTS (SELECT 1 FROM occurrence WHERE occurrence.finding = finding.id)" },
        { &examples_of,
            "SELECT example.page, example.passed, example.snippet, page.url FROM example JOIN page ON page.id = example.page "
            "WHERE example.rule = ? AND example.site_id = ?" },
        { &insert_example, "INSERT OR REPLACE INTO example (site_id, rule, page, passed, line, \"column\", selector, snippet) VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
        { &delete_example, "DELETE FROM example WHERE rule = ? AND site_id = ? AND page = ?" },
    };
    for (auto const& [statement, sql] : statements) {
        auto prepared = connection.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return done();
}

Done Writer::Implementation::commit()
{
    calls = 0;
    if (!connection.in_transaction())
        return done();
    auto committed = connection.execute("COMMIT");
    if (!committed && connection.in_transaction()) {
        (void)connection.execute("ROLLBACK");
        rule_ids.clear();
    }
    return committed;
}

// Does the work whole or not at all, as part of the batch, and ends the batch when it is due.
template<typename Work>
Done Writer::Implementation::in_batch(Work work)
{
    if (!connection.in_transaction()) {
        if (auto begin = connection.execute("BEGIN IMMEDIATE"); !begin)
            return begin;
        begun = Clock::now();
        calls = 0;
    }
    if (auto saved = connection.execute("SAVEPOINT call"); !saved)
        return saved;
    if (Done worked = work(); !worked) {
        // After a full disk SQLite may have undone the whole batch by itself; then there is nothing to go back to.
        if (connection.in_transaction())
            (void)connection.execute("ROLLBACK TO call; RELEASE call");
        rule_ids.clear();
        return worked;
    }
    if (auto released = connection.execute("RELEASE call"); !released)
        return released;
    if (++calls >= calls_a_batch || Clock::now() - begun >= time_of_a_batch)
        return commit();
    return done();
}

Result<int64_t> Writer::Implementation::rule_id(std::string const& rule)
{
    if (auto const known = rule_ids.find(rule); known != rule_ids.end())
        return known->second;
    auto const row = find_rule.bind(rule).next();
    if (!row)
        return row.error();
    auto id = *row ? find_rule.integer(0) : 0;
    find_rule.reset();
    if (!*row) {
        if (auto inserted = insert_rule.bind(rule).run(); !inserted)
            return inserted.error();
        id = connection.last_inserted();
    }
    rule_ids.emplace(rule, id);
    return id;
}

// --- Scans.

Result<int64_t> Writer::Implementation::municipality_id(Municipality const& municipality)
{
    auto const url = stored_url(municipality.url);
    upsert_municipality.bind(municipality.name, url, municipality.code, municipality.county, municipality.group, municipality.supplier,
        municipality.population.value_or(0));
    if (auto stored = upsert_municipality.run(); !stored)
        return stored.error();
    auto const row = municipality_of.bind(municipality.name, url).next();
    if (!row)
        return row.error();
    auto const id = municipality_of.integer(0);
    municipality_of.reset();
    return id;
}

// The newest unfinished scan with the same settings and the same list in the same order; 0 where there is none.
Result<ScanId> Writer::Implementation::unfinished_scan(std::vector<Municipality> const& municipalities, ScanSettings const& settings)
{
    auto scans = connection.prepare("SELECT id FROM scan WHERE finished IS NULL AND version = ? AND rules = ? AND options = ? ORDER BY id DESC");
    auto list = connection.prepare("SELECT municipality.name, municipality.url FROM site JOIN municipality ON municipality.id = site.municipality WHERE site.scan = ? ORDER BY site.position");
    if (auto ready = all(scans, list); !ready)
        return ready.error();

    scans->bind(settings.version, settings.rules, settings.options);
    for (;;) {
        auto const scan = scans->next();
        if (!scan)
            return scan.error();
        if (!*scan)
            return ScanId { 0 };
        auto const id = scans->integer(0);
        list->bind(id);
        std::size_t same = 0;
        for (;; ++same) {
            auto const row = list->next();
            if (!row)
                return row.error();
            if (!*row) {
                if (same == municipalities.size())
                    return id;
                break;
            }
            if (same == municipalities.size() || list->text(0) != municipalities[same].name || list->text(1) != stored_url(municipalities[same].url))
                break;
        }
        list->reset();
    }
}

Done Writer::Implementation::load_sites(OpenScan& scan, std::vector<Municipality> const& municipalities)
{
    auto sites = connection.prepare("SELECT id, finished IS NOT NULL FROM site WHERE scan = ? ORDER BY position");
    auto pages = connection.prepare("SELECT id, url, status, detail, depth, sequence, found_by, found_on, http_status, content_type, bytes, title, language "
                                    "FROM page WHERE site_id = ? ORDER BY depth, sequence, id");
    if (auto ready = all(sites, pages); !ready)
        return ready.error();

    sites->bind(scan.id);
    for (auto const& municipality : municipalities) {
        auto const site = sites->next();
        if (!site)
            return site.error();
        SiteState state;
        state.id = sites->integer(0);
        state.municipality = municipality;
        state.finished = sites->integer(1) != 0;
        pages->bind(state.id);
        for (;;) {
            auto const row = pages->next();
            if (!row)
                return row.error();
            if (!*row)
                break;
            PageRow page;
            page.id = pages->integer(0);
            page.site = state.id;
            page.url = pages->text(1);
            page.status = status_named(pages->text(2)).value_or(PageStatus::queued);
            page.detail = pages->text(3);
            page.depth = static_cast<int>(pages->integer(4));
            page.sequence = pages->integer(5);
            page.found_by = pages->text(6);
            page.found_on = pages->text(7);
            page.http_status = static_cast<int>(pages->integer(8));
            page.content_type = pages->text(9);
            page.bytes = pages->integer(10);
            page.title = pages->text(11);
            page.language = pages->text(12);
            state.pages.push_back(std::move(page));
        }
        if (auto const id = municipality_id(municipality); !id)
            return id.error();
        scan.sites.push_back(std::move(state));
    }
    return done();
}

Done Writer::Implementation::new_scan(OpenScan& scan, std::vector<Municipality> const& municipalities, ScanSettings const& settings)
{
    auto insert = connection.prepare("INSERT INTO scan (started, version, rules, options) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?)");
    if (!insert)
        return insert.error();
    if (auto inserted = insert->bind(settings.version, settings.rules, settings.options).run(); !inserted)
        return inserted;
    scan.id = connection.last_inserted();
    for (std::size_t i = 0; i < municipalities.size(); ++i) {
        auto const municipality = municipality_id(municipalities[i]);
        if (!municipality)
            return municipality.error();
        if (auto inserted = insert_site.bind(scan.id, static_cast<int64_t>(i), *municipality, stored_url(municipalities[i].url)).run(); !inserted)
            return inserted;
        scan.sites.push_back({ connection.last_inserted(), municipalities[i], {}, false });
    }
    return done();
}

// --- Pages.

Done Writer::Implementation::put_page(PageRow const& row)
{
    auto const detail = stored_text(stored_url(row.detail), 500);
    if (row.id != 0)
        return update_page.bind(row.id, std::string_view(status_text(row.status)), row.http_status, detail, row.content_type, row.bytes).run();
    return insert_page
        .bind(row.site, stored_url(row.url), std::string_view(status_text(row.status)), row.http_status, detail, row.depth, row.sequence, row.found_by,
            stored_url(row.found_on), row.content_type, row.bytes)
        .run();
}

// The row of a page that was fetched, without what an earlier audit left. The place in the order of visit stays.
Result<PlacedPage> Writer::Implementation::place_page(PageRow const& row)
{
    auto const url = stored_url(row.url);
    auto const detail = stored_text(stored_url(row.detail), 500);
    auto const title = stored_text(row.title, snippet_characters);
    auto const language = stored_text(row.language, 40);
    auto const found_on = stored_url(row.found_on);
    std::string_view const status = status_text(row.status);

    auto const found = find_page.bind(row.site, url).next();
    if (!found)
        return found.error();
    if (!*found) {
        insert_result.bind(row.site, url, status, row.http_status, detail, row.depth, row.sequence, row.found_by, found_on,
            row.content_type, row.bytes, title, language);
        if (auto inserted = insert_result.run(); !inserted)
            return inserted.error();
        return PlacedPage { connection.last_inserted(), false };
    }
    auto const id = find_page.integer(0);
    bool const stored_before = find_page.text(1) != status_text(PageStatus::queued);
    find_page.reset();
    if (stored_before)
        for (auto* rows : { &delete_occurrences, &delete_outcomes, &delete_examples })
            if (auto removed = rows->bind(id).run(); !removed)
                return removed.error();
    if (auto updated = update_result.bind(id, status, row.http_status, detail, row.content_type, row.bytes, title, language).run(); !updated)
        return updated.error();
    return PlacedPage { id, stored_before };
}

Result<int64_t> Writer::Implementation::finding_id(SiteId site, OccurrenceRow const& occurrence)
{
    auto const rule = rule_id(occurrence.rule);
    if (!rule)
        return rule.error();
    auto const cause = stored_cause(occurrence.cause);
    auto const row = find_finding.bind(site, *rule, occurrence.key, cause, occurrence.outcome).next();
    if (!row)
        return row.error();
    auto const id = *row ? find_finding.integer(0) : 0;
    find_finding.reset();
    if (id != 0)
        return id;
    if (auto inserted = insert_finding.bind(site, *rule, occurrence.key, cause, occurrence.outcome).run(); !inserted)
        return inserted.error();
    return connection.last_inserted();
}

Done Writer::Implementation::put_example(SiteId site, PageId page, std::string const& url, ExampleRow const& row)
{
    auto const rule = rule_id(row.rule);
    if (!rule)
        return rule.error();
    std::vector<KeptExample> kept;
    examples_of.bind(*rule, site);
    for (;;) {
        auto const next = examples_of.next();
        if (!next)
            return next.error();
        if (!*next)
            break;
        kept.push_back({ examples_of.integer(0), examples_of.integer(1), examples_of.text(2), examples_of.text(3) });
    }
    auto const snippet = stored_text(row.snippet, snippet_characters);
    auto const choice = choose_example(kept, { page, row.passed, snippet, url });
    if (!choice.take)
        return done();
    if (choice.instead_of != 0)
        if (auto deleted = delete_example.bind(*rule, site, choice.instead_of).run(); !deleted)
            return deleted;
    return insert_example.bind(site, *rule, page, row.passed, row.line, row.column, stored_text(row.selector, 1000), snippet).run();
}

Done Writer::Implementation::put_result(PageResult const& result)
{
    auto const page = place_page(result.page);
    if (!page)
        return page.error();
    for (auto const& row : result.outcomes) {
        auto const rule = rule_id(row.rule);
        if (!rule)
            return rule.error();
        if (auto inserted = insert_outcome.bind(page->id, *rule, row.outcome, row.passed, row.failed, row.cant_tell).run(); !inserted)
            return inserted;
    }
    int64_t number = 0;
    for (auto const& row : result.occurrences) {
        auto const finding = finding_id(result.page.site, row);
        if (!finding)
            return finding.error();
        auto const selector = stored_text(row.selector, 1000);
        auto const snippet = stored_text(row.snippet, snippet_characters);
        auto const facts = stored_json(row.facts);
        if (auto inserted = insert_occurrence.bind(page->id, number++, *finding, row.line, row.column, selector, snippet, facts).run(); !inserted)
            return inserted;
    }
    for (auto const& row : result.examples)
        if (auto put = put_example(result.page.site, page->id, stored_url(result.page.url), row); !put)
            return put;
    for (auto const& row : result.discovered)
        if (auto put = put_page(row); !put)
            return put;
    // Faults that only the earlier audit saw.
    if (page->replaced)
        return delete_empty_findings.bind(result.page.site).run();
    return done();
}

// --- The writer.

Writer::Writer(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation))
{
}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer()
{
    if (implementation_)
        (void)implementation_->commit();
}

Result<Writer> Writer::open(std::string const& path)
{
    if (path.empty())
        return Error { ErrorKind::usage, "the database has no name" };
    auto lock = WriterLock::take(path);
    if (!lock)
        return lock.error();
    auto connection = Connection::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
    if (!connection)
        return connection.error();
    // Nothing of a file is changed before it is known to be ours.
    auto const found = standing(*connection);
    if (!found)
        return found.error();
    if (connection->is_read_only())
        return storage_error(path, SQLITE_READONLY, "");
    if (*found != Standing::empty && file_size(path) <= most_bytes_to_check)
        if (auto whole = check_whole(*connection); !whole)
            return whole.error();
    auto const set = connection->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; "
                                         "PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000");
    if (!set)
        return set.error();
    if (*found != Standing::current)
        if (auto migrated = migrate(*connection); !migrated)
            return migrated.error();

    auto implementation = std::make_unique<Implementation>(std::move(*lock), std::move(*connection));
    if (auto prepared = implementation->prepare(); !prepared)
        return prepared.error();
    return Writer(std::move(implementation));
}

Result<OpenScan> Writer::begin_scan(std::vector<Municipality> const& municipalities, ScanSettings const& settings)
{
    auto& store = *implementation_;
    OpenScan scan;
    auto const begun = store.in_batch([&]() -> Done {
        auto const id = store.unfinished_scan(municipalities, settings);
        if (!id)
            return id.error();
        scan.id = *id;
        scan.resumed = *id != 0;
        return scan.resumed ? store.load_sites(scan, municipalities) : store.new_scan(scan, municipalities, settings);
    });
    if (!begun)
        return begun.error();
    if (auto stored = store.commit(); !stored)
        return stored.error();
    return scan;
}

Done Writer::put_rules(std::vector<RuleRow> const& rules)
{
    auto& store = *implementation_;
    return store.in_batch([&]() -> Done {
        for (auto const& rule : rules) {
            if (auto put = store.upsert_rule.bind(rule.name, rule.impact, rule.title_sv, rule.title_en).run(); !put)
                return put;
            auto const id = store.rule_id(rule.name);
            if (!id)
                return id.error();
            if (auto deleted = store.delete_requirements.bind(*id).run(); !deleted)
                return deleted;
            for (auto const& one : rule.requirements)
                if (auto put = store.insert_requirement.bind(*id, one.wcag, one.en301549, one.level, one.secondary ? 1 : 0).run(); !put)
                    return put;
        }
        return done();
    });
}

Done Writer::put_pages(ScanId, std::vector<PageRow> const& pages)
{
    auto& store = *implementation_;
    return store.in_batch([&]() -> Done {
        for (auto const& row : pages)
            if (auto put = store.put_page(row); !put)
                return put;
        return done();
    });
}

Done Writer::put_result(ScanId, PageResult const& result)
{
    auto& store = *implementation_;
    return store.in_batch([&] { return store.put_result(result); });
}

Done Writer::finish_site(ScanId, SiteId site)
{
    auto& store = *implementation_;
    return store.in_batch([&] {
        return store.connection.execute("UPDATE site SET finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = " + std::to_string(site));
    });
}

Done Writer::finish_scan(ScanId scan)
{
    auto& store = *implementation_;
    return store.in_batch([&] {
        return store.connection.execute("UPDATE scan SET finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = " + std::to_string(scan));
    });
}

Done Writer::flush() { return implementation_->commit(); }

} // namespace syna::store

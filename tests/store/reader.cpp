// What a report asks: counted by the reader, and by the views that people ask.

#include "store/reader.h"
#include "store/migration.h"
#include "store/sqlite.h"
#include "tests/store/sample.h"

#include <catch2/catch.hpp>

#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

using namespace syna;
using namespace syna::store;

namespace {

std::string url(int site, int page) { return (site == 0 ? "https://sundsvall.example/" : "https://are.example/") + std::to_string(page); }

// Two sites. Sundsvall: three pages with the sample's faults, one clean, a dead link, a document, one forbidden. Åre: one clean.
ScanId fill(std::string const& path)
{
    auto writer = Writer::open(path);
    REQUIRE(writer);
    auto const scan = writer->begin_scan(sample::municipalities(), sample::settings());
    REQUIRE(scan);
    REQUIRE(writer->put_rules(sample::rules()));
    auto const sundsvall = scan->sites[0].id;
    auto const are = scan->sites[1].id;
    for (int i = 2; i >= 0; --i)
        REQUIRE(writer->put_result(scan->id, sample::result(sample::page(sundsvall, url(0, i), 1, i))));

    PageResult clean;
    clean.outcomes = { { "image-name", "passed", 1, 0, 0 }, { "link-name", "passed", 5, 0, 0 }, { "button-name", "inapplicable", 0, 0, 0 }, { "heading-order", "failed", 0, 1, 0 } };
    clean.occurrences = { sample::occurrence("heading-order", "skips", "failed", "main h3", 4) };
    clean.examples = { { "image-name", "img", "<img alt=\"Vapen\">", 1, 2, 1 }, { "link-name", "a", "<a href=\"/\">Hem</a>", 2, 2, 5 } };
    clean.page = sample::page(sundsvall, url(0, 3), 1, 3);
    clean.page.status = PageStatus::audited;
    REQUIRE(writer->put_result(scan->id, clean));
    clean.page = sample::page(are, url(1, 0));
    clean.page.status = PageStatus::audited;
    clean.outcomes.pop_back();
    clean.occurrences.clear();
    REQUIRE(writer->put_result(scan->id, clean));

    auto other = sample::page(sundsvall, url(0, 10), 2, 0);
    other.status = PageStatus::http_error;
    other.http_status = 404;
    auto document = sample::page(sundsvall, url(0, 11), 2, 1);
    document.status = PageStatus::not_html;
    document.detail = "content-type application/pdf";
    auto forbidden = sample::page(sundsvall, url(0, 12), 2, 2);
    forbidden.status = PageStatus::robots;
    auto broken = sample::page(sundsvall, url(0, 13), 2, 3);
    broken.status = PageStatus::http_error;
    broken.http_status = 500;
    REQUIRE(writer->put_pages(scan->id, { other, document, forbidden, broken }));
    REQUIRE(writer->finish_site(scan->id, are));
    REQUIRE(writer->flush());
    return scan->id;
}

Reader open(std::string const& path)
{
    auto reader = Reader::open(path);
    if (!reader)
        FAIL(reader.error().message);
    return std::move(*reader);
}

} // namespace

TEST_CASE("Scans and their sites")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto const scan = fill(path);
    auto reader = open(path);

    auto const scans = reader.scans();
    REQUIRE(scans);
    REQUIRE(scans->size() == 1);
    CHECK(scans->front().finished.empty());
    CHECK(scans->front().sites == 2);
    CHECK(scans->front().sites_finished == 1);
    CHECK(scans->front().settings.rules == "rules-1");
    auto const latest = reader.latest_scan();
    REQUIRE(latest);
    REQUIRE(*latest);
    CHECK((*latest)->id == scan);

    auto const sites = reader.sites(scan);
    REQUIRE(sites);
    REQUIRE(sites->size() == 2);
    auto const& sundsvall = sites->front();
    CHECK(sundsvall.municipality.name == "Sundsvall");
    CHECK(sundsvall.municipality.group == "B3");
    CHECK(sundsvall.municipality.population == 99'000);
    CHECK_FALSE(sites->back().municipality.population);
    CHECK(sundsvall.audited() == 4);
    CHECK(sundsvall.all_addresses() == 8);
    CHECK(sundsvall.dead_links == 1);
    CHECK(sundsvall.not_seen() == 2);
    CHECK(sundsvall.without_failures == 0);
    CHECK(sundsvall.without_faults == 1); // heading-order's only requirement is secondary.
    CHECK(sites->back().without_failures == 1);
    CHECK(sites->back().finished);
}

TEST_CASE("Rules and requirements are counted by page")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto const scan = fill(path);
    auto reader = open(path);

    auto const rules = reader.rules();
    REQUIRE(rules);
    REQUIRE(rules->size() == 4);
    CHECK(rules->front().name == "button-name");
    CHECK(rules->back().requirements.size() == 2);

    auto const results = reader.rule_results(scan);
    REQUIRE(results);
    REQUIRE(results->size() == 7);
    auto const& image = (*results)[2];
    CHECK(image.rule == "image-name");
    CHECK(image.pages_failed == 3);
    CHECK(image.pages_passed == 1);
    CHECK(image.targets_failed == 6);
    CHECK(image.targets_passed == 10);
    CHECK((*results)[0].pages_inapplicable == 1);

    auto const requirements = reader.requirement_results(scan);
    REQUIRE(requirements);
    REQUIRE(requirements->size() == 6);
    auto const row = [&](std::size_t n) {
        auto const& one = (*requirements)[n];
        return one.wcag + " " + std::to_string(one.pages_applicable) + " " + std::to_string(one.pages_passed) + " " + std::to_string(one.pages_failed) + " " + std::to_string(one.pages_cant_tell);
    };
    CHECK(row(0) == "1.1.1 4 1 3 0");
    CHECK(row(1) == "2.4.4 4 1 0 3");
    CHECK(row(2) == "4.1.2 4 1 0 3"); // link-name cannot tell, button-name passes: unknown.
    CHECK(row(3) == "1.1.1 1 1 0 0");
    CHECK(requirements->at(3).site == 2);
    CHECK(requirements->at(0).level == "A");
}

TEST_CASE("Causes come with the pages they are on")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto const scan = fill(path);
    auto reader = open(path);
    auto const sites = reader.sites(scan);
    REQUIRE(sites);
    auto const site = sites->front().id;

    auto const causes = reader.causes(site, Certainty::failed, 0, 2);
    REQUIRE(causes);
    REQUIRE(causes->size() == 2);
    auto const& first = causes->front();
    CHECK(first.rule == "image-name");
    CHECK(first.cause == "main > img");
    CHECK(first.pages == 3);
    CHECK(first.occurrences == 6);
    REQUIRE(first.places.size() == 2);
    CHECK(first.places[0].url == url(0, 0)); // In order of visit, though it was audited last.
    CHECK(first.places[0].line == 7);
    CHECK(first.places[0].column == 5);
    CHECK(first.places[0].snippet == "<img src=\"bat-7.png\">");
    CHECK(first.places[0].facts == R"({"ratio":2.9})");
    CHECK(first.places[1].url == url(0, 1));
    CHECK(causes->back().rule == "heading-order");

    auto const limited = reader.causes(site, Certainty::failed, 1, 0);
    REQUIRE(limited);
    CHECK(limited->size() == 1);
    CHECK(limited->front().places.empty());
    auto const number = reader.number_of_causes(site, Certainty::failed);
    REQUIRE(number);
    CHECK(*number == 2);

    auto const unsure = reader.causes(site, Certainty::cant_tell, 0, 5);
    REQUIRE(unsure);
    REQUIRE(unsure->size() == 1);
    CHECK(unsure->front().rule == "link-name");
    CHECK(unsure->front().places.size() == 3);

    auto const failures = reader.failures(site, "image-name", 2);
    REQUIRE(failures);
    CHECK(failures->size() == 2);
    CHECK(failures->front().url == url(0, 0));
    auto const shared = reader.shared_causes(scan, 10);
    REQUIRE(shared);
    CHECK(shared->empty());
}

TEST_CASE("Causes that several sites share")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto const scan = fill(path);
    {
        auto writer = Writer::open(path);
        REQUIRE(writer);
        auto const open = writer->begin_scan(sample::municipalities(), sample::settings());
        REQUIRE(writer->put_result(scan, sample::result(sample::page(open->sites[1].id, url(1, 1)))));
    }
    auto reader = open(path);
    auto const shared = reader.shared_causes(scan, 10);
    REQUIRE(shared);
    REQUIRE(shared->size() == 1);
    CHECK(shared->front().cause == "main > img");
    CHECK(shared->front().sites == 2);
    CHECK(shared->front().pages == 4);
    CHECK(shared->front().occurrences == 8);
}

TEST_CASE("Examples and pages")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto const scan = fill(path);
    auto reader = open(path);

    auto const examples = reader.examples(scan, "image-name");
    REQUIRE(examples);
    REQUIRE(examples->size() == 2);
    CHECK(examples->front().site == 1);
    CHECK(examples->front().place.url == url(0, 3));
    CHECK(examples->front().place.snippet == "<img alt=\"Vapen\">");
    CHECK(examples->front().place.column == 2);
    CHECK(examples->back().site == 2);
    auto const none = reader.examples(scan, "no-such-rule");
    REQUIRE(none);
    CHECK(none->empty());

    auto const all = reader.pages(1, std::nullopt, 0);
    REQUIRE(all);
    CHECK(all->size() == 8);
    CHECK(all->front().url == url(0, 0));
    auto const dead = reader.pages(1, PageStatus::http_error, 1);
    REQUIRE(dead);
    REQUIRE(dead->size() == 1);
    CHECK(dead->front().http_status == 404);
}

TEST_CASE("The views say the same as the reader")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    fill(path);
    auto connection = Connection::open(path, SQLITE_OPEN_READONLY, path);
    REQUIRE(connection);
    struct Question {
        char const* sql;
        int64_t answer;
    };
    for (auto const& [sql, answer] : {
             Question { "SELECT audited FROM coverage WHERE municipality = 'Sundsvall'", 4 },
             Question { "SELECT addresses FROM coverage WHERE municipality = 'Sundsvall'", 8 },
             Question { "SELECT not_seen FROM coverage WHERE municipality = 'Sundsvall'", 2 },
             Question { "SELECT dead_links FROM coverage WHERE municipality = 'Sundsvall'", 1 },
             Question { "SELECT other_files FROM coverage WHERE municipality = 'Sundsvall'", 1 },
             Question { "SELECT count(*) FROM why_not_audited", 4 },
             Question { "SELECT count(*) FROM page_outcomes", 19 },
             Question { "SELECT count(*) FROM pages_with_faults", 4 },
             Question { "SELECT sum(faults) FROM pages_with_faults", 7 },
             Question { "SELECT pages_failed FROM rule_results WHERE site_id = 1 AND rule = 'image-name'", 3 },
             Question { "SELECT pages_cant_tell FROM requirement_results WHERE site_id = 1 AND requirement = '4.1.2'", 3 },
             Question { "SELECT pages_passed FROM requirement_results WHERE site_id = 1 AND requirement = '1.1.1'", 1 },
             Question { "SELECT pages FROM faults_by_cause WHERE rule = 'image-name'", 3 },
             Question { "SELECT occurrences FROM to_review_by_hand", 3 },
             Question { "SELECT count(*) FROM fault_places", 10 },
             Question { "SELECT count(*) FROM good_examples", 5 },
             Question { "SELECT count(*) FROM page WHERE site = 'https://are.example/' AND status = 'audited'", 1 },
         }) {
        INFO(sql);
        auto const number = connection->number(sql);
        if (!number)
            FAIL(number.error().message);
        CHECK(*number == answer);
    }
}

TEST_CASE("The questions in docs/DATABASE.md can be asked")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    fill(path);
    auto connection = Connection::open(path, SQLITE_OPEN_READONLY, path);
    REQUIRE(connection);
    std::ifstream file(SYNA_SOURCE_DIR "/docs/DATABASE.md");
    std::string line, sql;
    int asked = 0;
    for (bool inside = false; std::getline(file, line);) {
        if (line.starts_with("```")) {
            if (inside) {
                INFO(sql);
                auto const answer = connection->execute(sql);
                CHECK(answer);
                ++asked;
            }
            inside = line == "```sql";
            sql.clear();
        } else if (inside) {
            sql += line + "\n";
        }
    }
    CHECK(asked == 10);
}

TEST_CASE("A reader beside the writer, and where nothing may be written")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto const missing = Reader::open(path);
    REQUIRE_FALSE(missing);
    CHECK_THAT(missing.error().message, Catch::EndsWith("no such database"));

    auto const scan = fill(path);
    {
        auto writer = Writer::open(path);
        REQUIRE(writer);
        auto const open_scan = writer->begin_scan(sample::municipalities(), sample::settings());
        REQUIRE(writer->put_result(scan, sample::result(sample::page(open_scan->sites[1].id, url(1, 7)))));
        auto reader = open(path); // While the writer is in the middle of a batch.
        CHECK(reader.sites(scan)->back().audited() == 1);
        REQUIRE(writer->flush());
        CHECK(reader.sites(scan)->back().audited() == 2);
    }
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    auto const child = fork();
    if (child == 0) {
        if (geteuid() == 0 && setuid(65534) != 0)
            _exit(3);
        auto reader = Reader::open(path);
        _exit(reader && reader->sites(scan) && reader->sites(scan)->back().audited() == 2 ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
}

TEST_CASE("A reader brings an older database up to date")
{
    sample::Folder folder;
    auto const path = folder / "old.db";
    {
        auto connection = Connection::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
        REQUIRE(connection);
        REQUIRE(migrate(*connection, embedded_files().first(1)));
    }
    auto reader = open(path);
    auto const scans = reader.scans();
    REQUIRE(scans);
    CHECK(scans->empty());
    CHECK_FALSE(*reader.latest_scan());
}

// The writer: scans that resume, pages that count once, and what is refused.

#include "store/writer.h"
#include "store/migration.h"
#include "store/sqlite.h"
#include "tests/store/sample.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace syna;
using namespace syna::store;

namespace {

// The first column of the first row, from a connection of its own.
std::string ask(std::string const& path, std::string const& sql)
{
    auto connection = Connection::open(path, SQLITE_OPEN_READONLY, path);
    REQUIRE(connection);
    auto statement = connection->prepare(sql);
    if (!statement)
        FAIL(statement.error().message);
    auto const row = statement->next();
    REQUIRE(row);
    return *row ? statement->text(0) : "";
}

Writer open(std::string const& path)
{
    auto writer = Writer::open(path);
    if (!writer)
        FAIL(writer.error().message);
    return std::move(*writer);
}

std::string bytes_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

} // namespace

TEST_CASE("A scan is stored and read back when it resumes")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    {
        auto writer = open(path);
        auto const scan = writer.begin_scan(sample::municipalities(), sample::settings());
        REQUIRE(scan);
        CHECK_FALSE(scan->resumed);
        REQUIRE(scan->sites.size() == 2);
        auto const site = scan->sites[0].id;
        REQUIRE(writer.put_rules(sample::rules()));
        REQUIRE(writer.put_pages(scan->id, { sample::page(site, "https://sundsvall.example/"), sample::page(site, "https://sundsvall.example/b", 1, 2), sample::page(site, "https://sundsvall.example/a", 1, 1) }));
        REQUIRE(writer.put_result(scan->id, sample::result(sample::page(site, "https://sundsvall.example/"))));
        REQUIRE(writer.finish_site(scan->id, scan->sites[1].id));
    }
    {
        auto writer = open(path);
        auto const scan = writer.begin_scan(sample::municipalities(), sample::settings());
        REQUIRE(scan);
        CHECK(scan->resumed);
        REQUIRE(scan->sites.size() == 2);
        CHECK_FALSE(scan->sites[0].finished);
        CHECK(scan->sites[1].finished);
        CHECK(scan->sites[1].municipality.name == "Åre");
        auto const& pages = scan->sites[0].pages;
        REQUIRE(pages.size() == 3);
        CHECK(pages[0].status == PageStatus::audited);
        CHECK(pages[0].http_status == 200);
        CHECK(pages[0].title == "Välkommen");
        CHECK(pages[1].url == "https://sundsvall.example/a");
        CHECK(pages[2].url == "https://sundsvall.example/b");
        CHECK(pages[2].status == PageStatus::queued);
        REQUIRE(writer.finish_scan(scan->id));
        REQUIRE(writer.flush());
        auto const next = writer.begin_scan(sample::municipalities(), sample::settings());
        REQUIRE(next);
        CHECK_FALSE(next->resumed); // A finished one is never resumed.
    }
    CHECK(ask(path, "SELECT count(*) FROM municipality") == "2");
    CHECK(ask(path, "SELECT site FROM page LIMIT 1") == "https://sundsvall.example/");
    CHECK(ask(path, "SELECT population FROM municipality WHERE name = 'Åre'") == "");
}

TEST_CASE("Only a scan with the same list and settings resumes")
{
    sample::Folder folder;
    auto writer = open(folder / "syna.db");
    auto const first = writer.begin_scan(sample::municipalities(), sample::settings());
    REQUIRE(first);

    auto list = sample::municipalities();
    auto settings = sample::settings();
    SECTION("the same") { }
    SECTION("another order") { std::swap(list[0], list[1]); }
    SECTION("one less") { list.pop_back(); }
    SECTION("one more") { list.push_back({ "Malmö", "https://malmo.example/" }); }
    SECTION("another address") { list[0].url = "https://www.sundsvall.example/"; }
    SECTION("other rules") { settings.rules = "rules-2"; }
    SECTION("other options") { settings.options = R"({"maxPages":5})"; }
    SECTION("another version") { settings.version = "0.2.0"; }
    bool const same = list.size() == 2 && list[0].url == sample::municipalities()[0].url && settings.rules == "rules-1"
        && settings.options == sample::settings().options && settings.version == "0.1.0";
    auto const second = writer.begin_scan(list, settings);
    REQUIRE(second);
    CHECK(second->resumed == same);
    CHECK((second->id == first->id) == same);
    // The first one can still be taken up.
    auto const third = writer.begin_scan(sample::municipalities(), sample::settings());
    REQUIRE(third);
    CHECK(third->id == first->id);
}

TEST_CASE("An address is stored once, ends once, and keeps its earliest place")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto writer = open(path);
    auto const scan = writer.begin_scan(sample::municipalities(), sample::settings());
    REQUIRE(scan);
    auto const site = scan->sites[0].id;
    auto row = sample::page(site, "https://sundsvall.example/x", 2, 9);
    row.found_on = "https://sundsvall.example/late";
    REQUIRE(writer.put_pages(scan->id, { row }));
    auto earlier = row;
    earlier.sequence = 4;
    earlier.found_on = "https://sundsvall.example/early";
    REQUIRE(writer.put_pages(scan->id, { earlier, row }));
    REQUIRE(writer.flush());
    CHECK(ask(path, "SELECT found_on || ' ' || sequence FROM page") == "https://sundsvall.example/early 4");

    // Its end comes without an id, as the crawler tells it.
    auto end = row;
    end.status = PageStatus::http_error;
    end.http_status = 404;
    REQUIRE(writer.put_pages(scan->id, { end }));
    REQUIRE(writer.flush());
    CHECK(ask(path, "SELECT status || ' ' || http_status || ' ' || sequence FROM page") == "http-error 404 4");

    // And is not changed by another without one.
    end.status = PageStatus::timeout;
    REQUIRE(writer.put_pages(scan->id, { end, row, earlier }));
    REQUIRE(writer.flush());
    CHECK(ask(path, "SELECT status || ' ' || count(*) FROM page") == "http-error 1");

    auto const resumed = writer.begin_scan(sample::municipalities(), sample::settings());
    REQUIRE(resumed);
    auto known = resumed->sites[0].pages.at(0);
    known.status = PageStatus::robots;
    known.http_status = 0;
    REQUIRE(writer.put_pages(scan->id, { known }));
    REQUIRE(writer.flush());
    CHECK(ask(path, "SELECT status || ' ' || (http_status IS NULL) FROM page") == "robots 1");
}

TEST_CASE("A page that is audited twice counts once")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto writer = open(path);
    auto const scan = writer.begin_scan(sample::municipalities(), sample::settings());
    REQUIRE(scan);
    auto result = sample::result(sample::page(scan->sites[0].id, "https://sundsvall.example/"));
    REQUIRE(writer.put_result(scan->id, result));
    REQUIRE(writer.put_result(scan->id, result));
    REQUIRE(writer.flush());
    CHECK(ask(path, "SELECT count(*) FROM page") == "1");
    CHECK(ask(path, "SELECT count(*) FROM outcome") == "4");
    CHECK(ask(path, "SELECT count(*) FROM occurrence") == "3");
    CHECK(ask(path, "SELECT count(*) FROM finding") == "2");
    CHECK(ask(path, "SELECT count(*) FROM example") == "1");
    CHECK(ask(path, "SELECT pages || ' ' || occurrences FROM faults_by_cause") == "1 2");

    // The second time it has no faults left.
    result.occurrences.clear();
    REQUIRE(writer.put_result(scan->id, result));
    REQUIRE(writer.flush());
    CHECK(ask(path, "SELECT count(*) FROM finding") == "0");
}

TEST_CASE("The same good examples are kept in whatever order pages come")
{
    std::string kept[2];
    for (int order = 0; order < 2; ++order) {
        sample::Folder folder;
        auto const path = folder / "syna.db";
        auto writer = open(path);
        auto const scan = writer.begin_scan(sample::municipalities(), sample::settings());
        REQUIRE(scan);
        for (int i = 0; i < 12; ++i) {
            auto const n = order == 0 ? i : 11 - i;
            PageResult result;
            result.page = sample::page(scan->sites[0].id, "https://sundsvall.example/" + std::to_string(n));
            result.page.status = PageStatus::audited;
            result.outcomes = { { "button-name", "passed", n % 5, 0, 0 } };
            result.examples = { { "button-name", "button", n == 4 ? "" : "<button>" + std::to_string(n / 2) + "</button>", 1, 1, n % 5 } };
            REQUIRE(writer.put_result(scan->id, result));
        }
        REQUIRE(writer.flush());
        kept[order] = ask(path, "SELECT group_concat(url || ' ' || passed, ', ') FROM (SELECT * FROM good_examples ORDER BY url)");
        CHECK(ask(path, "SELECT count(*) FROM example") == "3");
    }
    CHECK(kept[0] == kept[1]);
}

TEST_CASE("A call that fails leaves nothing of itself and the rest of the batch whole")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto writer = open(path);
    auto const scan = writer.begin_scan(sample::municipalities(), sample::settings());
    REQUIRE(scan);
    auto good = sample::result(sample::page(scan->sites[0].id, "https://sundsvall.example/good"));
    auto bad = sample::result(sample::page(scan->sites[0].id, "https://sundsvall.example/bad"));
    bad.occurrences.back().outcome = "perhaps"; // Refused by the schema, after much of the page has been written.
    REQUIRE(writer.put_result(scan->id, good));
    CHECK_FALSE(writer.put_result(scan->id, bad));
    REQUIRE(writer.flush());
    CHECK(ask(path, "SELECT group_concat(url) FROM page") == "https://sundsvall.example/good");
    CHECK(ask(path, "SELECT count(*) FROM outcome") == "4");
}

TEST_CASE("Nothing personal reaches the file")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    std::string const planted = "Anna, 850709-9805, 070-123 45 67, anna.svensson@sundsvall.example, SE45 5000 0000 0583 9825 7466, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.abc";
    {
        auto writer = open(path);
        auto const scan = writer.begin_scan({ { "Sundsvall", "https://user:hemlig@sundsvall.example/" } }, sample::settings());
        REQUIRE(scan);
        auto result = sample::result(sample::page(scan->sites[0].id, "https://user:hemlig@sundsvall.example/"));
        result.page.title = result.page.detail = result.page.language = planted;
        result.page.found_on = "https://user:hemlig@sundsvall.example/";
        for (auto& one : result.occurrences) {
            one.snippet = "<p data-id=\"8507099805\">" + planted + "</p>";
            one.selector = one.cause = planted;
            one.facts = R"({"text":")" + planted + R"(","bytes":8507099805})";
        }
        result.examples[0].snippet = result.examples[0].selector = planted;
        // At the very end of what is kept: half of it must not be left.
        result.occurrences[1].snippet = std::string(290, 'x') + " 850709-9805";
        REQUIRE(writer.put_result(scan->id, result));
        REQUIRE(writer.flush());
        auto const wal = bytes_of(path + "-wal");
        CHECK(wal.find("850709-") == std::string::npos);
    }
    auto const bytes = bytes_of(path);
    REQUIRE(bytes.size() > 10'000);
    for (auto const* secret : { "850709-", "123 45 67", "anna.svensson", "hemlig", "5000 0000", "eyJ" }) {
        INFO(secret);
        CHECK(bytes.find(secret) == std::string::npos);
    }
    CHECK(ask(path, "SELECT json_extract(facts, '$.bytes') FROM occurrence LIMIT 1") == "8507099805"); // A number is no text.
    CHECK(ask(path, "SELECT max(length(snippet)) <= 300 FROM occurrence") == "1");
    CHECK(ask(path, "SELECT url FROM page") == "https://sundsvall.example/");
}

TEST_CASE("A cause that is a fingerprint stays distinct")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto writer = open(path);
    auto const scan = writer.begin_scan(sample::municipalities(), sample::settings());
    REQUIRE(scan);
    auto result = sample::result(sample::page(scan->sites[0].id, "https://sundsvall.example/"));
    result.occurrences[0].cause = std::string(39, '0') + "a";
    result.occurrences[1].cause = std::string(39, '0') + "b";
    REQUIRE(writer.put_result(scan->id, result));
    REQUIRE(writer.flush());
    CHECK(ask(path, "SELECT count(*) FROM faults_by_cause") == "2");
}

TEST_CASE("An older database is brought up to date with its rows")
{
    sample::Folder folder;
    auto const path = folder / "old.db";
    {
        auto connection = Connection::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
        REQUIRE(connection);
        REQUIRE(migrate(*connection, embedded_files().first(1)));
        REQUIRE(connection->execute("INSERT INTO municipality (name, url) VALUES ('Sundsvall', 'https://sundsvall.example/');"
                                    "INSERT INTO scan (started, version, rules, options) VALUES ('2026-01-01T00:00:00Z', '0.0.1', '', '{}');"
                                    "INSERT INTO site (scan, position, municipality, url) VALUES (1, 0, 1, 'https://sundsvall.example/')"));
        auto const found = standing(*connection);
        REQUIRE(found);
        CHECK(*found == Standing::older);
    }
    CHECK(ask(path, "PRAGMA user_version") == "1");
    (void)open(path);
    CHECK(ask(path, "PRAGMA user_version") == std::to_string(embedded_files().size()));
    CHECK(ask(path, "SELECT municipality FROM coverage") == "Sundsvall");
}

TEST_CASE("A migration that fails changes nothing")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto connection = Connection::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
    REQUIRE(connection);
    EmbeddedFile const scripts[] = { embedded_files()[0], { "0002.sql", "CREATE TABLE more (id INTEGER); CREATE TABLE broken (" } };
    CHECK_FALSE(migrate(*connection, scripts));
    auto const found = standing(*connection);
    REQUIRE(found);
    CHECK(*found == Standing::empty);
}

TEST_CASE("Files that are not ours, or not whole, are refused and left alone")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    std::string expected;
    SECTION("text")
    {
        std::ofstream(path) << std::string(5000, 'x');
        expected = "is not a database of syna";
    }
    SECTION("another program's database")
    {
        auto connection = Connection::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
        REQUIRE(connection->execute("CREATE TABLE theirs (id INTEGER)"));
        expected = "another program's database";
    }
    SECTION("a newer syna's")
    {
        (void)open(path);
        auto connection = Connection::open(path, SQLITE_OPEN_READWRITE, path);
        REQUIRE(connection->execute("PRAGMA user_version = 99"));
        expected = "newer syna";
    }
    SECTION("damaged")
    {
        {
            auto writer = open(path);
            auto const scan = writer.begin_scan(sample::municipalities(), sample::settings());
            for (int i = 0; i < 50; ++i)
                REQUIRE(writer.put_result(scan->id, sample::result(sample::page(scan->sites[0].id, "https://sundsvall.example/" + std::to_string(i)))));
        }
        auto bytes = bytes_of(path);
        REQUIRE(bytes.size() > 60'000);
        std::fill(bytes.begin() + 40'000, bytes.begin() + 60'000, '\x5A');
        std::ofstream(path, std::ios::binary) << bytes;
        expected = "damaged";
    }
    SECTION("a folder")
    {
        std::filesystem::create_directory(path);
        expected = "cannot be opened";
    }
    auto const before = std::filesystem::is_directory(path) ? "" : bytes_of(path);
    auto const writer = Writer::open(path);
    REQUIRE_FALSE(writer);
    CHECK(writer.error().kind == ErrorKind::storage);
    CHECK_THAT(writer.error().message, Catch::StartsWith(path + ": ") && Catch::Contains(expected));
    if (!std::filesystem::is_directory(path))
        CHECK(bytes_of(path) == before);
    CHECK_FALSE(std::filesystem::exists(path + ".lock"));
}

TEST_CASE("A folder that is missing or read-only is said in a sentence")
{
    sample::Folder folder;
    auto const missing = Writer::open(folder / "none/syna.db");
    REQUIRE_FALSE(missing);
    CHECK_THAT(missing.error().message, Catch::Contains("the folder does not exist"));

    (void)open(folder / "syna.db");
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    // In a process of its own that is not the system's administrator, who may write anywhere.
    auto const child = fork();
    if (child == 0) {
        if (geteuid() == 0 && setuid(65534) != 0)
            _exit(3);
        auto const writer = Writer::open(folder / "syna.db");
        _exit(!writer && writer.error().message.find("read-only") != std::string::npos ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
}

TEST_CASE("A second writer is refused while the first one lives")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    {
        auto first = open(path);
        auto const second = Writer::open(path);
        REQUIRE_FALSE(second);
        CHECK_THAT(second.error().message, Catch::Contains("another scan (process " + std::to_string(getpid()) + ") is writing to it"));
        auto moved = std::move(first);
        CHECK_FALSE(Writer::open(path));
    }
    CHECK(Writer::open(path));
}

TEST_CASE("A full disk is said in a sentence, and what was stored stays")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    auto connection = Connection::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
    REQUIRE(connection->execute("CREATE TABLE words (word TEXT); INSERT INTO words VALUES ('kept'); PRAGMA max_page_count = 10"));
    auto const full = connection->execute("INSERT INTO words WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9999) SELECT 'lost lost lost lost' FROM n");
    REQUIRE_FALSE(full);
    CHECK_THAT(full.error().message, Catch::EndsWith("syna.db: the disk is full; what was stored before the last pages is kept"));
    CHECK(ask(path, "SELECT group_concat(word) FROM words") == "kept");
}

TEST_CASE("A process killed at any moment leaves whole pages only")
{
    sample::Folder folder;
    auto const path = folder / "syna.db";
    srand(20261123);
    std::size_t audited_before = 0;
    for (int round = 0; round < 10; ++round) {
        auto const child = fork();
        if (child == 0) {
            auto writer = Writer::open(path);
            if (!writer)
                _exit(1);
            auto const scan = writer->begin_scan(sample::municipalities(), sample::settings());
            if (!scan || scan->resumed != (round > 0))
                _exit(2);
            auto const site = scan->sites[0].id;
            for (auto n = scan->sites[0].pages.size();; ++n) {
                auto const url = "https://sundsvall.example/" + std::to_string(round) + "/" + std::to_string(n);
                auto result = sample::result(sample::page(site, url, 1, static_cast<int64_t>(n)));
                result.discovered = { sample::page(site, url + "/link", 2, static_cast<int64_t>(n)) };
                if (!writer->put_result(scan->id, result))
                    _exit(3);
                if (n % 7 == 0 && !writer->flush())
                    _exit(4);
            }
        }
        // The first one is given time to make the file.
        usleep(static_cast<useconds_t>((round == 0 ? 150'000 : 20'000) + rand() % 60'000));
        kill(child, SIGKILL);
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));

        auto writer = open(path);
        auto const scan = writer.begin_scan(sample::municipalities(), sample::settings());
        REQUIRE(scan);
        CHECK(scan->resumed);
        auto const audited = static_cast<std::size_t>(std::stoul(ask(path, "SELECT count(*) FROM page WHERE status = 'audited'")));
        CHECK(audited >= audited_before);
        audited_before = audited;
        CHECK(ask(path, "SELECT count(*) FROM page WHERE status = 'queued'") == std::to_string(audited));
        CHECK(ask(path, "SELECT count(*) FROM outcome") == std::to_string(audited * 4));
        CHECK(ask(path, "SELECT count(*) FROM occurrence") == std::to_string(audited * 3));
        CHECK(ask(path, "PRAGMA foreign_key_check") == "");
        CHECK(ask(path, "PRAGMA integrity_check") == "ok");
    }
    CHECK(audited_before > 100);
}

#pragma once
// A scan made up for the report: sites of two groups and one of none, faults, good examples, a site that was not measured, and
// one whose pages want to break out of the report.

#include "rules/rule.h"
#include "store/writer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace syna::report::sample {

class Folder {
public:
    Folder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "syna-report-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    std::string operator/(std::string const& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

inline constexpr std::string_view hostile = "\"><script>alert('x')</script><img src=x onerror=alert(1)> & \x01\xFF</code>";

inline store::Writer writer(std::string const& path)
{
    auto writer = store::Writer::open(path);
    if (!writer)
        FAIL(writer.error().message);
    return std::move(*writer);
}

inline std::vector<store::RuleRow> rule_rows()
{
    std::vector<store::RuleRow> rows;
    for (auto const& rule : *rules::built_in_rules()) {
        store::RuleRow row { rule.id, std::string(rules::impact_text(rule.impact)), rule.in("sv").title, rule.in("en").title, {} };
        for (auto const& requirement : rule.requirements) {
            auto const* const criterion = rules::criterion(requirement.wcag);
            row.requirements.push_back({ requirement.wcag, requirement.en301549, criterion ? std::string(criterion->level) : "A", requirement.secondary });
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

// A page on which the rules of `failed` fail, those of `unsure` cannot tell and every other passes with an example.
inline store::PageResult page(store::SiteId site, std::string url, int64_t sequence, std::vector<std::string> const& failed, std::vector<std::string> const& unsure = {}, std::string const& text = "Välkommen")
{
    store::PageResult result;
    result.page.site = site;
    result.page.url = std::move(url);
    result.page.status = store::PageStatus::audited;
    result.page.depth = sequence == 0 ? 0 : 1;
    result.page.sequence = sequence;
    result.page.found_by = sequence == 0 ? "start" : "link";
    result.page.http_status = 200;
    result.page.content_type = "text/html";
    result.page.title = text;
    result.page.language = "sv";
    for (auto const& rule : *rules::built_in_rules()) {
        auto const fails = std::ranges::count(failed, rule.id) > 0, is_unsure = std::ranges::count(unsure, rule.id) > 0;
        result.outcomes.push_back({ rule.id, fails ? "failed" : (is_unsure ? "cantTell" : "passed"), 1, fails ? 1 : 0, is_unsure ? 1 : 0 });
        if (!fails && !is_unsure) {
            result.examples.push_back({ rule.id, "main > img", "<img src=\"kaj.jpg\" alt=\"" + text + "\">", 12, 3, 1 });
            continue;
        }
        result.occurrences.push_back({ rule.id, "internal", fails ? "failed" : "cantTell", rule.id + " internal: main > img", "main > img", "<img src=\"bat.png\" title=\"" + text + "\">", R"({"ratio":2.9,"error":"a b"})", 7, 5 });
    }
    return result;
}

inline void scan(std::string const& path)
{
    auto store = writer(path);
    auto const open = store.begin_scan({ { "Österbo", "https://osterbo.example/", "9901", "", "C7", "", {} },
                                           { "Åby", "https://aby.example/", "9902", "", "C7", "", {} },
                                           { "Zinkby", "https://zinkby.example/", "9903", "", "C7", "", {} },
                                           { "Tystad", "https://tystad.example/", "9904", "", "C7", "", {} },
                                           { std::string(hostile), "javascript:alert(1)", "", "", "b&<\"", "", {} },
                                           { "Ensam", "https://ensam.example/", "", "", "", "", {} } },
        { "0.1.0", "rules-1", R"({"maxPages":100,"maxDepth":20})" });
    REQUIRE(open);
    REQUIRE(store.put_rules(rule_rows()));
    auto const put = [&](store::PageResult const& result) { REQUIRE(store.put_result(open->id, result)); };
    auto const& sites = open->sites;
    for (int i = 0; i < 8; ++i) {
        auto const address = [i](std::string const& host) { return "https://" + host + ".example/" + (i == 0 ? "" : "sida-" + std::to_string(i)); };
        put(page(sites[0].id, address("osterbo"), i, i < 7 ? std::vector<std::string> { "image-name", "heading-order" } : std::vector<std::string> {}, i == 3 ? std::vector<std::string> { "link-name" } : std::vector<std::string> {}));
        put(page(sites[1].id, address("aby"), i, {}));
        put(page(sites[2].id, address("zinkby"), i, i == 1 ? std::vector<std::string> { "image-name" } : std::vector<std::string> {}));
    }
    store::PageRow closed;
    closed.site = sites[3].id;
    closed.url = "https://tystad.example/";
    closed.status = store::PageStatus::robots;
    REQUIRE(store.put_pages(open->id, { closed }));
    put(page(sites[4].id, "javascript:alert(2)", 0, { "image-name", "page-title" }, { "link-name" }, std::string(hostile)));
    put(page(sites[5].id, "https://ensam.example/", 0, { "button-name" }));
    for (auto const& site : sites)
        REQUIRE(store.finish_site(open->id, site.id));
    REQUIRE(store.finish_scan(open->id));
    REQUIRE(store.flush());
}

} // namespace syna::report::sample

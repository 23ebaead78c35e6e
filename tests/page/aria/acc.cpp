// The public cases for accessible names, descriptions and roles (web-platform-tests: accname, html-aam, wai-aria, svg-aam,
// core-aam, graphics-aria), where the suite is at hand. Cases that do not pass stand in acc.exceptions.txt with their reason.

#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/aria/words.h"
#include "tests/page/aria/page_of.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>

using namespace syna;

// Synonyms of the suite's notes and of ARIA: one spelling for each.
static std::string canonical_role(std::string role)
{
    if (role == "none" || role == "generic" || role == "presentation")
        return "";
    if (role == "image")
        return "img";
    return role == "directory" ? "list" : role;
}

static std::map<std::string, std::string> exceptions()
{
    std::map<std::string, std::string> found;
    std::ifstream file(SYNA_SOURCE_DIR "/tests/page/aria/acc.exceptions.txt");
    for (std::string line; std::getline(file, line);)
        if (auto const tab = line.find('\t'); tab != line.npos && line[0] != '#')
            found.emplace(line.substr(0, tab), line.substr(tab + 1));
    return found;
}

TEST_CASE("accessible names, descriptions and roles of the public suites")
{
    std::ifstream file(SYNA_SHARED_DIR "/conformance/acc/cases.jsonl");
    if (!file) {
        std::cout << "acc: skipped: no suite\n";
        return;
    }

    struct Count {
        int run = 0, passed = 0, core_run = 0, core_passed = 0;
    };
    std::map<std::string, Count> counts;
    Count all;
    auto const known = exceptions();
    std::set<std::string> met;

    for (std::string line; std::getline(file, line);) {
        auto const one = nlohmann::json::parse(line);
        auto const id = one["id"].get<std::string>();
        auto const kind = one["kind"].get<std::string>();
        test::PageOf const page(one["html"].get<std::string>());
        auto const target = page.with("data-syna-target");

        std::string answer;
        if (kind == "name")
            answer = aria::accessible_name(target);
        else if (kind == "description")
            answer = aria::accessible_description(target);
        else
            answer = canonical_role(std::string(aria::role_text(aria::role(target))));

        auto const expected = one["expected"].get<std::vector<std::string>>();
        auto const passed = std::any_of(expected.begin(), expected.end(), [&](std::string const& text) {
            return answer == (kind == "role" ? canonical_role(text) : aria::collapsed(text));
        });
        auto const core = !one["tentative"].get<bool>() && one["chromium156_agrees"].get<bool>();
        for (auto* const count : { &all, &counts[kind] }) {
            ++count->run;
            count->passed += passed;
            count->core_run += core;
            count->core_passed += core && passed;
        }

        auto const listed = known.count(id) > 0;
        if (listed)
            met.insert(id);
        if (passed == listed)
            FAIL_CHECK(id << (core ? " core " : " ") << one["source"].get<std::string>() << ": " << one["test"].get<std::string>() << ": expected \"" << expected.front() << "\", got \"" << answer
                          << (passed ? "\"; it passes and stands in acc.exceptions.txt" : "\""));
    }

    for (auto const& [kind, count] : counts)
        std::cout << "acc " << kind << ": " << count.passed << " of " << count.run << ", core " << count.core_passed << " of " << count.core_run << "\n";
    std::cout << "acc: " << all.passed << " of " << all.run << ", core " << all.core_passed << " of " << all.core_run << "\n";
    CHECK(met.size() == known.size());
    CHECK(all.run > 0);
}

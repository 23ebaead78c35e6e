#pragma once
// The suites that stand beside the project, one JSON object a line, and the lists of cases that are known not to pass.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace syna::test {

// JSON text in which a surrogate that stands alone has become U+FFFD, as it does where a browser takes a string of
// scalar values (and as the JSON reader demands).
inline std::string with_scalar_values(std::string json)
{
    auto const unit_at = [&json](std::size_t i) -> int {
        if (i + 6 > json.size() || json[i] != '\\' || json[i + 1] != 'u')
            return -1;
        return static_cast<int>(std::stoul(json.substr(i + 2, 4), nullptr, 16));
    };
    for (std::size_t i = 0; i + 1 < json.size(); ++i) {
        if (json[i] != '\\')
            continue;
        int const unit = unit_at(i);
        if (unit >= 0xD800 && unit <= 0xDBFF && unit_at(i + 6) >= 0xDC00 && unit_at(i + 6) <= 0xDFFF)
            i += 11;
        else if (unit >= 0xD800 && unit <= 0xDFFF)
            json.replace(i, 6, "\\ufffd");
        else
            ++i;
    }
    return json;
}

// Runs `passes` over every case of a suite, prints the counts, and holds the result against the list of exceptions:
// `case id TAB reason` a line. A case outside the list must pass and one in the list must not.
template<typename Passes>
void run_suite(std::string const& suite, std::string const& exceptions_file, Passes passes)
{
    auto const path = std::filesystem::path(SYNA_SHARED_DIR) / "conformance" / suite;
    std::ifstream file(path);
    if (!file) {
        std::cout << suite << ": skipped: no suite\n";
        return;
    }

    std::map<std::string, std::string> exceptions;
    std::ifstream list(std::filesystem::path(SYNA_SOURCE_DIR) / "tests/web" / exceptions_file);
    for (std::string line; std::getline(list, line);) {
        if (line.empty() || line.starts_with('#'))
            continue;
        auto const tab = line.find('\t');
        INFO(exceptions_file << ": " << line);
        REQUIRE(tab != std::string::npos);
        CHECK(exceptions.emplace(line.substr(0, tab), line.substr(tab + 1)).second);
    }

    std::size_t ran = 0, passed = 0;
    std::set<std::string> seen;
    for (std::string line; std::getline(file, line);) {
        auto const test = nlohmann::json::parse(with_scalar_values(line));
        auto const id = test["id"].get<std::string>();
        bool const good = passes(test);
        ++ran;
        passed += good ? 1 : 0;
        seen.insert(id);
        if (exceptions.contains(id) == good) {
            UNSCOPED_INFO(suite << ' ' << (good ? "passes but is listed as an exception: " : "fails: ") << line);
            CHECK(exceptions.contains(id) != good);
        }
    }
    for (auto const& [id, reason] : exceptions) {
        INFO(exceptions_file << ": no such case: " << id);
        CHECK(seen.contains(id));
    }
    std::cout << suite << ": ran " << ran << ", passed " << passed << ", exceptions " << exceptions.size() << '\n';
    CHECK(ran > 0);
}

} // namespace syna::test

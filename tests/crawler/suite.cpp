#include "tests/crawler/suite.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <map>

namespace syna::test {

std::string base64(std::string_view text)
{
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned value = 0;
    auto bits = 0;
    for (auto const character : text) {
        auto const digit = alphabet.find(character);
        if (digit == std::string_view::npos)
            continue;
        value = (value << 6 | static_cast<unsigned>(digit)) & 0xffffff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(value >> bits & 0xff);
        }
    }
    return bytes;
}

static std::map<std::string, std::string> exceptions(std::string const& name)
{
    std::map<std::string, std::string> reasons;
    std::ifstream file(SYNA_SOURCE_DIR "/tests/crawler/" + name + ".exceptions.txt");
    for (std::string line; std::getline(file, line);) {
        auto const tab = line.find('\t');
        if (!line.starts_with('#') && tab != std::string::npos)
            reasons[line.substr(0, tab)] = line.substr(tab + 1);
    }
    return reasons;
}

void run_suite(std::string const& file, std::string const& name, std::function<bool(nlohmann::json const&)> const& passes,
    std::function<std::string(nlohmann::json const&)> const& kind)
{
    std::ifstream lines(SYNA_SHARED_DIR "/conformance/" + file);
    if (!lines) {
        std::cout << name << ": skipped: no suite\n";
        return;
    }
    auto const reasons = exceptions(name);
    std::map<std::string, std::pair<int, int>> counts; // Passed, all.
    auto ran = 0;
    for (std::string line; std::getline(lines, line);) {
        auto const test = nlohmann::json::parse(line);
        std::string const id = test["id"];
        auto const passed = passes(test);
        auto& count = counts[kind(test)];
        count.first += passed ? 1 : 0;
        ++count.second;
        ++ran;
        INFO(line.substr(0, 2000));
        if (reasons.contains(id)) {
            INFO("listed: " << reasons.at(id));
            CHECK_FALSE(passed);
        } else {
            CHECK(passed);
        }
    }
    REQUIRE(ran > 0);
    for (auto const& [what, count] : counts)
        std::cout << name << ": " << what << ": " << count.first << " of " << count.second << " passed\n";
}

} // namespace syna::test

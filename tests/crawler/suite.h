#pragma once
// Runs a suite of JSON lines from the shared conformance folder. Cases that do not pass stand, with their reasons, in
// tests/crawler/NAME.exceptions.txt; the test fails if another one fails or one of those passes.

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace syna::test {

std::string base64(std::string_view text);

void run_suite(std::string const& file, std::string const& name, std::function<bool(nlohmann::json const&)> const& passes,
    std::function<std::string(nlohmann::json const&)> const& kind);

} // namespace syna::test

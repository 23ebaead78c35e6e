#pragma once
// JUnit XML, as CI services read it: a test suite for each page, a test case for each rule.
//   The schema that Jenkins and others agree on: https://github.com/testmoapp/junitxml

#include "audit/batch.h"

#include <string>
#include <string_view>
#include <vector>

namespace syna::cli {

// What a suite needs of a page; kept small, since all pages are written at the end.
struct JunitCase {
    std::string rule, title;
    std::string failure; // "file:line:column: sentence" lines; empty: passed.
};
struct JunitSuite {
    std::string name;
    std::string error; // The page could not be measured.
    std::vector<JunitCase> cases;
};

std::string junit_xml(std::vector<JunitSuite> const& suites);

} // namespace syna::cli

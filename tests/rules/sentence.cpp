#include "rules/sentence.h"
#include "rules/rule.h"

#include <catch2/catch.hpp>

#include <array>
#include <limits>

using namespace syna::rules;

TEST_CASE("numbers are written as the language does")
{
    struct Case {
        double number;
        int decimals;
        std::string sv, en;
    };
    for (auto const& [number, decimals, sv, en] : std::to_array<Case>({
             { 0, 2, "0", "0" },
             { 3.2, 2, "3,2", "3.2" },
             { 4.5, 2, "4,5", "4.5" },
             { 2.999, 2, "3", "3" },
             { 2.994, 2, "2,99", "2.99" },
             { 100, 2, "100", "100" },
             { 1234.5, 2, "1\u00A0234,5", "1,234.5" },
             { 1234567, 2, "1\u00A0234\u00A0567", "1,234,567" },
             { 999999.999, 2, "1\u00A0000\u00A0000", "1,000,000" },
             { 1234.5, 0, "1\u00A0234", "1,234" },
             { 0.12345, 4, "0,1235", "0.1235" },
             { -1234.5, 2, "\u22121\u00A0234,5", "-1,234.5" },
             { -0.001, 2, "0", "0" },
             { std::numeric_limits<double>::infinity(), 2, "–", "–" },
         })) {
        CHECK(number_text(number, "sv", decimals) == sv);
        CHECK(number_text(number, "en", decimals) == en);
    }
}

TEST_CASE("a sentence gets its facts and keeps what it has none for")
{
    SentenceFacts const facts { { "ratio", 2.9 }, { "needed", 4.5 }, { "name", "{ratio}" } };
    struct Case {
        std::string words, sv;
    };
    for (auto const& [words, sv] : std::to_array<Case>({
             { "", "" },
             { "Inget att sätta in.", "Inget att sätta in." },
             { "{ratio}:1, minst {needed}:1.", "2,9:1, minst 4,5:1." },
             { "{ratio}{ratio}", "2,92,9" },
             { "{name}", "{ratio}" },
             { "{size} och {ratio}", "{size} och 2,9" },
             { "{{ratio}}", "{2,9}" },
             { "{ratio", "{ratio" },
             { "ratio}", "ratio}" },
         }))
        CHECK(sentence(words, facts, "sv") == sv);
}

TEST_CASE("the criteria of WCAG 2.2 are known by number")
{
    REQUIRE(criterion("1.4.3"));
    CHECK(criterion("1.4.3")->level == "AA");
    CHECK(criterion("1.4.3")->name_en == "Contrast (Minimum)");
    CHECK(criterion("1.4.3")->en301549_v3 == "9.1.4.3");
    CHECK(criterion("2.5.8")->en301549_v3.empty());
    CHECK(criterion("2.5.8")->en301549_v4 == "9.2.5.8");
    CHECK_FALSE(criterion("2.5.8")->in_wcag21);
    CHECK_FALSE(criterion("4.1.1")); // [spec] Taken out of WCAG 2.2.
    CHECK_FALSE(criterion("1.4"));
    CHECK_FALSE(criterion(""));

    std::size_t in_22 = 0, clauses_v3 = 0, clauses_v4 = 0;
    for (auto const& one : criteria()) {
        INFO(one.number);
        CHECK_FALSE(one.name_sv.empty());
        CHECK_FALSE(one.name_en.empty());
        CHECK((one.level == "A" || one.level == "AA" || one.level == "AAA"));
        in_22 += one.in_wcag22;
        clauses_v3 += !one.en301549_v3.empty();
        clauses_v4 += !one.en301549_v4.empty();
    }
    CHECK(criteria().size() == 87);
    CHECK(in_22 == 86);
    CHECK(clauses_v3 == 50);
    CHECK(clauses_v4 == 55);
}

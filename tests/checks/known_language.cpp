// What a lang attribute may hold.

#include "checks/known_language.h"

#include <catch2/catch.hpp>

using namespace syna::checks;

TEST_CASE("a language tag begins with a language that the registry has")
{
    struct Row {
        char const* lang;
        char const* key;
    };
    auto const row = GENERATE(Catch::Generators::values<Row>({
        // [spec]
        { "sv", "" },
        { "SV-se", "" },
        { "fit", "" },                      // Meänkieli has no code of two letters.
        { "en-US-GB", "" },                 // Only the first subtag counts.
        { "swe", "unknown-language" },      // ISO 639-2 where there is a shorter code.
        { "i-lux", "unknown-language" },    // Grandfathered.
        { "x-kommun", "unknown-language" }, // Private use.
        { "svenska", "unknown-language" },
        { "-sv", "unknown-language" },
        { "", "unknown-language" },
        { "sv\u00A0", "unknown-language" },
        { "abcdefghijklmnopqrstuvwxyz", "unknown-language" },
        // [ours]
        { " sv\n", "" },
        { "sv_SE", "underscore" },
        { "xy_SE", "unknown-language" },
    }));
    CAPTURE(row.lang);
    CHECK(known_language(row.lang).key == row.key);
}

TEST_CASE("an underscore is answered with the tag spelled right")
{
    auto const outcome = known_language(" sr_Latn_RS ");
    REQUIRE(outcome.facts.size() == 2);
    CHECK(std::get<std::string>(outcome.facts[0].second) == "sr_Latn_RS");
    CHECK(std::get<std::string>(outcome.facts[1].second) == "sr-Latn-RS");
}

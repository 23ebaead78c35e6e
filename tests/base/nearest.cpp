#include "base/nearest.h"

#include <catch2/catch.hpp>

using namespace syna;

TEST_CASE("The word that was meant [ours]")
{
    std::vector<std::string> const known { "scan", "report", "audit", "Malmö" };
    CHECK(nearest_word("scna", known) == "scan");
    CHECK(nearest_word("REPROT", known) == "report");
    CHECK(nearest_word("Malmo", known) == "Malmö");
    CHECK(nearest_word("completely-else", known).empty());
    CHECK(nearest_word("x", {}).empty());
}

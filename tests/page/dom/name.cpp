#include "page/dom/name.h"

#include <catch2/catch.hpp>

#include <iterator>

using namespace syna;

TEST_CASE("every name of names.def is found again")
{
    struct Row {
        Name name;
        std::string_view text;
    };
    static Row const rows[] = {
#define SYNA_NAME(identifier, text) { Name::identifier, text },
#include "page/dom/names.def"
#undef SYNA_NAME
    };
    std::string_view last;
    for (auto const& row : rows) {
        CHECK(known_name(row.text) == row.name);
        CHECK(known_text(row.name) == row.text);
        CHECK(last < row.text);
        last = row.text;
    }
    CHECK(std::size(rows) + 1 == static_cast<std::size_t>(Name::first_unknown));
}

TEST_CASE("other names are not known")
{
    for (auto const text : { "", "x", "DIV", "divv", "aria-", "aria-labelledb", "xlink", "\xC3\xA5" })
        CHECK(known_name(text) == Name::none);
    CHECK(known_text(Name::none).empty());
    CHECK(known_text(Name::first_unknown).empty());
}

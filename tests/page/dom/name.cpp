#include "page/dom/name.h"

#include <catch2/catch.hpp>

using namespace syna;

TEST_CASE("every name of names.def is found again")
{
    std::size_t count = 0;
    std::string_view last;
#define SYNA_NAME(identifier, text)                \
    CHECK(known_name(text) == Name::identifier);   \
    CHECK(known_text(Name::identifier) == (text)); \
    CHECK(last < std::string_view(text));          \
    last = text;                                   \
    ++count;
#include "page/dom/names.def"
#undef SYNA_NAME
    CHECK(count + 1 == static_cast<std::size_t>(Name::first_unknown));
}

TEST_CASE("other names are not known")
{
    for (auto const text : { "", "x", "DIV", "divv", "aria-", "aria-labelledb", "xlink", "\xC3\xA5" })
        CHECK(known_name(text) == Name::none);
    CHECK(known_text(Name::none).empty());
    CHECK(known_text(Name::first_unknown).empty());
}

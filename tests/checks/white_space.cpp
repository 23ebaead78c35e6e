// What looks empty to a reader.

#include "checks/white_space.h"

#include <catch2/catch.hpp>

using namespace syna::checks;

TEST_CASE("white space of every kind is blank, anything else is not")
{
    struct Row {
        char const* text;
        bool blank;
    };
    auto const row = GENERATE(Catch::Generators::values<Row>({
        { "", true },
        { " ", true },
        { "\t\n\v\f\r ", true },
        { "\u00A0", true },               // No-break space, what editors leave behind.
        { " \u00A0\u2003\u3000 ", true }, // Em space, ideographic space.
        { "\u2028\u2029\u0085", true },   // Line and paragraph separators, next line.
        { "a", false },
        { " a ", false },
        { "\u200B", false }, // Zero width space does not have the property.
        { "\uFEFF", false },
        { "\u00AD", false }, // Soft hyphen.
        { "\xC2", false },   // Half a character.
        { "–", false },
    }));
    CAPTURE(row.text);
    CHECK(is_blank(row.text) == row.blank);
}

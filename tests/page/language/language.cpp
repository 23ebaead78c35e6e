#include "page/language/identification.h"
#include "page/language/words.h"

#include <catch2/catch.hpp>

using namespace syna::language;

TEST_CASE("texts are compared by their words")
{
    struct Case {
        char const *text, *folded;
    };
    auto const c = GENERATE(values<Case>({
        { "", "" },
        { " \t\u00A0", "" },
        { "Läs mer »", "läs mer" },
        { "LÄS\u00A0MER", "läs mer" },
        { "Läs mer\u2026", "läs mer" },
        { "La\u0308s mer", "läs mer" }, // The same letter as two characters.
        { "kommun\u00ADens", "kommunens" },
        { "e-post", "e post" },
        { "123.555", "123 555" },
        { "ﬁl", "fil" },
        { "💡 →", "" },
        { "Straße", "strasse" },
        { "\xFF\xFE", "" },
    }));
    CHECK(folded(c.text) == c.folded);
}

TEST_CASE("letters are counted, not bytes")
{
    CHECK(count_letters("Åäö 12!") == 3);
    CHECK(count_letters("العربية") == 7);
    CHECK(count_letters("\xFF") == 0);
    CHECK(has_unspaced_script("日本"));
    CHECK(has_unspaced_script("ไทย"));
    CHECK_FALSE(has_unspaced_script("Åäö العربية"));
}

TEST_CASE("languages are recognised")
{
    struct Case {
        char const *language, *text;
    };
    auto const c = GENERATE(values<Case>({
        { "sv", "Kommunens webbplats innehåller information om skola, omsorg och bygglov. Du kan ansöka om plats i förskola här." },
        { "nb", "Kommunens nettsted inneholder informasjon om skole, omsorg og byggesaker. Du kan søke om plass i barnehage her." },
        { "en", "On the website of the municipality you find what you need to know about schools, care and building permits." },
        { "fi", "Kommuunan verkkosivuilla on tietoa kouluista ja rakennusluvista sekä päivähoidosta" },
        { "pl", "Informacje o szkołach i pozwoleniach na budowę znajdują się na stronie gminy" },
        { "ar", "المعلومات حول خدمات البلدية والمدارس موجودة في هذه الصفحة ويمكنك الاتصال بنا" },
        { "fa", "اطلاعات درباره خدمات شهرداری و مدارس را می توانید در این صفحه پیدا کنید" },
    }));
    INFO(c.language);
    auto const found = identify(c.text);
    CHECK(found.is_reliable);
    CHECK(found.percent_of(c.language) > 90);
    CHECK(found.percent_of("cy") == 0);
}

TEST_CASE("what cannot be recognised is not guessed")
{
    CHECK(identify("").shares.empty());
    CHECK(identify("1 2 3 …").shares.empty());
    CHECK_FALSE(identify("\xFF\xFE\x80").is_reliable);
    CHECK_FALSE(identify("Suopmelaš servodagas sámegielain lea virggálaš sajádat").is_reliable);
    CHECK_FALSE(is_known("se"));
    CHECK(is_known("nb"));
}

TEST_CASE("languages are the same or close to each other")
{
    CHECK(is_same("nb", "no"));
    CHECK(is_same("sv-SE", "sv"));
    CHECK_FALSE(is_same("sv", "da"));
    CHECK(is_easily_confused("sv", "nb"));
    CHECK_FALSE(is_easily_confused("sv", "en"));
}

TEST_CASE("a language's own name is no text in it")
{
    CHECK(is_own_name("Suomi", "fi"));
    CHECK(is_own_name("English", "en-GB"));
    CHECK(is_own_name("فارسی", "fa"));
    CHECK(is_own_name("davvisámegiella", "se"));
    CHECK_FALSE(is_own_name("Suomi", "sv"));
    CHECK_FALSE(is_own_name("Finska", "fi"));
    CHECK_FALSE(is_own_name("x", ""));
}

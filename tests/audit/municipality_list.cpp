#include "audit/municipality_list.h"

#include <catch2/catch.hpp>

#include <map>

using namespace syna;
using namespace syna::audit;

TEST_CASE("A list in the format of the real one")
{
    auto const list = parse_municipality_list("list.csv",
        "# our neighbours\n"
        "name,url,code,county,group,population,supplier\r\n"
        "Sundsvall,https://sundsvall.se,2281,Västernorrlands län,B3,99383,SiteVision\r\n"
        "\"Upplands-Bro, väst\",http://www.upplands-bro.se/start,,,,,\n");
    REQUIRE(list);
    REQUIRE(list->municipalities.size() == 2);
    CHECK(list->notes.empty());
    auto const& sundsvall = list->municipalities[0];
    CHECK(sundsvall.name == "Sundsvall");
    CHECK(sundsvall.url == "https://sundsvall.se/");
    CHECK(sundsvall.code == "2281");
    CHECK(sundsvall.county == "Västernorrlands län");
    CHECK(sundsvall.group == "B3");
    CHECK(sundsvall.population == 99383);
    CHECK(sundsvall.supplier == "SiteVision");
    CHECK(list->municipalities[1].name == "Upplands-Bro, väst");
    CHECK_FALSE(list->municipalities[1].population);
}

TEST_CASE("Columns in any order, with a byte order mark, and only the two that are needed")
{
    auto const list = parse_municipality_list("list.csv", "\xEF\xBB\xBFurl,name\nhttps://a.example/,A\n");
    REQUIRE(list);
    CHECK(list->municipalities.at(0).name == "A");
}

TEST_CASE("A column that is not known is told, with what was meant")
{
    auto const list = parse_municipality_list("list.csv", "name,url,populaton\nA,https://a.example/,5\n");
    REQUIRE(list);
    REQUIRE(list->notes.size() == 1);
    CHECK(list->notes[0] == "list.csv:1:10: the column 'populaton' is not used; did you mean 'population'?");
}

TEST_CASE("A bad row is named by file, line and column")
{
    struct Row {
        char const* text;
        char const* message;
    };
    auto const row = GENERATE(values<Row>({
        { "", "list.csv:1:1: the list is empty, expected a header with the columns name and url" },
        { "name\nA\n", "list.csv:1:1: expected a header with the columns name and url; 'url' is missing" },
        { "name,url\n", "list.csv:2:1: no row after the header" },
        { "name,url,name\nA,https://a.example,A\n", "list.csv:1:10: the column 'name' is there twice" },
        { "name,url\nÅ,https://a.example/\nÖ,\n", "list.csv:3:3: the address is missing, expected one that begins with https:// or http://" },
        { "name,url\nA\n", "list.csv:2:1: the address is missing, expected one that begins with https:// or http://" },
        { "name,url\nA,www.a.example\n", "list.csv:2:3: 'www.a.example' is no web address, expected one that begins with https:// or http://" },
        { "name,url\nA,ftp://a.example/\n", "list.csv:2:3: 'ftp://a.example/' is no web address, expected one that begins with https:// or http://" },
        { "name,url\nA,https://me:secret@a.example/\n", "list.csv:2:3: the address holds a user name or password, which must not stand in a list" },
        { "name,url\n,https://a.example/\n", "list.csv:2:1: the name is missing" },
        { "name,url\nA,https://a.example/\nB,https://A.example\n", "list.csv:3:3: the address https://a.example/ is on line 2 already" },
        { "name,url\nA,https://a.example/,x\n", "list.csv:2:22: more fields than the header has (3 instead of 2); is a comma not in quotes?" },
        { "name,url,population\nA,https://a.example/,99 383\n", "list.csv:2:22: '99 383' is no population, expected a whole number such as 98850" },
        { "name,url\n\"A,https://a.example/\n", "list.csv:2:1: a quote that is never closed" },
        { "name,url\n\"A\"b,https://a.example/\n", "list.csv:2:4: text after a closing quote, expected a comma or the end of the line" },
    }));
    auto const list = parse_municipality_list("list.csv", row.text);
    REQUIRE_FALSE(list);
    CHECK(list.error().kind == ErrorKind::usage);
    CHECK(list.error().message == row.message);
}

TEST_CASE("Sweden's 290, each with a code, a county, a group and an address")
{
    auto const list = built_in_municipality_list("se");
    REQUIRE(list);
    CHECK(list->municipalities.size() == 290);
    std::map<std::string, int> groups, codes;
    for (auto const& municipality : list->municipalities) {
        ++groups[municipality.group];
        ++codes[municipality.code];
        CHECK_FALSE(municipality.county.empty());
    }
    CHECK(codes.size() == 290);
    CHECK(groups == std::map<std::string, int> { { "A1", 3 }, { "A2", 43 }, { "B3", 23 }, { "B4", 63 }, { "B5", 24 }, { "C6", 27 }, { "C7", 51 }, { "C8", 35 }, { "C9", 21 } });
    CHECK_FALSE(built_in_municipality_list("xx"));
}

TEST_CASE("--only and --group choose, and say which was meant")
{
    auto const all = built_in_municipality_list("se")->municipalities;
    auto const two = choose(all, { "malmö", "2281" }, {});
    REQUIRE(two);
    REQUIRE(two->size() == 2);
    CHECK((*two)[0].name == "Malmö");
    CHECK((*two)[1].name == "Sundsvall");
    CHECK(choose(all, {}, { "c7" })->size() == 51);
    CHECK(choose(all, { "Malmö" }, { "A1" })->size() == 1);
    CHECK(choose(all, { "Malmo" }, {}).error().message == "--only: no municipality 'Malmo' in the list; did you mean 'Malmö'?");
    CHECK(choose(all, {}, { "D1" }).error().message == "--group: no municipality of the group 'D1' in the list");
    CHECK(choose(all, { "Malmö" }, { "C7" }).error().message == "--only and --group together choose no municipality");
}

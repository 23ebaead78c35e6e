// The grid that cells form, drawn: one letter a slot, '.' where nothing is, '#' where cells overlap.

#include "page/table/table_model.h"
#include "page/source/draft.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace syna;
using table::TableModel;

namespace {

Page page_of(std::string const& markup)
{
    auto draft = Draft::make({ .url = *Url::parse("https://www.exempel.se/"), .content_type = "text/html; charset=utf-8", .bytes = "<!DOCTYPE html><table>" + markup + "</table>" });
    REQUIRE(draft);
    return std::move(*draft).finish({});
}

// By the first letter of each cell's text.
std::string drawn(TableModel const& model, uint32_t width, uint32_t height)
{
    std::string drawing;
    for (uint32_t y = 0; y < height; ++y) {
        for (uint32_t x = 0; x < width; ++x) {
            auto const* const cell = model.at(x, y);
            drawing += cell ? cell->node.text_content().substr(0, 1) : ".";
        }
        drawing += '/';
    }
    return drawing;
}

} // namespace

TEST_CASE("cells form a grid")
{
    struct Case {
        char const* what;
        char const* markup;
        char const* grid;
    };
    auto const c = GENERATE(values<Case>({
        { "[spec] one after another", "<tr><td>a<td>b<tr><td>c<td>d", "ab./cd./.../" },
        { "[spec] wide ones", "<tr><td colspan=2>a<td>b<tr><td>c<td colspan=0>d", "aab/cd./.../" },
        { "[spec] high ones push those below aside", "<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d", "ab./ac./d../" },
        { "[spec] wide and high ones", "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d", "aab/aac/d../" },
        { "[spec] a rowspan of nought goes to the end of its group", "<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d", "ab./ac./d../" },
        { "[ours] a rowspan ends with its group", "<tbody><tr><td rowspan=9>a<td>b<tr><td>c<tbody><tr><td>d", "ab./ac./d../" },
        { "[spec] the foot is last", "<tfoot><tr><td>f<tbody><tr><td>a<tr><td>b", "a../b../f../" },
        { "[spec] overlapping cells are nobody's", "<tr><td>a<td rowspan=2>b<tr><td colspan=2>c", "ab./c../.../" },
        { "[spec] short rows", "<tr><td>a<td>b<td>c<tr><td>d<tr>", "abc/d../.../" },
        { "[spec] numbers begin a value", "<tr><td colspan=' 2x'>a<td colspan=-2>b<tr><td colspan=+2>c", "aab/cc./.../" },
    }));
    INFO(c.what);
    auto const page = page_of(c.markup);
    auto const model = TableModel::of_element(page.elements(Name::table).front());
    CHECK(drawn(model, 3, 3) == c.grid);
    CHECK(model.is_complete());
}

TEST_CASE("tables as large as they come are given up in time")
{
    std::string markup;
    for (auto const* part : { "<tr><td colspan=1000 rowspan=65534>a", "<tr><td colspan=1000>b" })
        for (int i = 0; i < 3000; ++i)
            markup += part;
    auto const page = page_of(markup);
    auto const start = std::chrono::steady_clock::now();
    auto const model = TableModel::of_element(page.elements(Name::table).front());
    CHECK_FALSE(model.is_complete());
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

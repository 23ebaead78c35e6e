#include "base/json_writer.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace syna;

TEST_CASE("What is written reads back the same [spec]")
{
    std::string text;
    JsonWriter json(text);
    json.open_object();
    json.key("text").value("a \"quoted\" \\ line\nwith \x01 and å");
    json.key("truth").value(true);
    json.key("whole").value(int64_t(-42));
    json.key("fraction").value(2.9);
    json.key("endless").value(1.0 / 0.0);
    json.key("list").open_array();
    json.value(1);
    json.open_object();
    json.close_object();
    json.open_array();
    json.close_array();
    json.value("end");
    json.close_array();
    json.key("after").value(3);
    json.close_object();

    auto const read = nlohmann::json::parse(text);
    CHECK(read["text"] == "a \"quoted\" \\ line\nwith \x01 and å");
    CHECK(read["truth"] == true);
    CHECK(read["whole"] == -42);
    CHECK(read["fraction"] == 2.9);
    CHECK(read["endless"].is_null());
    CHECK(read["list"].dump() == R"([1,{},[],"end"])");
    CHECK(read["after"] == 3);
}

#include "cli/junit.h"

#include <catch2/catch.hpp>
#include <libxml/parser.h>

using namespace syna::cli;

TEST_CASE("JUnit XML is well formed whatever stands in a page")
{
    auto const xml = junit_xml({
        { "a<b>.html", {}, { { "image-name", "Images have a name", "a.html:1:2: <img> & \"x\" \x01 \xEF\xBF\xBF end\n" }, { "page-title", "Title", {} } } },
        { "gone.html", "gone.html: no such file", {} },
    });
    auto* const document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "junit.xml", nullptr, XML_PARSE_NONET);
    REQUIRE(document != nullptr);
    auto* const root = xmlDocGetRootElement(document);
    CHECK(std::string(reinterpret_cast<char const*>(root->name)) == "testsuites");
    auto const attribute = [&](char const* name) {
        auto* const value = xmlGetProp(root, reinterpret_cast<xmlChar const*>(name));
        std::string const text = reinterpret_cast<char const*>(value);
        xmlFree(value);
        return text;
    };
    CHECK(attribute("tests") == "3");
    CHECK(attribute("failures") == "1");
    CHECK(attribute("errors") == "1");
    xmlFreeDoc(document);
}

#include "rules/rule.h"

#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <iostream>

using namespace syna;

static constexpr std::string_view good = R"(<?xml version="1.0" encoding="UTF-8"?>
<rule id="x" check="text-contrast" impact="serious">
  <requirement wcag="1.4.3" en301549="9.1.4.3"/>
  <requirement wcag="1.4.6" secondary="yes"/>
  <act rule="afw4f7"/>
  <hurts statement="limited-vision"/>
  <parameter name="normal" value="4.5"/>
  <words lang="sv">
    <title>Text har kontrast</title>
    <why>Den som ser dåligt
      läser annars inte.</why>
    <how>Välj en annan färg.</how>
    <example>
      <![CDATA[<p>
        a &amp; b
      </p>]]>
    </example>
    <outcome key="too-low">{ratio}:1, minst {needed}:1.</outcome>
  </words>
  <words lang="en">
    <title>Text has contrast</title>
    <why>Those with limited vision.</why>
    <how>Choose another colour.</how>
    <outcome key="too-low">At least {needed}:1, is {ratio}:1.</outcome>
  </words>
</rule>
)";

static std::string changed(std::string_view from, std::string_view to)
{
    std::string text(good);
    auto const place = text.find(from);
    REQUIRE(place != text.npos);
    return text.replace(place, from.size(), to);
}

TEST_CASE("a rule is read with all its parts")
{
    auto const rule = rules::parse_rule("rules/x.xml", good);
    if (!rule)
        FAIL(rule.error().message);
    CHECK(rule->id == "x");
    CHECK(rule->check == "text-contrast");
    CHECK(rule->impact == rules::Impact::serious);
    REQUIRE(rule->requirements.size() == 2);
    CHECK(rule->requirements[0].wcag == "1.4.3");
    CHECK(rule->requirements[0].en301549 == "9.1.4.3");
    CHECK_FALSE(rule->requirements[0].secondary);
    CHECK(rule->requirements[1].secondary);
    CHECK(rule->act == std::vector<std::string> { "afw4f7" });
    CHECK(rule->hurts == std::vector<std::string> { "limited-vision" });
    CHECK(rule->parameters.at("normal") == "4.5");
    CHECK(rule->in("sv").why == "Den som ser dåligt läser annars inte.");
    CHECK(rule->in("sv").example == "<p>\n  a &amp; b\n</p>");
    CHECK(rule->in("de").title == "Text has contrast");
    CHECK(rule->in("en").outcomes.at("too-low") == "At least {needed}:1, is {ratio}:1.");
    CHECK(rule->in("sv").outcomes.contains("internal"));
}

TEST_CASE("the languages may come in either order")
{
    std::string text(good);
    auto const sv = text.find("  <words lang=\"sv\">"), en = text.find("  <words lang=\"en\">"), end = text.find("</rule>");
    auto const turned = text.substr(0, sv) + text.substr(en, end - en) + text.substr(sv, en - sv) + "</rule>";
    auto const rule = rules::parse_rule("rules/x.xml", turned);
    if (!rule)
        FAIL(rule.error().message);
}

TEST_CASE("a broken rule is told where and what was expected")
{
    struct Case {
        std::string xml, message;
    };
    auto const cases = std::to_array<Case>({
        // The shape.
        { changed("impact=\"serious\"", "impact=\"bad\""), "rules/x.xml:2: impact=\"bad\" on <rule>, expected minor, moderate, serious or critical" },
        { changed(" impact=\"serious\"", ""), "rules/x.xml:2: <rule> lacks the attribute impact, expected minor, moderate, serious or critical" },
        { changed("check=", "checks="), "rules/x.xml:2: the attribute checks is not known on <rule>, expected id, check or impact" },
        { changed("text-contrast", "Text contrast"), "rules/x.xml:2: check=\"Text contrast\" on <rule>, expected the name of a check in kebab-case, \"image-name\"" },
        { changed("<act rule=\"afw4f7\"/>", "<atc rule=\"afw4f7\"/>"), "rules/x.xml:5: <atc> is not known in <rule>, expected <requirement>, <act>, <hurts>, <parameter> or <words>" },
        { changed("\"afw4f7\"", "\"afw4f\""), "rules/x.xml:5: rule=\"afw4f\" on <act>, expected the six letters and digits of an ACT rule, \"afw4f7\"" },
        { changed("<act rule=\"afw4f7\"/>", "<act/>"), "rules/x.xml:5: <act> lacks the attribute rule, expected the six letters and digits of an ACT rule, \"afw4f7\"" },
        { changed("<act rule=\"afw4f7\"/>", "<parameter name=\"a\" value=\"1\"/><act rule=\"afw4f7\"/>"), "rules/x.xml:5: <act> stands after <parameter>, expected before it" },
        { changed("secondary=\"yes\"", "secondary=\"no\""), "rules/x.xml:4: secondary=\"no\" on <requirement>, expected yes" },
        { changed("limited-vision", "bad-vision"), "rules/x.xml:6: statement=\"bad-vision\" on <hurts>, expected without-vision, limited-vision, without-color, without-hearing, limited-hearing, without-vocal, limited-manipulation, limited-reach, photosensitive, limited-cognition or privacy" },
        { changed("<how>Choose another colour.</how>", ""), "rules/x.xml:20: <words> lacks <how>, expected one" },
        { changed("<how>Choose", "<title>Again</title><how>Choose"), "rules/x.xml:23: <title> stands after <why>, expected before it" },
        { changed("<why>Those", "<title>Again</title><why>Those"), "rules/x.xml:22: a second <title> in <words>, expected one" },
        { changed("lang=\"en\"", "lang=\"no\""), "rules/x.xml:20: lang=\"no\" on <words>, expected sv or en" },
        { changed("Those with", "<b>Those</b> with"), "rules/x.xml:22: <b> is not known in <why>, expected only text" },
        { changed("<act rule=\"afw4f7\"/>", "or so"), "rules/x.xml:5: text stands directly in <rule>, expected <requirement>, <act>, <hurts>, <parameter> or <words>" },
        { changed("<rule id", "<rule xmlns=\"urn:x\" id"), "rules/x.xml:2: the root element is <rule>, expected <rule> without a namespace" },
        { "<regel/>", "rules/x.xml:1: the root element is <regel>, expected <rule> without a namespace" },
        // XML itself.
        { "", "rules/x.xml:1: the file holds no XML, expected <rule …>" },
        { changed("Choose another colour.", "Black & white."), "rules/x.xml:23: a bare & or <, expected &amp; or &lt;" },
        { changed("Choose another colour.", "One&nbsp;more."), "rules/x.xml:23: &nbsp; is not known in XML, expected the character itself or one of &amp; &lt; &gt; &quot; &apos;" },
        { changed("colour.</how>", "colour."), "rules/x.xml:25: </words> does not close <how> of line 23, expected </how>" },
        { changed("</rule>", ""), "rules/x.xml:27: the file ends inside <rule>, expected </rule>" },
        { changed("impact=\"serious\"", "impact=serious"), "rules/x.xml:2: an attribute without a quoted value, expected name=\"value\"" },
        { changed("<rule id", "<!DOCTYPE rule [<!ENTITY a \"b\">]>\n<rule id"), "rules/x.xml:2: a document type stands here, expected none" },
        { changed("<how>Choose", "<how>\xFF"), "rules/x.xml:23: a byte that is no text, expected UTF-8" },
        { std::string(300u << 10, ' '), "rules/x.xml:1: the file has 300 kB, expected at most 256 kB" },
        // The meaning.
        { changed("id=\"x\"", "id=\"y\""), "rules/x.xml:2: id=\"y\", expected \"x\" as the file is called" },
        { changed("wcag=\"1.4.6\"", "wcag=\"1.4.99\""), "rules/x.xml:4: WCAG 2.2 has no success criterion 1.4.99, expected one from rules/data/criteria.tsv" },
        { changed("9.1.4.3", "9.1.4.4"), "rules/x.xml:3: en301549=\"9.1.4.4\" is not the clause of 1.4.3, expected \"9.1.4.3\"" },
        { changed("wcag=\"1.4.6\"", "wcag=\"1.4.6\" en301549=\"9.1.4.6\""), "rules/x.xml:4: en301549=\"9.1.4.6\" is not the clause of 1.4.6, expected no clause: EN 301 549 does not ask for it" },
        { changed(" wcag=\"1.4.3\" en301549=\"9.1.4.3\"", ""), "rules/x.xml:3: <requirement> names nothing, expected the attribute wcag or en301549" },
        { changed("lang=\"en\"", "lang=\"sv\""), "rules/x.xml:20: a second <words lang=\"sv\">, expected one for sv and one for en" },
        { std::string(good.substr(0, good.find("  <words lang=\"en\">"))) + "</rule>", "rules/x.xml:2: <rule> lacks <words lang=\"en\">, expected one for sv and one for en" },
        { changed("Text has contrast", " "), "rules/x.xml:21: <title> is empty, expected a sentence" },
        { changed("At least {needed}:1, is {ratio}:1.", ""), "rules/x.xml:24: <outcome key=\"too-low\"> is empty, expected a sentence" },
        { changed("is {ratio}:1.", "is low."), "rules/x.xml:18: the sentence for too-low holds {needed}, {ratio} in sv, expected {needed} as in en" },
        { changed("is {ratio}:1.", "is {ratio:1."), "rules/x.xml:24: a brace that holds no fact, expected a name in braces, {ratio}" },
        { changed("    <outcome key=\"too-low\">At", "    <outcome key=\"low\">At"), "rules/x.xml:18: the key too-low has a sentence in sv only, expected one in en too" },
        { changed("</outcome>\n  </words>", "</outcome><outcome key=\"too-low\">A</outcome></words>"), "rules/x.xml:18: the key too-low a second time, expected each once" },
        { changed("<act rule=\"afw4f7\"/>", "<act rule=\"afw4f7\"/><act rule=\"afw4f7\"/>"), "rules/x.xml:5: afw4f7 a second time, expected each once" },
    });
    for (auto const& [xml, message] : cases) {
        auto const rule = rules::parse_rule("rules/x.xml", xml);
        if (rule) {
            FAIL_CHECK("accepted, expected: " << message);
            continue;
        }
        CHECK(rule.error().message == message);
        CHECK((rule.error().kind == ErrorKind::usage));
    }
}

TEST_CASE("hostile XML costs little")
{
    std::string nested = "<rule>", attributes = "<rule", bomb = "<!DOCTYPE rule [<!ENTITY a \"aaaaaaaaaa\">";
    for (int i = 0; i < 20'000; ++i)
        nested += "<why>";
    for (int i = 0; i < 20'000; ++i)
        attributes += " a" + std::to_string(i) + "=\"\"";
    for (char c = 'b'; c < 'z'; ++c)
        bomb += std::string("<!ENTITY ") + c + " \"&" + char(c - 1) + ";&" + char(c - 1) + ";&" + char(c - 1) + ";\">";
    bomb += "]><rule>&y;</rule>";
    for (auto const& xml : { nested, attributes + "/>", bomb, std::string("<!DOCTYPE rule SYSTEM \"file:///etc/passwd\"><rule/>") }) {
        auto const start = std::chrono::steady_clock::now();
        CHECK_FALSE(rules::parse_rule("rules/x.xml", xml));
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    }
}

TEST_CASE("the rules compiled in are good and cheap to read")
{
    auto const start = std::chrono::steady_clock::now();
    auto const& rules = rules::built_in_rules();
    std::chrono::duration<double, std::milli> const taken = std::chrono::steady_clock::now() - start;
    if (!rules)
        FAIL(rules.error().message);
    std::cout << "rules compiled in: " << rules->size() << ", read in " << taken.count() << " ms\n";
    for (auto const& rule : *rules)
        CHECK(rule.in("sv").title != rule.in("en").title);
}

// The computed values of the cascade suite: documents without scripts, what Chromium computes for their elements, and the
// list of what is known to differ.

#include "page/color/color.h"
#include "page/style/styles.h"
#include "tests/page/page_from.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

using namespace syna;

namespace {

std::string spelled(css::TokenRange tokens)
{
    std::string text;
    for (uint32_t i = 0; i < tokens.size(); ++i) {
        auto const& token = tokens[i];
        using css::TokenType;
        switch (token.type) {
        case TokenType::ident:
            text += token.text;
            break;
        case TokenType::function:
            text += std::string(token.text) + "(";
            break;
        case TokenType::at_keyword:
            text += "@" + std::string(token.text);
            break;
        case TokenType::hash:
            text += "#" + std::string(token.text);
            break;
        case TokenType::string:
            text += '"' + std::string(token.text) + '"';
            break;
        case TokenType::url:
            text += "url(\"" + std::string(token.text) + "\")";
            break;
        case TokenType::delim:
            text += static_cast<char>(token.delim);
            break;
        case TokenType::number:
            text += fmt::format("{:.6g}", token.number);
            break;
        case TokenType::percentage:
            text += fmt::format("{:.6g}%", token.number);
            break;
        case TokenType::dimension:
            text += fmt::format("{:.6g}{}", token.number, token.text);
            break;
        case TokenType::white_space:
            text += ' ';
            break;
        case TokenType::cdo:
            text += "<!--";
            break;
        case TokenType::cdc:
            text += "-->";
            break;
        case TokenType::colon:
            text += ':';
            break;
        case TokenType::semicolon:
            text += ';';
            break;
        case TokenType::comma:
            text += ',';
            break;
        case TokenType::open_square:
            text += '[';
            break;
        case TokenType::close_square:
            text += ']';
            break;
        case TokenType::open_paren:
            text += '(';
            break;
        case TokenType::close_paren:
            text += ')';
            break;
        case TokenType::open_curly:
            text += '{';
            break;
        case TokenType::close_curly:
            text += '}';
            break;
        default:
            break;
        }
    }
    return text;
}

// As getComputedStyle spells it.
std::string spelled(style::ComputedStyle const& style, std::string_view property)
{
    if (property.starts_with("--")) {
        auto const* const value = style.custom ? style.custom->find(property) : nullptr;
        return value ? spelled(css::strip_white_space(value->tokens())) : "";
    }
    auto const name = css::find_property(property);
    if (!name || name->is_shorthand)
        return "?";
    auto const id = static_cast<css::PropertyId>(name->index);
    auto const& value = style[id];
    if (id == css::PropertyId::font_size)
        return fmt::format("{:.6g}px", style.font_size);
    if (id == css::PropertyId::display)
        return std::string(css::name_of(style.display));
    if (css::info(id).grammar == css::Grammar::color)
        if (auto const color = style.color_of(id))
            return color::serialize(*color);
    switch (value.kind) {
    case css::ValueKind::keyword:
        return std::string(css::name_of(value.keyword));
    case css::ValueKind::number:
        return fmt::format("{:.6g}", value.number);
    case css::ValueKind::percentage:
        return fmt::format("{:.6g}%", value.number);
    case css::ValueKind::length:
        return fmt::format("{:.6g}px", value.number);
    case css::ValueKind::color:
        return color::serialize(value.color);
    case css::ValueKind::tokens:
        return spelled(value.tokens);
    }
    return "?";
}

struct Computed {
    std::unique_ptr<Draft> draft;
    std::shared_ptr<style::Styles const> styles;
    std::map<std::string, Node, std::less<>> by_number;
};

Computed compute(std::string const& html)
{
    Computed computed;
    computed.draft = std::make_unique<Draft>(tests::draft_from(html));
    auto const& draft = *computed.draft;
    static std::vector<std::shared_ptr<StyleSheetText const>> const none;
    computed.styles = style::Styles::compute({ draft.document(), draft.base_url(), draft.wanted_sheets(), none, css::Device { .width = 1280, .height = 720 } });
    for (auto const element : draft.document().elements())
        for (auto const& attribute : element.attributes())
            if (attribute.text_name == "data-n")
                computed.by_number.emplace(attribute.value, element);
    return computed;
}

std::string answer(style::Styles const& styles, Node element, std::string const& pseudo, std::string const& property)
{
    if (pseudo.empty())
        return spelled(styles.of(element), property);
    auto const which = pseudo.ends_with("before") ? css::PseudoElement::before : pseudo.ends_with("after") ? css::PseudoElement::after
        : pseudo.ends_with("placeholder")                                                                  ? css::PseudoElement::placeholder
                                                                                                           : css::PseudoElement::none;
    auto const* const style = which == css::PseudoElement::none ? nullptr : styles.of(element, which);
    return style ? spelled(*style, property) : "no style for " + pseudo;
}

std::map<std::string, std::string> exceptions()
{
    std::map<std::string, std::string> listed;
    std::ifstream list(std::filesystem::path(SYNA_SOURCE_DIR) / "tests/page/style/cascade.exceptions.txt");
    for (std::string line; std::getline(list, line);)
        if (auto const tab = line.find('\t'); !line.starts_with('#') && tab != line.npos)
            listed.emplace(line.substr(0, tab), line.substr(tab + 1));
    return listed;
}

} // namespace

TEST_CASE("The cascade suite's computed values", "[spec]")
{
    auto const folder = std::filesystem::path(SYNA_SHARED_DIR) / "conformance/css";
    std::ifstream docs_file(folder / "cascade_docs.jsonl"), cases_file(folder / "cascade_cases.jsonl");
    if (!docs_file || !cases_file) {
        std::cout << "cascade: skipped: no suite\n";
        return;
    }
    std::map<std::string, std::string> docs;
    for (std::string line; std::getline(docs_file, line);) {
        auto const doc = nlohmann::json::parse(line);
        docs.emplace(doc["doc"], doc["html"]);
    }
    auto const listed = exceptions();
    auto const* const differences_file = std::getenv("SYNA_DIFFERENCES"); // Where to write what differs, for making the list.
    std::ofstream differences(differences_file ? differences_file : "/dev/null");

    std::string current;
    Computed computed;
    int ran = 0, passed = 0;
    std::set<std::string> excepted;
    for (std::string line; std::getline(cases_file, line);) {
        auto const test = nlohmann::json::parse(line);
        if (test["kind"] != "computed")
            continue;
        if (current != test["doc"]) {
            current = test["doc"];
            computed = compute(docs[current]);
        }
        auto const element = computed.by_number.find(std::to_string(test["element"].get<int>()));
        std::string const expected = test["expected"];
        auto const answered = element == computed.by_number.end() ? "no such element" : answer(*computed.styles, element->second, test.value("pseudo", std::string()), test["property"]);
        ++ran;
        passed += answered == expected;
        std::string const id = test["id"];
        auto const exception = listed.find(id);
        if (exception != listed.end())
            excepted.insert(id);
        if ((answered == expected) == (exception != listed.end())) {
            differences << id << '\t' << test["source"].get<std::string>() << '\t' << test["test"] << '\t' << test["property"].get<std::string>() << '\t' << expected << '\t' << answered << '\n';
            INFO(id << " " << test["source"] << ": " << test["test"] << ": " << test["property"]);
            INFO((exception != listed.end() ? "passes, but is listed as an exception" : "differs"));
            CHECK(answered == expected);
            if (exception != listed.end())
                FAIL_CHECK("listed: " << exception->second);
        }
    }
    std::cout << "cascade: " << ran << " computed values, " << passed << " as expected, " << excepted.size() << " exceptions\n";
    CHECK(excepted.size() == listed.size());
}

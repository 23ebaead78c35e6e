// The published suites: selector to ids over one document, and the selector cases of the cascade suite.

#include "page/css/selector_match.h"
#include "page/css/selector_parser.h"
#include "tests/page/page_from.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

using namespace syna;
using namespace syna::css;
using nlohmann::json;

static std::string const folder = SYNA_SHARED_DIR "/conformance/css/";

static std::string read(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>() };
}

static std::vector<json> read_lines(std::string const& path)
{
    std::vector<json> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        lines.push_back(json::parse(line));
    return lines;
}

static std::map<std::string, std::string> read_exceptions(std::string const& name)
{
    std::map<std::string, std::string> exceptions;
    std::ifstream file(SYNA_SOURCE_DIR "/tests/page/css/" + name);
    for (std::string line; std::getline(file, line);)
        if (auto const tab = line.find('\t'); tab != std::string::npos && line[0] != '#')
            exceptions[line.substr(0, tab)] = line.substr(tab + 1);
    return exceptions;
}

// Counts the cases, holds failures against the list of exceptions.
class Tally {
public:
    Tally(std::string name, std::string const& exceptions)
        : name_(std::move(name))
        , exceptions_(read_exceptions(exceptions))
    {
    }
    void count(std::string const& id, bool passed, std::string const& what)
    {
        ++run_;
        passed_ += passed;
        INFO(id << ' ' << what);
        if (exceptions_.contains(id)) {
            CHECK_FALSE(passed);
            met_.insert(id);
        } else
            CHECK(passed);
    }
    ~Tally() { std::cout << name_ << ": " << passed_ << " of " << run_ << " cases pass, " << met_.size() << " exceptions\n"; }

private:
    std::string name_;
    std::map<std::string, std::string> exceptions_;
    std::set<std::string> met_;
    std::size_t run_ = 0, passed_ = 0;
};

// Elements below `root` (all where it is empty) that match, in document order.
static std::vector<Node> query(ElementIndex const& index, Selectors const& selectors, Node root)
{
    SelectorMatcher matcher(index);
    auto const set = matcher.add(selectors.set);
    std::vector<Node> found;
    for (std::size_t i = 0; i < index.size(); ++i) {
        auto const number = static_cast<ElementIndex::Number>(i);
        auto const node = index[number].node;
        if (root && (node == root || !root.contains(node)))
            continue;
        if (matcher.matches(set, selectors.list, number, index.number_of(root)) == Match::yes)
            found.push_back(node);
    }
    return found;
}

TEST_CASE("published suite: selectors over one document")
{
    if (!std::filesystem::exists(folder + "selectors_dom.jsonl")) {
        std::cout << "selectors_dom: skipped: no suite\n";
        return;
    }
    Tally tally("selectors_dom", "selectors_dom.exceptions.txt");
    auto const html = read(folder + "selectors_dom.html");
    auto const page = tests::page_from(html);
    ElementIndex const index(page.document());
    for (auto const& test : read_lines(folder + "selectors_dom.jsonl")) {
        auto const text = test["selector"].get<std::string>();
        auto const selectors = parse_selectors(text);
        std::ostringstream got;
        bool passed;
        if (selectors->list == 0) {
            got << "SyntaxError";
            passed = test.contains("expected") && test["expected"] == "SyntaxError";
        } else {
            std::vector<std::string> ids;
            for (auto const node : query(index, *selectors, {})) {
                ids.emplace_back(node.attribute_or(Name::id, {}));
                got << ids.back() << ' ';
            }
            passed = test.contains("expected_ids") && test["expected_ids"] == ids;
        }
        tally.count(test["id"], passed, text + " gave " + got.str());
    }
}

static Node element_numbered(Document const& document, int number)
{
    for (auto const node : document.elements())
        for (auto const& attribute : node.attributes())
            if (attribute.text_name == "data-n" && attribute.value == std::to_string(number))
                return node;
    return {};
}

static int data_n(Node node)
{
    for (auto const& attribute : node.attributes())
        if (attribute.text_name == "data-n")
            return std::stoi(std::string(attribute.value));
    return -1;
}

TEST_CASE("published suite: selector cases of the cascade suite")
{
    if (!std::filesystem::exists(folder + "cascade_cases.jsonl")) {
        std::cout << "cascade_cases (selectors): skipped: no suite\n";
        return;
    }
    Tally tally("cascade_cases (selectors)", "cascade_selectors.exceptions.txt");
    std::map<std::string, std::string> documents;
    for (auto const& line : read_lines(folder + "cascade_docs.jsonl"))
        documents[line["doc"]] = line["html"];
    for (auto const& test : read_lines(folder + "cascade_cases.jsonl")) {
        if (test["kind"] != "selector")
            continue;
        auto const page = tests::page_from(documents[test["doc"]]);
        ElementIndex const index(page.document());
        auto const text = test["selector"].get<std::string>();
        auto const method = test["method"].get<std::string>();
        auto const selectors = parse_selectors(text);
        auto const root = test["root"].is_number() ? element_numbered(page.document(), test["root"]) : Node();
        json got;
        if (selectors->list == 0)
            got = "SyntaxError";
        else if (method == "matches") {
            SelectorMatcher matcher(index);
            auto const set = matcher.add(selectors->set);
            auto const number = index.number_of(root);
            got = root && matcher.matches(set, selectors->list, number, number) == Match::yes;
        } else {
            auto const found = query(index, *selectors, root);
            if (method == "querySelector")
                got = found.empty() ? json() : json(data_n(found.front()));
            else {
                got = json::array();
                for (auto const node : found)
                    got.push_back(data_n(node));
            }
        }
        auto const expected = test.contains("expected") ? test["expected"] : json();
        tally.count(test["id"], got == expected, test["source"].get<std::string>() + ": " + text + " gave " + got.dump() + " not " + expected.dump());
    }
}

// The tables of cases: pages that say of their own elements what a rule should find (data-expect). One rule, one or more
// pages: tests/rules/ID.html, tests/rules/ID.NAME.html.

#include "audit/page_audit.h"
#include "page/source/draft.h"
#include "rules/rule.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <set>

using namespace syna;
namespace fs = std::filesystem;

namespace {

fs::path const source_dir = SYNA_SOURCE_DIR;

std::string read(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

Page page_of(std::string const& name, std::string bytes)
{
    auto draft = Draft::make({ .url = *Url::parse("https://www.exempel.se/" + name), .content_type = "text/html; charset=utf-8", .bytes = std::move(bytes) });
    REQUIRE(draft);
    auto page = std::move(*draft);
    return std::move(page).finish({});
}

std::vector<fs::path> tables_of(std::string const& id)
{
    std::vector<fs::path> tables;
    for (auto const& entry : fs::directory_iterator(source_dir / "tests/rules")) {
        auto const name = entry.path().filename().string();
        if (name.starts_with(id + ".") && name.ends_with(".html"))
            tables.push_back(entry.path());
    }
    std::ranges::sort(tables);
    return tables;
}

std::optional<std::string> expectation_of(Node element)
{
    for (auto const& attribute : element.attributes())
        if (attribute.text_name == "data-expect")
            return std::string(attribute.value);
    return std::nullopt;
}

std::string_view verdict_text(checks::Verdict verdict)
{
    switch (verdict) {
    case checks::Verdict::passed:
        return "passed";
    case checks::Verdict::failed:
        return "failed";
    case checks::Verdict::cant_tell:
        return "cantTell";
    }
    return {};
}

// What the tables of one rule have shown, together.
struct Shown {
    std::set<std::string, std::less<>> verdicts; // passed, failed, inapplicable as the tables expect them.
    std::set<std::string, std::less<>> excused;  // By "<!-- no VERDICT: reason -->".
    std::size_t lines = 0;
};

void collect_excuses(Page const& page, Shown& shown)
{
    static std::regex const excuse("^\\s*no (passed|failed|inapplicable): \\S");
    for (auto const comment : page.nodes([](Node node) { return node.kind() == NodeKind::comment; })) {
        std::string const text(comment.data());
        if (std::smatch found; std::regex_search(text, found, excuse))
            shown.excused.insert(found[1]);
    }
}

// Every sentence a target gets must be there in both languages, with all its facts.
void check_sentences(rules::Rule const& rule, audit::Target const& target, std::string const& where, std::vector<std::string>& faults)
{
    if (target.key.empty())
        return;
    static std::regex const fact("\\{([a-z0-9_-]+)\\}");
    for (auto const* language : { "sv", "en" }) {
        auto const& outcomes = rule.in(language).outcomes;
        auto const words = outcomes.find(target.key);
        if (words == outcomes.end()) {
            faults.push_back(where + "expected a sentence in " + language + " for the key " + target.key + ", got none");
            continue;
        }
        for (std::sregex_iterator name(words->second.begin(), words->second.end(), fact), end; name != end; ++name)
            if (std::ranges::find(target.facts, (*name)[1].str(), [](auto const& pair) { return pair.first; }) == target.facts.end())
                faults.push_back(where + "expected the fact " + (*name)[1].str() + " that the sentence for " + target.key + " asks for, got none");
    }
}

void run_table(rules::Rule const& rule, audit::RuleSet const& rules, fs::path const& path, Shown& shown, std::vector<std::string>& faults)
{
    auto const name = "tests/rules/" + path.filename().string();
    auto const page = page_of(path.filename().string(), read(path));
    collect_excuses(page, shown);

    audit::AuditOptions options;
    options.list_passed = true;
    auto const audit = audit::audit_page(page, rules, options);
    REQUIRE(audit.results.size() == 1);

    std::map<std::string, std::string> got; // By selector.
    for (auto const& target : audit.results.front().targets) {
        auto const where = name + ":" + std::to_string(target.line) + ": ";
        auto& text = got[target.selector];
        text += (text.empty() ? "" : ", ") + std::string(verdict_text(target.verdict)) + (target.key.empty() ? "" : " " + target.key);
        check_sentences(rule, target, where, faults);
    }

    for (auto const element : page.elements()) {
        auto const where = name + ":" + std::to_string(element.position().line) + ": ";
        auto const expected = expectation_of(element);
        auto const found = got.find(selector_path(element));
        if (!expected && found == got.end())
            continue;
        ++shown.lines;
        auto const result = found == got.end() ? "inapplicable" : found->second;
        if (!expected) {
            faults.push_back(where + "expected no examination (no data-expect), got " + result);
            continue;
        }
        shown.verdicts.insert(expected->substr(0, expected->find_first_of(" ,")));
        if (*expected != result)
            faults.push_back(where + "expected " + *expected + ", got " + result);
    }
}

// The text literals that the sources of the checks give as keys.
std::set<std::string> keys_given_in(std::string const& source)
{
    static std::regex const call("\\b(?:failed|cant_tell)\\(\\s*\"([a-z0-9-]+)\"");
    std::set<std::string> keys;
    for (std::sregex_iterator found(source.begin(), source.end(), call), end; found != end; ++found)
        keys.insert((*found)[1]);
    return keys;
}

std::vector<rules::Rule> const& all_rules()
{
    auto const& rules = rules::built_in_rules();
    if (!rules)
        FAIL(rules.error().message);
    return *rules;
}

} // namespace

TEST_CASE("every rule finds in its tables what they expect")
{
    std::size_t lines = 0, tables = 0;
    for (auto const& rule : all_rules()) {
        auto const rules = audit::RuleSet::of({ &rule });
        if (!rules) {
            FAIL_CHECK(rules.error().message);
            continue;
        }
        auto const paths = tables_of(rule.id);
        if (paths.empty())
            FAIL_CHECK("tests/rules/" << rule.id << ".html: expected a table of cases, got no file");

        Shown shown;
        std::vector<std::string> faults;
        for (auto const& path : paths)
            run_table(rule, *rules, path, shown, faults);
        for (auto const& fault : faults)
            FAIL_CHECK(fault);
        for (auto const* verdict : { "passed", "failed", "inapplicable" })
            if (!paths.empty() && !shown.verdicts.contains(verdict) && !shown.excused.contains(verdict))
                FAIL_CHECK("tests/rules/" << rule.id << ".html: expected a line with " << verdict << " or a comment \"no " << verdict << ": reason\", got neither");
        lines += shown.lines;
        tables += paths.size();
    }
    std::cout << "tables of cases: " << tables << " pages, " << lines << " lines, " << all_rules().size() << " rules\n";
}

TEST_CASE("every table belongs to a rule")
{
    auto const& rules = all_rules();
    for (auto const& entry : fs::directory_iterator(source_dir / "tests/rules")) {
        auto const name = entry.path().filename().string();
        if (!name.ends_with(".html"))
            continue;
        auto const id = name.substr(0, name.find('.'));
        INFO("tests/rules/" << name);
        CHECK(std::ranges::find(rules, id, &rules::Rule::id) != rules.end());
    }
}

TEST_CASE("every check has a rule and every rule a check")
{
    std::set<std::string_view> used;
    for (auto const& rule : all_rules()) {
        INFO("rules/" << rule.id << ".xml: check=\"" << rule.check << "\"");
        CHECK(checks::check_named(rule.check) != nullptr);
        used.insert(rule.check);
    }
    for (auto const name : checks::check_names()) {
        INFO("the check " << name);
        CHECK(used.contains(name));
    }
}

TEST_CASE("every key that a check gives has a sentence, and every sentence a check that gives its key")
{
    std::string all_sources;
    for (auto const& entry : fs::directory_iterator(source_dir / "checks"))
        all_sources += read(entry.path());

    for (auto const& rule : all_rules()) {
        auto file = rule.check;
        std::ranges::replace(file, '-', '_');
        auto const& outcomes = rule.in("en").outcomes;
        for (auto const& key : keys_given_in(read(source_dir / "checks" / (file + ".cpp")))) {
            INFO("rules/" << rule.id << ".xml: the key " << key << " of checks/" << file << ".cpp");
            CHECK(outcomes.contains(key));
        }
        for (auto const& [key, sentence] : outcomes) {
            INFO("rules/" << rule.id << ".xml: no check gives the key " << key);
            CHECK((key == "internal" || all_sources.find("\"" + key + "\"") != all_sources.npos));
        }
    }
}

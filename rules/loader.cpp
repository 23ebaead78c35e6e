// Rules from their XML: the shape by rule.rng, then what the schema cannot say: that the id is the file's name, that the
// criteria exist, and that both languages say the same things with the same facts.

#include "base/embedded_file.h"
#include "rules/rule.h"
#include "rules/schema.h"
#include "rules/xml_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace syna::rules {

std::span<EmbeddedFile const> embedded_files();

namespace {

constexpr std::array languages { std::string_view("sv"), std::string_view("en") };

// Where a sentence stands, for messages about it.
using OutcomeLines = std::map<std::string, long, std::less<>>;

class RuleReader {
public:
    explicit RuleReader(std::string_view file_name)
        : file_name_(file_name)
    {
    }

    Result<Rule> read(xmlNode const* root);

private:
    Done read_requirement(xmlNode const* element);
    Done read_words(xmlNode const* element);
    Done read_outcome(xmlNode const* element, Words& words, OutcomeLines& lines);
    Done compare_languages(xmlNode const* root) const;
    Error fault(long line, std::string_view message) const { return fault_at(file_name_, line, message); }

    std::string_view file_name_;
    Rule rule_;
    std::map<std::string_view, OutcomeLines> outcome_lines_; // By language.
};

} // namespace

static std::string attribute_of(xmlNode const* element, char const* name)
{
    auto* const value = xmlGetNoNsProp(element, reinterpret_cast<xmlChar const*>(name));
    std::string text(text_of(value));
    xmlFree(value);
    return text;
}

static std::string content_of(xmlNode const* element)
{
    auto* const content = xmlNodeGetContent(element);
    std::string text(text_of(content));
    xmlFree(content);
    return text;
}

static constexpr std::string_view blanks = " \t\r\n";

// White space as a reader sees it: none at the ends, one space between words.
static std::string running_text(std::string_view text)
{
    std::string result;
    for (std::size_t i = text.find_first_not_of(blanks); i < text.size(); i = text.find_first_not_of(blanks, i)) {
        auto const end = std::min(text.find_first_of(blanks, i), text.size());
        if (!result.empty())
            result += ' ';
        result += text.substr(i, end - i);
        i = end;
    }
    return result;
}

// An example's lines without the empty ones around them and without the indentation they have in common.
static std::string example_text(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (true) {
        auto const end = text.find('\n');
        auto const line = text.substr(0, end);
        lines.push_back(line.substr(0, line.find_last_not_of(blanks) + 1));
        if (end == text.npos)
            break;
        text.remove_prefix(end + 1);
    }
    auto const has_text = [](std::string_view line) { return !line.empty(); };
    lines.erase(lines.begin(), std::ranges::find_if(lines, has_text));
    while (!lines.empty() && !has_text(lines.back()))
        lines.pop_back();

    auto indentation = std::string_view::npos;
    for (auto const line : lines)
        if (has_text(line))
            indentation = std::min(indentation, line.find_first_not_of(blanks));
    std::string result;
    for (auto const line : lines) {
        if (!result.empty())
            result += '\n';
        result += line.substr(std::min(indentation, line.size()));
    }
    return result;
}

// The names between braces; nothing where a brace stands alone or around something that is no name.
static std::optional<std::set<std::string>> facts_in(std::string_view sentence)
{
    std::set<std::string> facts;
    for (auto brace = sentence.find_first_of("{}"); brace != sentence.npos; brace = sentence.find_first_of("{}")) {
        if (sentence[brace] == '}')
            return std::nullopt;
        sentence.remove_prefix(brace + 1);
        auto const end = sentence.find('}');
        auto const name = sentence.substr(0, end);
        if (end == sentence.npos || name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") != name.npos)
            return std::nullopt;
        facts.emplace(name);
        sentence.remove_prefix(end + 1);
    }
    return facts;
}

static std::string in_braces(std::set<std::string> const& facts)
{
    std::string text;
    for (auto const& fact : facts)
        text += fmt::format("{}{{{}}}", text.empty() ? "" : ", ", fact);
    return text.empty() ? "no facts" : text;
}

// "rules/image-name.xml" -> "image-name".
static std::string_view stem(std::string_view file_name)
{
    file_name.remove_prefix(file_name.find_last_of('/') + 1);
    return file_name.substr(0, file_name.find('.'));
}

Done RuleReader::read_requirement(xmlNode const* element)
{
    Requirement requirement {
        .wcag = attribute_of(element, "wcag"),
        .en301549 = attribute_of(element, "en301549"),
        .secondary = attribute_of(element, "secondary") == "yes",
    };
    auto const line = xmlGetLineNo(element);
    if (requirement.wcag.empty() && requirement.en301549.empty())
        return fault(line, "<requirement> names nothing, expected the attribute wcag or en301549");
    for (auto const& other : rule_.requirements)
        if (other.wcag == requirement.wcag && other.en301549 == requirement.en301549)
            return fault(line, "the same requirement a second time, expected each once");
    if (!requirement.wcag.empty()) {
        auto const* const known = criterion(requirement.wcag);
        if (!known)
            return fault(line, fmt::format("WCAG 2.2 has no success criterion {}, expected one from rules/data/criteria.tsv", requirement.wcag));
        auto const& clause = requirement.en301549;
        if (!clause.empty() && clause != known->en301549_v3 && clause != known->en301549_v4) {
            auto const expected = known->en301549_v4.empty() ? std::string("no clause: EN 301 549 does not ask for it") : fmt::format("\"{}\"", known->en301549_v4);
            return fault(line, fmt::format("en301549=\"{}\" is not the clause of {}, expected {}", clause, requirement.wcag, expected));
        }
    }
    rule_.requirements.push_back(std::move(requirement));
    return done();
}

Done RuleReader::read_outcome(xmlNode const* element, Words& words, OutcomeLines& lines)
{
    auto const line = xmlGetLineNo(element);
    auto const key = attribute_of(element, "key");
    auto text = running_text(content_of(element));
    if (text.empty())
        return fault(line, fmt::format("<outcome key=\"{}\"> is empty, expected a sentence", key));
    if (!facts_in(text))
        return fault(line, "a brace that holds no fact, expected a name in braces, {ratio}");
    if (!words.outcomes.emplace(key, std::move(text)).second)
        return fault(line, fmt::format("the key {} a second time, expected each once", key));
    lines.emplace(key, line);
    return done();
}

Done RuleReader::read_words(xmlNode const* element)
{
    auto const language = attribute_of(element, "lang");
    if (rule_.words.contains(language))
        return fault(xmlGetLineNo(element), fmt::format("a second <words lang=\"{}\">, expected one for sv and one for en", language));
    auto& words = rule_.words[language];
    auto& lines = outcome_lines_[*std::ranges::find(languages, language)];

    for (auto const* part = element->children; part; part = part->next) {
        if (part->type != XML_ELEMENT_NODE)
            continue;
        auto const name = text_of(part->name);
        if (name == "outcome") {
            if (auto read = read_outcome(part, words, lines); !read)
                return read;
            continue;
        }
        auto& text = name == "title" ? words.title : name == "why" ? words.why
            : name == "how"                                        ? words.how
                                                                   : words.example;
        text = name == "example" ? example_text(content_of(part)) : running_text(content_of(part));
        if (text.empty())
            return fault(xmlGetLineNo(part), fmt::format("<{}> is empty, expected {}", name, name == "example" ? "markup" : "a sentence"));
    }
    return done();
}

// Both languages have the same keys, and the sentences of a key the same facts.
Done RuleReader::compare_languages(xmlNode const* root) const
{
    for (auto const language : languages)
        if (!rule_.words.contains(language))
            return fault(xmlGetLineNo(root), fmt::format("<rule> lacks <words lang=\"{}\">, expected one for sv and one for en", language));

    for (auto const language : languages) {
        auto const other_language = language == "sv" ? "en" : "sv";
        auto const& others = rule_.words.find(other_language)->second.outcomes;
        for (auto const& [key, sentence] : rule_.words.find(language)->second.outcomes) {
            auto const line = outcome_lines_.at(language).find(key)->second;
            auto const other = others.find(key);
            if (other == others.end())
                return fault(line, fmt::format("the key {} has a sentence in {} only, expected one in {} too", key, language, other_language));
            auto const facts = *facts_in(sentence), other_facts = *facts_in(other->second);
            if (facts != other_facts)
                return fault(line, fmt::format("the sentence for {} holds {} in {}, expected {} as in {}", key, in_braces(facts), language, in_braces(other_facts), other_language));
        }
    }
    return done();
}

// What every rule can say, beside what its check can.
static void add_common_outcomes(Rule& rule)
{
    rule.words.find("sv")->second.outcomes.emplace("internal", "Sidan kunde inte prövas mot regeln: ett fel i programmet ({error}).");
    rule.words.find("en")->second.outcomes.emplace("internal", "The page could not be tested against the rule: a fault in the program ({error}).");
}

Result<Rule> RuleReader::read(xmlNode const* root)
{
    rule_.id = attribute_of(root, "id");
    rule_.check = attribute_of(root, "check");
    auto const impact = attribute_of(root, "impact");
    for (auto const one : { Impact::minor, Impact::moderate, Impact::serious, Impact::critical })
        if (impact_text(one) == impact)
            rule_.impact = one;
    if (rule_.id != stem(file_name_))
        return fault(xmlGetLineNo(root), fmt::format("id=\"{}\", expected \"{}\" as the file is called", rule_.id, stem(file_name_)));

    for (auto const* part = root->children; part; part = part->next) {
        if (part->type != XML_ELEMENT_NODE)
            continue;
        auto const name = text_of(part->name);
        if (name == "requirement") {
            if (auto read = read_requirement(part); !read)
                return read.error();
        } else if (name == "words") {
            if (auto read = read_words(part); !read)
                return read.error();
        } else if (name == "parameter") {
            auto const parameter = attribute_of(part, "name");
            if (!rule_.parameters.emplace(parameter, attribute_of(part, "value")).second)
                return fault(xmlGetLineNo(part), fmt::format("the parameter {} a second time, expected each once", parameter));
        } else {
            auto& list = name == "act" ? rule_.act : rule_.hurts;
            auto value = attribute_of(part, name == "act" ? "rule" : "statement");
            if (std::ranges::find(list, value) != list.end())
                return fault(xmlGetLineNo(part), fmt::format("{} a second time, expected each once", value));
            list.push_back(std::move(value));
        }
    }
    if (auto compared = compare_languages(root); !compared)
        return compared.error();
    add_common_outcomes(rule_);
    return std::move(rule_);
}

static Result<Schema> make_schema()
{
    for (auto const& file : embedded_files())
        if (file.name == "rules/rule.rng")
            return Schema::make(file.name, file.bytes);
    return Error { ErrorKind::internal, "rules/rule.rng is not compiled in" };
}

Result<Rule> parse_rule(std::string_view file_name, std::string_view xml)
{
    static auto const schema = make_schema();
    if (!schema)
        return schema.error();
    auto const document = parse_xml(file_name, xml);
    if (!document)
        return document.error();
    if (auto shaped = schema->first_fault(file_name, document->get()); !shaped)
        return shaped.error();
    auto rule = RuleReader(file_name).read(xmlDocGetRootElement(document->get()));
    if (!rule)
        return rule;
    // Last, because its words are the hardest to understand.
    if (auto valid = schema->validate(file_name, document->get()); !valid)
        return valid.error();
    return rule;
}

static Result<std::vector<Rule>> read_built_in_rules()
{
    std::vector<Rule> rules;
    for (auto const& file : embedded_files()) {
        if (!file.name.ends_with(".xml"))
            continue;
        auto rule = parse_rule(file.name, file.bytes);
        if (!rule)
            return rule.error();
        rules.push_back(*std::move(rule));
    }
    std::ranges::sort(rules, {}, &Rule::id);
    return rules;
}

Result<std::vector<Rule>> const& built_in_rules()
{
    static auto const rules = read_built_in_rules();
    return rules;
}

} // namespace syna::rules

#pragma once
// A check is one question asked of a page, in the two halves of the ACT Rules Format: applicability (which nodes it is
// asked of) and expectation (what must hold for each). It knows no rule, no WCAG number and no sentence for people: a
// failed or cantTell outcome carries a key, and the rule's words say the rest.
//   https://www.w3.org/TR/act-rules-format-1.1/
//
// checks/image_name.cpp defines `Check image_name()`; the build makes the table that finds it as "image-name".

#include "page/page.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace syna::checks {

// What a rule sets for its check: numbers and texts by name.
class Parameters {
public:
    Parameters() = default;
    explicit Parameters(std::map<std::string, std::string, std::less<>> values)
        : values_(std::move(values))
    {
    }

    // The value of a parameter. A missing or non-numeric one is a bug in the rule that its own test shows: throws std::out_of_range.
    double number(std::string_view name) const;
    std::string const& text(std::string_view name) const;
    // Words separated by white space.
    std::vector<std::string_view> words(std::string_view name) const;
    bool has(std::string_view name) const { return values_.find(name) != values_.end(); }

private:
    std::map<std::string, std::string, std::less<>> values_;
};

enum class Verdict : uint8_t { passed,
    failed,
    cant_tell };

// A number stays a number until the report writes it: 3.2 in English is 3,2 in Swedish. Texts come from the page and
// are escaped and redacted on their way out.
using Fact = std::variant<double, std::string>;
using Facts = std::vector<std::pair<std::string_view, Fact>>; // The names are literals.

struct Outcome {
    Verdict verdict = Verdict::passed;
    std::string_view key; // A literal; names a sentence in the rule's words. Empty for passed.
    Facts facts;
    Node because; // For cantTell: the node that stands in the way, if there is one.
};

inline Outcome passed() { return {}; }
inline Outcome failed(std::string_view key, Facts facts = {}) { return { Verdict::failed, key, std::move(facts), {} }; }
inline Outcome cant_tell(std::string_view key, Node because = {}, Facts facts = {})
{
    return { Verdict::cant_tell, key, std::move(facts), because };
}

// The nodes a check is asked of, in document order. A check of the whole page gives the html element.
class Applicability {
public:
    using OfPage = std::vector<Node> (*)(Page const&);
    using OfPageAndRule = std::vector<Node> (*)(Page const&, Parameters const&);
    Applicability(OfPage function)
        : function_(function)
    {
    }
    Applicability(OfPageAndRule function)
        : function_(function)
    {
    }
    std::vector<Node> operator()(Page const& page, Parameters const& parameters) const;

private:
    std::variant<OfPage, OfPageAndRule> function_;
};

// What must hold. Usually asked of one node at a time; a check that compares its targets with each other is given them
// all and answers one outcome for each, in the same order.
class Expectation {
public:
    using OfNode = Outcome (*)(Node);
    using OfNodeAndRule = Outcome (*)(Node, Parameters const&);
    using OfPageNodeAndRule = Outcome (*)(Page const&, Node, Parameters const&);
    using OfAll = std::vector<Outcome> (*)(Page const&, std::vector<Node> const&, Parameters const&);
    Expectation(OfNode function)
        : function_(function)
    {
    }
    Expectation(OfNodeAndRule function)
        : function_(function)
    {
    }
    Expectation(OfPageNodeAndRule function)
        : function_(function)
    {
    }
    Expectation(OfAll function)
        : function_(function)
    {
    }
    std::vector<Outcome> operator()(Page const& page, std::vector<Node> const& targets, Parameters const& parameters) const;

private:
    std::variant<OfNode, OfNodeAndRule, OfPageNodeAndRule, OfAll> function_;
};

struct Check {
    Applicability applicability;
    Expectation expectation;
};

// The check of a kebab-case name, or null. All names, sorted.
Check const* check_named(std::string_view name);
std::vector<std::string_view> check_names();

} // namespace syna::checks

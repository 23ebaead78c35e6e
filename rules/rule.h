#pragma once
// A rule as data: what it is for, which check answers it, and its words in every language. Read from rules/*.xml
// (shape: rule.rng), compiled into the program.

#include "base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace syna::rules {

// How much a fault hinders a person. Ordered: critical is the greatest.
enum class Impact { minor,
    moderate,
    serious,
    critical };
std::string_view impact_text(Impact impact);

struct Requirement {
    std::string wcag;     // "1.4.3"; empty where only EN 301 549 asks.
    std::string en301549; // Clause, "9.1.4.3".
    bool secondary = false;
};

struct Words {
    std::string title;                                        // States what is right: "Images have a name".
    std::string why;                                          // Why it matters and to whom.
    std::string how;                                          // How to mend it.
    std::string example;                                      // Right markup, optional.
    std::map<std::string, std::string, std::less<>> outcomes; // By key; "{ratio}" stands for a fact.
};

struct Rule {
    std::string id;
    std::string check;
    Impact impact = Impact::moderate;
    std::vector<Requirement> requirements; // Empty: good practice.
    std::vector<std::string> act;          // ACT rules it implements.
    std::vector<std::string> hurts;        // EN 301 549 functional performance statements: "without-vision".
    std::map<std::string, std::string, std::less<>> parameters;
    std::map<std::string, Words, std::less<>> words;  // By language, "sv" and "en".
    Words const& in(std::string_view language) const; // Falls back to English.
};

// A rule from its XML. Fails with "FILE:LINE: …, expected …" (ErrorKind::usage). Beside its own outcomes it gets those
// that every rule can have: "internal".
Result<Rule> parse_rule(std::string_view file_name, std::string_view xml);

// All rules compiled in, sorted by id. Made once, thread-safe. A broken one is a bug that the tests show; it aborts nothing:
// the error is returned.
Result<std::vector<Rule>> const& built_in_rules();

// What WCAG calls a criterion.
struct Criterion {
    std::string_view number, level; // "1.4.3", "AA".
    std::string_view name_sv, name_en;
    bool in_wcag21 = false, in_wcag22 = false;
    std::string_view en301549_v3, en301549_v4; // Clauses in V3.2.1 and V4.1.1; empty where it has none.
};
Criterion const* criterion(std::string_view number); // WCAG 2.2; null for no such number.
std::vector<Criterion> const& criteria();            // All of WCAG 2.1 and 2.2, in their order.

} // namespace syna::rules

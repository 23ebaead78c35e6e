#pragma once
// One page asked all the questions of a set of rules. A pure function: the same page and rules give the same answer on
// any machine and any number of threads. The answer holds no node: it outlives the page.

#include "base/result.h"
#include "checks/check.h"
#include "page/page.h"
#include "rules/rule.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace syna::audit {

enum class PageOutcome : uint8_t { failed,
    cant_tell,
    passed,
    inapplicable };
std::string_view outcome_text(PageOutcome outcome); // "failed", "cantTell", "passed", "inapplicable".

using FactList = std::vector<std::pair<std::string, std::variant<double, std::string>>>;

// A node that was examined.
struct Target {
    checks::Verdict verdict = checks::Verdict::passed;
    std::string key; // Empty for passed.
    FactList facts;  // Texts already redacted.
    std::string selector;
    uint32_t line = 0, column = 0;
    std::string html;    // Snippet, redacted, at most 300 characters.
    std::string cause;   // What the fault has in common with others: same component, same template. See cause.h.
    std::string because; // cantTell: selector of what stands in the way.
};

struct RuleResult {
    rules::Rule const* rule = nullptr;
    PageOutcome outcome = PageOutcome::inapplicable;
    uint32_t passed = 0, failed = 0, cant_tell = 0; // Targets.
    std::vector<Target> targets;                    // Failed and cantTell, in document order; passed ones too if asked for.
    Target example;                                 // The first passed target, where there is one: `selector` is empty otherwise.
};

struct PageAudit {
    std::vector<RuleResult> results; // One a rule, in the rules' order.
};

// A rule with what it needs at hand.
struct PreparedRule {
    rules::Rule const* rule;
    checks::Check const* check;
    checks::Parameters parameters;
};

// Which rules to run. Ids, ACT ids or criteria; empty means all.
struct RuleChoice {
    std::vector<std::string> rules, act;
};

class RuleSet {
public:
    // Fails with a sentence that names the unknown rule and the nearest known one.
    static Result<RuleSet> make(RuleChoice const& choice);
    // These rules, which must outlive the set. Fails where a check does not exist.
    static Result<RuleSet> of(std::vector<rules::Rule const*> const& rules);
    explicit RuleSet(std::vector<PreparedRule> prepared);
    std::vector<PreparedRule> const& rules() const { return prepared_; }
    std::string fingerprint() const; // Changes when rules or their parameters do.

private:
    std::vector<PreparedRule> prepared_;
};

struct AuditOptions {
    bool list_passed = false;
    std::size_t targets_per_rule = 1000; // Listed; all are counted.
};

PageAudit audit_page(Page const& page, RuleSet const& rules, AuditOptions const& options = {});

} // namespace syna::audit

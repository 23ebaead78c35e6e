#pragma once
// Many pages audited at once on all cores, answered in the order they were asked for.

#include "audit/inputs.h"
#include "audit/page_audit.h"

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace syna::audit {

struct AuditedInput {
    Input input;
    std::optional<Error> error; // Not measured, and why.
    PageAudit audit;
    Url url; // Of the page in the end, after redirects.
};

// Audits every input on `threads` threads and gives each to `give`, in order, on the calling thread. Stops early, with
// what is finished given, when `stop` is set or `give` answers false.
void audit_inputs(std::vector<Input> const& inputs, RuleSet const& rules, AuditOptions const& options, crawler::FetchOptions const& fetch,
    int threads, std::atomic<bool> const& stop, std::function<bool(AuditedInput)> const& give);

} // namespace syna::audit

#pragma once
// What is written to and read from the database: plain values. The schema is documented in docs/DATABASE.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace syna::store {

using ScanId = int64_t;
using SiteId = int64_t;
using PageId = int64_t;

struct Municipality {
    std::string name, url; // Required.
    std::string code, county, group, supplier;
    std::optional<int64_t> population;
};

// A scan's identity: the same list, options and rules resume an unfinished scan.
struct ScanSettings {
    std::string version; // Of syna.
    std::string rules;   // Fingerprint of the rule set.
    std::string options; // JSON of what decides the result (limits, depth), never how fast.
};

// What became of an address. Every address ends in exactly one of these; `queued` is the only one that is not an end.
enum class PageStatus : uint8_t {
    queued,
    audited,
    redirected,      // Led to another address, which has a row of its own.
    duplicate,       // Canonical or final address audited under another row.
    robots,          // robots.txt forbids it.
    out_of_scope,    // Leaves the site (redirect target); plain links outside are not rows at all.
    refused_address, // A private, loopback or link-local address from a public site.
    not_html,        // Content type is no page: a document, an image, …
    http_error,      // Status 4xx or 5xx, in http_status.
    network_error,   // DNS, connect, TLS, reset, protocol.
    timeout,
    too_large,
    truncated,     // Body shorter than promised, or its coding broken.
    redirect_loop, // Too many redirects.
    too_complex,   // A limit of the page model was met.
    limit,         // Page or depth limit of the scan.
    failed,        // An audit error; detail says which.
};
char const* status_text(PageStatus status); // "audited", "out-of-scope": as in the table page.
std::optional<PageStatus> status_named(std::string_view text);

// An address of a site. Order of visit is (depth, sequence): the same site gives the same order in every scan.
struct PageRow {
    PageId id = 0; // 0: not stored yet.
    SiteId site = 0;
    std::string url; // Without fragment.
    PageStatus status = PageStatus::queued;
    std::string detail;   // Reason in a few words: "connect", "content-type application/pdf", a redirect's target.
    int depth = 0;        // Links from the start page.
    int64_t sequence = 0; // Position within the depth.
    std::string found_by; // "start", "link", "sitemap", "canonical", "alternate", "redirect", "frame".
    std::string found_on; // Address of the page that named it first.
    int http_status = 0;
    std::string content_type;
    int64_t bytes = 0;           // Decoded.
    std::string title, language; // Of audited pages.
};

// What the database knows of a rule, so that it can be asked with SQL alone.
struct RequirementRow {
    std::string wcag, en301549, level; // "1.4.3", "9.1.4.3", "AA"; wcag is empty where only EN 301 549 asks.
    bool secondary = false;            // Touched by the rule but not decided by it: never counted.
};
struct RuleRow {
    std::string name, impact, title_sv, title_en;
    std::vector<RequirementRow> requirements;
};

// A page's outcome for one rule.
struct OutcomeRow {
    std::string rule;
    std::string outcome; // failed, cantTell, passed, inapplicable.
    int64_t passed = 0, failed = 0, cant_tell = 0;
};

// One place where a rule failed or cannot tell.
struct OccurrenceRow {
    std::string rule, key, outcome;
    std::string cause;             // Groups occurrences within a site and, by the same text, between sites.
    std::string selector, snippet; // The snippet is redacted again on its way in.
    std::string facts;             // JSON object.
    int64_t line = 0, column = 0;
};

// A place where a rule passed: a good example for others.
struct ExampleRow {
    std::string rule, selector, snippet;
    int64_t line = 0, column = 0;
    int64_t passed = 0; // Targets on the page that passed.
};

// All that an audited page leaves behind; written in one transaction together with the addresses it named.
struct PageResult {
    PageRow page;
    std::vector<OutcomeRow> outcomes;
    std::vector<OccurrenceRow> occurrences;
    std::vector<ExampleRow> examples;
    std::vector<PageRow> discovered; // New addresses, status queued (or limit).
};

} // namespace syna::store

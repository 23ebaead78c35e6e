#pragma once
// Reads a database for reports and exports: everything is counted by SQL, and answers are plain values. A reader may work
// beside the writer; it sees what was committed when each question was asked. Used by one thread at a time; several readers
// of one file may be open.
//
// Order. Every list has one, said beside it, and it does not depend on the order in which pages were audited.

#include "base/result.h"
#include "store/records.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace syna::store {

struct ScanSummary {
    ScanId id = 0;
    std::string started, finished; // "2026-11-23T18:59:40Z"; finished is empty for an interrupted one.
    ScanSettings settings;
    int64_t sites = 0, sites_finished = 0;
};

// A site of a scan: whose it is and how much of it was seen.
struct SiteSummary {
    SiteId id = 0;
    std::string url; // Where the scan began.
    Municipality municipality;
    bool finished = false;
    std::array<int64_t, 17> addresses {}; // By PageStatus.
    int64_t dead_links = 0;               // Of those with http_error: 404 and 410, no pages at all.
    // Of the audited pages: those where no rule failed; where no rule with a requirement of level A or AA failed (good practice
    // and level AAA apart).
    int64_t without_failures = 0, without_faults = 0;

    int64_t count(PageStatus status) const { return addresses[static_cast<std::size_t>(status)]; }
    int64_t audited() const { return count(PageStatus::audited); }
    int64_t all_addresses() const;
    // Pages that are there and were not seen (robots, errors, time, limits of size): what coverage lacks.
    int64_t not_seen() const;
};

// A rule on a site's audited pages.
struct RuleResult {
    SiteId site = 0;
    std::string rule;
    int64_t pages_failed = 0, pages_cant_tell = 0, pages_passed = 0, pages_inapplicable = 0;
    int64_t targets_failed = 0, targets_cant_tell = 0, targets_passed = 0;

    int64_t pages_applicable() const { return pages_failed + pages_cant_tell + pages_passed; }
};

// A requirement on a site's audited pages, from all its rules but those for which it is secondary. On a page it is broken
// where one of the rules failed, unknown where none failed but one cannot tell, kept otherwise; it applies where one of the
// rules does. A requirement's share is pages_passed / (pages_passed + pages_failed): what cannot be told is never folded in.
struct RequirementResult {
    SiteId site = 0;
    std::string wcag, en301549, level; // wcag is empty where only EN 301 549 asks.
    int64_t pages_applicable = 0, pages_passed = 0, pages_failed = 0, pages_cant_tell = 0;
};

// A place on a page.
struct Place {
    std::string url, title; // Of the page.
    std::string selector, snippet, facts;
    int64_t line = 0, column = 0;
};

// What a group of occurrences has in common: the same rule, key and cause on one site.
struct Cause {
    int64_t finding = 0;
    SiteId site = 0;
    std::string rule, key, cause;
    int64_t pages = 0, occurrences = 0;
    std::vector<Place> places; // One a page, the first on it; pages in order of visit.
};

// The same rule, key and cause on several sites: what one supplier can mend for all.
struct SharedCause {
    std::string rule, key, cause;
    int64_t sites = 0, pages = 0, occurrences = 0;
};

// A place where a rule passed, on a page where it did not fail.
struct Example {
    SiteId site = 0;
    std::string rule;
    int64_t passed = 0; // Targets on the page that passed.
    Place place;
};

enum class Certainty { failed,
    cant_tell };

class Reader {
public:
    // Opens without changing anything; a database of an older version is brought up to date first, if it can be written.
    static Result<Reader> open(std::string const& path);
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();

    // Newest first.
    Result<std::vector<ScanSummary>> scans();
    // The newest finished one, or the newest where none is finished.
    Result<std::optional<ScanSummary>> latest_scan();
    // In the order of the list that was scanned.
    Result<std::vector<SiteSummary>> sites(ScanId scan);
    // The rules that the database knows, by name, with their requirements.
    Result<std::vector<RuleRow>> rules();

    // Of all sites in a scan: by site in the order of the list, then by rule or requirement. Rules that were not asked have no
    // row; requirements that apply on no page of a site neither.
    Result<std::vector<RuleResult>> rule_results(ScanId scan);
    Result<std::vector<RequirementResult>> requirement_results(ScanId scan);

    // A site's causes, those on most pages first; of equal ones those with most occurrences, then by rule, key and cause.
    // At most `limit` of them (0: all), each with at most `places` places.
    Result<std::vector<Cause>> causes(SiteId site, Certainty certainty, std::size_t limit, std::size_t places);
    // All of a site, also where causes() was limited.
    Result<int64_t> number_of_causes(SiteId site, Certainty certainty);
    // Causes that at least two sites of a scan have, those on most sites first.
    Result<std::vector<SharedCause>> shared_causes(ScanId scan, std::size_t limit);

    // Good examples of a rule in a scan: by site in the order of the list, the best of a site first.
    Result<std::vector<Example>> examples(ScanId scan, std::string const& rule);
    // Places where a rule failed on a site, one a page, in order of visit.
    Result<std::vector<Place>> failures(SiteId site, std::string const& rule, std::size_t limit);
    // Addresses of a site with a status (all without one), in order of visit. 0: no limit.
    Result<std::vector<PageRow>> pages(SiteId site, std::optional<PageStatus> status, std::size_t limit);

private:
    struct Implementation;
    explicit Reader(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> implementation_;
};

} // namespace syna::store

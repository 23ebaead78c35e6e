#pragma once
// Between the parts of a scan: what the crawler reports and what an audit finds, as the store's rows, and back again for a
// scan that resumes.

#include "audit/page_audit.h"
#include "crawler/crawler.h"
#include "page/source/draft.h"
#include "store/records.h"

#include <string>
#include <string_view>
#include <vector>

namespace syna::audit {

// True for an end that means "a page is there that was not measured": it counts against coverage. A dead link (404, 410),
// a document or an address outside the site is no page.
bool is_missed(store::PageStatus status, int http_status);

store::PageRow row_of(crawler::UrlReport const& report, store::SiteId site);
// A page that was fetched counts as fetched, audited or not.
crawler::UrlReport report_of(store::PageRow const& row, crawler::SiteIndex site, Url url);

std::string_view found_by(LinkKind kind); // "link", "area", "frame", …
// For a person; redacted and cut.
std::string page_title(Page const& page);
std::string page_language(Page const& page);

// What an audited page leaves in the store.
store::PageResult result_of(store::PageRow row, PageAudit const& audit);
std::vector<store::RuleRow> rule_rows(RuleSet const& rules);
// What decides a scan's result, as JSON: a scan with the same settings resumes an unfinished one.
std::string settings_json(crawler::CrawlOptions const& crawl);

} // namespace syna::audit

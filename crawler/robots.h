#pragma once
// What a robots.txt says to one crawler.
//   RFC 9309: https://www.rfc-editor.org/rfc/rfc9309
//   Beside it, as crawlers commonly do: Crawl-delay, Sitemap, a missing colon, a few spellings of "disallow".

#include "web/url.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace syna::crawler {

class Robots {
public:
    // `product_token` is the crawler's own name ("syna"). Any bytes give an answer; those after 500 KiB are not read.
    static Robots parse(std::string_view bytes, std::string_view product_token);
    static Robots allow_all() { return {}; }
    static Robots disallow_all();

    bool allows(Url const& url) const;
    // `path` with its query.
    bool allows_path(std::string_view path) const;
    std::optional<double> crawl_delay_seconds() const { return crawl_delay_; }
    // As written: relative ones are for the caller to resolve. They belong to no group.
    std::vector<std::string> const& sitemaps() const { return sitemaps_; }

private:
    struct Rule {
        std::string pattern; // Normalized; '*' stands for any octets, '$' at the end for the end.
        bool allow;
    };
    std::vector<Rule> rules_; // Longest pattern first, allow before disallow: the first that matches decides.
    std::optional<double> crawl_delay_;
    std::vector<std::string> sitemaps_;
};

// The product token that a User-agent line or a User-Agent header begins with.
//   https://www.rfc-editor.org/rfc/rfc9309#section-2.2.1
//   Differs from the specification: digits and octets beyond ASCII belong to it as well as letters, '-' and '_', so that a line
//   for "syna2" is not taken for one for "syna".
std::string_view product_token(std::string_view text);

// Octets in the form in which paths and patterns are compared: what need not be percent-encoded is not, what must be is, in
// capitals.
//   https://www.rfc-editor.org/rfc/rfc9309#section-2.2.2
std::string comparable_octets(std::string_view text);

} // namespace syna::crawler

#pragma once
// The addresses that a sitemap names: urlset and sitemapindex, plain text, RSS and Atom, each of them also as a gzip file.
//   https://www.sitemaps.org/protocol.html
// Sitemaps in the wild are often not well-formed XML (a raw '&' is enough), and hostile ones hold entity bombs. So this is a
// scanner for just these elements: linear time, no document type, no entities but XML's five and numbers, nothing fetched.

#include "web/url.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace syna::crawler {

// https://www.sitemaps.org/protocol.html#index
constexpr std::size_t max_sitemap_urls = 50'000;
constexpr std::size_t max_sitemap_bytes = 50u << 20;

struct Sitemap {
    enum class Kind : uint8_t {
        none, // Nothing that is known as a sitemap: an HTML page, for example.
        urls,
        index,
        text,
        rss,
        atom,
    };
    Kind kind = Kind::none;
    std::vector<Url> urls; // Pages; of an index: further sitemaps. Absolute http and https addresses only.
    bool cut = false;      // A limit was met: there was more.
};

// Any bytes give an answer. `content_type` is the header's value and may be empty; `address` is the sitemap's own.
Sitemap parse_sitemap(std::string_view bytes, std::string_view content_type, Url const& address);

} // namespace syna::crawler

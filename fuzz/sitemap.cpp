// Sitemaps of every kind.

#include "crawler/sitemap.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, std::size_t size)
{
    // A buffer of exactly this size, so that a read past its end is seen.
    std::vector<char> const bytes(data, data + size);
    static auto const address = *syna::Url::parse("https://www.example.se/sitemap.xml");
    auto const sitemap = syna::crawler::parse_sitemap({ bytes.data(), bytes.size() }, "", address);
    for (auto const& url : sitemap.urls) {
        if (!url.is_http())
            std::abort();
    }
    return 0;
}

#pragma once
// What libcurl's result codes mean in the crawl's own words.

#include "crawler/fetcher.h"

#include <curl/curl.h>
#include <string>

namespace syna::crawler {

struct FaultReason {
    FetchFault fault = FetchFault::none;
    std::string detail;
};

// `message` is the transfer's CURLOPT_ERRORBUFFER.
FaultReason fault_of(CURL* easy, CURLcode code, std::string_view message);

} // namespace syna::crawler

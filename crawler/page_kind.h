#pragma once
// Is it a page? Answered from the address alone, from the headers, or from the first bytes.

#include "crawler/fetcher.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace syna::crawler {

// "pdf" where the path ends in an extension that no page has: documents, pictures, archives, sheets, scripts. Empty otherwise.
std::string_view document_extension(Url const& url);

enum class PageKind : uint8_t {
    page,
    other_type, // Not HTML.
    no_page,    // Nothing in it, or only a part of something.
};

struct PageAnswer {
    PageKind kind = PageKind::page;
    std::string detail;
};

// Of a whole answer with a status of 200 to 299.
PageAnswer page_kind(Response const& response);

// From the headers: false where the body would only be thrown away and is worth not transferring.
bool is_worth_reading(Response const& response);

} // namespace syna::crawler

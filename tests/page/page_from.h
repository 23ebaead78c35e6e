#pragma once
// A page made from a text, for tests.

#include "page/source/draft.h"

#include <stdexcept>
#include <string>
#include <string_view>

namespace syna::tests {

inline Draft draft_from(std::string_view html, std::string_view url = "https://kommun.example/dir/page.html", std::string_view content_type = "text/html; charset=utf-8")
{
    auto draft = Draft::make({ *Url::parse(url), std::string(content_type), std::string(html) });
    if (!draft)
        throw std::runtime_error(draft.error().message);
    return std::move(*draft);
}

inline Page page_from(std::string_view html) { return draft_from(html).finish({}); }

} // namespace syna::tests

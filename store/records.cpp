#include "store/records.h"

#include <array>
#include <string_view>
#include <utility>

namespace syna::store {

static constexpr std::array<std::pair<PageStatus, char const*>, 17> statuses { {
    { PageStatus::queued, "queued" },
    { PageStatus::audited, "audited" },
    { PageStatus::redirected, "redirected" },
    { PageStatus::duplicate, "duplicate" },
    { PageStatus::robots, "robots" },
    { PageStatus::out_of_scope, "out-of-scope" },
    { PageStatus::refused_address, "refused-address" },
    { PageStatus::not_html, "not-html" },
    { PageStatus::http_error, "http-error" },
    { PageStatus::network_error, "network-error" },
    { PageStatus::timeout, "timeout" },
    { PageStatus::too_large, "too-large" },
    { PageStatus::truncated, "truncated" },
    { PageStatus::redirect_loop, "redirect-loop" },
    { PageStatus::too_complex, "too-complex" },
    { PageStatus::limit, "limit" },
    { PageStatus::failed, "failed" },
} };

char const* status_text(PageStatus status)
{
    for (auto const& [value, text] : statuses)
        if (value == status)
            return text;
    return "failed";
}

std::optional<PageStatus> status_named(std::string_view text)
{
    for (auto const& [value, name] : statuses)
        if (text == name)
            return value;
    return std::nullopt;
}

} // namespace syna::store

#include "crawler/politeness.h"

#include "crawler/scope.h"

#include <algorithm>
#include <charconv>
#include <curl/curl.h>

namespace syna::crawler {

static constexpr double max_crawl_delay_seconds = 60;
static constexpr auto max_hold = std::chrono::hours(1);

Politeness::Politeness(Milliseconds delay, int per_host)
    : delay_(delay)
    , per_host_(std::max(per_host, 1))
{
}

Politeness::Host& Politeness::host(Url const& url)
{
    std::string key(without_www(url.host()));
    if (auto const port = url.port())
        key += ":" + std::to_string(*port);
    auto& host = hosts_[key];
    if (!host) {
        host = std::make_unique<Host>();
        host->delay = delay_;
    }
    return *host;
}

bool Politeness::may_start(Host const& host, Time now) const { return host.running < per_host_ && now >= host.not_before; }

void Politeness::started(Host& host)
{
    if (host.running++ == 0 && !host.contacted)
        ++first_contacts_;
}

void Politeness::ended(Host& host, Time now)
{
    --host.running;
    if (!host.contacted) {
        host.contacted = true;
        --first_contacts_;
    }
    host.not_before = std::max(host.not_before, now + host.delay);
}

void Politeness::crawl_delay(Host& host, double seconds)
{
    auto const capped = std::clamp(seconds, 0.0, max_crawl_delay_seconds);
    auto const before = host.delay;
    host.delay = std::max(before, Milliseconds(static_cast<int64_t>(capped * 1000)));
    // The request for robots.txt itself has just ended; what follows it waits longer already.
    host.not_before += host.delay - before;
}

void Politeness::hold(Host& host, Time now, Milliseconds duration)
{
    host.not_before = std::max(host.not_before, now + std::min<Milliseconds>(duration, max_hold));
}

std::optional<std::chrono::seconds> retry_after(std::string const& header, std::chrono::system_clock::time_point now)
{
    auto const* const end = header.data() + header.size();
    int64_t seconds = 0;
    auto const [rest, error] = std::from_chars(header.data(), end, seconds);
    if (rest == end && error == std::errc())
        return seconds >= 0 ? std::optional(std::chrono::seconds(std::min<int64_t>(seconds, 86'400))) : std::nullopt;
    if (rest == end && error == std::errc::result_out_of_range && !header.starts_with('-'))
        return std::chrono::seconds(86'400);
    auto const date = curl_getdate(header.c_str(), nullptr);
    if (date < 0)
        return std::nullopt;
    auto const wait = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::from_time_t(date) - now);
    return std::clamp(wait, std::chrono::seconds(0), std::chrono::seconds(86'400));
}

} // namespace syna::crawler

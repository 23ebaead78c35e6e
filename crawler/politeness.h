#pragma once
// When a host may be asked again. Hosts are told apart by name (without "www.") and port, so http and https, and several sites
// of the list on one host, share one politeness. Time is monotonic and given from outside.

#include "web/url.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace syna::crawler {

using Time = std::chrono::steady_clock::time_point;
using Milliseconds = std::chrono::milliseconds;

class Politeness {
public:
    struct Host {
        int running = 0;
        Milliseconds delay { 0 }; // Ours, or longer where its robots.txt asks for it.
        Time not_before {};
        bool contacted = false; // It has answered, or failed, once.
    };

    Politeness(Milliseconds delay, int per_host);

    // The pointer stays good as long as this object.
    Host& host(Url const& url);

    bool may_start(Host const& host, Time now) const;
    void started(Host& host);
    void ended(Host& host, Time now);
    // https://developers.google.com/crawling/docs/robots-txt: not in RFC 9309, but asked for by many. At most a minute.
    void crawl_delay(Host& host, double seconds);
    // The host asked to be left alone for a while (Retry-After), at most an hour.
    void hold(Host& host, Time now, Milliseconds duration);
    // Hosts in their first request: their names are being looked up. Started gradually, so that no flood of lookups begins.
    std::size_t first_contacts() const { return first_contacts_; }

private:
    Milliseconds delay_;
    int per_host_;
    std::size_t first_contacts_ = 0;
    std::unordered_map<std::string, std::unique_ptr<Host>> hosts_;
};

// A Retry-After header: seconds or a date, never negative. Nothing for nonsense.
//   https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
std::optional<std::chrono::seconds> retry_after(std::string const& header, std::chrono::system_clock::time_point now);

} // namespace syna::crawler

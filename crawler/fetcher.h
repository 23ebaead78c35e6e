#pragma once
// HTTP by libcurl's multi interface, with the traps of docs/decisions closed: our own redirects, our own content decoding with
// limits, an address guard at every socket, no proxy or netrc from the environment. One thread owns a Fetcher.

#include "base/result.h"
#include "web/url.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace syna::crawler {

struct FetchOptions {
    std::string user_agent = "syna";
    int connect_timeout_ms = 10'000;
    int timeout_ms = 60'000;    // A whole transfer.
    int low_speed_seconds = 15; // Under 100 bytes a second for so long is given up.
    std::size_t max_encoded_bytes = 10u << 20;
    std::size_t max_decoded_bytes = 10u << 20;
    bool allow_private = false;             // Loopback, link-local, private addresses for every host.
    std::vector<std::string> private_hosts; // Hosts that the list itself names: they alone may be at such addresses.
    std::vector<std::string> resolve;       // "HOST:PORT:ADDRESS" as in curl.
    bool insecure_tls = false;
    std::size_t max_running = 128; // Transfers at once; more of them wait in line, and their time has not begun.
};

enum class FetchFault : uint8_t {
    none,
    dns,
    connect,
    refused_address,
    tls,
    timeout,
    reset,
    protocol,
    too_large,
    truncated,
    decoding,
};
char const* fault_text(FetchFault fault);

struct Response {
    Url url; // The one asked for: a Fetcher never follows a redirect by itself.
    FetchFault fault = FetchFault::none;
    std::string fault_detail;
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; // Names in lower case; values without control characters.
    std::string body;                                         // Content-decoded.
    bool body_skipped = false;                                // Request::wants_body did not want it.
    bool private_address = false;                             // It came from a loopback, link-local or private address.
    std::chrono::milliseconds duration { 0 };

    std::string header(std::string_view name) const; // First of that name, else "".
    bool ok() const { return fault == FetchFault::none && status >= 200 && status < 300; }
    bool is_redirect() const; // 301, 302, 303, 307, 308 with Location.
};

struct Request {
    uint64_t id = 0; // The caller's.
    Url url;
    std::string accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";
    bool from_public_site = true; // The guard refuses private addresses unless the host is among private_hosts.
    // False: a page named an address on another host than its own. From a public site such a request never reaches a private
    // address, even where the list names that host for another municipality.
    bool own_host = true;
    // Asks for no content coding: the one more try after a body whose coding was broken.
    bool identity_only = false;
    // Asked once when the headers have come, before the first byte of the body; false saves the rest of the transfer.
    std::function<bool(Response const&)> wants_body;
};

class Fetcher {
public:
    explicit Fetcher(FetchOptions options);
    ~Fetcher();
    void start(Request request);
    std::size_t running() const;
    // Waits for at most timeout_ms or until wake(); gives what has finished, in order of finishing.
    std::vector<std::pair<uint64_t, Response>> poll(int timeout_ms);
    void wake(); // From any thread.

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

// One address at once, redirects followed (only http and https, at most max_redirects, each target allowed by `may_follow`).
// For `syna audit URL` and tests. The Response's url is the final one; a redirect that was not followed stays as it came, with
// the reason in fault_detail. Broken codings, resets and cut bodies are tried once more. Nothing else may be running.
Response fetch_now(Fetcher& fetcher, Url const& url, int max_redirects, std::function<bool(Url const&)> const& may_follow);

} // namespace syna::crawler

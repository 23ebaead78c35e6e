#pragma once
// Which network addresses a request may reach. A page names hosts, hosts name addresses, and either may point inward: at the
// auditor's own machine or network. So the guard looks at the resolved address at the moment the socket is opened.
//   https://fetch.spec.whatwg.org/#port-blocking for the ports.

#include "crawler/fetcher.h"
#include "web/ip_address.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace syna::crawler {

class AddressGuard {
public:
    explicit AddressGuard(FetchOptions const& options);

    bool may_reach_private(Request const& request) const;
    // The entries of FetchOptions::resolve ("HOST:PORT:ADDRESS") for this host and port.
    std::vector<std::string> resolve_entries(Url const& url) const;

private:
    bool allow_private_;
    std::unordered_set<std::string> private_hosts_, resolved_hosts_;
    std::vector<std::string> resolve_;
};

char const* address_kind_text(web::AddressKind kind);
bool is_bad_port(uint16_t port);

// The kind of an address written as numbers ("127.0.0.1", "::1"); `reserved` for anything else.
web::AddressKind address_kind_of_text(std::string const& address);

} // namespace syna::crawler

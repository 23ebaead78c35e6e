#pragma once
// Which addresses are a site's own.
//
// A site is one host: that of the start address, with or without "www.", at the same port, by http or https. Other hosts of the
// same registrable domain (e-services, maps, schools) are often other systems with other owners, so links to them are not
// followed unless asked for. The start address's path limits nothing. Where the start address redirects to another host of the
// same registrable domain, that host is the site's from then on.

#include "web/url.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace syna::crawler {

enum class Subdomains : uint8_t {
    left_out,
    included, // Every host of the registrable domain belongs to the site.
};

class Scope {
public:
    Scope(Url const& start, Subdomains subdomains);

    bool contains(Url const& url) const;
    bool is_own_host(Url const& url) const;
    // For the start address's redirects.
    bool may_move_to(Url const& url) const;
    void move_to(Url const& url);

private:
    std::string host_, domain_; // host_ without "www.".
    std::optional<uint16_t> port_;
    Subdomains subdomains_;
};

// "www.sundsvall.se" is "sundsvall.se" here: one host, one politeness.
std::string_view without_www(std::string_view host);

} // namespace syna::crawler

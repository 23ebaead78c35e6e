#include "crawler/scope.h"

#include "web/site.h"

namespace syna::crawler {

std::string_view without_www(std::string_view host)
{
    // Only where something with a dot remains: "www.se" is a host of its own.
    if (host.starts_with("www.") && host.find('.', 4) != std::string_view::npos)
        host.remove_prefix(4);
    return host;
}

Scope::Scope(Url const& start, Subdomains subdomains)
    : subdomains_(subdomains)
{
    move_to(start);
}

void Scope::move_to(Url const& url)
{
    host_ = without_www(url.host());
    domain_ = web::registrable_domain(url.host());
    port_ = url.port();
}

bool Scope::is_own_host(Url const& url) const { return without_www(url.host()) == host_ && url.port() == port_; }

bool Scope::contains(Url const& url) const
{
    if (!url.is_http())
        return false;
    if (is_own_host(url))
        return true;
    return subdomains_ == Subdomains::included && url.port() == port_ && web::registrable_domain(url.host()) == domain_;
}

bool Scope::may_move_to(Url const& url) const { return url.is_http() && web::registrable_domain(url.host()) == domain_; }

} // namespace syna::crawler

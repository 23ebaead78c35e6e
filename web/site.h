#pragma once
// Which addresses belong together: the registrable domain by the Public Suffix List (libpsl).
//   https://url.spec.whatwg.org/#host-registrable-domain

#include <string>
#include <string_view>

namespace syna::web {

// "www.sundsvall.se" -> "sundsvall.se". A host that is itself a public suffix, an IP address or a name under
// ".localhost" (each of which is a site of its own) is given back whole.
std::string registrable_domain(std::string_view host);

} // namespace syna::web

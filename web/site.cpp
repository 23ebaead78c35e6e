#include "web/site.h"

#include "web/ascii.h"
#include "web/host.h"

#include <libpsl.h>

namespace syna::web {

// https://url.spec.whatwg.org/#host-registrable-domain
std::string registrable_domain(std::string_view host)
{
    auto const lower = to_ascii_lower(host);
    std::string_view name = lower;
    bool const has_final_dot = name.ends_with('.');
    if (has_final_dot)
        name.remove_suffix(1);

    // The name is longer than DNS allows, so it is no site's; libpsl would take quadratic time over it.
    static constexpr std::size_t longest = 253;
    bool const is_address = name.starts_with('[') || ends_in_a_number(name);
    bool const is_local = name == "localhost" || name.ends_with(".localhost");
    if (name.empty() || name.size() > longest || is_address || is_local)
        return lower;

    // The domain is the end of the name that was asked about. Nothing: the name is itself a public suffix.
    std::string const asked(name);
    auto const* const domain = psl_registrable_domain(psl_builtin(), asked.c_str());
    if (!domain)
        return lower;
    return has_final_dot ? std::string(domain) + '.' : std::string(domain);
}

} // namespace syna::web

#include "checks/links.h"

#include "checks/named.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

namespace syna::checks {

// https://www.w3.org/TR/dpub-aria-1.1/#role_definitions
static bool is_link_role(aria::Role role)
{
    using aria::Role;
    return role == Role::link || role == Role::doc_backlink || role == Role::doc_biblioref || role == Role::doc_glossref
        || role == Role::doc_noteref;
}

bool is_exposed_link(Node node)
{
    return (node.is(Name::a) || node.is(Name::area) || node.is_svg(Name::a) || is_html_with_role(node)) && is_link_role(aria::role(node))
        && aria::is_exposed(node);
}

std::vector<Node> named_links(Page const& page)
{
    return page.nodes([](Node node) { return is_exposed_link(node) && has_name(node); });
}

std::optional<std::string_view> address_of(Node link)
{
    if (auto const href = link.attribute(Name::href))
        return href;
    if (link.name_space() == Namespace::svg)
        return link.attribute(Name::xlink_href);
    return std::nullopt;
}

bool leads_somewhere(Node link)
{
    if (link.has(Name::aria_expanded) || link.has(Name::aria_haspopup) || link.has(Name::aria_controls))
        return false;
    auto const address = address_of(link);
    if (!address)
        return false;
    auto const text = strip_ascii_whitespace(*address);
    return !text.empty() && text != "#" && !equals_ignoring_case(text.substr(0, 11), "javascript:");
}

std::optional<std::string> comparable_address(Page const& page, std::string_view address)
{
    auto const url = page.resolve(address);
    if (!url)
        return std::nullopt;
    std::string text(url->href());
    if (!url->is_http())
        return text;
    auto host = url->host();
    if (host.starts_with("www."))
        host.remove_prefix(4);
    auto path = url->path();
    while (path.ends_with('/'))
        path.remove_suffix(1);
    text = host;
    if (url->port())
        text += ':' + std::to_string(*url->port());
    text += path;
    if (auto const query = url->query(); query && !query->empty())
        text.append("?").append(*query);
    if (auto const fragment = url->fragment(); fragment && !fragment->empty())
        text.append("#").append(*fragment);
    return text;
}

} // namespace syna::checks

// There is a way past what every page has.
//   ACT rule cf77f2: https://www.w3.org/WAI/standards-guidelines/act/rules/cf77f2/
//   A heading, a main landmark or a link to a place in the page is taken for a way. A page with links to others and none of
//   these is cantTell: what it shares with them, one page does not tell, nor what its scripts can fold away.

#include "checks/check.h"
#include "checks/links.h"
#include "checks/named.h"
#include "checks/skip_links.h"
#include "page/aria/role.h"

#include <algorithm>

namespace syna::checks {

// Applicability: the document element of an HTML page.
static std::vector<Node> applicability(Page const& page)
{
    auto const html = page.document_element();
    if (!html.is(Name::html) || (page.content_type() != "text/html" && page.content_type() != "application/xhtml+xml"))
        return {};
    return { html };
}

static bool is_way(Node element)
{
    auto const role = aria::role(element);
    if ((role != aria::Role::main && role != aria::Role::heading) || !aria::is_exposed(element))
        return false;
    return role == aria::Role::main || has_name(element);
}

// Expectation: the page has a heading, a main landmark or a link to a place in it, or no link to another page.
static Outcome expectation(Page const& page, Node html, Parameters const&)
{
    auto const elements = page.elements();
    if (std::ranges::any_of(elements, is_way))
        return passed();
    auto const in_page = in_page_links(page);
    if (std::ranges::any_of(in_page, [](auto const& link) { return bool(link.target); }))
        return passed();
    if (std::ranges::none_of(page.elements(Name::a), [&](Node link) { return is_exposed_link(link) && leads_to_other_page(page, link); }))
        return passed();
    return cant_tell("no-way-past", html);
}

Check bypass_blocks() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

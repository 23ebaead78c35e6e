// A link leads past what every page has.
//   ACT rule ye5d6e: https://www.w3.org/WAI/standards-guidelines/act/rules/ye5d6e/
//   Accused is only a page whose links to its own content all lead nowhere, one of them a skip link by its text. Whether a page
//   without any needs one depends on what it shares with other pages: cantTell.

#include "checks/check.h"
#include "checks/links.h"
#include "checks/skip_links.h"

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

// Expectation: a link leads to a place in the page, or there is no other page to share anything with.
static Outcome expectation(Page const& page, Node html, Parameters const&)
{
    auto const links = in_page_links(page);
    if (std::ranges::any_of(links, [](auto const& link) { return bool(link.target); }))
        return passed();
    auto const all = page.elements(Name::a);
    if (std::ranges::none_of(all, [&](Node link) { return is_exposed_link(link) && leads_to_other_page(page, link); }))
        return passed();
    for (auto const& [link, fragment, target] : links)
        if (is_named_as_skip_link(link))
            return failed("no-target", { { "fragment", fragment } });
    return cant_tell("no-skip-link", html);
}

Check skip_link() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

// The page has a title.
//   ACT rule 2779a5: https://www.w3.org/WAI/standards-guidelines/act/rules/2779a5/

#include "checks/check.h"
#include "checks/white_space.h"

namespace syna::checks {

// Applicability: the document element of an HTML page.
static std::vector<Node> applicability(Page const& page)
{
    auto const html = page.document_element();
    auto const& type = page.content_type();
    if ((type != "text/html" && type != "application/xhtml+xml") || !html.is(Name::html))
        return {};
    return { html };
}

static bool has_text(Node title)
{
    for (auto child = title.first_child(); child; child = child.next_sibling())
        if (child.is_text() && !is_blank(child.data()))
            return true;
    return false;
}

// Expectation: the first title element, wherever it stands, has text that is not only white space.
static Outcome expectation(Page const& page, Node, Parameters const&)
{
    auto const titles = page.elements(Name::title);
    if (titles.empty())
        return failed("no-title");
    return has_text(titles.front()) ? passed() : failed("empty-title");
}

Check page_title() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

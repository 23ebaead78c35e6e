// The page says which language it is written in.
//   ACT rule b5c3f8: https://www.w3.org/WAI/standards-guidelines/act/rules/b5c3f8/

#include "checks/check.h"
#include "page/dom/ascii.h"

namespace syna::checks {

// Applicability: the document element of an HTML page.
static std::vector<Node> applicability(Page const& page)
{
    auto const html = page.document_element();
    if (page.content_type() != "text/html" || !html.is(Name::html))
        return {};
    return { html };
}

static bool says_something(Node html, Name attribute)
{
    return !strip_ascii_whitespace(html.attribute_or(attribute, {})).empty();
}

// Expectation: its lang attribute is neither missing nor blank.
static Outcome expectation(Node html)
{
    if (says_something(html, Name::lang))
        return passed();
    if (says_something(html, Name::xml_lang))
        return failed("only-xml-lang");
    return failed(html.has(Name::lang) ? "empty-lang" : "no-lang");
}

Check html_has_lang() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

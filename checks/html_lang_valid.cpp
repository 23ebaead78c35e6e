// The language that the page says it is written in exists.
//   ACT rule bf051a: https://www.w3.org/WAI/standards-guidelines/act/rules/bf051a/
//   Differs from it: white space around the language tag is forgiven.

#include "checks/check.h"
#include "checks/known_language.h"
#include "page/dom/ascii.h"

namespace syna::checks {

// Applicability: the document element of an HTML page, if its lang attribute is not blank.
static std::vector<Node> applicability(Page const& page)
{
    auto const html = page.document_element();
    if (page.content_type() != "text/html" || !html.is(Name::html))
        return {};
    if (strip_ascii_whitespace(html.attribute_or(Name::lang, {})).empty())
        return {};
    return { html };
}

// Expectation: the tag begins with a known language.
static Outcome expectation(Node html)
{
    return known_language(html.attribute_or(Name::lang, {}));
}

Check html_lang_valid() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

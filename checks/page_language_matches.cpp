// The page is written in the language that it says.
//   ACT rule ucwvc8: https://www.w3.org/WAI/standards-guidelines/act/rules/ucwvc8/proposed/
//   Differs from it: languages are told by how letters follow each other, not by counting words. Accused is only a page that is
//   almost all in one other language, and not a close relative of the declared one.

#include "checks/check.h"
#include "checks/matching_language.h"
#include "checks/text_in_language.h"
#include "page/language/words.h"

namespace syna::checks {

// The page's title counts too.
static std::string text_of(Page const& page)
{
    std::string text;
    if (auto const titles = page.elements(Name::title); !titles.empty())
        text = titles.front().text_content() + ". ";
    return text + text_in_language_of(page.document_element());
}

// Applicability: the document element of an HTML page with text, if its lang attribute names a language.
static std::vector<Node> applicability(Page const& page)
{
    auto const html = page.document_element();
    if (page.content_type() != "text/html" || !html.is(Name::html) || !declared_language(html))
        return {};
    if (language::count_letters(text_of(page)) == 0)
        return {};
    return { html };
}

// Expectation: the language is the one that most of the text is written in.
static Outcome expectation(Page const& page, Node html, Parameters const&)
{
    return matching_language(*declared_language(html), text_of(page));
}

Check page_language_matches() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

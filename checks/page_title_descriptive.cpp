// The page's title says what the page is about.
//   ACT rule c4a8a4: https://www.w3.org/WAI/standards-guidelines/act/rules/c4a8a4/
//   Whether words describe a page is for people to say. Accused are only titles that are known to say nothing ("Untitled",
//   "index.html"). cantTell where the title names only the end of what the main heading says, as the site's name may, or a
//   script has yet to fill it in. That its words stand nowhere on the page is no sign: it is so on every fourth good page.

#include "checks/check.h"
#include "checks/scripted.h"
#include "checks/vague_text.h"
#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/language/words.h"

namespace syna::checks {

static std::string title_of(Page const& page)
{
    auto const titles = page.elements(Name::title);
    std::string text;
    if (!titles.empty())
        for (auto child = titles.front().first_child(); child; child = child.next_sibling())
            text += child.data();
    return text;
}

// Applicability: the document element of an HTML page that has a title with words.
static std::vector<Node> applicability(Page const& page)
{
    auto const html = page.document_element();
    auto const& type = page.content_type();
    if ((type != "text/html" && type != "application/xhtml+xml") || !html.is(Name::html) || language::words_of(title_of(page)).empty())
        return {};
    return { html };
}

// The first exposed heading of the highest level, as one line of words.
static std::string main_heading(Page const& page)
{
    for (auto const heading : page.elements(Name::h1))
        if (aria::is_exposed(heading))
            return language::folded(aria::accessible_name(heading));
    return {};
}

// All of the title stands at the end of the heading: it names the site, and the heading the page.
static bool is_end_of(std::string const& title, std::string const& heading)
{
    return heading.size() > title.size() && heading.ends_with(title) && heading[heading.size() - title.size() - 1] == ' ';
}

// Expectation: nothing shows that the title says something else, or nothing at all.
static Outcome expectation(Page const& page, Node html, Parameters const&)
{
    auto const title = std::string(strip_ascii_whitespace(title_of(page)));
    Facts const facts { { "title", title } };
    if (is_unfilled_template(title))
        return cant_tell("unfilled", html, facts);
    if (is_vague(title, VagueText::title))
        return failed("says-nothing", facts);
    if (is_file_name(title))
        return failed("file-name", facts);
    if (is_end_of(language::folded(title), main_heading(page)))
        return cant_tell("less-than-heading", html, facts);
    return passed();
}

Check page_title_descriptive() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

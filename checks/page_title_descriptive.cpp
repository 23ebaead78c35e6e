// The page's title says what the page is about.
//   ACT rule c4a8a4: https://www.w3.org/WAI/standards-guidelines/act/rules/c4a8a4/
//   Whether words describe a page is for people to say. Accused are only titles that are known to say nothing ("Untitled",
//   "index.html"). cantTell where there is a sign that a title belongs to something else: its first word stands nowhere in
//   the page, it names only a part of what the main heading says, or a script has yet to fill it in.

#include "checks/check.h"
#include "checks/scripted.h"
#include "checks/vague_text.h"
#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/language/words.h"
#include "page/style/visibility.h"

#include <algorithm>

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

// The beginning is enough: what is behind it seldom is what a title is about.
static std::vector<std::string> words_of_page(Page const& page)
{
    constexpr std::size_t enough = 60'000;
    std::string text;
    auto const body = page.document().body();
    for (auto node = body; node && text.size() < enough; node = node.next(body)) {
        if (node.is_text() && (style::is_visible(node) || aria::is_exposed(node)))
            text.append(node.data()).append(" ");
        if (auto const alternative = node.is_element() ? node.attribute(Name::alt) : std::nullopt)
            text.append(*alternative).append(" ");
    }
    return language::words_of(text);
}

// The same word in another form: "clementine" and "clementines", "ansöka" and "ansökan".
static bool is_akin(std::string const& a, std::string const& b)
{
    auto const shared = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    return a == b || (shared >= 4 && shared + 3 >= std::min(a.size(), b.size()));
}

// Which kind of word a title begins with does not matter, but "the" and "om" stand everywhere.
static std::string first_long_word(std::vector<std::string> const& words)
{
    for (auto const& word : words)
        if (language::count_letters(word) >= 4)
            return word;
    return {};
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

    auto const first = first_long_word(language::words_of(title));
    auto const words = words_of_page(page);
    if (!first.empty() && !words.empty() && std::ranges::none_of(words, [&](auto const& word) { return is_akin(word, first); }))
        return cant_tell("not-on-page", html, { { "title", title }, { "word", first } });
    return passed();
}

Check page_title_descriptive() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

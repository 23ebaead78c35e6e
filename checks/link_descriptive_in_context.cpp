// Links say where they lead, by themselves or together with the text around them.
//   ACT rule 5effbb: https://www.w3.org/WAI/standards-guidelines/act/rules/5effbb/proposed/
//   Whether words describe a purpose is for people to say. Accused are only texts that are known to say nothing ("read more",
//   the format of a file), and these only where no words stand around them; a link with any other text passes.

#include "checks/check.h"
#include "checks/link_context.h"
#include "checks/links.h"
#include "checks/vague_link.h"
#include "page/aria/name.h"
#include "page/language/words.h"

#include <algorithm>

namespace syna::checks {

// A word alone in its paragraph that the paragraph before it has too: it may need that paragraph to be understood, but
// assistive technology does not connect them.
static bool refers_back(Node link, std::string const& name)
{
    auto const words = language::words_of(name);
    auto const block = block_around(link);
    if (words.size() != 1 || language::count_letters(name) < 4 || !block.is(Name::p) || !block.previous_element_sibling().is(Name::p))
        return false;
    if (language::folded(block.text_content()) != words.front())
        return false;
    auto const before = language::words_of(block.previous_element_sibling().text_content());
    return std::ranges::find(before, words.front()) != before.end();
}

// Expectation: the name says something, or something stands around the link.
static Outcome expectation(Node link)
{
    auto const name = aria::accessible_name(link);
    if (!says_nothing(link, name)) {
        if (refers_back(link, name) && link_context(link) == LinkContext::nothing)
            return cant_tell("refers-back", link, { { "name", name } });
        return passed();
    }
    switch (link_context(link)) {
    case LinkContext::nothing:
        return failed("says-nothing", { { "name", name } });
    case LinkContext::column_header_only:
        return cant_tell("no-row-header", link, { { "name", name } });
    case LinkContext::whole_page:
        return cant_tell("page-wide-context", link, { { "name", name } });
    case LinkContext::words:
        break;
    }
    return passed();
}

Check link_descriptive_in_context() { return { .applicability = named_links, .expectation = expectation }; }

} // namespace syna::checks

// Parts of the page are written in the language that their lang attribute says.
//   ACT rule off6ek: https://www.w3.org/WAI/standards-guidelines/act/rules/off6ek/proposed/
//   Differs from it: languages are told by how letters follow each other, not by counting words. One or two words, however
//   often they stand there, are not doubted: they may be a name, or the language's own name in a list of languages.

#include "checks/check.h"
#include "checks/matching_language.h"
#include "checks/text_in_language.h"
#include "page/language/words.h"

#include <set>

namespace syna::checks {

// Applicability: elements in the body of an HTML page with text, if their lang attribute names a language.
static std::vector<Node> applicability(Page const& page)
{
    auto const body = page.document().body();
    if (page.content_type() != "text/html" || !body)
        return {};
    std::vector<Node> parts;
    for (auto const element : page.elements())
        if (element.has(Name::lang) && element.name_space() == Namespace::html && body.contains(element) && declared_language(element)
            && language::count_letters(text_in_language_of(element)) > 0)
            parts.push_back(element);
    return parts;
}

// Expectation: the language is the one that most of the text is written in.
static Outcome expectation(Node part)
{
    auto const text = text_in_language_of(part);
    auto const words = language::words_of(text);
    if (std::set(words.begin(), words.end()).size() <= 2)
        return passed();
    return matching_language(*declared_language(part), text);
}

Check part_language_matches() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

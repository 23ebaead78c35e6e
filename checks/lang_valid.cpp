// A part of the page that says which language it is in names one that exists.
//   ACT rule de46e4: https://www.w3.org/WAI/standards-guidelines/act/rules/de46e4/
//   Differs from it: white space around the language tag is forgiven; the documents in frames are not looked into.

#include "checks/check.h"
#include "checks/known_language.h"
#include "checks/white_space.h"
#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/style/visibility.h"

namespace syna::checks {

static bool sets_language(Node element)
{
    return element.is_element() && !element.attribute_or(Name::lang, {}).empty();
}

// Calls `visit` for the element and each descendant that inherits its language from it, until one call says true.
template<typename Visit>
static bool any_inheriting(Node element, Visit visit)
{
    for (auto node = element; node; node = node != element && sets_language(node) ? node.next_skipping_children(element) : node.next(element))
        if ((node == element || !sets_language(node)) && visit(node))
            return true;
    return false;
}

static bool is_perceivable(Node text)
{
    return style::is_visible(text) || aria::is_exposed(text);
}

// Some text is read out or seen in the element's language: text as such, else a name or a description.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/de46e4/#text-inheriting-language
static bool gives_text_its_language(Node element)
{
    return any_inheriting(element, [](Node node) { return node.is_text() && !is_blank(node.data()) && is_perceivable(node); })
        || any_inheriting(element, [](Node node) {
               return node.is_element() && aria::is_exposed(node)
                   && !(is_blank(aria::accessible_name(node)) && is_blank(aria::accessible_description(node)));
           });
}

// Applicability: an HTML element in body with a lang attribute, if some text gets its language from it.
static std::vector<Node> applicability(Page const& page)
{
    auto const body = page.document().body();
    if (page.content_type() != "text/html" || !body)
        return {};
    return page.nodes([&](Node node) {
        return sets_language(node) && node.name_space() == Namespace::html && body.contains(node) && gives_text_its_language(node);
    });
}

// Expectation: the tag begins with a known language.
static Outcome expectation(Node element)
{
    auto const lang = element.attribute_or(Name::lang, {});
    if (strip_ascii_whitespace(lang).empty())
        return failed("blank-language");
    return known_language(lang);
}

Check lang_valid() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

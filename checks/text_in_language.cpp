#include "checks/text_in_language.h"

#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/style/visibility.h"
#include "web/language_tag.h"

#include <algorithm>
#include <array>

namespace syna::checks {

// More than language identification looks at.
static constexpr std::size_t longest_text = 30'000;

std::optional<std::string> declared_language(Node element)
{
    auto const tag = strip_ascii_whitespace(element.attribute_or(Name::lang, {}));
    auto subtag = ascii_lower(tag.substr(0, tag.find('-')));
    if (subtag.empty() || subtag.size() > 8 || !web::is_registered_language(subtag))
        return std::nullopt;
    return subtag;
}

static bool has_own_language(Node element)
{
    return !strip_ascii_whitespace(element.attribute_or(Name::lang, {})).empty();
}

static bool is_code(Node element)
{
    static constexpr std::array names { Name::code, Name::samp, Name::kbd, Name::var };
    return std::ranges::any_of(names, [element](Name name) { return element.is(name); });
}

// Has a name or description that stands in no text.
static bool has_text_of_its_own(Node element)
{
    static constexpr std::array attributes { Name::alt, Name::aria_label, Name::aria_labelledby, Name::title, Name::placeholder };
    return std::ranges::any_of(attributes, [element](Name attribute) { return element.has(attribute); });
}

std::string text_in_language_of(Node element)
{
    std::string text;
    for (auto node = element; node && text.size() < longest_text;) {
        if (node.is_element() && node != element && (has_own_language(node) || is_code(node))) {
            node = node.next_skipping_children(element);
            continue;
        }
        if (node.is_text() && (aria::is_exposed(node) || style::is_visible(node)))
            text.append(node.data()).append(" ");
        if (node.is_element() && has_text_of_its_own(node) && aria::is_exposed(node))
            text.append(aria::accessible_name(node)).append(". ").append(aria::accessible_description(node)).append(" ");
        node = node.next(element);
    }
    return text;
}

} // namespace syna::checks

// Elements that cannot have a name are not given one by ARIA.
//   ACT rule kb1m8s: https://www.w3.org/WAI/standards-guidelines/act/rules/kb1m8s/proposed/
//   Differs from it: a target is an element with all its global ARIA attributes; empty ones say nothing and are not asked.

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

namespace syna::checks {

using aria::Role;

static bool is_asked(AriaAttribute const& attribute)
{
    return attribute.definition && (attribute.definition->global || attribute.definition->global_deprecated)
        && !strip_ascii_whitespace(attribute.value).empty();
}

// Applicability: HTML and SVG elements in the accessibility tree with global ARIA attributes.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> elements;
    for (auto const node : page.elements()) {
        if (!is_html_or_svg(node))
            continue;
        for (auto const& attribute : aria_attributes(node))
            if (is_asked(attribute)) {
                if (aria::is_exposed(node))
                    elements.push_back(node);
                break;
            }
    }
    return elements;
}

// The braille attributes of WAI-ARIA 1.3 stand and fall with those they are the braille of.
//   https://w3c.github.io/aria/#aria-braillelabel and #aria-brailleroledescription
static bool is_prohibited_on(Role role, std::string_view attribute)
{
    if (attribute == "aria-braillelabel")
        return aria::is_prohibited(role, "aria-label");
    if (attribute == "aria-brailleroledescription")
        return role == Role::generic || role == Role::none;
    return aria::is_prohibited(role, attribute);
}

// Expectation: none of them is prohibited for the element's role.
static Outcome expectation(Node element)
{
    auto const role = aria::role(element);
    std::string prohibited;
    for (auto const& attribute : aria_attributes(element))
        if (is_asked(attribute) && is_prohibited_on(role, attribute.name))
            append_word(prohibited, attribute.name);
    if (prohibited.empty())
        return passed();
    if (role == Role::generic || role == Role::none)
        return failed("no-role", { { "attributes", prohibited }, { "element", std::string(element.tag()) } });
    return failed("prohibited", { { "attributes", prohibited }, { "role", std::string(aria::role_text(role)) } });
}

Check aria_prohibited() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

// ARIA attributes stand on elements that they can say something about.
//   ACT rule 5c01ea: https://www.w3.org/WAI/standards-guidelines/act/rules/5c01ea/proposed/
//   Differs from it: a target is an element with all its ARIA attributes. The role of a custom element may be set by script.

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "checks/input_type.h"
#include "checks/scripted.h"
#include "page/aria/role.h"

#include <algorithm>
#include <array>

namespace syna::checks {

using aria::Role;

// What ARIA in HTML allows on elements that have no role of their own in WAI-ARIA.
//   https://www.w3.org/TR/html-aria/#docconformance
static bool is_permitted_by_html(Node element, std::string_view attribute)
{
    if (element.is(Name::input)) {
        auto const type = input_type(element);
        if (type == "color" || type == "file")
            return type == "file" && attribute == "aria-required"; // The others it may have are global.
        return aria::is_supported(Role::textbox, attribute);
    }
    // A summary is operated like a button.
    if (element.is(Name::summary))
        return aria::is_supported(Role::button, attribute);
    static constexpr std::array embedded { Name::audio, Name::video, Name::embed, Name::object, Name::iframe, Name::canvas };
    return std::any_of(embedded.begin(), embedded.end(), [&](Name name) { return element.is(name); })
        && aria::is_supported(Role::application, attribute);
}

static bool is_permitted(Node element, std::string_view attribute)
{
    auto const role = aria::role(element);
    if (aria::is_supported(role, attribute))
        return true;
    return (role == Role::none_given || role == Role::generic) && !aria::explicit_role(element) && is_permitted_by_html(element, attribute);
}

// Applicability: HTML and SVG elements in the accessibility tree that have ARIA attributes.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> elements;
    for (auto const node : page.elements()) {
        if (!is_html_or_svg(node))
            continue;
        auto const attributes = aria_attributes(node);
        if (std::any_of(attributes.begin(), attributes.end(), [](auto const& attribute) { return attribute.definition; }) && aria::is_exposed(node))
            elements.push_back(node);
    }
    return elements;
}

// Expectation: each of them is global, or belongs to the element's role, or is allowed on the element by HTML.
static Outcome expectation(Node element)
{
    std::string forbidden;
    for (auto const& attribute : aria_attributes(element))
        if (attribute.definition && !is_permitted(element, attribute.name))
            append_word(forbidden, attribute.name);
    if (forbidden.empty())
        return passed();
    if (is_custom_element(element) && !aria::explicit_role(element))
        return cant_tell("custom-element", {}, { { "attributes", forbidden }, { "element", std::string(element.tag()) } });
    auto const role = aria::role(element);
    if (role == Role::none_given || role == Role::generic)
        return failed("no-role", { { "attributes", forbidden }, { "element", std::string(element.tag()) } });
    return failed("not-for-role", { { "attributes", forbidden }, { "role", std::string(aria::role_text(role)) } });
}

Check aria_attribute_permitted() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

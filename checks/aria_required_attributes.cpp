// What is given a role also says the states that the role must have.
//   ACT rule 4e8ab6: https://www.w3.org/WAI/standards-guidelines/act/rules/4e8ab6/
//   Differs from it: what the element itself tells the browser (a checkbox that is checked, a slider's value) need not be
//   said again.

#include "checks/aria_attributes.h"
#include "checks/check.h"
#include "checks/input_type.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

namespace syna::checks {

// Applicability: HTML and SVG elements in the accessibility tree that have been given another role than they have by themselves.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> elements;
    for (auto const node : page.elements()) {
        if (!node.has(Name::role) || !is_html_or_svg(node))
            continue;
        auto const given = aria::explicit_role(node);
        if (given && *given != aria::implicit_role(node) && aria::is_exposed(node))
            elements.push_back(node);
    }
    return elements;
}

// https://www.w3.org/TR/html-aam-1.0/#html-attribute-state-and-property-mappings
static bool is_native_state(Node element, std::string_view attribute)
{
    auto const type = input_type(element);
    if (attribute == "aria-checked")
        return type == "checkbox" || type == "radio";
    if (attribute == "aria-valuenow")
        return type == "range" || type == "number" || element.is(Name::meter) || element.is(Name::progress);
    if (attribute == "aria-level")
        return element.tag().size() == 2 && element.tag()[0] == 'h' && element.tag()[1] >= '1' && element.tag()[1] <= '6';
    if (attribute == "aria-expanded")
        return element.is(Name::select) || element.has(Name::list);
    return false;
}

static bool has_value(Node element, std::string_view attribute)
{
    for (auto const& one : aria_attributes(element))
        if (equals_ignoring_case(one.name, attribute))
            return !one.value.empty();
    return false;
}

// Expectation: the states and properties that the role requires are there and not empty, unless the role has a value for them itself.
static Outcome expectation(Node element)
{
    std::string missing;
    for (auto const attribute : aria::required_attributes(element))
        if (!has_value(element, attribute) && !is_native_state(element, attribute))
            append_word(missing, attribute);
    if (!missing.empty())
        return failed("missing", { { "role", std::string(aria::role_text(aria::role(element))) }, { "attributes", missing } });
    return passed();
}

Check aria_required_attributes() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

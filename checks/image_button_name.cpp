// Buttons that are images have a name that says what they do.
//   ACT rule 59796f: https://www.w3.org/WAI/standards-guidelines/act/rules/59796f/

#include "checks/check.h"
#include "checks/input_type.h"
#include "checks/named.h"
#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

namespace syna::checks {

// Applicability: input elements of type image in the accessibility tree.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> buttons;
    for (auto const input : page.elements(Name::input))
        if (input_type(input) == "image" && aria::is_exposed(input))
            buttons.push_back(input);
    return buttons;
}

// What browsers call the button when the page gives it no name. A page that writes it says no more than they do.
//   https://www.w3.org/TR/html-aam-1.0/#input-type-image-accessible-name-computation
static constexpr std::string_view default_name = "submit query";

// Expectation: the button has a name, and not just the one that browsers give all such buttons.
static Outcome expectation(Node button)
{
    if (equals_ignoring_case(aria::accessible_name(button), default_name))
        return failed("default-name");
    return named(button, button.has(Name::alt) ? "empty-alt" : "no-alt");
}

Check image_button_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

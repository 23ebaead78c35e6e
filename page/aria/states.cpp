#include "page/aria/states.h"

#include "page/aria/attributes.h"
#include "page/aria/focus.h"
#include "page/aria/words.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace syna::aria {

static std::string_view value_of(Node element, Name attribute)
{
    return strip_ascii_whitespace(element.attribute_or(attribute, {}));
}

static bool says(Node element, Name attribute, std::string_view word) { return equals_ignoring_case(value_of(element, attribute), word); }

static bool is_control(Node element)
{
    return element.is(Name::input) || element.is(Name::select) || element.is(Name::textarea);
}

int heading_level(Node heading)
{
    static constexpr int level_of_aria = 2; // https://www.w3.org/TR/wai-aria-1.2/#heading
    auto const text = value_of(heading, Name::aria_level);
    int level = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), level);
    if (error == std::errc() && end == text.data() + text.size() && level > 0)
        return level;
    if (heading.name_space() != Namespace::html)
        return level_of_aria;
    switch (heading.name()) {
    case Name::h1:
        return 1;
    case Name::h2:
        return 2;
    case Name::h3:
        return 3;
    case Name::h4:
        return 4;
    case Name::h5:
        return 5;
    case Name::h6:
        return 6;
    default:
        return level_of_aria;
    }
}

static void add_checked(Node element, Role role, std::vector<State>& states)
{
    auto const is_native = element.is(Name::input) && (says(element, Name::type, "checkbox") || says(element, Name::type, "radio"));
    if (is_native) {
        states.push_back({ element.has(Name::checked) ? "checked" : "not checked", {} });
        return;
    }
    if (!element.has(Name::aria_checked)) {
        // https://www.w3.org/TR/wai-aria-1.2/#aria-checked: required of these, so its absence is heard as false.
        if (role == Role::checkbox || role == Role::switch_ || role == Role::radio || role == Role::menuitemcheckbox || role == Role::menuitemradio)
            states.push_back({ "not checked", {} });
        return;
    }
    if (says(element, Name::aria_checked, "mixed"))
        states.push_back({ "partly checked", {} });
    else
        states.push_back({ says(element, Name::aria_checked, "true") ? "checked" : "not checked", {} });
}

static void add_pressed(Node element, std::vector<State>& states)
{
    if (says(element, Name::aria_pressed, "mixed"))
        states.push_back({ "partly pressed", {} });
    else if (says(element, Name::aria_pressed, "true"))
        states.push_back({ "pressed", {} });
    else if (says(element, Name::aria_pressed, "false"))
        states.push_back({ "not pressed", {} });
}

static void add_expanded(Node element, std::vector<State>& states)
{
    std::optional<bool> expanded;
    if (element.is(Name::summary) && element.parent_element().is(Name::details))
        expanded = element.parent_element().has(Name::open);
    else if (says(element, Name::aria_expanded, "true"))
        expanded = true;
    else if (says(element, Name::aria_expanded, "false"))
        expanded = false;
    if (expanded)
        states.push_back({ *expanded ? "expanded" : "collapsed", {} });
}

static void add_value(Node element, Role role, std::vector<State>& states)
{
    switch (role) {
    case Role::meter:
    case Role::progressbar:
    case Role::scrollbar:
    case Role::slider:
    case Role::spinbutton:
        for (auto const name : { Name::aria_valuetext, Name::aria_valuenow, Name::value })
            if (auto const value = value_of(element, name); !value.empty()) {
                states.push_back({ "value", collapsed(value) });
                return;
            }
        return;
    default:
        return;
    }
}

std::vector<State> states(Node element, Role role)
{
    std::vector<State> found;
    if (!element.is_element())
        return found;
    auto const has = [&](std::string_view attribute) { return is_supported(role, attribute); };
    auto const add = [&](bool is_so, std::string_view name) {
        if (is_so)
            found.push_back({ name, {} });
    };

    if (role == Role::heading)
        found.push_back({ "level", std::to_string(heading_level(element)) });
    if (has("aria-checked"))
        add_checked(element, role, found);
    if (has("aria-pressed"))
        add_pressed(element, found);
    if (has("aria-expanded") || element.is(Name::summary))
        add_expanded(element, found);
    if (has("aria-selected"))
        add((element.is(Name::option) && element.has(Name::selected)) || says(element, Name::aria_selected, "true"), "selected");
    add_value(element, role, found);
    add((is_control(element) && element.has(Name::required)) || (has("aria-required") && says(element, Name::aria_required, "true")), "required");
    if (auto const invalid = value_of(element, Name::aria_invalid); has("aria-invalid") && !invalid.empty() && !equals_ignoring_case(invalid, "false"))
        found.push_back({ "invalid", equals_ignoring_case(invalid, "true") ? std::string() : collapsed(invalid) });
    add((is_control(element) && element.has(Name::readonly)) || (has("aria-readonly") && says(element, Name::aria_readonly, "true")), "read-only");
    add(element.is(Name::select) ? element.has(Name::multiple) : has("aria-multiselectable") && says(element, Name::aria_multiselectable, "true"), "several may be chosen");
    add(is_disabled(element) || (has("aria-disabled") && says(element, Name::aria_disabled, "true")), "disabled");
    if (auto const popup = value_of(element, Name::aria_haspopup); !popup.empty() && !equals_ignoring_case(popup, "false") && has("aria-haspopup"))
        found.push_back({ "opens", equals_ignoring_case(popup, "true") ? "menu" : collapsed(popup) });
    if (auto const current = value_of(element, Name::aria_current); !current.empty() && !equals_ignoring_case(current, "false"))
        found.push_back({ "current", equals_ignoring_case(current, "true") ? std::string() : collapsed(current) });
    return found;
}

} // namespace syna::aria

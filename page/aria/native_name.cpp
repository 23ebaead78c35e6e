// The steps of the name computation that HTML and SVG fill in: what labels an element by the host language, and what the
// value of an embedded control is.

#include "page/aria/labels.h"
#include "page/aria/name_computation.h"
#include "page/aria/role_resolution.h"
#include "page/aria/words.h"
#include "page/dom/document.h"

#include <algorithm>

namespace syna::aria {

static Node first_child_named(Node element, Name name)
{
    for (auto child = element.first_element_child(); child; child = child.next_element_sibling())
        if (child.is(name))
            return child;
    return {};
}

static std::string_view type_of(Node input) { return input.attribute_or(Name::type, {}); }

static bool is_type(Node input, std::string_view type) { return equals_ignoring_case(type_of(input), type); }

std::string NameComputation::joined_labels(Node control, Traversal const& came)
{
    Traversal traversal;
    traversal.in_native_label = true;
    traversal.in_reference = came.in_reference;
    traversal.depth = came.depth;

    std::string text;
    taken_.push_back(control.index()); // A label around its control does not read the control.
    for (auto const label : labels_of(control)) {
        auto const part = root_text(label, traversal);
        if (is_blank(part))
            continue;
        text += text.empty() ? "" : " ";
        text += part;
    }
    taken_.pop_back();
    return text;
}

// https://www.w3.org/TR/html-aam-1.0/#accname-computation and https://www.w3.org/TR/svg-aam-1.0/#mapping_additional_nd
std::string NameComputation::native_label(Node element, Traversal const& traversal)
{
    if (element.name_space() == Namespace::svg) {
        for (auto child = element.first_element_child(); child; child = child.next_element_sibling())
            if (child.is_svg(Name::title))
                return child.text_content();
        return {};
    }
    if (element.name_space() != Namespace::html)
        return {};

    // A child that labels its parent: legend, caption. A figcaption no longer names its figure (https://github.com/w3c/aria/pull/2224).
    auto const labelling_child = [&](Name name) {
        auto const child = first_child_named(element, name);
        if (!child)
            return std::string();
        Traversal native;
        native.in_native_label = true;
        native.in_reference = traversal.in_reference;
        native.depth = traversal.depth;
        return root_text(child, native);
    };
    auto const attribute = [&](Name name) { return std::string(element.attribute_or(name, {})); };

    switch (element.name()) {
    case Name::area:
    case Name::img:
        return attribute(Name::alt);
    case Name::fieldset:
        return labelling_child(Name::legend);
    case Name::table:
        return labelling_child(Name::caption);
    case Name::optgroup:
    case Name::option:
        return attribute(Name::label);
    case Name::input: {
        if (auto labels = joined_labels(element, traversal); !is_blank(labels))
            return labels;
        if (is_type(element, "image"))
            return attribute(Name::alt);
        if (is_type(element, "button"))
            return attribute(Name::value);
        if (is_type(element, "submit"))
            return element.has(Name::value) ? attribute(Name::value) : "Submit";
        if (is_type(element, "reset"))
            return element.has(Name::value) ? attribute(Name::value) : "Reset";
        return {};
    }
    default:
        return is_labelable(element) ? joined_labels(element, traversal) : std::string();
    }
}

static bool is_true(Node element, Name attribute)
{
    return equals_ignoring_case(strip_ascii_whitespace(element.attribute_or(attribute, {})), "true");
}

// The options that are chosen in a list of choices, native or ARIA; of a select that shows one, the first if none is.
std::string NameComputation::selected_options(Node control, Traversal const& traversal)
{
    auto const is_select = control.is(Name::select);
    std::string text;
    Node first;
    auto const add = [&](Node option) {
        text += text.empty() ? "" : " ";
        text += text_alternative(option, traversal);
    };
    for (auto node = control.next(control); node && visits_left_ > 0; node = node.next(control), --visits_left_) {
        if (!node.is_element())
            continue;
        if (is_select) {
            if (!node.is(Name::option))
                continue;
            first = first ? first : node;
            if (node.has(Name::selected))
                add(node);
        } else if (explicit_role(node) == Role::option && (is_true(node, Name::aria_selected) || is_true(node, Name::aria_checked))) {
            add(node);
        }
    }
    if (text.empty() && first && resolved_role(control, LandmarkNames::not_asked) == Role::combobox)
        add(first);
    return text;
}

// Step 2C; nothing for what is no control with a value. https://www.w3.org/TR/accname-1.2/#comp_embedded_control
std::optional<std::string> NameComputation::embedded_control_value(Node node, Role role, Traversal const& came)
{
    auto traversal = came;
    traversal.in_content = true;
    switch (role) {
    // 2C.i. Textbox: its value.
    case Role::searchbox:
    case Role::textbox:
        return node.is(Name::input) ? std::string(node.attribute_or(Name::value, {})) : content(node, traversal);
    // 2C.ii. Combobox or listbox: the chosen option.
    case Role::combobox:
        if (node.is(Name::input))
            return std::string(node.attribute_or(Name::value, {}));
        if (auto text = selected_options(node, traversal); !is_blank(text) || node.is(Name::select))
            return text;
        return content(node, traversal);
    case Role::listbox:
        return selected_options(node, traversal);
    // 2C.iii. Range: its text, else its number.
    case Role::meter:
    case Role::progressbar:
    case Role::scrollbar:
    case Role::slider:
    case Role::spinbutton:
        for (auto const name : { Name::aria_valuetext, Name::aria_valuenow, Name::value })
            if (auto const value = node.attribute_or(name, {}); !is_blank(value))
                return std::string(value);
        return std::string();
    default:
        return std::nullopt;
    }
}

} // namespace syna::aria

#include "page/aria/name_computation.h"

#include "page/aria/attributes.h"
#include "page/aria/ownership.h"
#include "page/aria/role_resolution.h"
#include "page/aria/words.h"
#include "page/dom/document.h"
#include "page/style/display.h"
#include "page/style/visibility.h"

#include <algorithm>

namespace syna::aria {

static constexpr std::size_t longest_name = 16 * 1024;
static constexpr int deepest = 600; // A tree has at most 512 levels; aria-owns could add any number.
static constexpr int most_references = 256;
static constexpr std::size_t most_taken = 32;

static bool is_aria_hidden(Node element)
{
    return equals_ignoring_case(strip_ascii_whitespace(element.attribute_or(Name::aria_hidden, {})), "true");
}

// Hidden from everyone or from assistive technology, by itself or by an ancestor.
static bool is_hidden(Node node)
{
    if (!style::is_visible(node))
        return true;
    for (; node; node = node.parent_element())
        if (node.is_element() && is_aria_hidden(node))
            return true;
    return false;
}

bool NameComputation::is_taken(Node node) const
{
    return std::find(taken_.begin(), taken_.end(), node.index()) != taken_.end();
}

std::string NameComputation::name(Node element)
{
    auto text = text_alternative(element, {});
    // 2A for the root of the computation.
    // Faster than the specification: its ancestors are walked last, since most elements have no name anyway.
    if (is_blank(text) || is_hidden(element))
        return {};
    return text;
}

// Step 2A: whether the walk leaves out a hidden node. Ancestors have been asked on the way down.
bool NameComputation::is_left_out(Node node, Traversal const& traversal) const
{
    if (traversal.includes_hidden) {
        // Even a hidden reference does not read out its scripts.
        return node.is(Name::script) || node.is(Name::style) || node.is(Name::template_) || node.is(Name::noscript);
    }
    if (!style::is_shown_by_parent(node))
        return true;
    if (node.is_text())
        return traversal.in_invisible;
    return is_aria_hidden(node) || style::own_style(node).display == style::Display::none;
}

// https://www.w3.org/TR/accname-1.2/#computation-steps, step 2.
std::string NameComputation::text_alternative(Node node, Traversal const& came)
{
    if (--visits_left_ < 0 || came.depth > deepest)
        return {};

    // 2A. Hidden and not referenced.
    if (came.is_nested() && is_left_out(node, came))
        return {};

    // 2G. Text.
    if (node.is_text())
        return std::string(node.data().substr(0, longest_name));
    if (!node.is_element())
        return {};

    auto traversal = came;
    ++traversal.depth;
    if (auto const own = style::own_style(node).visibility; own != style::Visibility::inherited)
        traversal.in_invisible = own == style::Visibility::hidden;
    // What is invisible has no name of its own; a descendant may be visible again.
    if (traversal.in_invisible && !traversal.includes_hidden)
        return traversal.in_content || traversal.in_reference || traversal.in_native_label ? content(node, traversal) : std::string();

    auto const own_role = resolved_role(node, LandmarkNames::not_asked);

    // 2B. aria-labelledby, once.
    if (!traversal.in_reference)
        if (auto text = referenced_text(node, Name::aria_labelledby, traversal); !is_blank(text))
            return text;

    // 2C. Embedded control: its value, not its name. [ours] One that is itself referred to and has no value gives its name.
    if (traversal.is_nested())
        if (auto value = embedded_control_value(node, own_role, traversal); value && (traversal.in_content || !is_blank(*value)))
            return *value;

    // 2D. aria-label.
    if (auto const label = node.attribute_or(Name::aria_label, {}); !is_blank(label))
        return std::string(label.substr(0, longest_name));

    // 2E. Host language label, unless presentational.
    if (own_role != Role::none)
        if (auto text = native_label(node, traversal); !is_blank(text))
            return text;

    // 2F, 2H. Name from content.
    std::string space;
    if (traversal.is_nested() || name_from_content(own_role) || node.is(Name::summary))
        space = content(node, traversal);
    if (!is_blank(space))
        return space;

    // 2I. Tooltip. Content that is only white space still parts the words beside it.
    auto text = tooltip(node, traversal);
    return is_blank(text) ? space : text;
}

std::string NameComputation::referenced_text(Node element, Name attribute, Traversal const& traversal)
{
    auto references = element.attribute_or(attribute, {});
    std::string text;
    int left = most_references;
    for (auto id = take_word(references); !id.empty() && left > 0 && text.size() < longest_name; id = take_word(references), --left) {
        auto const referenced = element.document().element_with_id(id);
        if (!referenced || is_taken(referenced))
            continue;
        Traversal reference;
        reference.in_reference = true;
        reference.depth = traversal.depth;
        auto const part = root_text(referenced, reference);
        // What is read out here is not read out again where it stands.
        if (traversal.in_content && taken_.size() < most_taken)
            taken_.push_back(referenced.index());
        if (is_blank(part))
            continue;
        text += text.empty() ? "" : " ";
        text += part;
    }
    return text;
}

// The text of an element that a reference or native label begins with. Where it is hidden, all of it counts.
std::string NameComputation::root_text(Node root, Traversal traversal)
{
    traversal.includes_hidden = is_hidden(root);
    traversal.in_invisible = !style::is_visibility_visible(root);
    return text_alternative(root, traversal);
}

static bool is_block(style::Display display)
{
    return display != style::Display::inline_ && display != style::Display::contents && display != style::Display::none;
}

// [ours] A list of things to operate is no part of the text around it, as Chromium has it; the specification does not say.
static bool is_menu(Node element)
{
    auto const given = explicit_role(element);
    return given == Role::menu || given == Role::menubar || given == Role::tree;
}

// One child's part of a name from content; what is not in the flow of a line stands between spaces.
void NameComputation::append_child(Node child, Traversal const& traversal, std::string& text)
{
    if (child.is_element() && is_menu(child))
        return;
    auto const part = text_alternative(child, traversal);
    if (child.is_element() && (child.is(Name::br) || is_block(style::own_style(child).display))) {
        text += ' ';
        text += part;
        text += ' ';
        return;
    }
    text += part;
}

static bool is_owned_elsewhere(Node child, Node parent)
{
    auto const owner = owner_by_reference(child);
    return owner && owner != parent;
}

std::string NameComputation::content(Node element, Traversal const& came)
{
    auto traversal = came;
    traversal.in_content = true;

    // What it owns comes after its children, each once, also from where assistive technology does not see it (but not
    // from where it is not rendered).
    std::vector<Node> owned;
    auto references = element.attribute_or(Name::aria_owns, {});
    for (auto id = take_word(references); !id.empty() && taken_.size() < most_taken; id = take_word(references)) {
        auto const node = element.document().element_with_id(id);
        if (!node || node.contains(element) || is_taken(node) || !style::is_visible(node))
            continue;
        taken_.push_back(node.index());
        owned.push_back(node);
    }

    // 2F.i to iii.
    std::string text;
    for (auto child = element.first_child(); child && visits_left_ > 0 && text.size() < longest_name; child = child.next_sibling())
        if (child.is_text() || (child.is_element() && !is_taken(child) && !is_owned_elsewhere(child, element)))
            append_child(child, traversal, text);
    for (auto const node : owned)
        append_child(node, traversal, text);
    return text;
}

// 2I. The title attribute; after it the placeholder, which HTML-AAM puts last.
std::string NameComputation::tooltip(Node element, Traversal const& traversal)
{
    if (auto const given = explicit_role(element); (given == Role::none || given == Role::presentation) && resolved_role(element, LandmarkNames::not_asked) == Role::none)
        return {};
    if (element.is_svg(Name::a))
        for (auto const& attribute : element.attributes())
            if (attribute.text_name == "xlink:title" && !is_blank(attribute.value))
                return std::string(attribute.value.substr(0, longest_name));
    if (auto const title = element.attribute_or(Name::title, {}); !is_blank(title)) {
        used_title_ = used_title_ || !traversal.is_nested();
        return std::string(title.substr(0, longest_name));
    }
    if (!traversal.is_nested() && (element.is(Name::input) || element.is(Name::textarea)))
        return std::string(element.attribute_or(Name::placeholder, {}).substr(0, longest_name));
    return {};
}

} // namespace syna::aria

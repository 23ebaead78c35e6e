// The label of a field says what to write in it.
//   ACT rule cc0f0a: https://www.w3.org/WAI/standards-guidelines/act/rules/cc0f0a/proposed/
//   Whether words describe a field is for people to say. Accused are only labels of text fields that are known to say
//   nothing of any of them: "label", "text field", "menu". cantTell where several fields of a form with different names have
//   the same label and nothing that is sure to be seen stands between them to tell them apart.
//   Differs from it: a target is the field, not each of its labels.

#include "checks/check.h"
#include "checks/input_type.h"
#include "checks/vague_text.h"
#include "page/aria/labels.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/dom/document.h"
#include "page/language/words.h"
#include "page/style/declarations.h"
#include "page/style/visibility.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace syna::checks {

static bool is_text_role(aria::Role role)
{
    return role == aria::Role::textbox || role == aria::Role::searchbox || role == aria::Role::combobox || role == aria::Role::spinbutton;
}

static bool is_field_role(aria::Role role)
{
    using aria::Role;
    static constexpr std::array roles { Role::checkbox, Role::listbox, Role::menuitemcheckbox, Role::menuitemradio, Role::radio,
        Role::slider, Role::switch_ };
    return is_text_role(role) || std::ranges::find(roles, role) != roles.end();
}

static bool is_field_without_role(Node element)
{
    static constexpr std::array<std::string_view, 8> types { "color", "date", "datetime-local", "file", "month", "password", "time", "week" };
    return !aria::explicit_role(element) && std::ranges::find(types, input_type(element)) != types.end();
}

// Moved out of sight by its own style attribute: -1000px is further than any field is wide.
static bool is_moved_away(Node element)
{
    auto const style = element.attribute(Name::style);
    if (!style)
        return false;
    style::DeclarationReader reader(*style);
    while (auto const declaration = reader.next()) {
        if (!equals_ignoring_case(declaration->property, "left") && !equals_ignoring_case(declaration->property, "top"))
            continue;
        int distance = 0;
        std::from_chars(declaration->value.data(), declaration->value.data() + declaration->value.size(), distance);
        if (distance <= -1000)
            return true;
    }
    return false;
}

static bool is_seen(Node node)
{
    return style::is_visible(node) && !(node.is_element() && is_moved_away(node)) && !node.ancestor(is_moved_away);
}

// The elements that label a field and can be seen.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/cc0f0a/proposed/#programmatic-label
static std::vector<Node> visible_labels(Node field)
{
    std::vector<Node> labels;
    for (auto const id : split_on_ascii_whitespace(field.attribute_or(Name::aria_labelledby, {})))
        if (auto const label = field.document().element_with_id(id))
            labels.push_back(label);
    if (aria::is_labelable(field))
        for (auto const label : aria::labels_of(field))
            labels.push_back(label);
    std::erase_if(labels, [](Node label) { return !is_seen(label) || language::words_of(label.text_content()).empty(); });
    return labels;
}

// Applicability: form fields that can be seen, with a label that can be seen.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        if (!node.is(Name::input) && !node.is(Name::select) && !node.is(Name::textarea) && !(node.is_element() && node.has(Name::role)))
            return false;
        return (is_field_role(aria::role(node)) || is_field_without_role(node)) && is_seen(node) && !visible_labels(node).empty();
    });
}

static std::string label_text(Node field)
{
    std::string text;
    for (auto const label : visible_labels(field))
        text.append(" ").append(label.text_content());
    return language::folded(text);
}

// Something else than labels and fields that is sure to be seen and stands between two fields: a heading, a legend.
static bool is_divided(Node from, Node to)
{
    int steps = 2'000;
    for (auto node = from.next(from.document().root()); node && node != to; node = node.next(from.document().root())) {
        if (--steps == 0)
            return true;
        bool const is_title = node.is(Name::legend) || (node.is_element() && aria::role(node) == aria::Role::heading);
        if (is_title && is_seen(node))
            return true;
        if (node.is_text() && !node.ancestor(Name::label) && is_seen(node) && language::count_letters(node.data()) > 1 && !node.ancestor([](Node n) { return aria::role(n) == aria::Role::heading; }))
            return true;
    }
    return false;
}

// A field of its own: fields of one name are choices, and those of another form are another question.
struct Asked {
    Node field;
    Node form;
    std::string_view name;
};

// Expectation: the label says something of the field, and not the same as the label of another.
static std::vector<Outcome> expectation(Page const&, std::vector<Node> const& fields, Parameters const&)
{
    std::unordered_map<std::string, Asked> last; // By label.
    std::vector<Outcome> outcomes;
    for (auto const field : fields) {
        auto const text = label_text(field);
        if (!is_text_role(aria::role(field))) {
            outcomes.push_back(passed());
            continue;
        }
        auto const labels = visible_labels(field);
        if (labels.size() == 1 && is_vague_or_numbered(labels.front().text_content(), VagueText::label)) {
            outcomes.push_back(failed("says-nothing", { { "label", std::string(strip_ascii_whitespace(labels.front().text_content())) } }));
            continue;
        }
        Asked const asked { field, field.ancestor(Name::form), field.attribute_or(Name::name, {}) };
        auto const [before, is_first] = last.try_emplace(text, asked);
        bool const is_same_question = is_first || before->second.form != asked.form || before->second.name == asked.name || asked.name.empty();
        if (is_same_question || is_divided(before->second.field, field))
            outcomes.push_back(passed());
        else
            outcomes.push_back(cant_tell("same-label", before->second.field, { { "label", std::string(strip_ascii_whitespace(labels.front().text_content())) } }));
        before->second = asked;
    }
    return outcomes;
}

Check form_label_descriptive() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

#include "page/css/element_state.h"

#include "page/aria/focus.h"
#include "page/dom/ascii.h"

#include <cstdlib>
#include <optional>
#include <string>

namespace syna::css {

namespace {

std::string input_type(Node input)
{
    return ascii_lower(input.attribute_or(Name::type, "text"));
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words)
{
    for (auto const word : words)
        if (text == word)
            return true;
    return false;
}

// Types that are none of those: the standard reads what it does not know as "text".
bool takes_text(std::string_view type)
{
    return !is_one_of(type, { "hidden", "range", "color", "checkbox", "radio", "file", "submit", "image", "reset", "button" });
}

bool is_radio(Node element) { return element.is(Name::input) && input_type(element) == "radio"; }

// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-owner
Node form_owner(Node control)
{
    if (auto const id = control.attribute(Name::form)) {
        auto const form = control.document().element_with_id(*id);
        return form.is(Name::form) ? form : Node();
    }
    return control.ancestor(Name::form);
}

bool is_submit_button(Node element)
{
    if (element.is(Name::button)) {
        auto const type = ascii_lower(element.attribute_or(Name::type, "submit"));
        return type != "button" && type != "reset";
    }
    return element.is(Name::input) && is_one_of(input_type(element), { "submit", "image" });
}

bool is_link(Node element)
{
    if (element.is_svg(Name::a))
        return element.has(Name::href) || element.has(Name::xlink_href);
    return (element.is(Name::a) || element.is(Name::area)) && element.has(Name::href);
}

bool can_be_disabled(Node element)
{
    if (element.name_space() != Namespace::html)
        return false;
    switch (element.name()) {
    case Name::button:
    case Name::input:
    case Name::select:
    case Name::textarea:
    case Name::optgroup:
    case Name::option:
    case Name::fieldset:
        return true;
    default:
        return false;
    }
}

// https://html.spec.whatwg.org/multipage/input.html#attr-input-required
bool takes_required(Node element)
{
    if (element.is(Name::select) || element.is(Name::textarea))
        return true;
    return element.is(Name::input) && !is_one_of(input_type(element), { "hidden", "range", "color", "submit", "image", "reset", "button" });
}

// https://html.spec.whatwg.org/multipage/interaction.html#editing-host
bool is_editable(Node element)
{
    for (auto node = element; node; node = node.parent_element()) {
        auto const value = node.attribute(Name::contenteditable);
        if (!value || node.name_space() != Namespace::html)
            continue;
        if (value->empty() || equals_ignoring_case(*value, "true") || equals_ignoring_case(*value, "plaintext-only"))
            return true;
        if (equals_ignoring_case(*value, "false"))
            return false;
    }
    return false;
}

// https://html.spec.whatwg.org/multipage/semantics-other.html#selector-read-write
bool is_read_write(Node element)
{
    if (element.is(Name::input) && !is_one_of(input_type(element), { "hidden", "range", "color", "checkbox", "radio", "file", "submit", "image", "reset", "button" }))
        return !element.has(Name::readonly) && !aria::is_disabled(element);
    if (element.is(Name::textarea))
        return !element.has(Name::readonly) && !aria::is_disabled(element);
    if (element.is(Name::input))
        return false;
    return is_editable(element);
}

std::string text_value(Node control)
{
    return control.is(Name::textarea) ? control.text_content() : std::string(control.attribute_or(Name::value, {}));
}

bool has_text_value(Node control)
{
    if (!control.is(Name::textarea))
        return !control.attribute_or(Name::value, {}).empty();
    for (auto node = control.next(control); node; node = node.next(control))
        if (node.is_text() && !node.data().empty())
            return true;
    return false;
}

// A placeholder of nothing but line breaks is none.
bool is_placeholder_shown(Node element)
{
    bool const takes_placeholder = element.is(Name::textarea)
        || (element.is(Name::input) && takes_text(input_type(element)) && !is_one_of(input_type(element), { "date", "month", "week", "time", "datetime-local" }));
    auto const placeholder = element.attribute(Name::placeholder);
    return takes_placeholder && placeholder && placeholder->find_first_not_of("\r\n") != std::string_view::npos && !has_text_value(element);
}

std::optional<double> to_number(std::string_view text)
{
    if (text.empty() || is_ascii_whitespace(text.front()) || text.front() == '+')
        return std::nullopt;
    std::string const copy(text);
    char* end = nullptr;
    auto const value = std::strtod(copy.c_str(), &end);
    if (end != copy.c_str() + copy.size() || copy.find_first_of("xXnN") != std::string::npos)
        return std::nullopt;
    return value;
}

enum class Range { unlimited,
    inside,
    outside,
    unclear };

// https://html.spec.whatwg.org/multipage/input.html#the-min-and-max-attributes
Range range_state(Node element)
{
    if (!element.is(Name::input))
        return Range::unlimited;
    auto const type = input_type(element);
    if (type == "range")
        return Range::inside; // What is outside is moved inside, and there are always limits.
    auto const least = element.attribute(Name::min), greatest = element.attribute(Name::max);
    if (!least && !greatest)
        return Range::unlimited;
    auto const value = element.attribute_or(Name::value, {});
    if (is_one_of(type, { "date", "month", "week", "time", "datetime-local" })) {
        if (value.empty())
            return Range::inside;
        return Range::unclear;
    }
    if (type != "number")
        return Range::unlimited;
    auto const low = least ? to_number(*least) : std::nullopt, high = greatest ? to_number(*greatest) : std::nullopt;
    if (!low && !high)
        return Range::unlimited;
    auto const number = to_number(value);
    if (!number)
        return Range::inside;
    return (low && *number < *low) || (high && *number > *high) ? Range::outside : Range::inside;
}

// Not asked to be valid.
//   https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#candidate-for-constraint-validation
bool is_barred(Node control)
{
    if (aria::is_disabled(control) || control.ancestor(Name::datalist))
        return true;
    if (control.is(Name::input))
        return is_one_of(input_type(control), { "hidden", "reset", "button" }) || (control.has(Name::readonly) && takes_text(input_type(control)));
    if (control.is(Name::button))
        return !is_submit_button(control);
    return control.is(Name::textarea) && control.has(Name::readonly);
}

bool is_listed_control(Node element)
{
    return element.is(Name::input) || element.is(Name::select) || element.is(Name::textarea) || element.is(Name::button);
}

// The first strong character says the direction. The blocks of right-to-left scripts are those of
//   https://www.unicode.org/Public/UCD/latest/ucd/extracted/DerivedBidiClass.txt
// and every other letter is taken to be written from the left.
enum class Direction { unclear,
    left_to_right,
    right_to_left };
Direction direction_of(char32_t c)
{
    auto const within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (within(0x0660, 0x066C) || within(0x06DD, 0x06DD) || within(0x0600, 0x0607) || within(0x060E, 0x061A) || within(0x06D6, 0x06ED))
        return Direction::unclear;
    if (within(0x0590, 0x08FF) || within(0xFB1D, 0xFDFF) || within(0xFE70, 0xFEFE) || within(0x10800, 0x10FFF) || within(0x1E800, 0x1EFFF) || c == 0x200F)
        return Direction::right_to_left;
    if ((c < 0x80 && is_ascii_alpha(static_cast<int>(c))) || c == 0xAA || c == 0xB5 || c == 0xBA || c == 0x200E)
        return Direction::left_to_right;
    if (c < 0xC0 || c == 0xD7 || c == 0xF7 || within(0x02B9, 0x02BA) || within(0x02C2, 0x02CF) || within(0x0300, 0x036F) || within(0x2000, 0x2070) || within(0x2074, 0x207E)
        || within(0x2080, 0x208E) || within(0x20A0, 0x20FF) || within(0x2190, 0x2335) || within(0x237B, 0x2394) || within(0x2396, 0x249B) || within(0x24EA, 0x26AB)
        || within(0x26AD, 0x27FF) || within(0x2900, 0x2BFF) || within(0x2E00, 0x2FFF) || within(0x3000, 0x3004) || within(0xFE00, 0xFE6F) || within(0xFF01, 0xFF20)
        || within(0x1F000, 0x1F10F) || within(0x1F300, 0x1FAFF) || c >= 0xE0000)
        return Direction::unclear;
    return Direction::left_to_right;
}

Direction direction_of(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const length = lead < 0x80 ? 1 : lead < 0xE0 ? 2
            : lead < 0xF0                                        ? 3
                                                                 : 4;
        char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
        if (auto const direction = direction_of(c); direction != Direction::unclear)
            return direction;
        i += length;
    }
    return Direction::unclear;
}

// https://html.spec.whatwg.org/multipage/dom.html#auto-directionality
Direction automatic_direction(Node element)
{
    if (element.is(Name::textarea) || (element.is(Name::input) && takes_text(input_type(element))))
        return direction_of(text_value(element));
    for (auto node = element.next(element); node;) {
        if (node.is_text()) {
            if (auto const direction = direction_of(node.data()); direction != Direction::unclear)
                return direction;
        } else if (node.is_element()) {
            auto const dir = node.attribute(Name::dir);
            bool const own = dir && (equals_ignoring_case(*dir, "ltr") || equals_ignoring_case(*dir, "rtl") || equals_ignoring_case(*dir, "auto"));
            if (own || node.is(Name::bdi) || node.is(Name::script) || node.is(Name::style) || node.is(Name::textarea)) {
                node = node.next_skipping_children(element);
                continue;
            }
        }
        node = node.next(element);
    }
    return Direction::unclear;
}

} // namespace

Match ElementStates::is(ElementState state, Number number)
{
    auto const element = index_[number].node;
    switch (state) {
    case ElementState::any_link:
        return to_match(is_link(element));
    case ElementState::checked:
        if (element.is(Name::option))
            return to_match(is_selected_option(element));
        if (is_radio(element))
            return to_match(is_checked_radio(element));
        return to_match(element.is(Name::input) && element.has(Name::checked) && input_type(element) == "checkbox");
    case ElementState::default_:
        if (element.is(Name::option))
            return to_match(element.has(Name::selected));
        if (element.is(Name::input) && is_one_of(input_type(element), { "checkbox", "radio" }))
            return to_match(element.has(Name::checked));
        return to_match(is_submit_button(element) && is_default_button(element));
    case ElementState::defined:
        // A script may define custom elements, and whether it will is not to be seen in the page.
        if (element.name_space() != Namespace::html)
            return Match::yes;
        return element.tag().find('-') != std::string_view::npos || element.has(Name::is) ? Match::unknown : Match::yes;
    case ElementState::disabled:
        return to_match(aria::is_disabled(element));
    case ElementState::enabled:
        return to_match(can_be_disabled(element) && !aria::is_disabled(element));
    case ElementState::in_range:
    case ElementState::out_of_range: {
        auto const range = is_listed_control(element) && !is_barred(element) ? range_state(element) : Range::unlimited;
        if (range == Range::unclear)
            return Match::unknown;
        return to_match(range == (state == ElementState::in_range ? Range::inside : Range::outside));
    }
    case ElementState::indeterminate:
        if (is_radio(element))
            return to_match(radio_group(element).checked == ElementIndex::none && !element.has(Name::checked));
        return to_match(element.is(Name::progress) && !element.has(Name::value));
    case ElementState::valid:
    case ElementState::invalid: {
        bool const group = element.is(Name::form) || element.is(Name::fieldset);
        if (!group && (!is_listed_control(element) || is_barred(element)))
            return Match::no;
        auto const valid = validity(element);
        return state == ElementState::valid ? valid : !valid;
    }
    case ElementState::open:
        return to_match((element.is(Name::details) || element.is(Name::dialog)) && element.has(Name::open));
    case ElementState::required:
        return to_match(takes_required(element) && element.has(Name::required));
    case ElementState::optional:
        return to_match((element.is(Name::input) || element.is(Name::select) || element.is(Name::textarea)) && !(takes_required(element) && element.has(Name::required)));
    case ElementState::placeholder_shown:
        return to_match(is_placeholder_shown(element));
    case ElementState::read_write:
        return to_match(is_read_write(element));
    case ElementState::read_only:
        return to_match(!is_read_write(element));
    case ElementState::custom:
        return Match::unknown;
    default:
        return Match::no;
    }
}

// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constraints; what a pattern or a type asks of a
// value that is there, is not decided.
Match ElementStates::validity(Node control)
{
    if (control.is(Name::form) || control.is(Name::fieldset)) {
        auto const [entry, added] = validities_.try_emplace(control.index(), Match::yes);
        if (!added)
            return entry->second;
        auto all = Match::yes;
        for (auto node = control.next(control); node && all != Match::no; node = node.next(control))
            if (is_listed_control(node) && !is_barred(node))
                all = std::min(all, validity(node));
        return validities_[control.index()] = all;
    }
    bool const required = takes_required(control) && control.has(Name::required);
    if (control.is(Name::select)) {
        if (!required)
            return Match::yes;
        // A placeholder option that is selected is no value.
        //   https://html.spec.whatwg.org/multipage/form-elements.html#placeholder-label-option
        for (auto option = control.next(control); option; option = option.next(control))
            if (option.is(Name::option) && is_selected_option(option))
                return to_match(!option.attribute_or(Name::value, "?").empty());
        return Match::no;
    }
    if (control.is(Name::button))
        return Match::yes;
    if (control.is(Name::textarea))
        return to_match(!required || has_text_value(control));
    auto const type = input_type(control);
    if (type == "checkbox")
        return to_match(!required || control.has(Name::checked));
    if (type == "radio") {
        auto const& group = radio_group(control);
        return required && group.checked == ElementIndex::none ? Match::no : required || group.checked != ElementIndex::none ? Match::yes
                                                                                                                             : Match::unknown;
    }
    if (type == "file")
        return to_match(!required);
    if (!takes_text(type))
        return Match::yes;
    if (control.attribute_or(Name::value, {}).empty())
        return to_match(!required);
    auto const range = range_state(control);
    if (range == Range::outside)
        return Match::no;
    bool const free = is_one_of(type, { "email", "url", "number", "date", "month", "week", "time", "datetime-local" }) || control.has(Name::pattern);
    return free ? Match::unknown : Match::yes;
}

// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#default-button
bool ElementStates::is_default_button(Node button)
{
    if (!default_buttons_known_) {
        default_buttons_known_ = true;
        for (std::size_t i = 0; i < index_.size(); ++i)
            if (auto const node = index_[static_cast<Number>(i)].node; is_submit_button(node))
                if (auto const form = form_owner(node))
                    default_buttons_.try_emplace(form.index(), node);
    }
    auto const form = form_owner(button);
    if (!form)
        return false;
    auto const found = default_buttons_.find(form.index());
    return found != default_buttons_.end() && found->second == button;
}

// https://html.spec.whatwg.org/multipage/input.html#radio-button-group
ElementStates::RadioGroup const& ElementStates::radio_group(Node radio)
{
    if (!radio_groups_known_) {
        radio_groups_known_ = true;
        for (auto const node : index_.document().elements(Name::input)) {
            if (!is_radio(node) || node.attribute_or(Name::name, {}).empty())
                continue;
            auto const owner = form_owner(node);
            auto& group = radio_groups_[node.attribute_or(Name::name, {})][owner ? owner.index() : 0];
            if (node.has(Name::checked))
                group.checked = index_.number_of(node);
        }
    }
    static RadioGroup const alone;
    auto const name = radio.attribute_or(Name::name, {});
    if (name.empty())
        return alone;
    auto const owner = form_owner(radio);
    return radio_groups_[name][owner ? owner.index() : 0];
}

bool ElementStates::is_checked_radio(Node radio)
{
    if (!radio.has(Name::checked))
        return false;
    auto const& group = radio_group(radio);
    return group.checked == ElementIndex::none || group.checked == index_.number_of(radio);
}

// https://html.spec.whatwg.org/multipage/form-elements.html#selectedness-setting-algorithm
bool ElementStates::is_selected_option(Node option)
{
    auto const select = option.ancestor(Name::select);
    if (!select || select.has(Name::multiple))
        return option.has(Name::selected);
    auto const [entry, added] = selected_options_.try_emplace(select.index(), Node());
    if (!added)
        return entry->second == option;
    auto const size = to_number(select.attribute_or(Name::size, "1"));
    Node last_selected, first_enabled;
    for (auto node = select.next(select); node; node = node.next(select)) {
        if (!node.is(Name::option))
            continue;
        if (node.has(Name::selected))
            last_selected = node;
        if (!first_enabled && !aria::is_disabled(node))
            first_enabled = node;
    }
    if (!last_selected && (!size || *size <= 1))
        last_selected = first_enabled;
    selected_options_[select.index()] = last_selected;
    return last_selected == option;
}

std::string_view ElementStates::language(Number element)
{
    if (languages_.empty())
        find_languages();
    return languages_[element];
}

void ElementStates::find_languages()
{
    // The pragma speaks for elements that have no language of their own.
    //   https://html.spec.whatwg.org/multipage/semantics.html#pragma-set-default-language
    std::string_view by_default;
    for (auto const meta : index_.document().elements(Name::meta))
        if (equals_ignoring_case(meta.attribute_or(Name::http_equiv, {}), "content-language")) {
            auto const content = strip_ascii_whitespace(meta.attribute_or(Name::content, {}));
            if (!content.empty() && content.find(',') == std::string_view::npos)
                by_default = content.substr(0, content.find_first_of(" \t\n\f\r"));
        }
    languages_.reserve(index_.size());
    for (std::size_t i = 0; i < index_.size(); ++i) {
        auto const& element = index_[static_cast<Number>(i)];
        std::optional<std::string_view> own;
        if (element.name_space != Namespace::html)
            own = element.node.attribute(Name::xml_lang);
        if (!own)
            own = element.node.attribute(Name::lang);
        languages_.push_back(own ? *own : element.parent != ElementIndex::none ? languages_[element.parent]
                                                                               : by_default);
    }
}

bool ElementStates::is_right_to_left(Number element)
{
    if (right_to_left_.empty())
        find_directions();
    return right_to_left_[element];
}

void ElementStates::find_directions()
{
    right_to_left_.reserve(index_.size());
    for (std::size_t i = 0; i < index_.size(); ++i) {
        auto const& element = index_[static_cast<Number>(i)];
        bool const inherited = element.parent != ElementIndex::none && right_to_left_[element.parent];
        auto const dir = element.name_space == Namespace::html ? element.node.attribute(Name::dir) : std::nullopt;
        bool const automatic = dir && equals_ignoring_case(*dir, "auto");
        if (dir && (equals_ignoring_case(*dir, "ltr") || equals_ignoring_case(*dir, "rtl")))
            right_to_left_.push_back(equals_ignoring_case(*dir, "rtl"));
        else if (automatic || element.node.is(Name::bdi)) {
            auto const found = automatic_direction(element.node);
            // A bdi without a strong character is as its parent; dir=auto is left-to-right.
            right_to_left_.push_back(found == Direction::unclear ? !automatic && inherited : found == Direction::right_to_left);
        } else if (element.node.is(Name::input) && input_type(element.node) == "tel")
            right_to_left_.push_back(false);
        else
            right_to_left_.push_back(inherited);
    }
}

ElementStates::OfType ElementStates::of_type(Number element)
{
    if (of_type_.empty())
        number_types();
    return of_type_[element];
}

void ElementStates::number_types()
{
    of_type_.resize(index_.size());
    std::unordered_map<uint64_t, Number> last; // Of a parent and type.
    auto const key = [](ElementIndex::Element const& element) {
        return (uint64_t { element.parent } << 32) | (uint64_t { static_cast<uint16_t>(element.name) } << 8) | static_cast<uint8_t>(element.name_space);
    };
    for (std::size_t i = 0; i < index_.size(); ++i) {
        auto const number = static_cast<Number>(i);
        auto const [entry, first] = last.try_emplace(key(index_[number]), number);
        of_type_[number].number = first ? 1 : of_type_[entry->second].number + 1;
        entry->second = number;
    }
    for (std::size_t i = 0; i < index_.size(); ++i) {
        auto const number = static_cast<Number>(i);
        of_type_[number].count = of_type_[last[key(index_[number])]].number;
    }
}

bool matches_language_range(std::string_view language, std::string_view range)
{
    if (range.empty() || language.empty())
        return range.empty() && language.empty();
    auto const next_subtag = [](std::string_view& rest) {
        auto const end = rest.find('-');
        auto const subtag = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        return subtag;
    };
    // What has a longer subtag is no language tag: https://www.rfc-editor.org/rfc/rfc5646#section-2.1
    for (auto rest = language; !rest.empty();)
        if (next_subtag(rest).size() > 8)
            return false;
    // 1. and 2. The first subtags are equal, or the range's is a wildcard.
    auto const first = next_subtag(range);
    auto subtag = next_subtag(language);
    if (first != "*" && !equals_ignoring_case(first, subtag))
        return false;
    // 3. For each subtag of the range:
    while (!range.empty()) {
        auto const wanted = next_subtag(range);
        // A. A wildcard asks nothing.
        if (wanted == "*")
            continue;
        for (;;) {
            // B. There is none left in the tag.
            if (language.empty())
                return false;
            subtag = next_subtag(language);
            // C. It is there.
            if (equals_ignoring_case(subtag, wanted))
                break;
            // D. Nothing is looked for behind a singleton.
            if (subtag.size() == 1)
                return false;
            // E. Others are passed over.
        }
    }
    return true;
}

} // namespace syna::css

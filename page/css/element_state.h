#pragma once
// What an element can be asked about itself, as a page stands when it has been read and nobody has touched it.
//   https://html.spec.whatwg.org/multipage/semantics-other.html#pseudo-classes
// What takes the whole page to know (languages, directions, groups of radio buttons, numbers among siblings of a type) is
// found once, when it is first asked for: one object belongs to one thread.

#include "page/css/element_index.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace syna::css {

class ElementStates {
public:
    using Number = ElementIndex::Number;

    explicit ElementStates(ElementIndex const& index)
        : index_(index)
    {
    }

    // Any state but those of the user's action.
    Match is(ElementState state, Number element);
    // https://html.spec.whatwg.org/multipage/dom.html#language; "" where it is not known.
    std::string_view language(Number element);
    // https://html.spec.whatwg.org/multipage/dom.html#the-directionality
    bool is_right_to_left(Number element);

    struct OfType {
        uint32_t number = 0; // From 1.
        uint32_t count = 0;
    };
    OfType of_type(Number element);

private:
    struct RadioGroup {
        Number checked = ElementIndex::none; // The last one that is.
    };

    Match validity(Node control);
    bool is_default_button(Node button);
    bool is_checked_radio(Node radio);
    bool is_selected_option(Node option);
    RadioGroup const& radio_group(Node radio);
    void find_languages();
    void find_directions();
    void number_types();

    ElementIndex const& index_;
    std::vector<std::string_view> languages_;
    std::vector<bool> right_to_left_;
    std::vector<OfType> of_type_;
    // By form owner (the document node's index for none) and name.
    std::unordered_map<std::string_view, std::unordered_map<uint32_t, RadioGroup>> radio_groups_;
    bool radio_groups_known_ = false;
    std::unordered_map<uint32_t, Node> default_buttons_; // By form.
    bool default_buttons_known_ = false;
    std::unordered_map<uint32_t, Node> selected_options_; // By select with one row: the option it shows.
    std::unordered_map<uint32_t, Match> validities_;      // Of forms and fieldsets.
};

// https://www.rfc-editor.org/rfc/rfc4647#section-3.3.2, as :lang() has it. Both in any case; the range may be "".
bool matches_language_range(std::string_view language, std::string_view range);

} // namespace syna::css

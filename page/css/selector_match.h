#pragma once
// Which elements of a page a compiled selector matches. A matcher belongs to one page and one thread; the selectors and
// the index it reads may be shared. What it takes is bounded: see exhausted().
//   https://www.w3.org/TR/selectors-4/#evaluating-selectors

#include "page/css/element_index.h"
#include "page/css/element_state.h"
#include "page/css/selector.h"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace syna::css {

// What the user does, where a check asks how things look then. Nobody does anything by default.
struct UserAction {
    Node focused;
    bool focus_visible = true; // The focus came by keyboard.
    Node hovered;
    Node active;

    bool none() const { return !focused && !hovered && !active; }
    bool operator==(UserAction const&) const = default;
};

class SelectorMatcher {
public:
    using Number = ElementIndex::Number;
    using SetNumber = uint32_t;

    explicit SelectorMatcher(ElementIndex const& index);

    ElementIndex const& index() const { return index_; }
    ElementStates& states() { return states_; }

    // Makes a set known to this matcher. The set has to live as long.
    SetNumber add(SelectorSet const& set);

    void set_user_action(UserAction const& action) { action_ = action; }
    UserAction const& user_action() const { return action_; }

    // Whether the element matches one of the list's selectors; those with a pseudo-element match nothing. `scope`: what
    // :scope is; the root element by default.
    Match matches(SetNumber set, uint32_t list, Number element, Number scope = ElementIndex::none);
    // Whether the element, or the one that the selector's pseudo-element belongs to, matches.
    Match matches_complex(SetNumber set, uint32_t complex, Number element, Number scope = ElementIndex::none);

    // True once matching has taken more steps than any honest page needs. From then on every answer is "unknown".
    bool exhausted() const { return steps_ <= 0; }

    // The set's atoms that are the page's: for each class or id of the page its atom in the set, or 0. In quirks mode
    // there may be several, see next_atom().
    Atom atom_of_page(SetNumber set, Atom page_atom) const { return bindings_[set].first_atom[page_atom]; }
    Atom next_atom(SetNumber set, Atom atom) const { return bindings_[set].next_atom.empty() ? 0 : bindings_[set].next_atom[atom]; }
    Atom atom_of_name(SetNumber set, Name name) const;

private:
    struct HasAnswers;
    // A set's strings as the page knows them.
    struct Binding {
        SelectorSet const* set = nullptr;
        std::vector<Atom> page_atom;  // By the set's atom: the class or id of the page.
        std::vector<Atom> first_atom; // By the page's.
        std::vector<Atom> next_atom;  // By the set's: others that are the same to the page.
        std::vector<Name> names;      // By the set's atom: the element's or attribute's name on this page.
        std::unordered_map<Name, Atom> atoms_of_names;
        std::unordered_map<uint64_t, Match> remembered; // By list and element.
        std::unordered_map<uint32_t, HasAnswers> has;   // By complex selector.
        std::unordered_map<uint64_t, Match> has_slow;   // By complex selector and element.
        std::unordered_map<uint64_t, bool> counted;     // By Nth and parent: its children's positions are known.
        std::unordered_map<uint32_t, std::vector<uint32_t>> positions;
    };
    struct HasAnswers {
        std::vector<Number> candidates; // What the rightmost compound matches, in document order.
        std::vector<Match> answers;     // Of each element, where the selector is a single compound.
    };
    struct Query {
        Binding& binding;
        SelectorSet const& set;
        Number scope;
        Number anchor;
    };

    Match match_list(Query& query, uint32_t list, Number element);
    Match match_complex(Query& query, ComplexSelector const& complex, Number element);
    bool walk(Query& query, ComplexSelector const& complex, Number element, Match least, bool& doubtful);
    Match match_compound(Query& query, CompoundSelector const& compound, Number element);
    Match match_simple(Query& query, SimpleSelector const& simple, Number element);
    bool match_attribute(Query& query, AttributeTest const& test, Number element);
    Match match_nth(Query& query, SimpleSelector const& simple, Number element);
    Match match_nth_of(Query& query, Nth const& nth, uint32_t number, bool from_end, Number element);
    Match match_has(Query& query, uint32_t list, Number element);
    Match match_has_complex(Query& query, uint32_t complex, bool cacheable, Number element);
    void answer_has(Query& query, uint32_t complex, HasAnswers& answers);
    Match match_user_action(ElementState state, Number element) const;
    bool matches_value(AttributeTest const& test, std::string_view value, bool ignore_case);
    bool may_keep(std::size_t bytes) const;
    void spend(std::size_t steps) { steps_ -= static_cast<int64_t>(steps); }

    ElementIndex const& index_;
    ElementStates states_;
    UserAction action_;
    std::vector<Binding> bindings_;
    int64_t steps_;
    std::size_t remembered_ = 0; // Answers that all bindings keep.
    std::size_t kept_ = 0;       // Bytes for answers about all elements.
};

} // namespace syna::css

#pragma once
// Selectors, compiled: flat tables without pointers, made once with their sheet, never changed, read by any thread.
//   https://www.w3.org/TR/selectors-4/
// A list has complex selectors, a complex selector has compounds from right to left, a compound has simple selectors.

#include "page/css/atom_table.h"
#include "page/css/text_arena.h"
#include "page/dom/node.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace syna::css {

// No, cannot be known from the page alone, yes. The minimum of two is their "and", the maximum their "or".
enum class Match : uint8_t { no,
    unknown,
    yes };
constexpr Match operator!(Match match) { return static_cast<Match>(2 - static_cast<uint8_t>(match)); }
constexpr Match to_match(bool holds) { return holds ? Match::yes : Match::no; }

// https://www.w3.org/TR/selectors-4/#specificity-rules
struct Specificity {
    uint16_t ids = 0, classes = 0, types = 0;
    auto operator<=>(Specificity const&) const = default;

    void add(Specificity const& other)
    {
        auto const sum = [](uint16_t a, uint16_t b) { return static_cast<uint16_t>(a + b > 0xFFFF ? 0xFFFF : a + b); };
        ids = sum(ids, other.ids);
        classes = sum(classes, other.classes);
        types = sum(types, other.types);
    }
};

enum class PseudoElement : uint8_t {
    none,
    before,
    after,
    marker,
    placeholder,
    first_line,
    first_letter,
    selection,
    backdrop,
    file_selector_button,
    other, // Known to browsers, of no interest here: scrollbars, shadow parts, highlights, …
};

enum class Combinator : uint8_t {
    none, // The leftmost compound.
    descendant,
    child,
    next_sibling,
    subsequent_sibling,
};

enum class SimpleKind : uint8_t {
    type,       // `atom`: the name in lower case, `number`: the atom of the name as written, for elements outside of HTML.
    name_space, // `detail`: NamespaceTest.
    id,         // `atom`.
    class_,     // `atom`.
    attribute,  // `number`: of the test.
    is,         // `number`: of the list. Also :where() and the nesting selector.
    not_,
    has,              // The selectors of the list begin with `anchor`.
    nth_child,        // `number`: of the Nth. Also :first-child and the like.
    nth_last_child,   //
    nth_of_type,      //
    nth_last_of_type, //
    only_child,
    only_of_type,
    root,
    empty,
    scope,
    anchor, // The element that :has() is asked of.
    lang,   // `number`: of the first range, `atom`: how many.
    dir,    // `detail`: 1 for ltr, 2 for rtl, 0 for what no element has.
    state,  // `detail`: ElementState.
    never,  // Valid, and nothing matches: :host, :visited, …
};

// What an element can be asked about itself (page/css/element_state.h) and what the one who matches says (:hover, …).
enum class ElementState : uint8_t {
    any_link,
    checked,
    default_,
    defined,
    disabled,
    enabled,
    in_range,
    indeterminate,
    invalid,
    open,
    optional,
    out_of_range,
    placeholder_shown,
    read_only,
    read_write,
    required,
    valid,
    custom, // :state(): a script may set it.
    active,
    focus,
    focus_visible,
    focus_within,
    hover,
};
constexpr bool is_user_action(ElementState state) { return state >= ElementState::active; }

enum class NamespaceTest : uint8_t {
    html,
    svg,
    mathml,
    none,  // "|a": no element of a page.
    other, // A namespace that no element of a page has.
    any,   // For attributes: "*|name".
    xlink, // For attributes.
    xml,
};

struct SimpleSelector {
    SimpleKind kind;
    uint8_t detail = 0;
    Atom atom = 0;
    uint32_t number = 0;
};

enum class AttributeOperator : uint8_t { exists,
    equals,
    includes, // ~=
    dash,     // |=
    prefix,   // ^=
    suffix,   // $=
    substring // *=
};
enum class AttributeCase : uint8_t { by_document,
    ignored,
    respected };

struct AttributeTest {
    Atom name = 0;         // As an attribute of an HTML element has it: in lower case.
    Atom written_name = 0; // As attributes of other elements have it.
    NamespaceTest name_space = NamespaceTest::none;
    AttributeOperator operation = AttributeOperator::exists;
    AttributeCase letter_case = AttributeCase::by_document;
    bool html_ignores_case = false; // The value, on HTML elements.
    std::string_view value;
};

struct Nth {
    int32_t step = 0, offset = 0;
    uint32_t of = 0; // A list; 0: all.

    bool matches(int64_t position) const
    {
        auto const distance = position - offset;
        return step == 0 ? distance == 0 : distance % step == 0 && distance / step >= 0;
    }
};

struct CompoundSelector {
    uint32_t first = 0;
    uint32_t count = 0;
    Combinator combinator = Combinator::none; // To the compound on the left, which is the next in the table.
};

struct ComplexSelector {
    uint32_t first = 0; // The rightmost compound.
    uint32_t count = 0;
    Specificity specificity;
    PseudoElement pseudo_element = PseudoElement::none;
    uint8_t ancestor_bit_count = 0;
    std::array<uint8_t, 4> ancestor_bits {}; // Of the AncestorFilter: what some ancestor of the element has to have.
};

struct SelectorList {
    uint32_t first = 0;
    uint32_t count = 0;
    Specificity specificity;  // The greatest.
    uint16_t depth = 0;       // Of lists within lists.
    bool uses_scope = false;  // The answer depends on what :scope is.
    bool user_action = false; // It depends on :hover, :focus and the like.
    bool nested = false;      // It holds the nesting selector: answers are worth remembering.
};

struct SelectorSet {
    static constexpr uint32_t none = 0; // List 0 is nobody's.

    std::vector<SimpleSelector> simples;
    std::vector<CompoundSelector> compounds;
    std::vector<ComplexSelector> complexes;
    std::vector<SelectorList> lists { 1 };
    std::vector<AttributeTest> attributes;
    std::vector<Nth> nths;
    std::vector<std::string_view> language_ranges; // Lower case.
    AtomTable atoms;                               // Ids, classes, names of elements and attributes.
    std::vector<Name> names;                       // Of the atoms, where the program knows them by a constant.
    TextArena texts;                               // What is not a slice of the tokens' texts.
};

// A bit for every id, class and name among an element's ancestors: 256 of them, so that most selectors whose ancestors
// are not there are known not to match at once.
struct AncestorFilter {
    std::array<uint64_t, 4> bits {};
    void add(uint8_t bit) { bits[bit >> 6] |= uint64_t { 1 } << (bit & 63); }
    bool has(uint8_t bit) const { return (bits[bit >> 6] >> (bit & 63)) & 1; }

    static uint8_t id_bit(uint32_t hash) { return static_cast<uint8_t>(hash >> 3); }
    static uint8_t class_bit(uint32_t hash) { return static_cast<uint8_t>((hash >> 11) + 1); }
    static uint8_t type_bit(uint32_t hash) { return static_cast<uint8_t>((hash >> 19) + 2); }
};

} // namespace syna::css

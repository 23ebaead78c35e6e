#include "page/css/selector_match.h"

#include "page/dom/ascii.h"

#include <algorithm>
#include <optional>

namespace syna::css {

static constexpr auto no_element = ElementIndex::none;
// A page of 2,000 elements and 2,500 rules takes about a hundred thousand steps.
static constexpr int64_t steps_of_any_page = 60'000'000;
static constexpr int64_t steps_of_an_element = 256;
static constexpr std::size_t max_remembered = 4'000'000; // Answers, each of some 50 bytes.
static constexpr std::size_t max_kept = 128u << 20;      // Bytes for answers about every element of a page.

SelectorMatcher::SelectorMatcher(ElementIndex const& index)
    : index_(index)
    , states_(index)
    , steps_(steps_of_any_page + steps_of_an_element * static_cast<int64_t>(index.size()))
{
}

SelectorMatcher::SetNumber SelectorMatcher::add(SelectorSet const& set)
{
    Binding binding;
    binding.set = &set;
    auto const& page = index_.atoms();
    binding.page_atom.resize(set.atoms.size());
    binding.first_atom.resize(page.size());
    for (Atom atom = 1; atom < page.size(); ++atom) {
        if (!index_.quirks()) {
            auto const found = set.atoms.find(page.text(atom), page.hash(atom));
            binding.page_atom[found] = atom;
            binding.first_atom[atom] = found;
            continue;
        }
        set.atoms.find_any_case(page.text(atom), page.hash(atom), [&](Atom found) {
            if (binding.next_atom.empty())
                binding.next_atom.resize(set.atoms.size());
            binding.page_atom[found] = atom;
            binding.next_atom[found] = binding.first_atom[atom];
            binding.first_atom[atom] = found;
        });
    }
    binding.page_atom[0] = 0;

    binding.names = set.names;
    binding.names.resize(set.atoms.size(), Name::none);
    for (Atom atom = 1; atom < binding.names.size(); ++atom)
        if (binding.names[atom] != Name::none)
            binding.atoms_of_names[binding.names[atom]] = atom;
    auto const& names = index_.unknown_names();
    for (Atom atom = 1; atom < names.size(); ++atom)
        if (auto const found = set.atoms.find(names.text(atom), names.hash(atom))) {
            binding.names[found] = index_.unknown_name(atom);
            binding.atoms_of_names[index_.unknown_name(atom)] = found;
        }
    bindings_.push_back(std::move(binding));
    return static_cast<SetNumber>(bindings_.size() - 1);
}

Atom SelectorMatcher::atom_of_name(SetNumber set, Name name) const
{
    auto const& atoms = bindings_[set].atoms_of_names;
    auto const found = atoms.find(name);
    return found == atoms.end() ? 0 : found->second;
}

bool SelectorMatcher::may_keep(std::size_t bytes) const { return kept_ + bytes <= max_kept; }

Match SelectorMatcher::matches(SetNumber number, uint32_t list, Number element, Number scope)
{
    Query query { bindings_[number], *bindings_[number].set, scope, no_element };
    return match_list(query, list, element);
}

Match SelectorMatcher::matches_complex(SetNumber number, uint32_t complex, Number element, Number scope)
{
    Query query { bindings_[number], *bindings_[number].set, scope, no_element };
    return match_complex(query, query.set.complexes[complex], element);
}

// Recursion goes as deep as lists stand within lists, which the parser limits.
Match SelectorMatcher::match_list(Query& query, uint32_t number, Number element)
{
    auto const& list = query.set.lists[number];
    bool const remember = list.nested && (!list.uses_scope || query.scope == no_element) && (!list.user_action || action_.none());
    auto const key = (uint64_t { number } << 32) | element;
    if (remember)
        if (auto const known = query.binding.remembered.find(key); known != query.binding.remembered.end())
            return known->second;
    auto best = Match::no;
    for (uint32_t i = 0; i < list.count && best != Match::yes; ++i) {
        auto const& complex = query.set.complexes[list.first + i];
        if (complex.pseudo_element == PseudoElement::none)
            best = std::max(best, match_complex(query, complex, element));
    }
    if (remember && remembered_ < max_remembered) {
        ++remembered_;
        query.binding.remembered.emplace(key, best);
    }
    return best;
}

Match SelectorMatcher::match_complex(Query& query, ComplexSelector const& complex, Number element)
{
    auto const& ancestors = index_.ancestors(element);
    for (uint8_t i = 0; i < complex.ancestor_bit_count; ++i)
        if (!ancestors.has(complex.ancestor_bits[i])) {
            spend(1);
            return Match::no;
        }
    bool doubtful = false;
    if (!walk(query, complex, element, Match::unknown, doubtful))
        return Match::no;
    if (!doubtful)
        return Match::yes;
    return walk(query, complex, element, Match::yes, doubtful) ? Match::yes : Match::unknown;
}

// From right to left, with an answer for every compound of at least `least`.
// Only the nearest choices are ever taken back. Among ancestors: a nearer one that matches what stands between two
// descendant combinators leaves more ancestors for the rest than a farther one. Among siblings likewise, and all of them
// have the same ancestors.
bool SelectorMatcher::walk(Query& query, ComplexSelector const& complex, Number element, Match least, bool& doubtful)
{
    struct Choice {
        uint32_t compound = 0; // What it was made for; 0: there is none.
        Number element = no_element;
    };
    Choice ancestor, sibling;
    uint32_t i = 0;
    auto current = element;
    for (;;) {
        bool matched = false;
        if (current != no_element) {
            auto const match = match_compound(query, query.set.compounds[complex.first + i], current);
            matched = match >= least;
            doubtful |= match == Match::unknown;
        }
        if (matched) {
            auto const combinator = query.set.compounds[complex.first + i].combinator;
            if (++i == complex.count)
                return true;
            switch (combinator) {
            case Combinator::descendant:
                current = index_[current].parent;
                ancestor = { i, current };
                sibling = {};
                break;
            case Combinator::child:
                current = index_[current].parent;
                sibling = {};
                break;
            case Combinator::next_sibling:
                current = index_[current].previous;
                break;
            case Combinator::subsequent_sibling:
                current = index_[current].previous;
                sibling = { i, current };
                break;
            case Combinator::none:
                return true;
            }
            continue;
        }
        if (sibling.compound != 0 && sibling.element != no_element) {
            current = sibling.element = index_[sibling.element].previous;
            i = sibling.compound;
        } else if (ancestor.compound != 0 && ancestor.element != no_element) {
            current = ancestor.element = index_[ancestor.element].parent;
            i = ancestor.compound;
            sibling = {};
        } else
            return false;
    }
}

Match SelectorMatcher::match_compound(Query& query, CompoundSelector const& compound, Number element)
{
    auto all = Match::yes;
    for (uint32_t i = 0; i < compound.count && all != Match::no; ++i) {
        if (--steps_ <= 0)
            return Match::unknown;
        all = std::min(all, match_simple(query, query.set.simples[compound.first + i], element));
    }
    return all;
}

static bool is_in_namespace(Namespace name_space, NamespaceTest test)
{
    switch (test) {
    case NamespaceTest::html:
        return name_space == Namespace::html;
    case NamespaceTest::svg:
        return name_space == Namespace::svg;
    case NamespaceTest::mathml:
        return name_space == Namespace::mathml;
    default:
        return false;
    }
}

Match SelectorMatcher::match_simple(Query& query, SimpleSelector const& simple, Number number)
{
    auto const& element = index_[number];
    switch (simple.kind) {
    case SimpleKind::type:
        // Names of a page are one whatever their case; outside of HTML it counts.
        return to_match(element.name != Name::none && query.binding.names[simple.atom] == element.name
            && (element.name_space == Namespace::html || element.node.tag() == query.set.atoms.text(simple.number)));
    case SimpleKind::name_space:
        return to_match(is_in_namespace(element.name_space, static_cast<NamespaceTest>(simple.detail)));
    case SimpleKind::id:
        return to_match(element.id != 0 && query.binding.page_atom[simple.atom] == element.id);
    case SimpleKind::class_: {
        auto const wanted = query.binding.page_atom[simple.atom];
        if (wanted == 0)
            return Match::no;
        auto const classes = index_.classes(element);
        spend(classes.size() / 8);
        return to_match(std::find(classes.begin(), classes.end(), wanted) != classes.end());
    }
    case SimpleKind::attribute:
        return to_match(match_attribute(query, query.set.attributes[simple.number], number));
    case SimpleKind::is:
        return match_list(query, simple.number, number);
    case SimpleKind::not_:
        return !match_list(query, simple.number, number);
    case SimpleKind::has:
        return match_has(query, simple.number, number);
    case SimpleKind::nth_child:
    case SimpleKind::nth_last_child:
    case SimpleKind::nth_of_type:
    case SimpleKind::nth_last_of_type:
        return match_nth(query, simple, number);
    case SimpleKind::only_child:
        return to_match(element.siblings == 1);
    case SimpleKind::only_of_type:
        return to_match(states_.of_type(number).count == 1);
    case SimpleKind::root:
        return to_match(element.parent == no_element);
    case SimpleKind::empty:
        for (auto child = element.node.first_child(); child; child = child.next_sibling()) {
            spend(1);
            if (child.is_element() || (child.is_text() && !child.data().empty()))
                return Match::no;
        }
        return Match::yes;
    case SimpleKind::scope:
        return to_match(query.scope == no_element ? element.parent == no_element : number == query.scope);
    case SimpleKind::anchor:
        return to_match(number == query.anchor);
    case SimpleKind::lang: {
        auto const language = states_.language(number);
        for (uint32_t i = 0; i < simple.atom; ++i) {
            auto const& range = query.set.language_ranges[simple.number + i];
            spend(1 + (language.size() + range.size()) / 32);
            if (matches_language_range(language, range))
                return Match::yes;
        }
        return Match::no;
    }
    case SimpleKind::dir:
        return to_match(simple.detail != 0 && states_.is_right_to_left(number) == (simple.detail == 2));
    case SimpleKind::state: {
        auto const state = static_cast<ElementState>(simple.detail);
        spend(8);
        return is_user_action(state) ? match_user_action(state, number) : states_.is(state, number);
    }
    case SimpleKind::never:
        return Match::no;
    }
    return Match::no;
}

// https://html.spec.whatwg.org/multipage/semantics-other.html#selector-hover and what follows there.
Match SelectorMatcher::match_user_action(ElementState state, Number number) const
{
    auto const node = index_[number].node;
    switch (state) {
    case ElementState::hover:
        return to_match(action_.hovered && node.contains(action_.hovered));
    case ElementState::active:
        return to_match(action_.active && node.contains(action_.active));
    case ElementState::focus:
        return to_match(action_.focused && node == action_.focused);
    case ElementState::focus_visible:
        return to_match(action_.focused && action_.focus_visible && node == action_.focused);
    case ElementState::focus_within:
        return to_match(action_.focused && node.contains(action_.focused));
    default:
        return Match::no;
    }
}

bool SelectorMatcher::match_attribute(Query& query, AttributeTest const& test, Number number)
{
    auto const& element = index_[number];
    bool const html = element.name_space == Namespace::html;
    bool const ignore_case = test.letter_case == AttributeCase::ignored || (test.letter_case == AttributeCase::by_document && html && test.html_ignores_case);
    auto const wanted = query.binding.names[test.name];
    auto const attributes = index_.attributes(element);
    spend(attributes.size() / 8);
    if (html) {
        // The parser gives attributes of HTML elements no namespace.
        if (wanted == Name::none || (test.name_space != NamespaceTest::none && test.name_space != NamespaceTest::any))
            return false;
        return std::any_of(attributes.begin(), attributes.end(), [&](auto const& attribute) {
            return attribute.name == wanted && matches_value(test, attribute.value, ignore_case);
        });
    }
    // Outside of HTML case counts, and some attributes have one.
    //   https://html.spec.whatwg.org/multipage/parsing.html#adjust-foreign-attributes
    if (test.name_space == NamespaceTest::none && std::none_of(attributes.begin(), attributes.end(), [&](auto const& attribute) { return attribute.name == wanted; }))
        return false;
    auto const local = query.set.atoms.text(test.written_name);
    for (auto const& attribute : element.node.attributes()) {
        spend(1);
        auto const colon = attribute.text_name.find(':');
        auto const prefix = colon == std::string_view::npos ? std::string_view() : attribute.text_name.substr(0, colon);
        auto const name_space = prefix == "xlink" ? NamespaceTest::xlink : prefix == "xml" ? NamespaceTest::xml
            : prefix == "xmlns"                                                            ? NamespaceTest::other
                                                                                           : NamespaceTest::none;
        auto const name = name_space == NamespaceTest::none ? attribute.text_name : attribute.text_name.substr(colon + 1);
        if (name == local && (test.name_space == name_space || test.name_space == NamespaceTest::any) && matches_value(test, attribute.value, ignore_case))
            return true;
    }
    return false;
}

bool SelectorMatcher::matches_value(AttributeTest const& test, std::string_view value, bool ignore_case)
{
    auto const equal = [ignore_case](std::string_view a, std::string_view b) { return ignore_case ? equals_ignoring_case(a, b) : a == b; };
    auto const& wanted = test.value;
    if (test.operation == AttributeOperator::exists)
        return true;
    if (wanted.size() > value.size())
        return false;
    switch (test.operation) {
    case AttributeOperator::equals:
        return equal(value, wanted);
    case AttributeOperator::prefix:
        return !wanted.empty() && equal(value.substr(0, wanted.size()), wanted);
    case AttributeOperator::suffix:
        return !wanted.empty() && equal(value.substr(value.size() - wanted.size()), wanted);
    case AttributeOperator::dash:
        return equal(value.substr(0, wanted.size()), wanted) && (value.size() == wanted.size() || value[wanted.size()] == '-');
    case AttributeOperator::includes: {
        if (wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [](char c) { return is_ascii_whitespace(c); }))
            return false;
        spend(value.size() / 16);
        for (std::size_t i = 0; i < value.size();) {
            auto end = i;
            while (end < value.size() && !is_ascii_whitespace(value[end]))
                ++end;
            if (end - i == wanted.size() && equal(value.substr(i, end - i), wanted))
                return true;
            i = end + 1;
        }
        return false;
    }
    case AttributeOperator::substring: {
        if (wanted.empty())
            return false;
        // The search may compare every byte with every byte.
        auto const places = value.size() - wanted.size() + 1;
        spend(places / 16 + (places > 64 && wanted.size() > 64 ? places * (wanted.size() / 64) : 0));
        if (exhausted())
            return false;
        auto const same = [ignore_case](char a, char b) { return ignore_case ? ascii_lower(a) == ascii_lower(b) : a == b; };
        return std::search(value.begin(), value.end(), wanted.begin(), wanted.end(), same) != value.end();
    }
    case AttributeOperator::exists:
        return true;
    }
    return false;
}

Match SelectorMatcher::match_nth(Query& query, SimpleSelector const& simple, Number number)
{
    auto const& nth = query.set.nths[simple.number];
    auto const& element = index_[number];
    switch (simple.kind) {
    case SimpleKind::nth_of_type:
        return to_match(nth.matches(states_.of_type(number).number));
    case SimpleKind::nth_last_of_type: {
        auto const of_type = states_.of_type(number);
        return to_match(nth.matches(of_type.count - of_type.number + 1));
    }
    default:
        break;
    }
    bool const from_end = simple.kind == SimpleKind::nth_last_child;
    if (nth.of != 0)
        return match_nth_of(query, nth, simple.number, from_end, number);
    return to_match(nth.matches(from_end ? element.siblings - element.child_number + 1 : element.child_number));
}

// Among those siblings that match a list. The positions of all children of a parent are found at once.
Match SelectorMatcher::match_nth_of(Query& query, Nth const& nth, uint32_t number, bool from_end, Number element)
{
    static constexpr uint32_t not_one = 0, doubtful = UINT32_MAX;
    auto const& list = query.set.lists[nth.of];
    bool const keep = (!list.uses_scope || query.scope == no_element) && (!list.user_action || action_.none()) && may_keep(index_.size() * sizeof(uint32_t)) && remembered_ < max_remembered;
    auto const position_answer = [&](uint32_t position) {
        return position == not_one ? Match::no : position == doubtful ? Match::unknown
                                                                      : to_match(nth.matches(position));
    };
    auto const parent = index_[element].parent;
    auto const key = (uint64_t { number } << 32) | parent;
    if (keep || query.binding.positions.contains(number))
        if (query.binding.counted.contains(key))
            return position_answer(query.binding.positions[number][element]);

    // From the end the count goes, from the last sibling or from the first.
    auto last = element;
    if (from_end || keep)
        for (auto next = index_.next_sibling(last); next != no_element; next = index_.next_sibling(last)) {
            last = next;
            spend(1);
        }
    std::vector<Number> siblings;
    for (auto sibling = last; sibling != no_element; sibling = index_[sibling].previous)
        siblings.push_back(sibling);
    if (!from_end)
        std::reverse(siblings.begin(), siblings.end());
    uint32_t position = 0;
    bool sure = true;
    uint32_t own = not_one;
    std::vector<uint32_t>* kept = nullptr;
    spend(siblings.size());
    if (keep) {
        kept = &query.binding.positions[number];
        if (kept->empty()) {
            kept->resize(index_.size());
            kept_ += index_.size() * sizeof(uint32_t);
        }
        ++remembered_;
        query.binding.counted.emplace(key, true);
    }
    for (auto const sibling : siblings) {
        auto const match = match_list(query, nth.of, sibling);
        sure &= match != Match::unknown;
        position += match == Match::yes;
        auto const answer = match == Match::no ? not_one : sure ? position
                                                                : doubtful;
        if (kept)
            (*kept)[sibling] = answer;
        if (sibling == element) {
            own = answer;
            if (!kept)
                break;
        }
    }
    return position_answer(own);
}

// https://www.w3.org/TR/selectors-4/#relational
Match SelectorMatcher::match_has(Query& query, uint32_t number, Number element)
{
    auto const& list = query.set.lists[number];
    bool const cacheable = (!list.uses_scope || query.scope == no_element) && (!list.user_action || action_.none());
    auto best = Match::no;
    for (uint32_t i = 0; i < list.count && best != Match::yes; ++i)
        best = std::max(best, match_has_complex(query, list.first + i, cacheable, element));
    return best;
}

Match SelectorMatcher::match_has_complex(Query& query, uint32_t number, bool cacheable, Number element)
{
    auto const& complex = query.set.complexes[number];
    auto const combinator = query.set.compounds[complex.first + complex.count - 2].combinator;
    bool const below = combinator == Combinator::descendant || combinator == Combinator::child;
    auto const parent = index_[element].parent;
    auto const first = below ? element + 1 : index_[element].end;
    auto const end = below ? index_[element].end : parent == no_element ? first
                                                                        : index_[parent].end;
    if (first >= end)
        return Match::no;

    auto inner = query;
    inner.anchor = element;
    // A candidate and an answer for every element, at most.
    auto const most = index_.size() * (sizeof(Number) + sizeof(Match));
    if (!cacheable || (!query.binding.has.contains(number) && !may_keep(most))) {
        auto best = Match::no;
        for (auto candidate = first; candidate < end && best != Match::yes; ++candidate) {
            if (exhausted())
                return Match::unknown;
            best = std::max(best, match_complex(inner, complex, candidate));
        }
        return best;
    }

    auto const [entry, added] = query.binding.has.try_emplace(number);
    // Where it is asked again while it is being answered, the map may have moved; its entries have not.
    auto& answers = entry->second;
    if (added) {
        kept_ += most;
        answer_has(query, number, answers);
    }
    if (!answers.answers.empty())
        return answers.answers[element];
    if (exhausted())
        return Match::unknown;

    auto const key = (uint64_t { number } << 32) | element;
    if (auto const known = query.binding.has_slow.find(key); known != query.binding.has_slow.end())
        return known->second;
    auto best = Match::no;
    auto candidate = std::lower_bound(answers.candidates.begin(), answers.candidates.end(), first);
    for (; candidate != answers.candidates.end() && *candidate < end && best != Match::yes; ++candidate) {
        if (exhausted())
            return Match::unknown;
        best = std::max(best, match_complex(inner, complex, *candidate));
    }
    if (remembered_ < max_remembered) {
        ++remembered_;
        query.binding.has_slow.emplace(key, best);
    }
    return best;
}

// Finds what the rightmost compound matches, and where that is all there is, the answer for every element of the page.
void SelectorMatcher::answer_has(Query& query, uint32_t number, HasAnswers& answers)
{
    auto const complex = query.set.complexes[number];
    auto const& compound = query.set.compounds[complex.first];
    std::vector<Match> matches;
    for (Number element = 0; element < index_.size() && !exhausted(); ++element)
        if (auto const match = match_compound(query, compound, element); match != Match::no) {
            answers.candidates.push_back(element);
            matches.push_back(match);
        }
    if (exhausted() || complex.count != 2)
        return;
    answers.answers.resize(index_.size(), Match::no);
    auto const mark = [&](Number anchor, Match match) {
        bool const news = answers.answers[anchor] < match;
        if (news)
            answers.answers[anchor] = match;
        return news;
    };
    // What is certain first: where a mark stands, all the further ones stand already.
    for (auto const match : { Match::yes, Match::unknown })
        for (std::size_t i = 0; i < matches.size(); ++i) {
            if (matches[i] != match)
                continue;
            auto const& element = index_[answers.candidates[i]];
            switch (compound.combinator) {
            case Combinator::descendant:
                for (auto anchor = element.parent; anchor != no_element && mark(anchor, match); anchor = index_[anchor].parent) { }
                break;
            case Combinator::child:
                if (element.parent != no_element)
                    mark(element.parent, match);
                break;
            case Combinator::next_sibling:
                if (element.previous != no_element)
                    mark(element.previous, match);
                break;
            case Combinator::subsequent_sibling:
                for (auto anchor = element.previous; anchor != no_element && mark(anchor, match); anchor = index_[anchor].previous) { }
                break;
            case Combinator::none:
                break;
            }
        }
}

} // namespace syna::css

#include "page/css/selector_parser.h"

#include "page/css/complex_draft.h"
#include "page/css/pseudo.h"
#include "web/ascii.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

namespace syna::css {

// [ours] Lists within lists, by functions or by style rules in style rules, beyond this make a selector invalid: matching
// goes as deep as they do.
static constexpr uint16_t max_list_depth = 128;

NamespaceTest namespace_of(std::string_view address)
{
    if (address == "http://www.w3.org/1999/xhtml")
        return NamespaceTest::html;
    if (address == "http://www.w3.org/2000/svg")
        return NamespaceTest::svg;
    if (address == "http://www.w3.org/1998/Math/MathML")
        return NamespaceTest::mathml;
    if (address == "http://www.w3.org/1999/xlink")
        return NamespaceTest::xlink;
    if (address == "http://www.w3.org/XML/1998/namespace")
        return NamespaceTest::xml;
    return address.empty() ? NamespaceTest::none : NamespaceTest::other;
}

static bool is_delim(Token const& token, char32_t delim) { return token.type == TokenType::delim && token.delim == delim; }

std::string_view SelectorParser::lower(std::string_view text)
{
    if (std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return text;
    return set_.texts.keep(web::to_ascii_lower(text));
}

Atom SelectorParser::atom(std::string_view text) { return set_.atoms.add(text); }

Atom SelectorParser::name_atom(std::string_view text)
{
    auto const number = set_.atoms.add(text);
    if (set_.names.size() < set_.atoms.size())
        set_.names.resize(set_.atoms.size(), Name::none);
    set_.names[number] = known_name(text);
    return number;
}

std::optional<NamespaceTest> SelectorParser::prefix(std::string_view name) const
{
    for (auto entry = namespaces_.prefixes.rbegin(); entry != namespaces_.prefixes.rend(); ++entry)
        if (entry->first == name)
            return entry->second;
    return std::nullopt;
}

uint32_t SelectorParser::parse_list(TokenRange tokens, Relation relation, uint32_t parent)
{
    parent_ = parent;
    Place place;
    place.relation = relation;
    return parse_list(tokens, place, false);
}

uint32_t SelectorParser::parse_scope(TokenRange tokens, Relation relation, uint32_t parent)
{
    parent_ = parent;
    Place place;
    place.relation = relation;
    place.pseudo_elements = false;
    return parse_list(tokens, place, false);
}

uint32_t SelectorParser::scope_list()
{
    if (scope_list_ != 0)
        return scope_list_;
    Complex complex;
    complex.add({ SimpleKind::scope });
    complex.compounds.push_back({ 0, 1, Combinator::none });
    auto const finished = finish(complex);
    scope_list_ = static_cast<uint32_t>(set_.lists.size());
    SelectorList list;
    list.first = static_cast<uint32_t>(set_.complexes.size());
    list.count = 1;
    list.uses_scope = true;
    set_.complexes.push_back(finished);
    set_.lists.push_back(list);
    return scope_list_;
}

// https://www.w3.org/TR/selectors-4/#parse-selector and #forgiving-selector
uint32_t SelectorParser::parse_list(TokenRange tokens, Place const& place, bool forgiving)
{
    std::vector<ComplexSelector> complexes;
    SelectorList list;
    for (uint32_t i = 0;;) {
        auto const start = i;
        while (i < tokens.size() && tokens[i].type != TokenType::comma)
            i = tokens.after(i);
        TokenRange const part { tokens.all, tokens.begin + start, tokens.begin + i };
        Complex complex;
        bool valid = parse_complex(strip_white_space(part), place, complex);
        if (valid && complex.has_nesting && parent_ != 0)
            list.nested = true;
        if (valid) {
            complexes.push_back(finish(complex));
            list.specificity = std::max(list.specificity, complex.specificity);
            list.depth = std::max(list.depth, complex.depth);
            list.uses_scope |= complex.uses_scope;
            list.user_action |= complex.user_action;
        } else if (!forgiving)
            return 0;
        if (i >= tokens.size())
            break;
        ++i;
    }
    if (++list.depth > max_list_depth)
        return 0;
    list.first = static_cast<uint32_t>(set_.complexes.size());
    list.count = static_cast<uint32_t>(complexes.size());
    set_.complexes.insert(set_.complexes.end(), complexes.begin(), complexes.end());
    set_.lists.push_back(list);
    return static_cast<uint32_t>(set_.lists.size() - 1);
}

static Combinator combinator_of(Token const& token)
{
    if (token.type != TokenType::delim)
        return Combinator::none;
    switch (token.delim) {
    case '>':
        return Combinator::child;
    case '+':
        return Combinator::next_sibling;
    case '~':
        return Combinator::subsequent_sibling;
    default:
        return Combinator::none;
    }
}

void SelectorParser::add_nesting(Complex& complex)
{
    complex.has_nesting = true;
    if (parent_ == 0) {
        // Outside of a style rule it is ":where(:scope)".
        complex.uses_scope = true;
        complex.add({ SimpleKind::scope });
        return;
    }
    complex.add({ SimpleKind::is, 0, 0, parent_ });
    absorb(complex, parent_);
    complex.specificity.add(set_.lists[parent_].specificity);
}

// What a selector has from a list within it.
void SelectorParser::absorb(Complex& complex, uint32_t number) const
{
    auto const& list = set_.lists[number];
    complex.depth = std::max(complex.depth, list.depth);
    complex.uses_scope |= list.uses_scope;
    complex.user_action |= list.user_action;
}

bool SelectorParser::parse_complex(TokenRange tokens, Place const& place, Complex& complex)
{
    if (tokens.empty())
        return false;
    uint32_t i = 0;
    auto combinator = combinator_of(tokens[0]);
    if (combinator != Combinator::none) {
        if (place.relation == Relation::none && !place.anchored)
            return false;
        ++i;
    }
    bool const relative = combinator != Combinator::none;

    // The compound that is implied in front of the first one; whether it is needed shows only at the end.
    bool const may_imply = place.anchored || place.relation != Relation::none;
    if (may_imply)
        complex.compounds.push_back({});
    if (may_imply && !relative)
        combinator = Combinator::descendant;

    for (;;) {
        while (i < tokens.size() && tokens[i].type == TokenType::white_space)
            ++i;
        // Nothing follows a pseudo-element.
        if (i >= tokens.size() || complex.pseudo_element != PseudoElement::none)
            return false;
        auto const first = static_cast<uint32_t>(complex.simples.size());
        if (!parse_compound(tokens, i, place, complex))
            return false;
        complex.compounds.push_back({ first, static_cast<uint32_t>(complex.simples.size()), combinator });
        bool white_space = false;
        while (i < tokens.size() && tokens[i].type == TokenType::white_space) {
            white_space = true;
            ++i;
        }
        if (i >= tokens.size())
            break;
        if (place.single_compound)
            return false;
        combinator = combinator_of(tokens[i]);
        if (combinator != Combinator::none)
            ++i;
        else if (white_space)
            combinator = Combinator::descendant;
        else
            return false;
    }
    if (!may_imply)
        return true;

    auto const at = static_cast<uint32_t>(complex.simples.size());
    bool implied = true;
    if (place.anchored)
        complex.add({ SimpleKind::anchor });
    else if (place.relation == Relation::nested && (relative || !complex.has_nesting))
        add_nesting(complex);
    else if ((place.relation == Relation::scoped && relative) || (place.relation == Relation::limit && (relative || !(complex.has_nesting || complex.has_written_scope)))) {
        complex.add({ SimpleKind::scope });
        complex.uses_scope = true;
    } else
        implied = false;
    if (implied)
        complex.compounds.front() = { at, static_cast<uint32_t>(complex.simples.size()), Combinator::none };
    else {
        complex.compounds.erase(complex.compounds.begin());
        complex.compounds.front().combinator = Combinator::none;
    }
    return true;
}

bool SelectorParser::parse_compound(TokenRange tokens, uint32_t& i, Place const& place, Complex& complex)
{
    auto const start = i;
    bool type_written = false;
    if (!parse_type(tokens, i, complex, type_written))
        return false;
    if (!type_written && namespaces_.by_default && place.depth == 0) {
        // A default namespace restricts a compound without a type, but not the arguments of functions.
        //   https://www.w3.org/TR/selectors-4/#type-nmsp
        bool const featureless = i < tokens.size() && is_delim(tokens[i], '&');
        if (!featureless)
            complex.add({ SimpleKind::name_space, static_cast<uint8_t>(*namespaces_.by_default) });
    }
    while (i < tokens.size()) {
        auto const& token = tokens[i];
        bool const after_pseudo_element = complex.pseudo_element != PseudoElement::none;
        if (token.type == TokenType::colon) {
            bool const element = i + 1 < tokens.size() && tokens[i + 1].type == TokenType::colon;
            bool const legacy = i + 1 < tokens.size() && tokens[i + 1].type == TokenType::ident && is_legacy_pseudo_element(web::to_ascii_lower(tokens[i + 1].text));
            if (!(element || legacy ? parse_pseudo_element(tokens, i, place, complex) : parse_pseudo_class(tokens, i, place, complex)))
                return false;
            continue;
        }
        bool const starts_simple = token.type == TokenType::hash || token.type == TokenType::open_square || is_delim(token, '.') || is_delim(token, '&');
        if (!starts_simple)
            break;
        if (after_pseudo_element)
            return false;
        if (token.type == TokenType::hash) {
            if (!token.id_hash)
                return false;
            complex.add({ SimpleKind::id, 0, atom(token.text) });
            complex.specificity.add({ 1, 0, 0 });
            ++i;
        } else if (token.type == TokenType::open_square) {
            if (!parse_attribute(strip_white_space(tokens.inside(i)), complex))
                return false;
            i = tokens.after(i);
        } else if (token.delim == '.') {
            if (i + 1 >= tokens.size() || tokens[i + 1].type != TokenType::ident)
                return false;
            complex.add({ SimpleKind::class_, 0, atom(tokens[i + 1].text) });
            complex.specificity.add({ 0, 1, 0 });
            i += 2;
        } else {
            add_nesting(complex);
            ++i;
        }
    }
    return i > start;
}

// "a", "*", "ns|a", "*|*", "|a", or nothing of the kind.
//   https://www.w3.org/TR/selectors-4/#typedef-type-selector
bool SelectorParser::parse_type(TokenRange tokens, uint32_t& i, Complex& complex, bool& written)
{
    auto const is_name = [&](uint32_t at) { return at < tokens.size() && (tokens[at].type == TokenType::ident || is_delim(tokens[at], '*')); };
    auto const is_bar = [&](uint32_t at) { return at < tokens.size() && is_delim(tokens[at], '|'); };
    std::optional<NamespaceTest> name_space;
    bool explicit_any = false;
    if (is_name(i) && is_bar(i + 1) && is_name(i + 2)) {
        if (tokens[i].type == TokenType::ident) {
            name_space = prefix(tokens[i].text);
            if (!name_space)
                return false;
        } else
            explicit_any = true;
        i += 2;
    } else if (is_bar(i) && is_name(i + 1)) {
        name_space = NamespaceTest::none;
        ++i;
    } else if (!is_name(i))
        return true;
    written = true;
    if (!name_space && !explicit_any && namespaces_.by_default)
        name_space = namespaces_.by_default;
    if (name_space)
        complex.add({ SimpleKind::name_space, static_cast<uint8_t>(*name_space) });
    if (tokens[i].type == TokenType::ident) {
        auto const name = tokens[i].text;
        complex.add({ SimpleKind::type, 0, name_atom(lower(name)), name_atom(name) });
        complex.specificity.add({ 0, 0, 1 });
    }
    ++i;
    return true;
}

// https://html.spec.whatwg.org/multipage/semantics-other.html#case-sensitivity-of-selectors
static bool html_value_ignores_case(std::string_view attribute)
{
    static constexpr std::string_view names[] = { "accept", "accept-charset", "align", "alink", "axis", "bgcolor", "charset", "checked", "clear", "codetype",
        "color", "compact", "declare", "defer", "dir", "direction", "disabled", "enctype", "face", "frame", "hreflang", "http-equiv", "lang", "language",
        "link", "media", "method", "multiple", "nohref", "noresize", "noshade", "nowrap", "readonly", "rel", "rev", "rules", "scope", "scrolling", "selected",
        "shape", "target", "text", "type", "valign", "valuetype", "vlink" };
    static_assert(std::is_sorted(std::begin(names), std::end(names)));
    return std::binary_search(std::begin(names), std::end(names), attribute);
}

// https://www.w3.org/TR/selectors-4/#attribute-selectors
bool SelectorParser::parse_attribute(TokenRange tokens, Complex& complex)
{
    uint32_t i = 0;
    auto const delim_at = [&](uint32_t at, char32_t delim) { return at < tokens.size() && is_delim(tokens[at], delim); };
    auto const ident_at = [&](uint32_t at) { return at < tokens.size() && tokens[at].type == TokenType::ident; };
    auto const skip_white_space = [&] {
        while (i < tokens.size() && tokens[i].type == TokenType::white_space)
            ++i;
    };
    AttributeTest test;
    if (delim_at(i, '|') && ident_at(i + 1))
        ++i;
    else if (delim_at(i, '*') && delim_at(i + 1, '|') && ident_at(i + 2)) {
        test.name_space = NamespaceTest::any;
        i += 2;
    } else if (ident_at(i) && delim_at(i + 1, '|') && ident_at(i + 2)) {
        auto const found = prefix(tokens[i].text);
        if (!found)
            return false;
        test.name_space = *found;
        i += 2;
    }
    if (!ident_at(i))
        return false;
    auto const name = tokens[i++].text;
    auto const lower_name = lower(name);
    test.name = name_atom(lower_name);
    test.written_name = name_atom(name);
    test.html_ignores_case = html_value_ignores_case(lower_name);
    skip_white_space();
    if (i < tokens.size()) {
        static constexpr std::pair<char32_t, AttributeOperator> operators[] = { { '~', AttributeOperator::includes }, { '|', AttributeOperator::dash },
            { '^', AttributeOperator::prefix }, { '$', AttributeOperator::suffix }, { '*', AttributeOperator::substring } };
        test.operation = AttributeOperator::equals;
        for (auto const& [delim, operation] : operators)
            if (delim_at(i, delim)) {
                test.operation = operation;
                ++i;
                break;
            }
        if (!delim_at(i, '='))
            return false;
        ++i;
        skip_white_space();
        if (i >= tokens.size() || (tokens[i].type != TokenType::ident && tokens[i].type != TokenType::string))
            return false;
        test.value = tokens[i++].text;
        skip_white_space();
        if (i < tokens.size()) {
            if (is_ident(tokens[i], "i"))
                test.letter_case = AttributeCase::ignored;
            else if (is_ident(tokens[i], "s"))
                test.letter_case = AttributeCase::respected;
            else
                return false;
            ++i;
        }
        if (i < tokens.size())
            return false;
    }
    complex.add({ SimpleKind::attribute, 0, 0, static_cast<uint32_t>(set_.attributes.size()) });
    set_.attributes.push_back(test);
    complex.specificity.add({ 0, 1, 0 });
    return true;
}

// Into the tables, from right to left.
ComplexSelector SelectorParser::finish(Complex& complex)
{
    ComplexSelector finished;
    finished.first = static_cast<uint32_t>(set_.compounds.size());
    finished.count = static_cast<uint32_t>(complex.compounds.size());
    finished.specificity = complex.specificity;
    finished.pseudo_element = complex.pseudo_element;
    for (auto compound = complex.compounds.rbegin(); compound != complex.compounds.rend(); ++compound) {
        CompoundSelector entry;
        entry.first = static_cast<uint32_t>(set_.simples.size());
        entry.count = compound->end - compound->first;
        entry.combinator = compound->combinator;
        set_.simples.insert(set_.simples.end(), complex.simples.begin() + compound->first, complex.simples.begin() + compound->end);
        set_.compounds.push_back(entry);
    }
    set_ancestor_bits(finished);
    return finished;
}

// Only what stands to the left of a descendant or child combinator is asked of an ancestor; siblings have the same ones.
void SelectorParser::set_ancestor_bits(ComplexSelector& complex) const
{
    for (uint32_t i = 0; i + 1 < complex.count; ++i) {
        auto const combinator = set_.compounds[complex.first + i].combinator;
        if (combinator != Combinator::descendant && combinator != Combinator::child)
            continue;
        auto const& compound = set_.compounds[complex.first + i + 1];
        for (uint32_t k = 0; k < compound.count; ++k) {
            if (complex.ancestor_bit_count == complex.ancestor_bits.size())
                return;
            auto const& simple = set_.simples[compound.first + k];
            auto const hash = set_.atoms.hash(simple.atom);
            auto& bit = complex.ancestor_bits[complex.ancestor_bit_count];
            if (simple.kind == SimpleKind::id)
                bit = AncestorFilter::id_bit(hash);
            else if (simple.kind == SimpleKind::class_)
                bit = AncestorFilter::class_bit(hash);
            else if (simple.kind == SimpleKind::type)
                bit = AncestorFilter::type_bit(hash);
            else
                continue;
            ++complex.ancestor_bit_count;
        }
    }
}

std::unique_ptr<Selectors const> parse_selectors(std::string_view text)
{
    auto selectors = std::make_unique<Selectors>(Selectors { TokenList(text), {}, 0 });
    static NamespaceMap const no_namespaces;
    SelectorParser parser(selectors->set, no_namespaces);
    selectors->list = parser.parse_list(strip_white_space(selectors->tokens.range()), SelectorParser::Relation::none);
    return selectors;
}

} // namespace syna::css

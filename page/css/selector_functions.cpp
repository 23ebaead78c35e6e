#include "page/css/complex_draft.h"
#include "page/css/pseudo.h"
#include "page/css/selector_parser.h"
#include "web/ascii.h"

#include <algorithm>
#include <optional>
#include <string>

namespace syna::css {

// [ours] Functions within functions beyond this make a selector invalid.
static constexpr uint16_t max_depth = 32;

static bool is_delim(Token const& token, char32_t delim) { return token.type == TokenType::delim && token.delim == delim; }

// Which pseudo-classes may follow a pseudo-element.
//   https://www.w3.org/TR/selectors-4/#pseudo-element-states, https://drafts.csswg.org/css-shadow-parts/#part
static bool may_follow(std::string_view pseudo_element, std::string_view pseudo_class, SimpleKind kind)
{
    if (pseudo_element == "slotted")
        return false;
    if (pseudo_element == "part" || pseudo_element.starts_with("-webkit-") || pseudo_element == "details-content")
        return kind != SimpleKind::has && kind != SimpleKind::root && kind != SimpleKind::empty && !(kind >= SimpleKind::nth_child && kind <= SimpleKind::only_of_type);
    return pseudo_class == "hover" || pseudo_class == "active" || pseudo_class == "focus" || pseudo_class == "focus-visible" || pseudo_class == "focus-within"
        || pseudo_class == "window-inactive" || pseudo_class == "is" || pseudo_class == "where" || pseudo_class == "not";
}

bool SelectorParser::parse_pseudo_class(TokenRange tokens, uint32_t& i, Place const& place, Complex& complex)
{
    if (i + 1 >= tokens.size())
        return false;
    auto const& token = tokens[i + 1];
    auto const name = web::to_ascii_lower(token.text);
    bool const behind = complex.pseudo_element != PseudoElement::none;
    if (token.type == TokenType::function) {
        auto const before = complex.simples.size();
        if (!parse_pseudo_class_function(token, strip_white_space(tokens.inside(i + 1)), place, complex))
            return false;
        if (behind && complex.simples.size() > before && !may_follow(complex.pseudo_element_name, name, complex.simples.back().kind))
            return false;
        i = tokens.after(i + 1);
    } else if (token.type == TokenType::ident) {
        auto const known = pseudo_class(name);
        if (!known || (behind && !may_follow(complex.pseudo_element_name, name, known->kind)))
            return false;
        SimpleSelector simple { known->kind, known->detail };
        if (known->kind >= SimpleKind::nth_child && known->kind <= SimpleKind::nth_last_of_type) {
            simple.number = static_cast<uint32_t>(set_.nths.size());
            set_.nths.push_back({ 0, 1, 0 });
        }
        if (known->kind == SimpleKind::scope)
            complex.uses_scope = complex.has_written_scope = true;
        if (known->kind == SimpleKind::state && is_user_action(static_cast<ElementState>(known->detail)))
            complex.user_action = true;
        complex.add(simple);
        complex.specificity.add({ 0, 1, 0 });
        i += 2;
    } else
        return false;
    // What is asked of a pseudo-element is not asked of its element: nobody hovers over it.
    if (behind)
        complex.add({ SimpleKind::never });
    return true;
}

bool SelectorParser::parse_list_function(TokenRange arguments, SimpleKind kind, Place place, bool forgiving, bool weighs, Complex& complex)
{
    if (++place.depth > max_depth)
        return false;
    place.relation = Relation::none;
    place.pseudo_elements = false;
    // An empty forgiving list is one that matches nothing.
    uint32_t number;
    if (arguments.empty() && forgiving) {
        number = static_cast<uint32_t>(set_.lists.size());
        set_.lists.push_back({});
    } else
        number = parse_list(arguments, place, forgiving);
    if (number == 0)
        return false;
    complex.add({ kind, 0, 0, number });
    absorb(complex, number);
    complex.has_nesting |= set_.lists[number].nested;
    complex.has_written_scope |= set_.lists[number].uses_scope;
    if (weighs)
        complex.specificity.add(set_.lists[number].specificity);
    return true;
}

bool SelectorParser::parse_pseudo_class_function(Token const& token, TokenRange arguments, Place const& place, Complex& complex)
{
    auto const name = web::to_ascii_lower(token.text);
    auto inner = place;
    inner.anchored = inner.single_compound = false;
    if (name == "is")
        return parse_list_function(arguments, SimpleKind::is, inner, true, true, complex);
    if (name == "where")
        return parse_list_function(arguments, SimpleKind::is, inner, true, false, complex);
    if (name == "-webkit-any") {
        inner.single_compound = true;
        return parse_list_function(arguments, SimpleKind::is, inner, false, true, complex);
    }
    if (name == "not")
        return parse_list_function(arguments, SimpleKind::not_, inner, false, true, complex);
    if (name == "has") {
        // https://www.w3.org/TR/selectors-4/#relational
        if (place.in_has)
            return false;
        inner.in_has = true;
        inner.anchored = true;
        return parse_list_function(arguments, SimpleKind::has, inner, false, true, complex);
    }
    if (name == "nth-child")
        return parse_nth(arguments, SimpleKind::nth_child, inner, complex);
    if (name == "nth-last-child")
        return parse_nth(arguments, SimpleKind::nth_last_child, inner, complex);
    if (name == "nth-of-type")
        return parse_nth(arguments, SimpleKind::nth_of_type, inner, complex);
    if (name == "nth-last-of-type")
        return parse_nth(arguments, SimpleKind::nth_last_of_type, inner, complex);
    if (name == "lang")
        return parse_languages(arguments, complex);
    bool const one_ident = arguments.size() == 1 && arguments[0].type == TokenType::ident;
    if (name == "dir") {
        if (!one_ident)
            return false;
        auto const detail = is_ident(arguments[0], "ltr") ? 1 : is_ident(arguments[0], "rtl") ? 2
                                                                                              : 0;
        complex.add({ SimpleKind::dir, static_cast<uint8_t>(detail) });
    } else if (name == "state") {
        if (!one_ident)
            return false;
        complex.add({ SimpleKind::state, static_cast<uint8_t>(ElementState::custom) });
    } else if (name == "host" || name == "host-context") {
        // A page has no shadow host that its own sheets could style.
        inner.single_compound = true;
        Complex ignored;
        if (++inner.depth > max_depth)
            return false;
        inner.relation = Relation::none;
        inner.pseudo_elements = false;
        if (!parse_complex(arguments, inner, ignored))
            return false;
        complex.add({ SimpleKind::never });
    } else if (name == "active-view-transition-type" && !arguments.empty())
        complex.add({ SimpleKind::never });
    else
        return false;
    complex.specificity.add({ 0, 1, 0 });
    return true;
}

// The An+B microsyntax, on tokens: "2n+1" is a dimension and a number, "n- 1" an identifier and a number.
//   https://www.w3.org/TR/css-syntax-3/#anb-production
static bool parse_an_plus_b(TokenRange tokens, uint32_t& i, Nth& nth)
{
    auto const to_int = [](double value) { return static_cast<int32_t>(std::clamp(value, -1e9, 1e9)); };
    if (i >= tokens.size())
        return false;
    auto const& first = tokens[i];
    if (is_ident(first, "even") || is_ident(first, "odd")) {
        nth = { 2, is_ident(first, "odd") ? 1 : 0, 0 };
        ++i;
        return true;
    }
    if (first.type == TokenType::number && first.integer) {
        nth = { 0, to_int(first.number), 0 };
        ++i;
        return true;
    }
    std::string rest; // From "n" on.
    if (first.type == TokenType::dimension && first.integer) {
        nth.step = to_int(first.number);
        rest = web::to_ascii_lower(first.text);
    } else if (first.type == TokenType::ident) {
        rest = web::to_ascii_lower(first.text);
        nth.step = rest.starts_with('-') ? -1 : 1;
        if (nth.step < 0)
            rest.erase(0, 1);
    } else if (is_delim(first, '+') && i + 1 < tokens.size() && tokens[i + 1].type == TokenType::ident) {
        ++i;
        nth.step = 1;
        rest = web::to_ascii_lower(tokens[i].text);
    } else
        return false;
    ++i;
    if (!rest.starts_with('n'))
        return false;
    if (rest.size() > 2) {
        // "n-3": the digits belong to the same token.
        if (rest[1] != '-' || rest.size() > 12)
            return false;
        double value = 0;
        for (char const c : std::string_view(rest).substr(2)) {
            if (!web::is_ascii_digit(c))
                return false;
            value = value * 10 + (c - '0');
        }
        nth.offset = -to_int(value);
        return true;
    }
    if (rest.size() == 2 && rest[1] != '-')
        return false;

    auto ahead = i;
    while (ahead < tokens.size() && tokens[ahead].type == TokenType::white_space)
        ++ahead;
    auto const signless = [&](uint32_t at) { return at < tokens.size() && tokens[at].type == TokenType::number && tokens[at].integer && !tokens[at].signed_; };
    if (rest.size() == 2) { // "n-"
        if (!signless(ahead))
            return false;
        nth.offset = -to_int(tokens[ahead].number);
        i = ahead + 1;
        return true;
    }
    if (ahead >= tokens.size())
        return true;
    auto const& next = tokens[ahead];
    if (next.type == TokenType::number && next.integer && next.signed_) {
        nth.offset = to_int(next.number);
        i = ahead + 1;
    } else if (is_delim(next, '+') || is_delim(next, '-')) {
        ++ahead;
        while (ahead < tokens.size() && tokens[ahead].type == TokenType::white_space)
            ++ahead;
        if (!signless(ahead))
            return false;
        nth.offset = to_int(tokens[ahead].number) * (next.delim == '-' ? -1 : 1);
        i = ahead + 1;
    }
    return true;
}

// https://www.w3.org/TR/selectors-4/#child-index
bool SelectorParser::parse_nth(TokenRange arguments, SimpleKind kind, Place const& place, Complex& complex)
{
    Nth nth;
    uint32_t i = 0;
    if (!parse_an_plus_b(arguments, i, nth))
        return false;
    complex.specificity.add({ 0, 1, 0 });
    auto const skip_white_space = [&] {
        auto const start = i;
        while (i < arguments.size() && arguments[i].type == TokenType::white_space)
            ++i;
        return i > start;
    };
    skip_white_space();
    if (i < arguments.size()) {
        bool const takes_list = kind == SimpleKind::nth_child || kind == SimpleKind::nth_last_child;
        if (!takes_list || !is_ident(arguments[i], "of"))
            return false;
        ++i;
        skip_white_space();
        TokenRange const rest { arguments.all, arguments.begin + i, arguments.end };
        auto const nested = complex.simples.size();
        if (!parse_list_function(rest, kind, place, false, true, complex))
            return false;
        nth.of = complex.simples[nested].number;
        complex.simples.pop_back();
    }
    complex.add({ kind, 0, 0, static_cast<uint32_t>(set_.nths.size()) });
    set_.nths.push_back(nth);
    return true;
}

// https://www.w3.org/TR/selectors-4/#the-lang-pseudo
bool SelectorParser::parse_languages(TokenRange arguments, Complex& complex)
{
    auto const first = static_cast<uint32_t>(set_.language_ranges.size());
    uint32_t i = 0;
    auto const skip_white_space = [&] {
        while (i < arguments.size() && arguments[i].type == TokenType::white_space)
            ++i;
    };
    for (;;) {
        skip_white_space();
        if (i >= arguments.size() || (arguments[i].type != TokenType::ident && arguments[i].type != TokenType::string))
            return false;
        set_.language_ranges.push_back(lower(arguments[i++].text));
        skip_white_space();
        if (i >= arguments.size())
            break;
        if (arguments[i++].type != TokenType::comma)
            return false;
    }
    complex.add({ SimpleKind::lang, 0, static_cast<uint32_t>(set_.language_ranges.size()) - first, first });
    complex.specificity.add({ 0, 1, 0 });
    return true;
}

// https://www.w3.org/TR/css-pseudo-4/, https://www.w3.org/TR/selectors-4/#pseudo-elements
bool SelectorParser::parse_pseudo_element(TokenRange tokens, uint32_t& i, Place const& place, Complex& complex)
{
    if (!place.pseudo_elements)
        return false;
    ++i;
    if (i < tokens.size() && tokens[i].type == TokenType::colon)
        ++i;
    if (i >= tokens.size())
        return false;
    auto const& token = tokens[i];
    auto const name = web::to_ascii_lower(token.text);
    std::optional<PseudoElement> found;
    if (token.type == TokenType::ident)
        found = pseudo_element(name);
    else if (token.type == TokenType::function && is_pseudo_element_function(name)) {
        auto const arguments = strip_white_space(tokens.inside(i));
        if (arguments.empty())
            return false;
        if (name == "slotted") {
            auto inner = place;
            inner.single_compound = true;
            inner.pseudo_elements = inner.anchored = false;
            inner.relation = Relation::none;
            Complex argument;
            if (++inner.depth > max_depth || !parse_complex(arguments, inner, argument))
                return false;
            complex.specificity.add(argument.specificity);
        } else if (name == "part") {
            for (uint32_t k = 0; k < arguments.size(); ++k)
                if (arguments[k].type != TokenType::ident && arguments[k].type != TokenType::white_space)
                    return false;
        }
        found = PseudoElement::other;
    }
    if (!found)
        return false;
    // A pseudo-element of a pseudo-element is none that is asked for.
    bool const behind = complex.pseudo_element != PseudoElement::none;
    if (behind) {
        auto const& outer = complex.pseudo_element_name;
        bool const has_own = outer == "part" || outer == "slotted" || outer == "before" || outer == "after" || outer == "details-content" || outer == "column" || outer.starts_with("-webkit-");
        if (!has_own || ((outer == "before" || outer == "after") && *found != PseudoElement::marker && name != "scroll-marker"))
            return false;
    }
    complex.pseudo_element = behind ? PseudoElement::other : *found;
    complex.pseudo_element_name = set_.texts.keep(name);
    complex.specificity.add({ 0, 0, 1 });
    i = tokens.after(i);
    return true;
}

} // namespace syna::css

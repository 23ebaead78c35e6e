#pragma once
// Tokens to compiled selectors.
//   https://www.w3.org/TR/selectors-4/#grammar
//   https://www.w3.org/TR/css-nesting-1/
// What is valid is what browsers accept: a rule with a selector they do not know is no rule to them.

#include "page/css/selector.h"
#include "page/css/tokenizer.h"

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace syna::css {

// What @namespace declared.
struct NamespaceMap {
    std::optional<NamespaceTest> by_default;
    std::vector<std::pair<std::string_view, NamespaceTest>> prefixes; // The last of a prefix counts.
};

NamespaceTest namespace_of(std::string_view address);

class SelectorParser {
public:
    // How a selector stands to what is around it.
    enum class Relation {
        none,   // A selector of its own.
        nested, // In a style rule: it may begin with a combinator, and '&' is implied in front unless it is written somewhere.
        scoped, // In @scope: it may begin with a combinator after :scope.
        limit,  // The end of a @scope: as `nested`, but relative to :scope.
    };

    SelectorParser(SelectorSet& set, NamespaceMap const& namespaces)
        : set_(set)
        , namespaces_(namespaces)
    {
    }

    // The number of the list, or 0 where it is invalid. `parent`: the list that '&' stands for; 0: it stands for :scope.
    uint32_t parse_list(TokenRange tokens, Relation relation = Relation::none, uint32_t parent = 0);
    // The same for the beginning or end of a @scope, which is no place for pseudo-elements.
    uint32_t parse_scope(TokenRange tokens, Relation relation, uint32_t parent);
    // The list ":where(:scope)".
    uint32_t scope_list();

private:
    struct Compound;
    struct Complex;

    // Where in a selector the parser is.
    struct Place {
        Relation relation = Relation::none;
        uint16_t depth = 0;          // In functions.
        bool in_has = false;         // :has() is not allowed within itself.
        bool pseudo_elements = true; // Allowed.
        bool anchored = false;       // The argument of :has(): a relative selector.
        bool single_compound = false;
    };

    uint32_t parse_list(TokenRange tokens, Place const& place, bool forgiving);
    bool parse_complex(TokenRange tokens, Place const& place, Complex& complex);
    bool parse_compound(TokenRange tokens, uint32_t& i, Place const& place, Complex& complex);
    bool parse_type(TokenRange tokens, uint32_t& i, Complex& complex, bool& written);
    bool parse_attribute(TokenRange tokens, Complex& complex);
    bool parse_pseudo_class(TokenRange tokens, uint32_t& i, Place const& place, Complex& complex);
    bool parse_pseudo_class_function(Token const& name, TokenRange arguments, Place const& place, Complex& complex);
    bool parse_pseudo_element(TokenRange tokens, uint32_t& i, Place const& place, Complex& complex);
    bool parse_nth(TokenRange arguments, SimpleKind kind, Place const& place, Complex& complex);
    bool parse_languages(TokenRange arguments, Complex& complex);
    bool parse_list_function(TokenRange arguments, SimpleKind kind, Place place, bool forgiving, bool weighs, Complex& complex);
    void add_nesting(Complex& complex);
    ComplexSelector finish(Complex& complex);
    void set_ancestor_bits(ComplexSelector& complex) const;
    void absorb(Complex& complex, uint32_t list) const;
    std::optional<NamespaceTest> prefix(std::string_view name) const;
    Atom atom(std::string_view text);
    Atom name_atom(std::string_view text);
    std::string_view lower(std::string_view text);

    SelectorSet& set_;
    NamespaceMap const& namespaces_;
    uint32_t parent_ = 0;
    uint32_t scope_list_ = 0;
};

// A selector list on its own, for asking whether it is valid and what it matches.
struct Selectors {
    TokenList tokens;
    SelectorSet set;
    uint32_t list = 0; // 0: invalid.
};
// The text has to live as long as what is returned.
std::unique_ptr<Selectors const> parse_selectors(std::string_view text);

} // namespace syna::css

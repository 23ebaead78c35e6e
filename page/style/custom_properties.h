#pragma once
// Custom properties and var(): what an element's are worth, and a value with its references put in.
//   https://www.w3.org/TR/css-variables-1/
// An element that declares none shares its parent's; one that declares some holds these and points to its parent's.

#include "page/css/token.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace syna::style {

// Tokens that a sheet owns, or that stand here because references were put in.
struct TokenValue {
    css::TokenRange range;
    std::shared_ptr<std::vector<css::Token> const> owned;

    css::TokenRange tokens() const { return owned ? css::TokenRange { *owned, 0, static_cast<uint32_t>(owned->size()) } : range; }
};

class CustomProperties {
public:
    struct Entry {
        std::string_view name;
        bool valid = false; // False: the guaranteed-invalid value.
        TokenValue value {};
    };

    // Null where the property has no value.
    TokenValue const* find(std::string_view name) const;

    static std::shared_ptr<CustomProperties const> make(std::shared_ptr<CustomProperties const> parent, std::vector<Entry> own);

private:
    CustomProperties() = default;

    std::shared_ptr<CustomProperties const> parent_;
    std::vector<Entry> own_; // Sorted by name.
    uint32_t depth_ = 0;     // How many stand behind this one.
};

// What substitution may cost on one page: references that double and double again end in an invalid value.
struct SubstitutionBudget {
    uint64_t tokens = 8'000'000;
    bool exceeded = false;
};

// Whether a value holds a function whose meaning is only known on an element: var() or env().
bool has_references(css::TokenRange value);
// Each name that a var() in the value asks for, fallbacks included.
std::vector<std::string_view> references(css::TokenRange value);
// Whether every var() has a name and, if anything more, a comma; a declaration is no valid one otherwise.
bool has_valid_references(css::TokenRange value);

// The value with its references put in; nothing where one of them has neither value nor fallback.
//   https://www.w3.org/TR/css-variables-1/#substitute-a-var
std::optional<std::vector<css::Token>> substitute(css::TokenRange value, CustomProperties const* properties, SubstitutionBudget& budget);

// What @property says of custom properties.
//   https://drafts.css-houdini.org/css-properties-values-api/#registered-custom-property
// FIXME: Values are not held against the syntax and are not computed.
struct RegisteredProperties {
    struct Entry {
        bool inherits = true;
        bool has_initial = false;
        css::TokenRange initial;
    };
    std::unordered_map<std::string_view, Entry> by_name;
    std::vector<std::string_view> not_inherited;     // Sorted.
    std::shared_ptr<CustomProperties const> initial; // What the root would inherit.

    void add(std::string_view name, Entry const& entry) { by_name.insert_or_assign(name, entry); }
    void finish(); // When all are known.
};

struct CustomDeclaration {
    std::string_view name;
    css::TokenRange value; // Not one of the keywords that are for every property.
    bool initial = false;  // The initial value instead.
    bool inherit = false;  // The parent's instead.
};

// The custom properties of an element, from its parent's (null: none) and what it declares itself, each name once.
//   https://www.w3.org/TR/css-variables-1/#cycles
std::shared_ptr<CustomProperties const> resolve_custom_properties(
    std::shared_ptr<CustomProperties const> parent, std::vector<CustomDeclaration> const& declared, RegisteredProperties const& registered, SubstitutionBudget& budget);

} // namespace syna::style

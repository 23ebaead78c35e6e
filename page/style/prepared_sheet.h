#pragma once
// A style sheet with its declarations taken apart into longhands, ready for the cascade. Made once a site, never changed,
// read by any thread.

#include "page/css/style_sheet.h"
#include "page/css_value/properties.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace syna::style {

// Words that any property takes.
//   https://www.w3.org/TR/css-cascade-5/#defaulting-keywords
enum class WideKeyword : uint8_t { none,
    initial,
    inherit,
    unset,
    revert,
    revert_layer };

enum class DeclarationKind : uint8_t {
    value,   // Of one longhand.
    wide,    // A word for every property, of one longhand.
    pending, // Has var() or env(): known only on an element. Of one longhand; `tokens` are the whole declaration's.
    custom,  // A custom property: `name`, and `tokens` or `wide`.
};

struct PreparedDeclaration {
    DeclarationKind kind = DeclarationKind::value;
    WideKeyword wide = WideKeyword::none;
    bool important = false;
    css::PropertyId property {};
    css::PropertyName declared_as; // Of a pending one: what was declared, perhaps a shorthand.
    uint32_t offset = 0;           // In the sheet's text.
    css::Value value;
    std::string_view name;
    css::TokenRange tokens;
};

// The longhands of declarations, put behind what stands in `into`; those that are no valid ones are left out.
void prepare(css::Declaration const& declaration, css::TokenRange value, css::Quirks quirks, std::vector<PreparedDeclaration>& into);

class PreparedSheet {
public:
    PreparedSheet(std::shared_ptr<css::StyleSheet const> sheet, css::Quirks quirks);

    std::shared_ptr<css::StyleSheet const> const& sheet() const { return sheet_; }

    struct Rule {
        uint32_t first = 0, count = 0;
        bool normal = false, important = false; // Whether there are any.
    };
    Rule const& rule(uint32_t number) const { return rules_[number]; }
    std::span<PreparedDeclaration const> declarations(Rule const& rule) const { return std::span(declarations_).subspan(rule.first, rule.count); }

private:
    std::shared_ptr<css::StyleSheet const> sheet_;
    std::vector<Rule> rules_;
    std::vector<PreparedDeclaration> declarations_;
};

} // namespace syna::style

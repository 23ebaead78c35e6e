#pragma once
// A style sheet that has been read: flat tables in the order of the sheet. It never changes and knows nothing of a page,
// so that one object serves every page and thread of a site.
//   https://www.w3.org/TR/css-syntax-3/, https://www.w3.org/TR/css-nesting-1/, https://www.w3.org/TR/css-cascade-5/

#include "page/css/selector.h"
#include "page/css/selector_parser.h"
#include "page/css/tokenizer.h"
#include "page/dom/node.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace syna::css {

class RuleIndex;

struct Declaration {
    std::string_view property;   // Lower case; a custom property ("--x") as written.
    uint32_t begin = 0, end = 0; // The value's tokens, without white space around and without !important.
    uint32_t offset = 0;         // In the text.
    bool important = false;
};

// What a rule stands in. Number 0 is the sheet itself; a context's parent has a smaller number.
enum class ContextKind : uint8_t { sheet,
    media,
    supports,
    container,
    layer,
    scope };
struct Context {
    ContextKind kind = ContextKind::sheet;
    uint32_t parent = 0;
    uint32_t begin = 0, end = 0; // Of media, supports, container: the condition's tokens.
    uint32_t scope_start = 0;    // Of scope: a selector list; 0: the parent of the sheet's element.
    uint32_t scope_end = 0;      // 0: none.
};

// A cascade layer. Number 0 is what stands in none. Order is that of first appearance, see LayerDeclaration.
struct Layer {
    uint32_t parent = 0;
    std::string_view name; // One part of it; empty for an anonymous layer.
};
// A layer was named, here, under this condition.
struct LayerDeclaration {
    uint32_t layer = 0;
    uint32_t context = 0;
    uint32_t offset = 0;
};

struct StyleRule {
    uint32_t selectors = 0; // A list of selectors().
    uint32_t first_declaration = 0, declaration_count = 0;
    uint32_t context = 0;
    uint32_t scope = 0; // The nearest context of that kind; 0: none.
    uint32_t layer = 0;
    uint32_t offset = 0;
};

struct ImportRule {
    std::string_view address;
    bool layered = false;
    uint32_t layer = 0;                            // Where layered: of this sheet's layers.
    uint32_t supports_begin = 0, supports_end = 0; // Empty: no condition.
    uint32_t media_begin = 0, media_end = 0;
    uint32_t offset = 0;
};

// https://drafts.css-houdini.org/css-properties-values-api/#at-property-rule
struct PropertyRule {
    std::string_view name;
    std::string_view syntax;
    bool inherits = false;
    bool has_initial_value = false;
    uint32_t initial_begin = 0, initial_end = 0;
    uint32_t context = 0;
    uint32_t offset = 0;
};

struct KeyframesRule {
    std::string_view name;
    uint32_t begin = 0, end = 0; // The tokens within its braces.
    uint32_t context = 0;
    uint32_t offset = 0;
};

class StyleSheet {
public:
    // Copies the text. Anything at all is a sheet.
    static std::shared_ptr<StyleSheet const> parse(std::string_view text, TokenLimits limits = {});

    StyleSheet(StyleSheet const&) = delete;
    StyleSheet& operator=(StyleSheet const&) = delete;
    ~StyleSheet();

    std::string_view text() const { return text_; }
    std::span<Token const> tokens() const { return tokens_.tokens(); }
    TokenRange range(uint32_t begin, uint32_t end) const { return { tokens_.tokens(), begin, end }; }
    TokenRange value(Declaration const& declaration) const { return range(declaration.begin, declaration.end); }

    std::span<StyleRule const> rules() const { return rules_; } // Those that declare something, in order of appearance.
    std::span<Declaration const> declarations() const { return declarations_; }
    std::span<Declaration const> declarations(StyleRule const& rule) const { return declarations().subspan(rule.first_declaration, rule.declaration_count); }
    std::span<Context const> contexts() const { return contexts_; }
    std::span<Layer const> layers() const { return layers_; }
    std::span<LayerDeclaration const> layer_declarations() const { return layer_declarations_; }
    std::span<ImportRule const> imports() const { return imports_; }
    std::span<PropertyRule const> properties() const { return properties_; }
    std::span<KeyframesRule const> keyframes() const { return keyframes_; }
    SelectorSet const& selectors() const { return selectors_; }
    RuleIndex const& index() const { return *index_; }

    // Something was left out because the sheet is longer, or its blocks deeper, than anyone needs.
    bool truncated() const { return truncated_; }
    // Of an offset in the text: line and column in code points, from 1.
    Position position(uint32_t offset) const;

private:
    friend class StyleSheetParser;
    StyleSheet(std::string_view text, TokenLimits limits);

    std::string text_;
    TokenList tokens_;
    TextArena arena_;
    SelectorSet selectors_;
    std::vector<StyleRule> rules_;
    std::vector<Declaration> declarations_;
    std::vector<Context> contexts_ { 1 };
    std::vector<Layer> layers_ { 1 };
    std::vector<LayerDeclaration> layer_declarations_;
    std::vector<ImportRule> imports_;
    std::vector<PropertyRule> properties_;
    std::vector<KeyframesRule> keyframes_;
    std::vector<uint32_t> line_starts_;
    std::unique_ptr<RuleIndex const> index_;
    bool truncated_ = false;
};

// The declarations of a style attribute. The text has to live as long.
//   https://www.w3.org/TR/css-style-attr/
class StyleAttribute {
public:
    explicit StyleAttribute(std::string_view text);

    std::span<Declaration const> declarations() const { return declarations_; }
    TokenRange value(Declaration const& declaration) const { return { tokens_.tokens(), declaration.begin, declaration.end }; }

private:
    TokenList tokens_;
    TextArena arena_;
    std::vector<Declaration> declarations_;
};

} // namespace syna::css

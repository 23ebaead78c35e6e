#pragma once
// Tokens to a style sheet's tables, with an explicit stack for its blocks.
//   https://drafts.csswg.org/css-syntax-3/#parser-algorithms

#include "page/css/style_sheet.h"

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace syna::css {

class StyleSheetParser {
public:
    explicit StyleSheetParser(StyleSheet& sheet)
        : sheet_(sheet)
        , selector_parser_(sheet.selectors_, namespaces_)
    {
    }

    void run();

private:
    // A block that is being read.
    struct Block {
        uint32_t position = 0, end = 0; // Of the next token and of the block.
        uint32_t context = 0;
        uint32_t scope = 0;
        uint32_t layer = 0;
        uint32_t selectors = 0; // What declarations in it are for; 0: it may not hold any.
        uint32_t parent = 0;    // The list that '&' stands for; 0: none.
        SelectorParser::Relation relation = SelectorParser::Relation::none;
        bool top = false;
        // The declarations since the last rule.
        uint32_t run_start = 0;
    };
    // What an @import needs to know of what stands in front of it.
    enum class Prologue { layers,
        imports,
        namespaces,
        over };

    // May put a block on the stack, which moves the one it is given: that comes last.
    void step(Block& block);
    void consume_qualified_rule(Block& block);
    void consume_at_rule(Block& block);
    void end_run(Block& block);
    void push(Block block);
    void style_rule(Block& block, TokenRange prelude, uint32_t brace);

    void import_rule(Block const& block, TokenRange prelude, uint32_t offset);
    void namespace_rule(TokenRange prelude);
    void layer_statement(Block const& block, TokenRange prelude, uint32_t offset);
    void property_rule(Block const& block, TokenRange prelude, TokenRange content, uint32_t offset);
    void keyframes_rule(Block const& block, TokenRange prelude, TokenRange content, uint32_t offset);
    void condition_rule(Block const& block, ContextKind kind, TokenRange prelude, uint32_t brace);
    void layer_block(Block const& block, TokenRange prelude, uint32_t brace);
    void scope_rule(Block const& block, TokenRange prelude, uint32_t brace);
    uint32_t add_context(Context context);
    // The layer that a dotted name names from `parent` on, made where it is new.
    bool named_layer(TokenRange name, uint32_t parent, uint32_t& layer);
    uint32_t layer_of(uint32_t parent, std::string_view name);

    StyleSheet& sheet_;
    NamespaceMap namespaces_;
    SelectorParser selector_parser_;
    std::vector<Block> blocks_;
    std::map<std::pair<uint32_t, std::string_view>, uint32_t> named_layers_;
    Prologue prologue_ = Prologue::layers;
};

} // namespace syna::css

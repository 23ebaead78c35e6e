#include "page/css/style_sheet_parser.h"

#include "page/css/declaration_parser.h"
#include "web/ascii.h"

#include <algorithm>
#include <optional>
#include <string>

namespace syna::css {

// [ours] Deeper blocks are stepped over.
static constexpr std::size_t max_blocks = 256;

static bool is_delim(Token const& token, char32_t delim) { return token.type == TokenType::delim && token.delim == delim; }

void StyleSheetParser::run()
{
    Block block;
    block.end = static_cast<uint32_t>(sheet_.tokens().size());
    block.top = true;
    push(block);
    while (!blocks_.empty()) {
        auto& innermost = blocks_.back();
        if (innermost.position < innermost.end) {
            step(innermost);
            continue;
        }
        end_run(innermost);
        blocks_.pop_back();
        // What was declared within is not the outer block's.
        if (!blocks_.empty())
            blocks_.back().run_start = static_cast<uint32_t>(sheet_.declarations_.size());
    }
}

void StyleSheetParser::push(Block block)
{
    if (blocks_.size() >= max_blocks) {
        sheet_.truncated_ = true;
        return;
    }
    block.run_start = static_cast<uint32_t>(sheet_.declarations_.size());
    blocks_.push_back(block);
}

// Declarations that stand together become one rule. Those behind a nested rule become another, for the same elements.
//   https://drafts.csswg.org/css-nesting-1/#nested-declarations-rule
void StyleSheetParser::end_run(Block& block)
{
    auto const end = static_cast<uint32_t>(sheet_.declarations_.size());
    if (end > block.run_start) {
        StyleRule rule;
        rule.selectors = block.selectors;
        rule.first_declaration = block.run_start;
        rule.declaration_count = end - block.run_start;
        rule.context = block.context;
        rule.scope = block.scope;
        rule.layer = block.layer;
        rule.offset = sheet_.declarations_[block.run_start].offset;
        sheet_.rules_.push_back(rule);
    }
    block.run_start = end;
}

// Consumes one thing of a style sheet's contents or of a block's.
//   https://drafts.csswg.org/css-syntax-3/#consume-stylesheet-contents
//   https://drafts.csswg.org/css-syntax-3/#consume-block-contents
void StyleSheetParser::step(Block& block)
{
    auto const all = sheet_.tokens();
    auto const& token = all[block.position];
    switch (token.type) {
    case TokenType::white_space:
        ++block.position;
        return;
    case TokenType::semicolon:
        if (!block.top) {
            ++block.position;
            return;
        }
        break;
    case TokenType::cdo:
    case TokenType::cdc:
        if (block.top) {
            ++block.position;
            return;
        }
        break;
    case TokenType::at_keyword:
        consume_at_rule(block);
        return;
    default:
        break;
    }
    if (!block.top) {
        TokenRange const rest { all, block.position, block.end };
        uint32_t i = 0;
        if (auto const declaration = parse_declaration(rest, i, sheet_.arena_)) {
            block.position += i;
            if (block.selectors != 0 && !declaration->property.empty())
                sheet_.declarations_.push_back(*declaration);
            return;
        }
    }
    consume_qualified_rule(block);
}

// https://drafts.csswg.org/css-syntax-3/#consume-qualified-rule
void StyleSheetParser::consume_qualified_rule(Block& block)
{
    TokenRange const rest { sheet_.tokens(), block.position, block.end };
    uint32_t i = 0;
    while (i < rest.size() && rest[i].type != TokenType::open_curly) {
        // Within a block a semicolon ends what is no rule.
        if (!block.top && rest[i].type == TokenType::semicolon) {
            block.position += i + 1;
            return;
        }
        i = rest.after(i);
    }
    if (i >= rest.size()) {
        block.position = block.end;
        return;
    }
    auto const prelude = strip_white_space({ rest.all, rest.begin, rest.begin + i });
    auto const brace = block.position + i;
    auto const next = block.position + rest.after(i);

    // What looks like a custom property is no rule; in a block it goes on to the semicolon.
    bool custom = !prelude.empty() && prelude[0].type == TokenType::ident && prelude[0].text.starts_with("--");
    if (custom) {
        uint32_t k = 1;
        while (k < prelude.size() && prelude[k].type == TokenType::white_space)
            ++k;
        custom = k < prelude.size() && prelude[k].type == TokenType::colon;
    }
    if (custom) {
        while (!block.top && i < rest.size() && rest[i].type != TokenType::semicolon)
            i = rest.after(i);
        block.position = block.top ? next : block.position + i;
        return;
    }
    block.position = next;
    style_rule(block, prelude, brace);
}

void StyleSheetParser::style_rule(Block& block, TokenRange prelude, uint32_t brace)
{
    auto const list = selector_parser_.parse_list(prelude, block.relation, block.parent);
    if (list == 0)
        return;
    if (block.top)
        prologue_ = Prologue::over;
    end_run(block);
    auto inner = block;
    inner.top = false;
    inner.position = brace + 1;
    inner.end = std::min(sheet_.tokens()[brace].close, block.end);
    inner.selectors = inner.parent = list;
    inner.relation = SelectorParser::Relation::nested;
    push(inner);
}

// https://drafts.csswg.org/css-syntax-3/#consume-at-rule
void StyleSheetParser::consume_at_rule(Block& block)
{
    TokenRange const rest { sheet_.tokens(), block.position, block.end };
    auto const name = web::to_ascii_lower(rest[0].text);
    auto const offset = rest[0].offset;
    uint32_t i = 1;
    while (i < rest.size() && rest[i].type != TokenType::open_curly && rest[i].type != TokenType::semicolon)
        i = rest.after(i);
    auto const prelude = strip_white_space({ rest.all, rest.begin + 1, rest.begin + i });
    bool const has_block = i < rest.size() && rest[i].type == TokenType::open_curly;
    auto const brace = block.position + i;
    auto const content = has_block ? rest.inside(i) : TokenRange {};
    block.position += i < rest.size() ? rest.after(i) : i;
    end_run(block);

    bool const in_style_rule = block.relation == SelectorParser::Relation::nested;
    if (!has_block) {
        if (name == "import") {
            if (block.top)
                import_rule(block, prelude, offset);
        } else if (name == "namespace") {
            if (block.top && prologue_ != Prologue::over)
                namespace_rule(prelude);
        } else if (name == "layer")
            layer_statement(block, prelude, offset);
        return;
    }
    if (block.top && name != "charset" && name != "import" && name != "namespace")
        prologue_ = Prologue::over;
    if (name == "media")
        condition_rule(block, ContextKind::media, prelude, brace);
    else if (name == "supports")
        condition_rule(block, ContextKind::supports, prelude, brace);
    else if (name == "container")
        condition_rule(block, ContextKind::container, prelude, brace);
    else if (name == "layer")
        layer_block(block, prelude, brace);
    else if (name == "scope")
        scope_rule(block, prelude, brace);
    else if (name == "property" && !in_style_rule)
        property_rule(block, prelude, content, offset);
    else if ((name == "keyframes" || name == "-webkit-keyframes") && !in_style_rule)
        keyframes_rule(block, prelude, content, offset);
    // All others (@font-face, @page, @counter-style, @starting-style, @font-feature-values, @font-palette-values,
    // @position-try, @view-transition, unknown ones) say nothing about how an element that stands there looks.
}

uint32_t StyleSheetParser::add_context(Context context)
{
    sheet_.contexts_.push_back(context);
    return static_cast<uint32_t>(sheet_.contexts_.size() - 1);
}

void StyleSheetParser::condition_rule(Block const& block, ContextKind kind, TokenRange prelude, uint32_t brace)
{
    auto inner = block;
    inner.top = false;
    inner.position = brace + 1;
    inner.end = std::min(sheet_.tokens()[brace].close, block.end);
    inner.context = add_context({ kind, block.context, prelude.begin, prelude.end });
    push(inner);
}

uint32_t StyleSheetParser::layer_of(uint32_t parent, std::string_view name)
{
    if (!name.empty()) {
        auto const [entry, added] = named_layers_.try_emplace({ parent, name }, static_cast<uint32_t>(sheet_.layers_.size()));
        if (!added)
            return entry->second;
    }
    sheet_.layers_.push_back({ parent, name });
    return static_cast<uint32_t>(sheet_.layers_.size() - 1);
}

// https://www.w3.org/TR/css-cascade-5/#typedef-layer-name
bool StyleSheetParser::named_layer(TokenRange name, uint32_t parent, uint32_t& layer)
{
    auto const is_reserved = [](std::string_view text) {
        for (auto const word : { "initial", "inherit", "unset", "revert", "revert-layer", "default" })
            if (web::equals_ignoring_ascii_case(text, word))
                return true;
        return false;
    };
    for (uint32_t i = 0; i < name.size(); ++i) {
        bool const right = i % 2 == 0 ? name[i].type == TokenType::ident && !is_reserved(name[i].text) : is_delim(name[i], '.');
        if (!right)
            return false;
    }
    if (name.size() % 2 == 0)
        return false;
    layer = parent;
    for (uint32_t i = 0; i < name.size(); i += 2)
        layer = layer_of(layer, name[i].text);
    return true;
}

// https://www.w3.org/TR/css-cascade-5/#layer-empty
void StyleSheetParser::layer_statement(Block const& block, TokenRange prelude, uint32_t offset)
{
    if (block.relation == SelectorParser::Relation::nested)
        return;
    std::vector<TokenRange> names;
    for (uint32_t i = 0;; ++i) {
        auto const start = i;
        while (i < prelude.size() && prelude[i].type != TokenType::comma)
            i = prelude.after(i);
        names.push_back(strip_white_space({ prelude.all, prelude.begin + start, prelude.begin + i }));
        if (i >= prelude.size())
            break;
    }
    auto const layers_before = sheet_.layers_.size();
    std::vector<uint32_t> layers;
    for (auto const& name : names) {
        uint32_t layer = 0;
        if (!named_layer(name, block.layer, layer)) {
            // One wrong name spoils the statement.
            if (sheet_.layers_.size() > layers_before)
                std::erase_if(named_layers_, [&](auto const& entry) { return entry.second >= layers_before; });
            sheet_.layers_.resize(layers_before);
            return;
        }
        layers.push_back(layer);
    }
    for (auto const layer : layers)
        sheet_.layer_declarations_.push_back({ layer, block.context, offset });
    if (block.top && prologue_ == Prologue::imports)
        prologue_ = Prologue::namespaces;
}

// https://www.w3.org/TR/css-cascade-5/#layer-block
void StyleSheetParser::layer_block(Block const& block, TokenRange prelude, uint32_t brace)
{
    uint32_t layer = 0;
    if (prelude.empty())
        layer = layer_of(block.layer, {});
    else if (!named_layer(prelude, block.layer, layer))
        return;
    auto inner = block;
    inner.top = false;
    inner.position = brace + 1;
    inner.end = std::min(sheet_.tokens()[brace].close, block.end);
    inner.layer = layer;
    inner.context = add_context({ ContextKind::layer, block.context });
    sheet_.layer_declarations_.push_back({ layer, block.context, sheet_.tokens()[brace].offset });
    push(inner);
}

// https://www.w3.org/TR/css-cascade-6/#scope-atrule
void StyleSheetParser::scope_rule(Block const& block, TokenRange prelude, uint32_t brace)
{
    Context context { ContextKind::scope, block.context };
    uint32_t i = 0;
    auto const skip_white_space = [&] {
        while (i < prelude.size() && prelude[i].type == TokenType::white_space)
            ++i;
    };
    if (i < prelude.size() && prelude[i].type == TokenType::open_paren) {
        auto const relation = SelectorParser::Relation::none;
        context.scope_start = selector_parser_.parse_scope(strip_white_space(prelude.inside(i)), relation, block.parent);
        if (context.scope_start == 0)
            return;
        i = prelude.after(i);
        skip_white_space();
    }
    if (i < prelude.size()) {
        if (!is_ident(prelude[i], "to"))
            return;
        ++i;
        skip_white_space();
        if (i >= prelude.size() || prelude[i].type != TokenType::open_paren)
            return;
        context.scope_end = selector_parser_.parse_scope(strip_white_space(prelude.inside(i)), SelectorParser::Relation::limit, 0);
        if (context.scope_end == 0)
            return;
        i = prelude.after(i);
        skip_white_space();
        if (i < prelude.size())
            return;
    }
    auto inner = block;
    inner.top = false;
    inner.position = brace + 1;
    inner.end = std::min(sheet_.tokens()[brace].close, block.end);
    inner.context = inner.scope = add_context(context);
    inner.selectors = selector_parser_.scope_list();
    inner.parent = 0;
    inner.relation = SelectorParser::Relation::scoped;
    push(inner);
}

// https://www.w3.org/TR/css-cascade-5/#at-import
void StyleSheetParser::import_rule(Block const& block, TokenRange prelude, uint32_t offset)
{
    // Only @charset, @layer statements in front of all of them, and other imports may stand before it.
    if (prologue_ > Prologue::imports || prelude.empty())
        return;
    ImportRule rule;
    rule.offset = offset;
    uint32_t i = 0;
    auto const& first = prelude[0];
    if (first.type == TokenType::string || first.type == TokenType::url)
        rule.address = first.text;
    else if (first.type == TokenType::function && web::equals_ignoring_ascii_case(first.text, "url")) {
        auto const inside = strip_white_space(prelude.inside(0));
        if (inside.empty() || inside[0].type != TokenType::string)
            return;
        rule.address = inside[0].text;
    } else
        return;
    auto const next = [&] {
        i = prelude.after(i);
        while (i < prelude.size() && prelude[i].type == TokenType::white_space)
            ++i;
    };
    next();
    if (i < prelude.size() && is_ident(prelude[i], "layer")) {
        rule.layered = true;
        rule.layer = layer_of(block.layer, {});
        next();
    } else if (i < prelude.size() && prelude[i].type == TokenType::function && web::equals_ignoring_ascii_case(prelude[i].text, "layer")) {
        // What is no layer's name is left to the media query, which it spoils.
        if (named_layer(strip_white_space(prelude.inside(i)), block.layer, rule.layer)) {
            rule.layered = true;
            next();
        }
    }
    if (i < prelude.size() && prelude[i].type == TokenType::function && web::equals_ignoring_ascii_case(prelude[i].text, "supports")) {
        auto const inside = strip_white_space(prelude.inside(i));
        rule.supports_begin = inside.begin;
        rule.supports_end = inside.end;
        next();
    }
    rule.media_begin = prelude.begin + i;
    rule.media_end = prelude.end;
    sheet_.imports_.push_back(rule);
    if (rule.layered)
        sheet_.layer_declarations_.push_back({ rule.layer, 0, offset });
    prologue_ = Prologue::imports;
}

// https://www.w3.org/TR/css-namespaces-3/#declaration
void StyleSheetParser::namespace_rule(TokenRange prelude)
{
    uint32_t i = 0;
    std::string_view prefix;
    if (prelude.size() > 1 && prelude[0].type == TokenType::ident) {
        prefix = prelude[0].text;
        i = 1;
        while (i < prelude.size() && prelude[i].type == TokenType::white_space)
            ++i;
    }
    if (i >= prelude.size() || prelude.after(i) != prelude.size())
        return;
    std::string_view address;
    if (prelude[i].type == TokenType::string || prelude[i].type == TokenType::url)
        address = prelude[i].text;
    else if (prelude[i].type == TokenType::function && web::equals_ignoring_ascii_case(prelude[i].text, "url")) {
        auto const inside = strip_white_space(prelude.inside(i));
        if (inside.size() != 1 || inside[0].type != TokenType::string)
            return;
        address = inside[0].text;
    } else
        return;
    prologue_ = Prologue::namespaces;
    if (prefix.empty())
        namespaces_.by_default = namespace_of(address);
    else
        namespaces_.prefixes.emplace_back(prefix, namespace_of(address));
}

// https://drafts.css-houdini.org/css-properties-values-api/#at-property-rule
void StyleSheetParser::property_rule(Block const& block, TokenRange prelude, TokenRange content, uint32_t offset)
{
    if (prelude.size() != 1 || prelude[0].type != TokenType::ident || !prelude[0].text.starts_with("--"))
        return;
    PropertyRule rule;
    rule.name = prelude[0].text;
    rule.context = block.context;
    rule.offset = offset;
    bool has_syntax = false, has_inherits = false;
    for (uint32_t i = 0; i < content.size();) {
        auto const declaration = parse_declaration(content, i, sheet_.arena_);
        if (!declaration) {
            i = content.after(i);
            continue;
        }
        auto const value = sheet_.value(*declaration);
        if (declaration->property == "syntax" && value.size() == 1 && value[0].type == TokenType::string) {
            rule.syntax = value[0].text;
            has_syntax = true;
        } else if (declaration->property == "inherits" && value.size() == 1 && (is_ident(value[0], "true") || is_ident(value[0], "false"))) {
            rule.inherits = is_ident(value[0], "true");
            has_inherits = true;
        } else if (declaration->property == "initial-value") {
            rule.has_initial_value = true;
            rule.initial_begin = value.begin;
            rule.initial_end = value.end;
        }
    }
    // Without a syntax and "inherits" it is none; without an initial value only where the syntax takes anything.
    if (has_syntax && has_inherits && (rule.has_initial_value || rule.syntax == "*"))
        sheet_.properties_.push_back(rule);
}

// https://www.w3.org/TR/css-animations-1/#keyframes
void StyleSheetParser::keyframes_rule(Block const& block, TokenRange prelude, TokenRange content, uint32_t offset)
{
    if (prelude.size() != 1 || (prelude[0].type != TokenType::ident && prelude[0].type != TokenType::string))
        return;
    sheet_.keyframes_.push_back({ prelude[0].text, content.begin, content.end, block.context, offset });
}

} // namespace syna::css

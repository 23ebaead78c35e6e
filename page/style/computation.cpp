#include "page/style/computation.h"

#include "page/css_value/font.h"
#include "page/dom/ascii.h"

#include <algorithm>
#include <array>

namespace syna::style {

using css::Keyword;
using css::PropertyId;
using css::Value;
using css::ValueKind;

namespace {

class Computation {
public:
    Computation(Winners const& winners, ElementTraits const& traits, ComputationContext const& context, StyleStore& store)
        : winners_(winners)
        , traits_(traits)
        , context_(context)
        , parent_(context.parent)
        , store_(store)
    {
    }

    ComputedStyle run();

private:
    Value const*& value(PropertyId id) { return style_.values[static_cast<std::size_t>(id)]; }
    Value const* inherited(PropertyId id) const { return parent_ ? parent_->values[static_cast<std::size_t>(id)] : &css::initial_value(id); }
    Value const* keep(Value made)
    {
        store_.values.push_back(std::move(made));
        return &store_.values.back();
    }
    Value const* keep_px(double number)
    {
        static css::Unit const* const px = css::find_unit("px");
        Value made;
        made.kind = ValueKind::length;
        made.number = number;
        made.unit = px;
        return keep(made);
    }

    void begin();
    void compute_custom_properties();
    Value const* unset(PropertyId id) const { return css::info(id).inherited ? inherited(id) : &css::initial_value(id); }
    Value const* specified(PropertyId id);
    Value const* substituted(PropertyId id, PreparedDeclaration const& declaration);
    Value const* computed(PropertyId id, Value const* value);
    void map_logical();

    void compute_scheme();
    void compute_font_family_and_size();
    void compute_font_weight();
    void compute_line_height();
    void compute_color();
    void compute_rest();
    void adjust_display();
    void adjust_overflow();
    DeclarationPlace place(PropertyId id, DeclarationPlace const& inherited_place) const;

    Winners const& winners_;
    ElementTraits const& traits_;
    ComputationContext const& context_;
    ComputedStyle const* parent_;
    StyleStore& store_;
    ComputedStyle style_;
    bool custom_unknown_ = false;
    // The last declaration with references that was put in: longhands of a shorthand come one after another.
    css::TokenRange expanded_from_ {};
    bool expanded_any_ = false;
    std::vector<css::Declared> expanded_;
    std::vector<std::pair<PropertyId, PropertyId>> logical_; // A logical longhand that counts for a physical one.
};

} // namespace

void Computation::begin()
{
    for (std::size_t i = 0; i < css::property_count; ++i) {
        auto const id = static_cast<PropertyId>(i);
        bool const from_parent = parent_ && css::info(id).inherited;
        style_.values[i] = from_parent ? parent_->values[i] : &css::initial_value(id);
        if (from_parent && parent_->unknown[i])
            style_.unknown[i] = true;
    }
    style_.lengths = context_.root ? context_.root->lengths : context_.viewport;
    style_.custom = parent_ ? parent_->custom : context_.registered.initial;
}

void Computation::compute_custom_properties()
{
    if (winners_.custom().empty() && context_.registered.not_inherited.empty())
        return;
    std::vector<CustomDeclaration> declared;
    for (auto const& [name, winner] : winners_.custom()) {
        custom_unknown_ = custom_unknown_ || winner.unknown;
        if (!winner.declaration)
            continue;
        switch (winner.declaration->wide) {
        case WideKeyword::none:
            declared.push_back({ name, winner.declaration->tokens, false });
            break;
        case WideKeyword::initial:
            declared.push_back({ name, {}, true });
            break;
        case WideKeyword::inherit:
            declared.push_back({ name, {}, false, true });
            break;
        default: // unset, and what nothing is left of to revert to.
            if (auto const found = context_.registered.by_name.find(name); found != context_.registered.by_name.end() && !found->second.inherits)
                declared.push_back({ name, {}, true });
            break;
        }
    }
    // The same order whatever the table's: what the budget leaves out is then the same, too.
    std::sort(declared.begin(), declared.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
    style_.custom = resolve_custom_properties(std::move(style_.custom), declared, context_.registered, store_.budget);
}

// A declaration with var() or env(): what it comes to here. Null: invalid at computed-value time.
//   https://www.w3.org/TR/css-variables-1/#invalid-at-computed-value-time
Value const* Computation::substituted(PropertyId id, PreparedDeclaration const& declaration)
{
    auto const& tokens = declaration.tokens;
    bool const again = expanded_any_ && expanded_from_.all.data() == tokens.all.data() && expanded_from_.begin == tokens.begin && expanded_from_.end == tokens.end;
    if (!again) {
        expanded_any_ = true;
        expanded_from_ = tokens;
        expanded_.clear();
        if (auto put_in = substitute(tokens, style_.custom.get(), store_.budget)) {
            auto const owned = std::make_shared<std::vector<css::Token> const>(std::move(*put_in));
            auto const range = css::strip_white_space({ *owned, 0, static_cast<uint32_t>(owned->size()) });
            if (range.size() == 1 && range[0].type == css::TokenType::ident && css::is_css_wide_keyword(range[0].text)) {
                Value word;
                word.tokens = range;
                for (auto const longhand : css::longhands(declaration.declared_as))
                    expanded_.push_back({ longhand, word });
            } else if (!css::expand(declaration.declared_as, range, expanded_, context_.quirks)) {
                expanded_.clear();
            }
            if (!expanded_.empty())
                store_.tokens.push_back(owned);
        }
    }
    for (auto const& [property, value] : expanded_) {
        if (property != id)
            continue;
        // A word for every property, out of a variable. There is nothing to go back to any more but the parent's value.
        if (value.kind == ValueKind::keyword && value.tokens.size() == 1 && css::is_css_wide_keyword(value.tokens[0].text)) {
            auto const word = value.tokens[0].text;
            return equals_ignoring_case(word, "initial") ? &css::initial_value(id) : equals_ignoring_case(word, "inherit") ? inherited(id)
                                                                                                                           : unset(id);
        }
        return keep(value);
    }
    return nullptr;
}

// Null where nothing is declared.
Value const* Computation::specified(PropertyId id)
{
    auto const& winner = winners_.of(id);
    if (winner.unknown)
        style_.unknown[static_cast<std::size_t>(id)] = true;
    if (!winner.declaration)
        return nullptr;
    style_.unknown[static_cast<std::size_t>(id)] = winner.unknown;
    auto const& declaration = *winner.declaration;
    switch (declaration.kind) {
    case DeclarationKind::value:
        return &declaration.value;
    case DeclarationKind::pending:
        if (custom_unknown_)
            style_.unknown[static_cast<std::size_t>(id)] = true;
        if (auto const* const value = substituted(id, declaration))
            return value;
        return unset(id);
    default:
        break;
    }
    bool const inherits = declaration.wide == WideKeyword::inherit || (declaration.wide != WideKeyword::initial && css::info(id).inherited);
    if (inherits && parent_ && parent_->is_unknown(id))
        style_.unknown[static_cast<std::size_t>(id)] = true;
    return inherits ? inherited(id) : &css::initial_value(id);
}

// Of margin-left and margin-inline-start, and the like, the stronger one counts for both.
//   https://www.w3.org/TR/css-logical-1/#box
void Computation::map_logical()
{
    bool const right_to_left = style_.is(PropertyId::direction, Keyword::rtl);
    for (auto const logical : winners_.declared()) {
        auto const physical = css::physical(logical, right_to_left);
        if (physical == logical)
            continue;
        auto const& ours = winners_.of(logical);
        auto const& other = winners_.of(physical);
        if (ours.declaration && (!other.declaration || ours.applied > other.applied || (ours.applied == other.applied && ours.declaration > other.declaration)))
            logical_.emplace_back(logical, physical);
    }
}

// Lengths in px, colours made colours where that does not hang on anything used later.
Value const* Computation::computed(PropertyId id, Value const* value)
{
    css::NumericContext const numbers { style_.lengths, true, std::nullopt, {} };
    if (value->kind == ValueKind::length) {
        if (value->unit->measure == css::Measure::absolute && value->unit->factor == 1)
            return value;
        auto const length = css::resolve_length(*value, numbers);
        return length ? keep_px(length->value) : value;
    }
    if (value->kind != ValueKind::tokens)
        return value;
    switch (css::info(id).grammar) {
    case css::Grammar::color:
        if (auto const color = css::resolve_color(*value, { style_.color, style_.dark, style_.lengths })) {
            Value made;
            made.kind = ValueKind::color;
            made.color = *color;
            made.tokens = value->tokens;
            return keep(made);
        }
        return value;
    case css::Grammar::length:
    case css::Grammar::length_percentage:
    case css::Grammar::size:
    case css::Grammar::line_width:
    case css::Grammar::text_indent:
        if (auto const length = css::resolve_length(*value, numbers); length && length->known && length->percent == 0 && length->dimension == css::Dimension::length)
            return keep_px(length->value);
        return value;
    case css::Grammar::opacity:
    case css::Grammar::integer:
        if (auto const number = css::resolve_number(*value, numbers))
            return keep(Value::of_number(*number));
        return value;
    default:
        return value;
    }
}

// color-scheme: light unless the element only knows dark, as the visitor is taken to prefer light.
//   https://www.w3.org/TR/css-color-adjust-1/#determine-the-used-color-scheme
void Computation::compute_scheme()
{
    if (auto const* const declared = specified(PropertyId::color_scheme))
        value(PropertyId::color_scheme) = declared;
    bool light = false, dark = false;
    auto const tokens = (*value(PropertyId::color_scheme)).tokens;
    for (uint32_t i = 0; i < tokens.size(); ++i) {
        light = light || css::is_ident(tokens[i], "light");
        dark = dark || css::is_ident(tokens[i], "dark");
    }
    style_.dark = dark && !light;
}

// Browsers' default size of `monospace` is smaller. Where an element turns to that font or from it, a size that hangs on
// the default follows.
//   https://www.w3.org/TR/css-fonts-4/#font-size-prop leaves it open; Chromium's getComputedStyle is followed.
void Computation::compute_font_family_and_size()
{
    static constexpr double monospace_share = 13.0 / 16;
    static constexpr std::array sizes { Keyword::xx_small, Keyword::x_small, Keyword::small, Keyword::medium, Keyword::large, Keyword::x_large, Keyword::xx_large, Keyword::xxx_large };
    static constexpr uint8_t none = 255;

    if (auto const* const family = specified(PropertyId::font_family))
        value(PropertyId::font_family) = family;
    style_.monospace = css::monospace_only(*value(PropertyId::font_family)) == css::Monospace::yes;
    auto const monospace = style_.monospace ? css::Monospace::yes : css::Monospace::no;
    bool const parent_monospace = parent_ && parent_->monospace;

    auto size = parent_ ? parent_->font_size : 16.0;
    style_.size_keyword = parent_ ? parent_->size_keyword : 3;
    style_.absolute_size = parent_ && parent_->absolute_size;
    auto const* const declared = specified(PropertyId::font_size);
    bool const inherits = !declared || declared == inherited(PropertyId::font_size);
    if (!inherits || !parent_) {
        auto const& given = declared ? *declared : css::initial_value(PropertyId::font_size);
        css::NumericContext numbers { style_.lengths, true, size, {} };
        numbers.lengths.font_size = size;
        if (!context_.root)
            numbers.lengths.root_font_size = context_.viewport.font_size;
        auto const keyword = given.kind == ValueKind::keyword ? std::find(sizes.begin(), sizes.end(), given.keyword) : sizes.end();
        if (keyword != sizes.end()) {
            style_.size_keyword = static_cast<uint8_t>(keyword - sizes.begin());
            style_.absolute_size = false;
        } else {
            style_.size_keyword = none;
            bool const relative = given.kind == ValueKind::percentage || given.kind == ValueKind::keyword
                || (given.kind == ValueKind::length && given.unit->measure != css::Measure::absolute && given.unit->measure < css::Measure::line_height);
            style_.absolute_size = style_.absolute_size || !relative;
        }
        size = css::compute_font_size(given, numbers, monospace).value_or(size);
    }
    if (!style_.absolute_size && style_.monospace != parent_monospace && (parent_ || style_.monospace)) {
        if (style_.size_keyword != none)
            size = css::font_size_of(sizes[style_.size_keyword], monospace).value_or(size);
        else
            size = parent_monospace ? size / monospace_share : size * monospace_share;
    }
    style_.font_size = std::clamp(size, 0.0, 10000.0);
    value(PropertyId::font_size) = parent_ && parent_->font_size == style_.font_size ? parent_->values[static_cast<std::size_t>(PropertyId::font_size)] : keep_px(style_.font_size);
    style_.lengths.font_size = style_.font_size;
    if (!context_.root)
        style_.lengths.root_font_size = style_.font_size;
}

void Computation::compute_font_weight()
{
    style_.font_weight = parent_ ? parent_->font_weight : 400;
    auto const* const declared = specified(PropertyId::font_weight);
    if (!declared)
        return;
    style_.font_weight = css::compute_font_weight(*declared, style_.font_weight).value_or(style_.font_weight);
    value(PropertyId::font_weight) = keep(Value::of_number(style_.font_weight));
}

void Computation::compute_line_height()
{
    auto const normal = [](double font_size) { return font_size * 1.15; };
    css::NumericContext numbers { style_.lengths, true, style_.font_size, {} };
    numbers.lengths.line_height = parent_ ? parent_->lengths.line_height : context_.viewport.line_height;
    if (auto const* const declared = specified(PropertyId::line_height)) {
        auto const height = css::compute_line_height(*declared, numbers);
        if (height && height->kind == css::LineHeight::Kind::length)
            value(PropertyId::line_height) = keep_px(height->value);
        else if (height && height->kind == css::LineHeight::Kind::factor)
            value(PropertyId::line_height) = keep(Value::of_number(height->value));
        else
            value(PropertyId::line_height) = declared;
    }
    auto const& height = *value(PropertyId::line_height);
    style_.lengths.line_height = height.kind == ValueKind::length ? height.number
        : height.kind == ValueKind::number                        ? height.number * style_.font_size
                                                                  : normal(style_.font_size);
    if (!context_.root)
        style_.lengths.root_line_height = style_.lengths.line_height;
}

// currentcolor is the parent's colour here.
void Computation::compute_color()
{
    color::ColorContext const colors { parent_ ? std::optional(parent_->color) : color::system_color("canvastext", style_.dark), style_.dark, style_.lengths };
    auto const* const declared = specified(PropertyId::color);
    std::optional<color::Color> color;
    if (declared)
        color = css::resolve_color(*declared, colors);
    else if (!parent_)
        color = css::resolve_color(*value(PropertyId::color), colors);
    style_.color = color ? *color : colors.current_color.value_or(color::Color {});
    if (declared || !parent_) {
        Value made;
        made.kind = ValueKind::color;
        made.color = style_.color;
        value(PropertyId::color) = keep(made);
    }
}

void Computation::compute_rest()
{
    for (auto const id : winners_.declared()) {
        switch (id) {
        case PropertyId::color_scheme:
        case PropertyId::direction:
        case PropertyId::font_family:
        case PropertyId::font_size:
        case PropertyId::font_weight:
        case PropertyId::line_height:
        case PropertyId::color:
            continue;
        default:
            if (auto const* const declared = specified(id))
                value(id) = computed(id, declared);
        }
    }
    for (auto const& [logical, physical] : logical_) {
        value(physical) = value(logical);
        style_.unknown[static_cast<std::size_t>(physical)] = style_.unknown[static_cast<std::size_t>(logical)];
    }
}

// What a box that has to be a block is in its place.
//   https://www.w3.org/TR/css-display-3/#blockify
static Keyword blockified(Keyword display)
{
    switch (display) {
    case Keyword::inline_:
    case Keyword::inline_block:
    case Keyword::run_in:
    case Keyword::ruby:
    case Keyword::ruby_text:
    case Keyword::table_caption:
    case Keyword::table_cell:
    case Keyword::table_column:
    case Keyword::table_column_group:
    case Keyword::table_footer_group:
    case Keyword::table_header_group:
    case Keyword::table_row:
    case Keyword::table_row_group:
        return Keyword::block;
    case Keyword::inline_flex:
        return Keyword::flex;
    case Keyword::inline_grid:
        return Keyword::grid;
    case Keyword::inline_table:
        return Keyword::table;
    case Keyword::webkit_inline_box:
        return Keyword::webkit_box;
    case Keyword::math:
    case Keyword::inline_math:
        return Keyword::block_math;
    default:
        return display;
    }
}

void Computation::adjust_display()
{
    auto display = style_.keyword(PropertyId::display);
    if (display == Keyword::webkit_flex)
        display = Keyword::flex;
    else if (display == Keyword::webkit_inline_flex)
        display = Keyword::inline_flex;
    else if (display == Keyword::flow)
        display = Keyword::block;

    // Differs from the specification: what it calls unusual elements is not asked of SVG's.
    //   https://www.w3.org/TR/css-display-3/#unbox
    if (display == Keyword::contents && traits_.has_no_contents)
        display = Keyword::none;
    if (display == Keyword::contents && traits_.root)
        display = Keyword::block;
    if (display != Keyword::none && display != Keyword::contents) {
        bool const absolute = style_.is(PropertyId::position, Keyword::absolute) || style_.is(PropertyId::position, Keyword::fixed);
        if (absolute)
            value(PropertyId::float_) = &css::initial_value(PropertyId::float_);
        bool const floats = !style_.is(PropertyId::float_, Keyword::none);
        if (traits_.root || absolute || floats || traits_.flex_item || traits_.block_container)
            display = blockified(display);
    }
    style_.display = display;
    if (!style_.is(PropertyId::display, display))
        value(PropertyId::display) = keep(Value::of(display));
}

// visible beside something that scrolls is auto, clip beside it hidden.
//   https://www.w3.org/TR/css-overflow-3/#propdef-overflow
void Computation::adjust_overflow()
{
    auto const scrolls = [](Keyword word) { return word == Keyword::hidden || word == Keyword::scroll || word == Keyword::auto_ || word == Keyword::overlay; };
    auto const x = style_.keyword(PropertyId::overflow_x), y = style_.keyword(PropertyId::overflow_y);
    auto const beside = [&](PropertyId id, Keyword word) {
        if (word == Keyword::visible)
            value(id) = keep(Value::of(Keyword::auto_));
        else if (word == Keyword::clip)
            value(id) = keep(Value::of(Keyword::hidden));
    };
    if (scrolls(x))
        beside(PropertyId::overflow_y, y);
    if (scrolls(y))
        beside(PropertyId::overflow_x, x);
}

DeclarationPlace Computation::place(PropertyId id, DeclarationPlace const& inherited_place) const
{
    auto const& winner = winners_.of(id);
    if (!winner.declaration)
        return css::info(id).inherited && parent_ ? inherited_place : DeclarationPlace {};
    if (winner.declaration->wide == WideKeyword::inherit && parent_)
        return inherited_place;
    auto const sheet = winners_.source(winner).sheet;
    return { sheet, winner.declaration->offset };
}

ComputedStyle Computation::run()
{
    begin();
    compute_custom_properties();
    if (auto const* const direction = specified(PropertyId::direction))
        value(PropertyId::direction) = direction;
    map_logical();
    compute_scheme();
    compute_font_family_and_size();
    compute_font_weight();
    compute_line_height();
    compute_color();
    compute_rest();
    adjust_display();
    adjust_overflow();

    style_.background_color = style_.color_of(PropertyId::background_color).value_or(color::from_rgba8({ 0, 0, 0, 0 }));
    style_.visibility = style_.keyword(PropertyId::visibility);
    auto const& opacity = style_[PropertyId::opacity];
    style_.opacity = opacity.kind == ValueKind::number ? std::clamp(opacity.number, 0.0, 1.0) : 1;
    DeclarationPlace const nowhere;
    style_.color_from = place(PropertyId::color, parent_ ? parent_->color_from : nowhere);
    style_.background_color_from = place(PropertyId::background_color, parent_ ? parent_->background_color_from : nowhere);
    style_.font_size_from = place(PropertyId::font_size, parent_ ? parent_->font_size_from : nowhere);
    return std::move(style_);
}

ComputedStyle compute_style(Winners const& winners, ElementTraits const& traits, ComputationContext const& context, StyleStore& store)
{
    return Computation(winners, traits, context, store).run();
}

} // namespace syna::style

#include "page/style/styles.h"

#include "page/css/rule_matcher.h"
#include "page/style/presentational_hints.h"
#include "page/style/winners.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace syna::style {

using css::Keyword;
using css::PseudoElement;

struct Styles::Attribute {
    std::string text; // Of hints; a style attribute's text is the document's.
    std::unique_ptr<css::StyleAttribute> parsed;
    std::vector<PreparedDeclaration> declarations;
    bool normal = false, important = false;
    uint32_t number = 0;
};

Styles::~Styles() = default;

// Elements whose display: contents is none.
//   https://www.w3.org/TR/css-display-3/#unbox-html
static bool has_no_contents(Node element)
{
    if (element.name_space() != Namespace::html)
        return false;
    switch (element.name()) {
    case Name::audio:
    case Name::br:
    case Name::canvas:
    case Name::embed:
    case Name::frame:
    case Name::frameset:
    case Name::iframe:
    case Name::img:
    case Name::input:
    case Name::meter:
    case Name::object:
    case Name::progress:
    case Name::select:
    case Name::textarea:
    case Name::video:
    case Name::wbr:
        return true;
    default:
        return false;
    }
}

static bool lays_out_blocks(Keyword display)
{
    return display == Keyword::flex || display == Keyword::inline_flex || display == Keyword::grid || display == Keyword::inline_grid
        || display == Keyword::webkit_box || display == Keyword::webkit_inline_box;
}

// Makes the styles of one page.
class StylesBuilder {
public:
    explicit StylesBuilder(StyleSources const& sources)
        : sources_(sources)
        , sheets_(sources)
        , hints_(sources.document)
        , index_(sources.document)
        , matcher_(index_)
        , ranks_(sheets_.layers().ranks())
    {
        viewport_.viewport_width = sources.device.width;
        viewport_.viewport_height = sources.device.height;
    }

    std::shared_ptr<Styles const> build();

private:
    using Attribute = Styles::Attribute;

    void compute(Node element);
    void gather(Node element);
    void gather_sheet_rule(css::MatchedRule const& matched, std::vector<Applied>& into);
    void gather_attribute(Attribute const& attribute, Origin origin);
    Attribute const* style_attribute(Node element);
    Attribute const* hint_attribute(Node element);
    Attribute* add_attribute(std::string_view text, std::string owned);
    ComputedStyle const* share(std::vector<Applied>& applied, ElementTraits const& traits, ComputedStyle const* parent);
    void compute_pseudo_element(Node element, PseudoElement pseudo_element, ComputedStyle const& own);
    ElementTraits traits_of(Node element, Node parent) const;

    StyleSources const& sources_;
    PageSheets sheets_;
    PresentationalHints hints_;
    css::ElementIndex index_;
    css::RuleMatcher matcher_;
    std::vector<int32_t> ranks_;
    css::LengthContext viewport_;
    std::shared_ptr<Styles> styles_;
    ComputedStyle const* root_ = nullptr;

    std::vector<Applied> applied_;
    std::array<std::vector<Applied>, 3> pseudo_applied_; // ::before, ::after, ::placeholder.
    Winners winners_;
    std::vector<uint32_t> key_;
    struct Shared {
        std::vector<uint32_t> key;
        ComputedStyle const* style;
    };
    std::unordered_multimap<uint64_t, Shared> shared_;
    std::unordered_map<std::string_view, Attribute const*> by_text_; // Style attributes.
    std::unordered_map<std::string, Attribute const*> by_hints_;
};

static constexpr std::array observed { PseudoElement::before, PseudoElement::after, PseudoElement::placeholder };

void StylesBuilder::gather_sheet_rule(css::MatchedRule const& matched, std::vector<Applied>& into)
{
    auto const& sheet = sheets_.sheets()[matched.sheet];
    auto const& rule = sheet.prepared->rule(matched.rule);
    if (rule.count == 0)
        return;
    bool const browser = !sheet.owner;
    auto const& style_rule = sheet.prepared->sheet()->rules()[matched.rule];
    auto const layer = ranks_[sheet.layers[style_rule.layer]];
    Applied applied;
    applied.precedence.layer = layer;
    applied.precedence.specificity = matched.specificity;
    applied.precedence.nearness = matched.proximity == css::MatchedRule::unscoped ? 0 : UINT32_MAX - matched.proximity;
    applied.precedence.order = uint64_t { matched.sheet } << 32 | matched.rule;
    applied.declarations = sheet.prepared->declarations(rule);
    applied.certainty = matched.certainty;
    applied.likely = sheet.contexts[style_rule.context] == css::Match::unknown && sheet.likely[style_rule.context];
    applied.sheet = matched.sheet;
    applied.rule = matched.rule;
    if (rule.normal) {
        applied.precedence.origin = browser ? Origin::user_agent : Origin::author;
        into.push_back(applied);
    }
    if (rule.important) {
        applied.important = true;
        applied.precedence.origin = browser ? Origin::important_user_agent : Origin::important_author;
        applied.precedence.layer = -layer;
        into.push_back(applied);
    }
}

void StylesBuilder::gather_attribute(Attribute const& attribute, Origin origin)
{
    Applied applied;
    applied.declarations = attribute.declarations;
    applied.sheet = DeclarationPlace::attribute;
    applied.rule = attribute.number;
    applied.precedence.origin = origin;
    applied.precedence.in_style_attribute = origin == Origin::author;
    if (attribute.normal)
        applied_.push_back(applied);
    if (attribute.important) {
        applied.important = true;
        applied.precedence.origin = Origin::important_author;
        applied_.push_back(applied);
    }
}

// `owned`: the text, where it is not the document's.
StylesBuilder::Attribute* StylesBuilder::add_attribute(std::string_view text, std::string owned)
{
    auto attribute = std::make_unique<Attribute>();
    attribute->text = std::move(owned);
    attribute->parsed = std::make_unique<css::StyleAttribute>(attribute->text.empty() ? text : attribute->text);
    for (auto const& declaration : attribute->parsed->declarations())
        prepare(declaration, attribute->parsed->value(declaration), sheets_.quirks(), attribute->declarations);
    for (auto const& declaration : attribute->declarations)
        (declaration.important ? attribute->important : attribute->normal) = true;
    attribute->number = static_cast<uint32_t>(styles_->attributes_.size()) + 1;
    styles_->attributes_.push_back(std::move(attribute));
    return styles_->attributes_.back().get();
}

StylesBuilder::Attribute const* StylesBuilder::style_attribute(Node element)
{
    auto const text = element.attribute_or(Name::style, {});
    if (text.empty())
        return nullptr;
    auto const [found, added] = by_text_.try_emplace(text, nullptr);
    if (added)
        found->second = add_attribute(text, {});
    return found->second;
}

StylesBuilder::Attribute const* StylesBuilder::hint_attribute(Node element)
{
    auto text = hints_.of(element);
    if (text.empty())
        return nullptr;
    auto const [found, added] = by_hints_.try_emplace(std::move(text), nullptr);
    if (added)
        found->second = add_attribute({}, found->first);
    return found->second;
}

void StylesBuilder::gather(Node element)
{
    applied_.clear();
    for (auto& applied : pseudo_applied_)
        applied.clear();
    for (auto const& matched : matcher_.matching(element)) {
        if (matched.pseudo_element == PseudoElement::none) {
            gather_sheet_rule(matched, applied_);
            continue;
        }
        auto const found = std::find(observed.begin(), observed.end(), matched.pseudo_element);
        if (found != observed.end())
            gather_sheet_rule(matched, pseudo_applied_[static_cast<std::size_t>(found - observed.begin())]);
    }
    if (auto const* const hints = hint_attribute(element))
        gather_attribute(*hints, Origin::presentational_hint);
    if (auto const* const style = style_attribute(element))
        gather_attribute(*style, Origin::author);
}

static void add_to_hash(uint64_t& hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15;
    hash ^= hash >> 32;
}

// The style of an element with these declarations, made anew only where no other element has had the same before.
ComputedStyle const* StylesBuilder::share(std::vector<Applied>& applied, ElementTraits const& traits, ComputedStyle const* parent)
{
    std::sort(applied.begin(), applied.end(), [](Applied const& a, Applied const& b) { return a.precedence < b.precedence; });
    key_.clear();
    key_.push_back(parent ? parent->number + 1 : 0);
    key_.push_back(uint32_t { traits.root } | uint32_t { traits.flex_item } << 1 | uint32_t { traits.has_no_contents } << 2 | uint32_t { traits.block_container } << 3);
    for (auto const& each : applied) {
        key_.push_back(each.sheet << 3 | uint32_t { each.important } << 2 | static_cast<uint32_t>(each.certainty));
        key_.push_back(each.rule);
    }
    uint64_t hash = key_.size();
    for (auto const part : key_)
        add_to_hash(hash, part);
    auto const [first, last] = shared_.equal_range(hash);
    for (auto it = first; it != last; ++it)
        if (it->second.key == key_)
            return it->second.style;

    winners_.choose(applied);
    styles_->styles_.push_back(compute_style(winners_, traits, { parent, root_, viewport_, sheets_.quirks(), sheets_.registered() }, styles_->store_));
    auto& style = styles_->styles_.back();
    style.number = static_cast<uint32_t>(styles_->styles_.size()) - 1;
    shared_.emplace(hash, Shared { key_, &style });
    return &style;
}

ElementTraits StylesBuilder::traits_of(Node element, Node parent) const
{
    ElementTraits traits;
    traits.root = !parent;
    for (auto around = parent; around; around = around.parent_element()) {
        auto const display = styles_->by_node_[around.index()]->display;
        if (display == Keyword::contents)
            continue;
        traits.flex_item = lays_out_blocks(display);
        break;
    }
    traits.has_no_contents = has_no_contents(element);
    traits.block_container = element.is(Name::legend);
    return traits;
}

void StylesBuilder::compute(Node element)
{
    auto const parent = element.parent_element();
    auto const* const parent_style = parent ? styles_->by_node_[parent.index()] : nullptr;
    gather(element);
    auto const* const style = share(applied_, traits_of(element, parent), parent_style);
    if (!root_)
        root_ = style;
    styles_->by_node_[element.index()] = style;
    for (std::size_t i = 0; i < observed.size(); ++i)
        if (!pseudo_applied_[i].empty())
            compute_pseudo_element(element, observed[i], *style);
}

void StylesBuilder::compute_pseudo_element(Node element, PseudoElement pseudo_element, ComputedStyle const& own)
{
    auto const i = static_cast<std::size_t>(std::find(observed.begin(), observed.end(), pseudo_element) - observed.begin());
    bool const is_placeholder = pseudo_element == PseudoElement::placeholder;
    if (is_placeholder ? !element.is(Name::input) && !element.is(Name::textarea) : has_no_contents(element) || own.display == Keyword::none)
        return;
    ElementTraits traits;
    traits.flex_item = lays_out_blocks(own.display);
    auto const* const style = share(pseudo_applied_[i], traits, &own);
    if (!is_placeholder) {
        bool const nothing = style->is(css::PropertyId::content, Keyword::normal) || style->is(css::PropertyId::content, Keyword::none);
        if ((nothing && !style->is_unknown(css::PropertyId::content)) || style->display == Keyword::none)
            return;
    }
    styles_->of_pseudo_elements_.push_back({ element.index(), pseudo_element, style });
}

std::shared_ptr<Styles const> StylesBuilder::build()
{
    styles_ = std::shared_ptr<Styles>(new Styles);
    for (auto const& sheet : sheets_.sheets()) {
        matcher_.add(sheet.prepared->sheet(), sheet.contexts, sheet.owner);
        styles_->sheets_.push_back({ sheet.prepared, sheet.owner, sheet.url });
    }
    styles_->missing_ = sheets_.missing();
    styles_->by_node_.assign(sources_.document.node_count(), nullptr);
    for (auto const element : sources_.document.elements())
        compute(element);

    styles_->gave_up_ = matcher_.exhausted() || styles_->store_.budget.exceeded;
    if (root_) {
        styles_->initial_ = root_;
    } else {
        winners_.choose({});
        styles_->styles_.push_back(compute_style(winners_, {}, { nullptr, nullptr, viewport_, sheets_.quirks(), sheets_.registered() }, styles_->store_));
        styles_->initial_ = &styles_->styles_.back();
    }
    return styles_;
}

std::shared_ptr<Styles const> Styles::compute(StyleSources const& sources) { return StylesBuilder(sources).build(); }

ComputedStyle const& Styles::of(Node node) const
{
    if (node && !node.is_element())
        node = node.parent_element();
    return node && by_node_[node.index()] ? *by_node_[node.index()] : *initial_;
}

ComputedStyle const* Styles::of(Node element, PseudoElement pseudo_element) const
{
    auto const found = std::lower_bound(of_pseudo_elements_.begin(), of_pseudo_elements_.end(), element.index(),
        [](OfPseudoElement const& entry, uint32_t node) { return entry.node < node; });
    for (auto it = found; it != of_pseudo_elements_.end() && it->node == element.index(); ++it)
        if (it->pseudo_element == pseudo_element)
            return it->style;
    return nullptr;
}

} // namespace syna::style

#include "page/style/prepared_sheet.h"

#include "page/dom/ascii.h"
#include "page/style/custom_properties.h"

#include <array>
#include <utility>

namespace syna::style {

using css::TokenRange;

static WideKeyword wide_keyword(TokenRange value)
{
    static constexpr std::array words = std::to_array<std::pair<std::string_view, WideKeyword>>({
        { "initial", WideKeyword::initial },
        { "inherit", WideKeyword::inherit },
        { "unset", WideKeyword::unset },
        { "revert", WideKeyword::revert },
        { "revert-layer", WideKeyword::revert_layer },
    });
    if (value.size() == 1 && value[0].type == css::TokenType::ident)
        for (auto const& [word, keyword] : words)
            if (equals_ignoring_case(value[0].text, word))
                return keyword;
    return WideKeyword::none;
}

// Every longhand but those of the direction of text.
//   https://www.w3.org/TR/css-cascade-5/#all-shorthand
static void prepare_all(PreparedDeclaration const& pattern, std::vector<PreparedDeclaration>& into)
{
    for (std::size_t i = 0; i < css::property_count; ++i) {
        auto const property = static_cast<css::PropertyId>(i);
        if (property == css::PropertyId::direction || property == css::PropertyId::unicode_bidi)
            continue;
        into.push_back(pattern);
        into.back().property = property;
    }
}

void prepare(css::Declaration const& declaration, TokenRange value, css::Quirks quirks, std::vector<PreparedDeclaration>& into)
{
    PreparedDeclaration pattern;
    pattern.important = declaration.important;
    pattern.offset = declaration.offset;
    pattern.tokens = value;
    pattern.wide = wide_keyword(value);

    if (declaration.property.starts_with("--")) {
        if (declaration.property.size() == 2 || !has_valid_references(value))
            return;
        pattern.kind = DeclarationKind::custom;
        pattern.name = declaration.property;
        into.push_back(pattern);
        return;
    }
    if (pattern.wide != WideKeyword::none) {
        pattern.kind = DeclarationKind::wide;
        if (declaration.property == "all") {
            prepare_all(pattern, into);
            return;
        }
    }
    auto const name = css::find_property(declaration.property);
    if (!name)
        return;
    bool const pending = pattern.wide == WideKeyword::none && css::has_substitution(value);
    if (pattern.wide != WideKeyword::none || pending) {
        if (pending && !has_valid_references(value))
            return;
        if (pending)
            pattern.kind = DeclarationKind::pending;
        pattern.declared_as = *name;
        for (auto const longhand : css::longhands(*name)) {
            into.push_back(pattern);
            into.back().property = longhand;
        }
        return;
    }
    std::vector<css::Declared> longhands;
    if (!css::expand(*name, value, longhands, quirks))
        return;
    for (auto& longhand : longhands) {
        pattern.property = longhand.property;
        pattern.value = longhand.value;
        into.push_back(pattern);
    }
}

PreparedSheet::PreparedSheet(std::shared_ptr<css::StyleSheet const> sheet, css::Quirks quirks)
    : sheet_(std::move(sheet))
{
    rules_.reserve(sheet_->rules().size());
    for (auto const& rule : sheet_->rules()) {
        Rule prepared { static_cast<uint32_t>(declarations_.size()) };
        for (auto const& declaration : sheet_->declarations(rule))
            prepare(declaration, sheet_->value(declaration), quirks, declarations_);
        prepared.count = static_cast<uint32_t>(declarations_.size()) - prepared.first;
        for (auto const& declaration : declarations(prepared))
            (declaration.important ? prepared.important : prepared.normal) = true;
        rules_.push_back(prepared);
    }
    declarations_.shrink_to_fit();
}

} // namespace syna::style

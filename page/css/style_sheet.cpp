#include "page/css/style_sheet.h"

#include "page/css/declaration_parser.h"
#include "page/css/rule_index.h"
#include "page/css/style_sheet_parser.h"

#include <algorithm>

namespace syna::css {

StyleSheet::StyleSheet(std::string_view text, TokenLimits limits)
    : text_(text)
    , tokens_(text_, limits)
    , truncated_(tokens_.truncated())
{
    StyleSheetParser(*this).run();
    index_ = std::make_unique<RuleIndex const>(*this);

    line_starts_.push_back(0);
    auto const read = tokens_.source();
    for (std::size_t i = 0; i < read.size(); ++i)
        if (read[i] == '\n' || read[i] == '\f' || (read[i] == '\r' && (i + 1 == read.size() || read[i + 1] != '\n')))
            line_starts_.push_back(static_cast<uint32_t>(i + 1));
}

StyleSheet::~StyleSheet() = default;

std::shared_ptr<StyleSheet const> StyleSheet::parse(std::string_view text, TokenLimits limits)
{
    return std::shared_ptr<StyleSheet const>(new StyleSheet(text.substr(0, limits.bytes + 4), limits));
}

Position StyleSheet::position(uint32_t offset) const
{
    auto const line = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - line_starts_.begin();
    auto const start = line_starts_[static_cast<std::size_t>(line - 1)];
    auto const before = std::string_view(text_).substr(start, offset - start);
    auto const code_points = std::count_if(before.begin(), before.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    return { static_cast<uint32_t>(line), static_cast<uint32_t>(code_points + 1) };
}

StyleAttribute::StyleAttribute(std::string_view text)
    : tokens_(text)
{
    auto const all = tokens_.range();
    for (uint32_t i = 0; i < all.size();) {
        auto const type = all[i].type;
        if (type == TokenType::white_space || type == TokenType::semicolon) {
            ++i;
            continue;
        }
        if (auto const declaration = parse_declaration(all, i, arena_)) {
            if (!declaration->property.empty())
                declarations_.push_back(*declaration);
            continue;
        }
        // A rule, which says nothing here, ends with its block; everything else with a semicolon.
        while (i < all.size() && all[i].type != TokenType::semicolon && all[i].type != TokenType::open_curly)
            i = all.after(i);
        if (i < all.size())
            i = all.after(i);
    }
}

} // namespace syna::css

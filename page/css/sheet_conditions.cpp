#include "page/css/sheet_conditions.h"

#include <algorithm>

namespace syna::css {

std::vector<Match> evaluate_contexts(StyleSheet const& sheet, Device const& device, SupportsDeclaration const& supports)
{
    std::vector<Match> applies;
    applies.reserve(sheet.contexts().size());
    for (auto const& context : sheet.contexts()) {
        auto const around = applies.empty() ? Match::yes : applies[context.parent];
        auto own = Match::yes;
        if (around != Match::no) {
            auto const condition = sheet.range(context.begin, context.end);
            switch (context.kind) {
            case ContextKind::media:
                own = to_match(evaluate_media(condition, device));
                break;
            case ContextKind::supports:
                own = evaluate_supports(condition, supports);
                break;
            case ContextKind::container:
                own = Match::unknown;
                break;
            case ContextKind::sheet:
            case ContextKind::layer:
            case ContextKind::scope:
                break;
            }
        }
        applies.push_back(std::min(around, own));
    }
    return applies;
}

Match evaluate_import(StyleSheet const& sheet, ImportRule const& import, Device const& device, SupportsDeclaration const& supports)
{
    auto const media = to_match(evaluate_media(sheet.range(import.media_begin, import.media_end), device));
    if (media == Match::no || import.supports_begin == import.supports_end)
        return media;
    return evaluate_import_supports(sheet.range(import.supports_begin, import.supports_end), supports);
}

} // namespace syna::css

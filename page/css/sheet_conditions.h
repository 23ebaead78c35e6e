#pragma once
// Which parts of a sheet apply on a device.

#include "page/css/media_query.h"
#include "page/css/style_sheet.h"
#include "page/css/supports_condition.h"

#include <vector>

namespace syna::css {

// For each of the sheet's contexts, with those around it. What a container asks is known to a browser only: unknown.
std::vector<Match> evaluate_contexts(StyleSheet const& sheet, Device const& device, SupportsDeclaration const& supports);

// Whether an import's conditions hold: supports() and its media queries.
Match evaluate_import(StyleSheet const& sheet, ImportRule const& import, Device const& device, SupportsDeclaration const& supports);

} // namespace syna::css

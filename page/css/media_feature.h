#pragma once
// What stands between a media query's brackets: "min-width: 40em", "400px <= width < 1000px", "hover".
//   https://www.w3.org/TR/mediaqueries-5/#mq-features

#include "page/css/media_query.h"
#include "page/css/selector.h"

namespace syna::css {

// unknown: nothing that a browser would understand.
Match evaluate_media_feature(TokenRange tokens, Device const& device);

} // namespace syna::css

#pragma once
// Whether a text is written in the language it is said to be in, the same for the page and for its parts.

#include "checks/check.h"

#include <string_view>

namespace syna::checks {

// `declared` is a primary subtag. Failed "other-language" only where the text is long enough, recognised for sure, nearly all in
// another language, and that is no close relative. cantTell: "too-short", "similar-language", "unknown-to-detector", "mixed". The
// facts are "declared" and, where one was recognised, "found".
Outcome matching_language(std::string_view declared, std::string_view text);

} // namespace syna::checks

#pragma once
// HTML text to a Document, by Gumbo behind a wall: nothing outside gumbo_parse.cpp and gumbo_arena.cpp sees it.

#include "base/result.h"
#include "page/dom/document.h"
#include "page/source/limits.h"

#include <memory>
#include <string>

namespace syna {

// The contents of a template are no part of the page until a script makes them one. The published parser tests want to
// see them nevertheless.
enum class TemplateContents : uint8_t { left_out,
    as_children };

// `source` is valid UTF-8 without a byte order mark. Fails only where a limit was met ("too complex: …").
Result<std::unique_ptr<Document>> gumbo_parse(std::string source, PageLimits const& limits, TemplateContents templates = TemplateContents::left_out);

} // namespace syna

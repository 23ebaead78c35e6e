#pragma once
// BCP 47 language tags: https://www.rfc-editor.org/rfc/rfc5646#section-2.1

#include <optional>
#include <string>
#include <string_view>

namespace syna::web {

struct LanguageTag {
    std::string primary; // Lower case: "sv". Empty for a tag that is only private use ("x-...") .
    std::string script;  // "latn" or empty.
    std::string region;  // "se" or empty.
};

// A tag that follows RFC 5646's grammar (grandfathered tags too); nothing otherwise.
std::optional<LanguageTag> parse_language_tag(std::string_view tag);

// True where the primary subtag stands in the IANA registry (table: web/data/language_subtags.txt).
bool is_registered_language(std::string_view primary_subtag);

} // namespace syna::web

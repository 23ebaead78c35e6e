#pragma once
// Gumbo's rules are the standard's of 2015. Where a rule has changed for a name since, the name is spelled as another of
// the same length that Gumbo treats as the standard now treats the first; the element's true name is then read from the
// source at the same offset. Numbers that Gumbo's int cannot hold are respelled too, and attributes beyond a limit are
// blanked, since Gumbo compares each with all before it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace syna {

struct Respelling {
    std::string text;                   // As long as the source; empty where nothing had to change.
    std::vector<uint32_t> places;       // Offsets of what was changed, rising.
    std::optional<std::size_t> doctype; // Offset of the first doctype, which Gumbo does not tell.
};

// Follows the tokenizer, but not the tree: raw text in <svg> and CDATA sections can mislead it. The caller sees that by
// a changed place that turns up inside text, a comment or an attribute value, and then parses the source as it is.
Respelling respell(std::string_view source, std::size_t attribute_limit);

// True for a name that stands, or may stand, for another in a respelled text.
bool is_respelled_name(std::string_view name);

} // namespace syna

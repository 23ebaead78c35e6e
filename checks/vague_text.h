#pragma once
// Texts that say nothing of what they stand for: "read more", "untitled", "image". The tables are in vague_texts.def.

#include <string>
#include <string_view>

namespace syna::checks {

enum class VagueText { link, // Asks to be followed.
    pointing_link,           // Points at something without naming it.
    format,                  // The format of a file.
    title,
    heading,
    image,
    label };

// The text says nothing, punctuation, arrows and case aside. Takes UTF-8.
bool is_vague(std::string_view text, VagueText kind);

// The same for a number behind it: "Image 3", "Heading 1".
bool is_vague_or_numbered(std::string_view text, VagueText kind);

// Looks like a file's name and nothing else: "IMG_2031.jpg", "index.html".
bool is_file_name(std::string_view text);

} // namespace syna::checks

#pragma once
// UTF-8 and code points, for the parts of web/ that walk text one character at a time.
//   https://encoding.spec.whatwg.org/#utf-8-decoder

#include <cstddef>
#include <string>
#include <string_view>

namespace syna::web {

inline constexpr char32_t replacement_character = 0xFFFD;

// The code point at `position`, which moves past it. What is not UTF-8 gives U+FFFD and moves as far as the standard's
// decoder does: past the longest beginning of a sequence. `position` must be inside the text.
char32_t next_code_point(std::string_view text, std::size_t& position);

void append_utf8(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// The text with U+FFFD for what is not UTF-8.
std::string to_valid_utf8(std::string_view text);

} // namespace syna::web

#pragma once
// Encodings with a character for each byte: ASCII below 0x80, a table above.
//   https://encoding.spec.whatwg.org/#legacy-single-byte-encodings

#include <array>
#include <string_view>

namespace syna::web {

struct SingleByteEncoding {
    std::string_view name;
    std::array<char16_t, 128> high_half; // 0: no character.
};

// Nothing where `name` is of another kind of encoding.
SingleByteEncoding const* single_byte_encoding(std::string_view name);

} // namespace syna::web

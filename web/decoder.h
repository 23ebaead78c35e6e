#pragma once
// From bytes to UTF-8, one function for each family of encodings. They append to `text`; what is wrong becomes U+FFFD.
//   https://encoding.spec.whatwg.org/

#include "web/single_byte.h"

#include <string>
#include <string_view>

namespace syna::web {

enum class Endianness { little,
    big };

void decode_single_byte(std::string_view bytes, SingleByteEncoding const& encoding, std::string& text);
void decode_utf16(std::string_view bytes, Endianness endianness, std::string& text);
void decode_x_user_defined(std::string_view bytes, std::string& text);

void decode_gb18030(std::string_view bytes, std::string& text); // And gbk.
void decode_big5(std::string_view bytes, std::string& text);
void decode_euc_jp(std::string_view bytes, std::string& text);
void decode_euc_kr(std::string_view bytes, std::string& text);
void decode_shift_jis(std::string_view bytes, std::string& text);
void decode_iso_2022_jp(std::string_view bytes, std::string& text);

} // namespace syna::web

#pragma once
// Takes personal data out of text from pages before it is stored, logged or printed: e-mail addresses, phone numbers,
// Swedish personal identity numbers, tokens.

#include <string>
#include <string_view>

namespace syna::store {

// The text with "[e-post]@host", "[telefon]", "[personnummer]", "[födelsetid]", "[konto]", "[token]" in place of what was
// found. Linear time. `text` is UTF-8.
std::string redact(std::string_view text);

} // namespace syna::store

#pragma once
// What every text from a page passes through on its way into the database: redacted, then cut to what is kept.

#include <cstddef>
#include <string>
#include <string_view>

namespace syna::store {

constexpr std::size_t snippet_characters = 300;

// Redacted and at most `characters` long, the last of them "…" where something was cut. Cutting comes last: half an
// identity number would not be recognized.
std::string stored_text(std::string_view text, std::size_t characters);

// Only what stands between the quotes is redacted: a number stays a number, so the JSON stays JSON.
std::string stored_json(std::string_view json);

// A cause groups occurrences, so equal causes must stay equal. A fingerprint (one word of hexadecimal digits) is no text
// and stays; any other is redacted.
std::string stored_cause(std::string_view cause);

// An address is an identity and stays as it is, except for a user name and password in it.
std::string stored_url(std::string_view url);

} // namespace syna::store

#pragma once
// Bytes to text as browsers do it.
//   https://encoding.spec.whatwg.org/ and https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding

#include <optional>
#include <string>
#include <string_view>

namespace syna::web {

// How the encoding of a document was found; the first that answers wins.
enum class EncodingSource { bom,
    transport,
    meta,
    guess,
    fallback };

struct SniffedEncoding {
    std::string_view name; // WHATWG name in lower case: "utf-8", "windows-1252".
    EncodingSource source;
};

// The standard's name for a label ("latin1" is "windows-1252"); nothing for an unknown label.
std::optional<std::string_view> encoding_for_label(std::string_view label);

// Which encoding a document's bytes are in: BOM, the Content-Type header's charset, a prescan of the first 1024 bytes
// for meta, then a guess (UTF-8 if valid, else windows-1252).
SniffedEncoding sniff_encoding(std::string_view bytes, std::string_view content_type_header);

// Decodes to valid UTF-8 with U+FFFD for what is wrong; a BOM of the same encoding is taken off. Never fails.
// `encoding` is a WHATWG name as encoding_for_label gives it.
std::string decode(std::string_view bytes, std::string_view encoding);

// Text (valid UTF-8) to bytes in `encoding` for a URL's query: "%26%23NNNN%3B" for what it cannot say. UTF-16 and the
// replacement encoding become UTF-8.
//   https://url.spec.whatwg.org/#string-percent-encode-after-encoding
std::string encode_for_query(std::string_view text, std::string_view encoding);

} // namespace syna::web

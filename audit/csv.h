#pragma once
// Comma-separated values with the place of every field, so that a fault can be named by line and column.
//   https://www.rfc-editor.org/rfc/rfc4180

#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace syna::audit {

struct CsvField {
    std::string text;
    std::size_t line = 0, column = 0; // Of its first character, from 1; columns count code points.
};

using CsvRow = std::vector<CsvField>;

// Rows with at least one non-empty field. CRLF or LF; a UTF-8 byte order mark is taken off; lines that begin with '#'
// outside quotes are comments. Errors: a quote that is never closed, text after a closing quote,
// more than 1,000,000 rows.
Result<std::vector<CsvRow>> parse_csv(std::string_view file_name, std::string_view text);

} // namespace syna::audit

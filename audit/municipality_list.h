#pragma once
// The list of sites to scan: a CSV file with a header (name and url required; code, county, group, population, supplier
// optional), or a list that comes with the program.
//   CSV: https://www.rfc-editor.org/rfc/rfc4180, with lines that begin with '#' before the header as comments.

#include "base/result.h"
#include "store/records.h"

#include <string>
#include <string_view>
#include <vector>

namespace syna::audit {

struct MunicipalityList {
    std::vector<store::Municipality> municipalities;
    std::vector<std::string> notes; // Things a person should know that do not stop a scan: unknown columns.
};

// Reads a list from text. Errors (ErrorKind::usage) read "FILE:LINE:COLUMN: what was expected"; the column counts
// characters from 1.
Result<MunicipalityList> parse_municipality_list(std::string_view file_name, std::string_view text);
// From a file.
Result<MunicipalityList> read_municipality_list(std::string const& path);
// One that comes with the program: "se", Sweden's 290.
Result<MunicipalityList> built_in_municipality_list(std::string_view country);

// Those that are asked for, in the list's order: names or codes in `only` (case and accents as written, compared without
// regard to ASCII case), groups in `groups`. Empty means all. A name, code or group that chooses nothing is an error that
// says which was meant.
Result<std::vector<store::Municipality>> choose(
    std::vector<store::Municipality> const& all, std::vector<std::string> const& only, std::vector<std::string> const& groups);

} // namespace syna::audit

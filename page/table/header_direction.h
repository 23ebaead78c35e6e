#pragma once
// Whether a header cell is for its column or for its row.
//   https://html.spec.whatwg.org/multipage/tables.html#column-header and the definitions after it

#include "page/dom/node.h"

#include <cstdint>

namespace syna::table {

enum class HeaderDirection : uint8_t { column,
    row,
    neither };

// Of a th. By its scope; without one by its table: for its column where no data stands in its rows, for its row where no data stands
// in its columns, else neither. A table is laid out once a thread; one that is too large, or a th in none, counts as column.
HeaderDirection header_direction(Node th);

} // namespace syna::table

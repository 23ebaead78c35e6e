#pragma once
// The grid that a table's cells form, and which cells a header is for.
//   https://html.spec.whatwg.org/multipage/tables.html#forming-a-table

#include "page/dom/node.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace syna::table {

struct TableCell {
    Node node;
    uint32_t x = 0, y = 0, width = 1, height = 1; // In slots.
    uint32_t row_group = 0, column_group = 0;     // Which one it is anchored in, from 1; 0 for none.
    bool is_header = false;
    bool seeks_headers = false; // Gets its headers from where it stands, and is read as a cell.
};

class TableModel {
public:
    // Of a table element, from its rows, colspan and rowspan. Never fails: rows of any length make a table.
    static TableModel of_element(Node table);
    // Of another element with the role table or grid, from the roles row and cell inside it.
    static TableModel of_roles(Node table);

    std::vector<TableCell> const& cells() const { return cells_; }
    TableCell const* cell_of(Node node) const; // Null for what is no cell of this table.
    // The cell that covers a slot; null where none does or where several overlap.
    TableCell const* at(uint32_t x, uint32_t y) const;
    // False where the table is too large to be laid out here, or says of itself that a part of it is elsewhere.
    bool is_complete() const { return complete_; }
    bool has_data_cells() const { return has_data_cells_; }
    // Whether data stands in any of the rows, or of the columns, that a cell covers.
    bool has_data_beside(TableCell const& cell) const;
    bool has_data_along_columns(TableCell const& cell) const;
    std::size_t row_count() const { return rows_.size(); }
    std::size_t column_count() const { return column_has_data_.size(); }
    std::size_t slot_count() const { return slots_; } // What laying it out has cost.

    // What a header is for. `before` where the only cells in its row or column precede it, which no browser assigns to it;
    // `unknown` where the table has taken too much time already.
    enum class Assigned : uint8_t { nothing,
        before,
        cells,
        unknown };
    Assigned assigned_to(TableCell const& header);

private:
    struct Scopes {
        bool column, row, row_group, column_group;
    };

    TableModel() = default;
    void add_column_groups(Node table);
    void add_row_group(std::vector<std::vector<Node>> const& rows, bool is_group);
    void add_cell(Node node, uint32_t x, uint32_t y, uint32_t width, uint32_t height);
    void finish();
    Scopes scopes_of(TableCell const& header) const;
    Assigned assigned_along(TableCell const& header, bool down);
    bool is_patient() { return steps_left_ > 0 && --steps_left_ > 0; }

    bool by_roles_ = false, reads_as_table_ = false, complete_ = true, has_data_cells_ = false;
    std::vector<TableCell> cells_;
    std::unordered_map<Node, uint32_t> index_of_; // Into cells_.
    std::vector<std::vector<uint32_t>> rows_;     // Slots: index into cells_ + 1, 0 for none, or `overlapped`.
    std::vector<uint32_t> column_group_of_;       // By column, from 1; 0 for none.
    std::vector<bool> row_has_data_, column_has_data_;
    std::unordered_set<std::string_view> referred_; // Ids in headers attributes of other cells than the one that has the id.
    uint32_t row_groups_ = 0;
    std::size_t slots_ = 0;
    std::size_t steps_left_ = 20'000'000; // For all headers together.
};

} // namespace syna::table

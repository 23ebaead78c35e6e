#include "page/table/table_model.h"

#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/dom/document.h"

#include <algorithm>

namespace syna::table {

using aria::Role;

static constexpr uint32_t overlapped = 0xffffffff;
static constexpr std::size_t most_slots = 1u << 21; // Some eight megabytes; a table for people has far fewer.

// https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-non-negative-integers
// `otherwise` for what is no number; what is too large is `most`.
static uint32_t span_of(std::string_view value, uint32_t otherwise, uint32_t most)
{
    std::size_t at = 0;
    while (at < value.size() && is_ascii_whitespace(value[at]))
        ++at;
    if (at < value.size() && value[at] == '+')
        ++at;
    if (at == value.size() || !is_ascii_digit(value[at]))
        return otherwise;
    uint32_t number = 0;
    for (; at < value.size() && is_ascii_digit(value[at]) && number <= most; ++at)
        number = number * 10 + static_cast<uint32_t>(value[at] - '0');
    return std::min(number, most);
}

static bool is_cell_role(Role role)
{
    return role == Role::cell || role == Role::gridcell || role == Role::columnheader || role == Role::rowheader;
}

static bool is_header_role(Role role) { return role == Role::columnheader || role == Role::rowheader; }

void TableModel::add_cell(Node node, uint32_t x, uint32_t y, uint32_t width, uint32_t height)
{
    slots_ += static_cast<std::size_t>(width) * height;
    if (slots_ > most_slots || x > most_slots) {
        complete_ = false;
        return;
    }
    TableCell cell { .node = node, .x = x, .y = y, .width = width, .height = height };
    auto const given = aria::explicit_role(node);
    cell.is_header = given ? is_header_role(*given) : (by_roles_ ? is_header_role(aria::role(node)) : node.is(Name::th));
    cell.seeks_headers = !node.has(Name::headers) && (given ? is_cell_role(*given) : by_roles_ || reads_as_table_);
    cell.column_group = x < column_group_of_.size() ? column_group_of_[x] : 0;
    cells_.push_back(cell);
    index_of_.emplace(node, static_cast<uint32_t>(cells_.size() - 1));
    for (auto row = y; row < y + height; ++row) {
        auto& slots = rows_[row];
        if (slots.size() < x + width)
            slots.resize(x + width, 0);
        for (auto column = x; column < x + width; ++column)
            slots[column] = slots[column] == 0 ? static_cast<uint32_t>(cells_.size()) : overlapped;
    }
}

// The rows of one row group, or rows that are in none.
//   https://html.spec.whatwg.org/multipage/tables.html#algorithm-for-processing-row-groups
//   Differs from the specification: a rowspan ends with its row group, as browsers draw it, so that no row is made that
//   has no tr. A rowspan of 0 grows to there in any case.
void TableModel::add_row_group(std::vector<std::vector<Node>> const& rows, bool is_group)
{
    auto const first_row = static_cast<uint32_t>(rows_.size());
    auto const first_cell = cells_.size();
    rows_.resize(rows_.size() + rows.size());
    for (std::size_t row = 0; row < rows.size() && complete_; ++row) {
        auto const left = static_cast<uint32_t>(rows.size() - row);
        auto const y = first_row + static_cast<uint32_t>(row);
        uint32_t x = 0;
        for (auto const node : rows[row]) {
            while (x < rows_[y].size() && rows_[y][x] != 0)
                ++x;
            auto const colspan = node.attribute_or(by_roles_ ? Name::aria_colspan : Name::colspan, "");
            auto const rowspan = node.attribute_or(by_roles_ ? Name::aria_rowspan : Name::rowspan, "");
            auto const width = std::max(1u, span_of(colspan, 1, 1000));
            auto const height = span_of(rowspan, 1, 65534);
            add_cell(node, x, y, width, height == 0 ? left : std::min(height, left));
            if (!complete_)
                break;
            x += width;
        }
    }
    if (!is_group)
        return;
    ++row_groups_;
    for (auto cell = first_cell; cell < cells_.size(); ++cell)
        cells_[cell].row_group = row_groups_;
}

// https://html.spec.whatwg.org/multipage/tables.html#forming-a-table, steps 8 and 9.
void TableModel::add_column_groups(Node table)
{
    uint32_t groups = 0;
    auto const add = [&](Node element, uint32_t group) {
        auto const span = std::max(1u, span_of(element.attribute_or(Name::span, ""), 1, 1000));
        if (column_group_of_.size() + span <= most_slots)
            column_group_of_.resize(column_group_of_.size() + span, group);
    };
    for (auto child = table.first_element_child(); child; child = child.next_element_sibling()) {
        if (!child.is(Name::colgroup))
            continue;
        ++groups;
        bool has_columns = false;
        for (auto column = child.first_element_child(); column; column = column.next_element_sibling())
            if (column.is(Name::col)) {
                has_columns = true;
                add(column, groups);
            }
        if (!has_columns)
            add(child, groups);
    }
}

void TableModel::finish()
{
    row_has_data_.assign(rows_.size(), false);
    std::size_t width = 0;
    for (auto const& row : rows_)
        width = std::max(width, row.size());
    column_has_data_.assign(width, false);
    for (auto const& cell : cells_) {
        if (cell.is_header)
            continue;
        has_data_cells_ = true;
        for (auto y = cell.y; y < cell.y + cell.height; ++y)
            row_has_data_[y] = true;
        for (auto x = cell.x; x < cell.x + cell.width; ++x)
            column_has_data_[x] = true;
    }
    for (auto const& cell : cells_)
        for (auto const id : split_on_ascii_whitespace(cell.node.attribute_or(Name::headers, "")))
            if (id != cell.node.attribute_or(Name::id, ""))
                referred_.insert(id);
}

static std::vector<Node> cells_in(Node tr)
{
    std::vector<Node> cells;
    for (auto child = tr.first_element_child(); child; child = child.next_element_sibling())
        if (child.is(Name::td) || child.is(Name::th))
            cells.push_back(child);
    return cells;
}

TableModel TableModel::of_element(Node table)
{
    TableModel model;
    // The roles of the cells follow from the table's. They are not asked here, since a header's own follows from this model.
    auto const role = aria::role(table);
    model.reads_as_table_ = role == Role::table || role == Role::grid || role == Role::treegrid;
    model.add_column_groups(table);
    std::vector<Node> feet;
    auto const add_group = [&](Node group) {
        std::vector<std::vector<Node>> rows;
        for (auto child = group.first_element_child(); child; child = child.next_element_sibling())
            if (child.is(Name::tr))
                rows.push_back(cells_in(child));
        model.add_row_group(rows, true);
    };
    for (auto child = table.first_element_child(); child; child = child.next_element_sibling()) {
        if (child.is(Name::tr))
            model.add_row_group({ cells_in(child) }, false);
        else if (child.is(Name::thead) || child.is(Name::tbody))
            add_group(child);
        else if (child.is(Name::tfoot))
            feet.push_back(child);
    }
    // A tfoot is last, wherever it stands.
    for (auto const foot : feet)
        add_group(foot);
    model.finish();
    return model;
}

TableModel TableModel::of_roles(Node table)
{
    TableModel model;
    model.by_roles_ = true;
    std::vector<std::vector<Node>> rows;
    Node row; // The row that cells now met belong to.
    for (auto node = table.next(table); node;) {
        if (!node.is_element()) {
            node = node.next(table);
            continue;
        }
        if (node.has(Name::aria_owns) || node.has(Name::aria_colindex) || node.has(Name::aria_rowindex))
            model.complete_ = false; // Some of it may be elsewhere.
        auto const role = aria::role(node);
        if (role == Role::row) {
            row = node;
            rows.emplace_back();
        } else if (is_cell_role(role) && row && row.contains(node)) {
            rows.back().push_back(node);
        }
        auto const is_other_table = role == Role::table || role == Role::grid || role == Role::treegrid;
        node = is_cell_role(role) || is_other_table ? node.next_skipping_children(table) : node.next(table);
    }
    if (model.complete_)
        model.add_row_group(rows, false);
    model.finish();
    return model;
}

TableCell const* TableModel::cell_of(Node node) const
{
    auto const found = index_of_.find(node);
    return found == index_of_.end() ? nullptr : &cells_[found->second];
}

TableCell const* TableModel::at(uint32_t x, uint32_t y) const
{
    if (y >= rows_.size() || x >= rows_[y].size() || rows_[y][x] == 0 || rows_[y][x] == overlapped)
        return nullptr;
    return &cells_[rows_[y][x] - 1];
}

static bool any(std::vector<bool> const& has_data, uint32_t start, uint32_t count)
{
    auto const first = has_data.begin() + start;
    return std::find(first, first + count, true) != first + count;
}

bool TableModel::has_data_beside(TableCell const& cell) const { return any(row_has_data_, cell.y, cell.height); }

bool TableModel::has_data_along_columns(TableCell const& cell) const { return any(column_has_data_, cell.x, cell.width); }

// https://html.spec.whatwg.org/multipage/tables.html#column-header and the definitions after it.
//   Differs from the specification: a header that is for neither its column nor its row, because both have data beside
//   it, is taken to be for both; which of them was meant is not in the markup, but readers find it.
TableModel::Scopes TableModel::scopes_of(TableCell const& header) const
{
    if (auto const given = aria::explicit_role(header.node); given && is_header_role(*given))
        return { *given == Role::columnheader, *given == Role::rowheader, false, false };
    if (by_roles_) {
        auto const is_column = aria::role(header.node) == Role::columnheader;
        return { is_column, !is_column, false, false };
    }
    auto const scope = header.node.attribute_or(Name::scope, "");
    for (auto const& [word, scopes] : { std::pair<std::string_view, Scopes> { "col", { true, false, false, false } },
             { "row", { false, true, false, false } }, { "rowgroup", { false, false, true, false } }, { "colgroup", { false, false, false, true } } })
        if (equals_ignoring_case(scope, word))
            return scopes;

    auto const is_column = !has_data_beside(header);
    auto const is_row = !is_column && !has_data_along_columns(header);
    auto const is_neither = !is_column && !is_row;
    return { is_column || is_neither, is_row || is_neither, false, false };
}

// Whether some cell after the header, down its columns or along its rows, gets it by the algorithm for assigning headers.
//   https://html.spec.whatwg.org/multipage/tables.html#internal-algorithm-for-scanning-and-assigning-header-cells
//   Faster than the specification, which starts at each cell and looks back: seen from the header, the cells that get it
//   are those up to a second header of the same place and size with data in between.
TableModel::Assigned TableModel::assigned_along(TableCell const& header, bool down)
{
    auto const lines = down ? header.width : header.height;
    auto const line_start = down ? header.x : header.y;
    auto const start = down ? header.y + header.height : header.x + header.width;
    for (auto line = line_start; line < line_start + lines; ++line) {
        bool data_seen = false;
        auto const end = down ? rows_.size() : (line < rows_.size() ? rows_[line].size() : 0);
        for (auto place = start; place < end; ++place) {
            if (!is_patient())
                return Assigned::unknown;
            auto const* const cell = down ? at(line, place) : at(place, line);
            if (!cell)
                continue;
            auto const is_same_place = down ? cell->x == header.x && cell->width == header.width : cell->y == header.y && cell->height == header.height;
            if (cell->is_header && data_seen && is_same_place)
                break;
            if (cell->seeks_headers)
                return Assigned::cells;
            data_seen = data_seen || !cell->is_header;
        }
    }
    auto const before = down ? header.y : header.x;
    for (uint32_t place = 0; place < before && is_patient(); ++place)
        if (auto const* const cell = down ? at(line_start, place) : at(place, line_start); cell && !cell->is_header)
            return Assigned::before;
    return Assigned::nothing;
}

TableModel::Assigned TableModel::assigned_to(TableCell const& header)
{
    if (auto const id = header.node.attribute_or(Name::id, ""); !id.empty() && referred_.contains(id) && header.node.document().element_with_id(id) == header.node)
        return Assigned::cells;

    auto const scopes = scopes_of(header);
    auto assigned = Assigned::nothing;
    if (scopes.column)
        assigned = std::max(assigned, assigned_along(header, true));
    if (scopes.row)
        assigned = std::max(assigned, assigned_along(header, false));
    if (!scopes.row_group && !scopes.column_group)
        return assigned;
    // Assigning header cells, steps 3.4 and 3.5; from the header on, since the cells it is for come soon after it.
    auto const first = static_cast<std::size_t>(&header - cells_.data());
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (!is_patient())
            return Assigned::unknown;
        auto const& cell = cells_[(first + i) % cells_.size()];
        auto const shares_group = scopes.row_group ? header.row_group && cell.row_group == header.row_group
                                                   : header.column_group && cell.column_group == header.column_group;
        if (shares_group && cell.node != header.node && header.x < cell.x + cell.width && header.y < cell.y + cell.height && cell.seeks_headers)
            return Assigned::cells;
    }
    return assigned;
}

} // namespace syna::table

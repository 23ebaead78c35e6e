#include "page/table/header_direction.h"

#include "page/dom/ascii.h"
#include "page/dom/document.h"
#include "page/table/table_model.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace syna::table {

// [ours] For all tables of a page together: spans let a small page ask for many slots.
static constexpr std::size_t most_slots = 1u << 23;

namespace {

// A thread audits one page at a time, so it keeps the answers for one.
struct KnownHeaders {
    uint64_t document = 0; // Its serial number.
    std::unordered_set<Node> tables;
    std::unordered_map<Node, HeaderDirection> directions;
    std::size_t slots_left = most_slots;
};

} // namespace

static void lay_out(Node table, KnownHeaders& known)
{
    if (!known.tables.insert(table).second || known.slots_left == 0)
        return;
    auto const model = TableModel::of_element(table);
    known.slots_left -= std::min(known.slots_left, model.slot_count());
    if (!model.is_complete())
        return;
    for (auto const& cell : model.cells()) {
        if (!cell.node.is(Name::th))
            continue;
        auto const direction = !model.has_data_beside(cell) ? HeaderDirection::column
            : !model.has_data_along_columns(cell)           ? HeaderDirection::row
                                                            : HeaderDirection::neither;
        known.directions.emplace(cell.node, direction);
    }
}

HeaderDirection header_direction(Node th)
{
    auto const scope = th.attribute_or(Name::scope, {});
    if (equals_ignoring_case(scope, "row") || equals_ignoring_case(scope, "rowgroup"))
        return HeaderDirection::row;
    if (equals_ignoring_case(scope, "col") || equals_ignoring_case(scope, "colgroup"))
        return HeaderDirection::column;

    auto const table = th.ancestor(Name::table);
    if (!table)
        return HeaderDirection::column;
    static thread_local KnownHeaders known;
    if (known.document != th.document().serial()) {
        known = {};
        known.document = th.document().serial();
    }
    lay_out(table, known);
    auto const found = known.directions.find(th);
    return found == known.directions.end() ? HeaderDirection::column : found->second;
}

} // namespace syna::table

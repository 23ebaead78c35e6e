// Every header cell of a table is the header of something.
//   ACT rule d0f69e: https://www.w3.org/WAI/standards-guidelines/act/rules/d0f69e/proposed/
//   Differs from it: a header cell with no name says nothing that could be lost and is not asked. A table with no data
//   yet, and headers repeated after the data, are for a person to look at.

#include "checks/check.h"
#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/style/visibility.h"
#include "page/table/table_model.h"

#include <unordered_map>

namespace syna::checks {

using table::TableModel;

// The table that a header cell is read with.
static Node table_of(Node cell)
{
    return cell.ancestor([](Node node) {
        auto const role = aria::role(node);
        return role == aria::Role::table || role == aria::Role::grid;
    });
}

// Applicability: row and column headers, seen and in the accessibility tree, in a table that is there too.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> headers;
    for (auto const node : page.elements()) {
        if (node.name_space() != Namespace::html)
            continue;
        auto const role = aria::role(node);
        if ((role != aria::Role::columnheader && role != aria::Role::rowheader) || !style::is_visible(node) || !aria::is_exposed(node))
            continue;
        if (auto const table = table_of(node); table && aria::is_exposed(table) && !aria::accessible_name(node).empty())
            headers.push_back(node);
    }
    return headers;
}

static Outcome outcome_of(TableModel& model, Node node)
{
    auto const* const header = model.cell_of(node);
    if (!model.is_complete() || !header)
        return cant_tell("unknown-grid");
    switch (model.assigned_to(*header)) {
    case TableModel::Assigned::cells:
        return passed();
    case TableModel::Assigned::before:
        return cant_tell("after-its-cells");
    case TableModel::Assigned::unknown:
        return cant_tell("unknown-grid");
    case TableModel::Assigned::nothing:
        break;
    }
    if (!model.has_data_cells())
        return cant_tell("no-data");
    return failed("no-cells");
}

// Expectation: the header is assigned to at least one cell.
static std::vector<Outcome> expectation(Page const&, std::vector<Node> const& headers, Parameters const&)
{
    std::unordered_map<Node, TableModel> models; // By table.
    std::vector<Outcome> outcomes;
    outcomes.reserve(headers.size());
    for (auto const header : headers) {
        auto const table = table_of(header);
        auto found = models.find(table);
        if (found == models.end())
            found = models.emplace(table, table.is(Name::table) ? TableModel::of_element(table) : TableModel::of_roles(table)).first;
        outcomes.push_back(outcome_of(found->second, header));
    }
    return outcomes;
}

Check table_header_has_cells() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

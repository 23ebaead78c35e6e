// The headers attribute of a table cell names cells of its own table.
//   ACT rule a25f45: https://www.w3.org/WAI/standards-guidelines/act/rules/a25f45/

#include "checks/check.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/style/visibility.h"

#include <algorithm>

namespace syna::checks {

static bool is_cell(Node node) { return node.is(Name::td) || node.is(Name::th); }

// Applicability: cells with a headers attribute in tables that are seen and read as tables.
static std::vector<Node> applicability(Page const& page)
{
    using aria::Role;
    return page.nodes([](Node node) {
        if (!is_cell(node) || !node.has(Name::headers))
            return false;
        auto const table = node.ancestor(Name::table);
        if (!table || !style::is_visible(table) || !aria::is_exposed(table))
            return false;
        auto const role = aria::role(table);
        return role == Role::table || role == Role::grid || role == Role::treegrid;
    });
}

// Expectation 1: each id is that of a cell of the same table. Expectation 2: and of another cell.
static Outcome expectation(Node cell)
{
    auto const table = cell.ancestor(Name::table);
    for (auto const id : split_on_ascii_whitespace(cell.attribute_or(Name::headers, ""))) {
        auto const named = cell.document().elements_with_id(id);
        if (named.empty())
            return failed("missing", { { "id", std::string(id) } });
        if (id == cell.attribute_or(Name::id, ""))
            return failed("itself", { { "id", std::string(id) } });
        if (std::none_of(named.begin(), named.end(), is_cell))
            return failed("no-cell", { { "id", std::string(id) } });
        if (std::none_of(named.begin(), named.end(), [&](Node node) { return is_cell(node) && node.ancestor(Name::table) == table; }))
            return failed("other-table", { { "id", std::string(id) } });
    }
    return passed();
}

Check table_headers_attribute() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

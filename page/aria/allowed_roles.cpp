#include "page/aria/allowed_roles.h"

#include "page/aria/name.h"
#include "page/dom/ascii.h"
#include "page/dom/document.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace syna::aria {

namespace {

// What an element has to be for a row of the table to count.
enum class Condition : uint8_t { always,
    has_empty_alt,
    has_figcaption,
    has_href,
    has_list,
    has_no_alt,
    in_dl,
    in_list,
    in_table,
    is_named,
    is_pressed,
    of_details,
    shows_several };

struct Row {
    Condition condition;
    std::vector<Role> roles;
};

} // namespace

static bool has_figcaption(Node figure)
{
    auto const captions = figure.document().elements(Name::figcaption);
    auto const first = std::upper_bound(captions.begin(), captions.end(), figure);
    return first != captions.end() && figure.contains(*first);
}

static bool is_in_table(Node part)
{
    auto const table = part.ancestor(Name::table);
    auto const of_table = table ? role(table) : Role::none_given;
    return of_table == Role::table || of_table == Role::grid || of_table == Role::treegrid;
}

static bool holds(Condition condition, Node element)
{
    switch (condition) {
    case Condition::always:
        return true;
    case Condition::has_empty_alt:
        return element.has(Name::alt) && element.attribute_or(Name::alt, {}).empty();
    case Condition::has_figcaption:
        return has_figcaption(element);
    case Condition::has_href:
        return element.has(Name::href);
    case Condition::has_list:
        return element.has(Name::list);
    case Condition::has_no_alt:
        return !element.has(Name::alt);
    case Condition::in_dl:
        return element.parent_element().is(Name::dl);
    case Condition::in_list:
        return role(element.parent_element()) == Role::list;
    case Condition::in_table:
        return is_in_table(element);
    case Condition::is_named:
        return !accessible_name(element).empty();
    case Condition::is_pressed:
        return element.has(Name::aria_pressed);
    case Condition::of_details:
        return element.parent_element().is(Name::details);
    case Condition::shows_several:
        return implicit_role(element) == Role::listbox;
    }
    return false;
}

#define LIST(...)   \
    {               \
        __VA_ARGS__ \
    }

// The rows of an element in the order they are tried; null where there are none.
static std::vector<Row> const* rows_of(Node element)
{
    static auto const by_element = [] {
        std::unordered_map<Name, std::vector<Row>> rows;
#define SYNA_ALLOWED_ROLES(element, condition, roles) rows[Name::element].push_back({ Condition::condition, roles });
#define SYNA_ALLOWED_INPUT_ROLES(type, condition, roles)
#include "page/aria/allowed_roles.def"
#undef SYNA_ALLOWED_ROLES
#undef SYNA_ALLOWED_INPUT_ROLES
        return rows;
    }();
    static auto const by_type = [] {
        std::unordered_map<std::string_view, std::vector<Row>> rows;
#define SYNA_ALLOWED_ROLES(element, condition, roles)
#define SYNA_ALLOWED_INPUT_ROLES(type, condition, roles) rows[type].push_back({ Condition::condition, roles });
#include "page/aria/allowed_roles.def"
#undef SYNA_ALLOWED_ROLES
#undef SYNA_ALLOWED_INPUT_ROLES
        return rows;
    }();

    if (element.is(Name::input)) {
        auto const found = by_type.find(ascii_lower(element.attribute_or(Name::type, {})));
        return found != by_type.end() ? &found->second : &by_type.at("");
    }
    auto const found = by_element.find(element.name());
    return found == by_element.end() ? nullptr : &found->second;
}

#undef LIST

static Role without_synonym(Role role)
{
    return role == Role::presentation ? Role::none : role == Role::image ? Role::img
                                                                         : role;
}

bool is_allowed_role(Node element, Role role)
{
    if (!element.is_element() || element.name_space() != Namespace::html)
        return true;
    auto const* const rows = rows_of(element);
    if (!rows)
        return true;
    auto const row = std::find_if(rows->begin(), rows->end(), [&](Row const& each) { return holds(each.condition, element); });
    if (row == rows->end())
        return true;
    auto const is_same = [&](Role other) { return without_synonym(other) == without_synonym(role); };
    return std::any_of(row->roles.begin(), row->roles.end(), is_same) || is_same(implicit_role(element));
}

} // namespace syna::aria

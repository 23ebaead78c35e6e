// The roles that HTML and SVG elements have by themselves.
//   https://www.w3.org/TR/html-aam-1.0/#html-element-role-mappings   https://www.w3.org/TR/svg-aam-1.0/#mapping_role_table
//   Read 2026-11-23. Where HTML-AAM has "no corresponding role" the answer is Role::none_given.

#include "page/aria/focus.h"
#include "page/aria/name.h"
#include "page/aria/role_resolution.h"
#include "page/aria/words.h"
#include "page/dom/document.h"
#include "page/table/header_direction.h"

#include <array>
#include <utility>

namespace syna::aria {

// Elements whose role depends on nothing but their name.
static constexpr std::array plain_roles = std::to_array<std::pair<Name, Role>>({
    { Name::address, Role::group },
    { Name::article, Role::article },
    { Name::b, Role::generic },
    { Name::bdi, Role::generic },
    { Name::bdo, Role::generic },
    { Name::blockquote, Role::blockquote },
    { Name::body, Role::generic },
    { Name::button, Role::button },
    { Name::caption, Role::caption },
    { Name::code, Role::code },
    { Name::data, Role::generic },
    { Name::datalist, Role::listbox },
    { Name::dd, Role::definition },
    { Name::del, Role::deletion },
    { Name::details, Role::group },
    { Name::dfn, Role::term },
    { Name::dialog, Role::dialog },
    { Name::dir, Role::list },
    { Name::div, Role::generic },
    { Name::dt, Role::term },
    { Name::em, Role::emphasis },
    { Name::fieldset, Role::group },
    { Name::figure, Role::figure },
    { Name::form, Role::form }, // Also without a name, when it is no landmark.
    { Name::h1, Role::heading },
    { Name::h2, Role::heading },
    { Name::h3, Role::heading },
    { Name::h4, Role::heading },
    { Name::h5, Role::heading },
    { Name::h6, Role::heading },
    { Name::hgroup, Role::group },
    { Name::hr, Role::separator },
    { Name::html, Role::document },
    { Name::i, Role::generic },
    { Name::ins, Role::insertion },
    { Name::main, Role::main },
    { Name::mark, Role::mark },
    { Name::menu, Role::list },
    { Name::meter, Role::meter },
    { Name::nav, Role::navigation },
    { Name::ol, Role::list },
    { Name::optgroup, Role::group },
    { Name::option, Role::option },
    { Name::output, Role::status },
    { Name::p, Role::paragraph },
    { Name::pre, Role::generic },
    { Name::progress, Role::progressbar },
    { Name::q, Role::generic },
    { Name::s, Role::deletion },
    { Name::samp, Role::generic },
    { Name::search, Role::search },
    { Name::small, Role::generic },
    { Name::span, Role::generic },
    { Name::strong, Role::strong },
    { Name::sub, Role::subscript },
    { Name::sup, Role::superscript },
    { Name::table, Role::table },
    { Name::textarea, Role::textbox },
    { Name::time, Role::time },
    { Name::u, Role::generic },
    { Name::ul, Role::list },
});

static Role plain_role(Name name)
{
    static auto const by_name = [] {
        std::array<Role, static_cast<std::size_t>(Name::first_unknown)> roles {};
        for (auto const& [element, role] : plain_roles)
            roles[static_cast<std::size_t>(element)] = role;
        return roles;
    }();
    return name < Name::first_unknown ? by_name[static_cast<std::size_t>(name)] : Role::none_given;
}

// https://html.spec.whatwg.org/multipage/input.html#attr-input-type. Buttons that toggle are buttons.
static Role input_role(Node input)
{
    struct Row {
        std::string_view type;
        Role role, with_list;
    };
    static constexpr std::array rows = std::to_array<Row>({
        { "button", Role::button, Role::button },
        { "checkbox", Role::checkbox, Role::checkbox },
        { "color", Role::none_given, Role::none_given },
        { "date", Role::none_given, Role::none_given },
        { "datetime-local", Role::none_given, Role::none_given },
        { "email", Role::textbox, Role::combobox },
        { "file", Role::none_given, Role::none_given },
        { "hidden", Role::none_given, Role::none_given },
        { "image", Role::button, Role::button },
        { "month", Role::none_given, Role::none_given },
        { "number", Role::spinbutton, Role::spinbutton },
        { "password", Role::none_given, Role::none_given },
        { "radio", Role::radio, Role::radio },
        { "range", Role::slider, Role::slider },
        { "reset", Role::button, Role::button },
        { "search", Role::searchbox, Role::combobox },
        { "submit", Role::button, Role::button },
        { "tel", Role::textbox, Role::combobox },
        { "time", Role::none_given, Role::none_given },
        { "url", Role::textbox, Role::combobox },
        { "week", Role::none_given, Role::none_given },
    });
    auto const list = input.attribute(Name::list);
    auto const has_list = list && input.document().element_with_id(*list).is(Name::datalist);
    auto const type = input.attribute_or(Name::type, {});
    for (auto const& row : rows)
        if (equals_ignoring_case(type, row.type))
            return has_list ? row.with_list : row.role;
    return has_list ? Role::combobox : Role::textbox;
}

// Between this element and the body stands sectioning content or a landmark that takes its header and footer.
static bool is_scoped_to_section(Node element)
{
    return static_cast<bool>(element.ancestor([](Node ancestor) {
        if (auto const given = explicit_role(ancestor))
            switch (*given) {
            case Role::article:
            case Role::complementary:
            case Role::main:
            case Role::navigation:
            case Role::region:
                return true;
            default:
                return false;
            }
        return ancestor.is(Name::article) || ancestor.is(Name::aside) || ancestor.is(Name::main) || ancestor.is(Name::nav)
            || ancestor.is(Name::section);
    }));
}

static bool is_named(Node element, LandmarkNames names) { return names == LandmarkNames::asked && !accessible_name(element).empty(); }

static Role aside_role(Node aside, LandmarkNames names)
{
    auto const in_sectioning_content = aside.ancestor([](Node ancestor) {
        return ancestor.is(Name::article) || ancestor.is(Name::aside) || ancestor.is(Name::nav) || ancestor.is(Name::section);
    });
    return !in_sectioning_content || is_named(aside, names) ? Role::complementary : Role::generic;
}

// An empty alt says decoration; without alt it is an image of which nothing is known.
static Role img_role(Node img)
{
    auto const alt = img.attribute(Name::alt);
    return alt && alt->empty() ? Role::none : Role::img;
}

// A list item outside a list is nothing; in a presentational list it is presentational too.
//   https://www.w3.org/TR/wai-aria-1.2/#presentation
static Role li_role(Node li, LandmarkNames names)
{
    auto const parent = li.parent_element();
    switch (resolved_role(parent, names)) {
    case Role::list:
        return Role::listitem;
    case Role::none:
        return Role::none;
    default:
        return Role::generic;
    }
}

// The parts of a table are what their table is.
static Role table_part_role(Node part, Role in_table, Role in_grid, LandmarkNames names)
{
    auto const table = part.ancestor(Name::table);
    switch (table ? resolved_role(table, names) : Role::none_given) {
    case Role::table:
        return in_table;
    case Role::grid:
    case Role::treegrid:
        return in_grid;
    case Role::none:
        return resists_presentation(part) ? Role::generic : Role::none;
    default:
        return Role::generic;
    }
}

// A header is for a column or for a row, by its scope or by what stands beside it; one that is for neither is a cell.
static Role th_role(Node th, LandmarkNames names)
{
    switch (table::header_direction(th)) {
    case table::HeaderDirection::column:
        return table_part_role(th, Role::columnheader, Role::columnheader, names);
    case table::HeaderDirection::row:
        return table_part_role(th, Role::rowheader, Role::rowheader, names);
    case table::HeaderDirection::neither:
        break;
    }
    return table_part_role(th, Role::cell, Role::gridcell, names);
}

static Role select_role(Node select)
{
    auto const size = strip_ascii_whitespace(select.attribute_or(Name::size, {}));
    auto const shows_several = size.find_first_not_of("0123456789") == size.npos && size.find_first_not_of("0") != size.npos && size != "1";
    return select.has(Name::multiple) || shows_several ? Role::listbox : Role::combobox;
}

static Role html_role(Node element, LandmarkNames names)
{
    switch (element.name()) {
    case Name::a:
    case Name::area:
        return element.has(Name::href) ? Role::link : Role::generic;
    case Name::aside:
        return aside_role(element, names);
    case Name::footer:
        return is_scoped_to_section(element) ? Role::sectionfooter : Role::contentinfo;
    case Name::header:
        return is_scoped_to_section(element) ? Role::sectionheader : Role::banner;
    case Name::img:
        return img_role(element);
    case Name::input:
        return input_role(element);
    case Name::li:
        return li_role(element, names);
    case Name::section:
        return is_named(element, names) ? Role::region : Role::generic;
    case Name::select:
        return select_role(element);
    case Name::tbody:
    case Name::tfoot:
    case Name::thead:
        return table_part_role(element, Role::rowgroup, Role::rowgroup, names);
    case Name::td:
        return table_part_role(element, Role::cell, Role::gridcell, names);
    case Name::th:
        return th_role(element, names);
    case Name::tr:
        return table_part_role(element, Role::row, Role::row, names);
    default:
        return plain_role(element.name());
    }
}

// A shape has a node of its own only where the author names or describes it.
//   https://www.w3.org/TR/svg-aam-1.0/#include_elements
static bool is_described(Node element)
{
    for (auto const name : { Name::aria_label, Name::aria_labelledby, Name::aria_describedby, Name::aria_roledescription })
        if (!is_blank(element.attribute_or(name, {})))
            return true;
    for (auto child = element.first_element_child(); child; child = child.next_element_sibling())
        if ((child.is_svg(Name::title) || child.is_svg(Name::desc)) && !is_blank(child.text_content()))
            return true;
    return false;
}

static Role svg_role(Node element)
{
    switch (element.name()) {
    case Name::a:
        return element.has(Name::href) || element.has(Name::xlink_href) ? Role::link : Role::generic;
    case Name::circle:
    case Name::ellipse:
    case Name::line:
    case Name::path:
    case Name::polygon:
    case Name::polyline:
    case Name::rect:
        return is_described(element) ? Role::graphics_symbol : Role::generic;
    case Name::foreignobject:
    case Name::g:
    case Name::use:
        return is_described(element) ? Role::group : Role::generic;
    case Name::image:
        return Role::img;
    case Name::svg:
        return Role::graphics_document;
    case Name::text:
        return Role::group;
    default:
        return Role::none_given;
    }
}

Role resolved_implicit_role(Node element, LandmarkNames names)
{
    if (!element.is_element())
        return Role::none_given;
    switch (element.name_space()) {
    case Namespace::html:
        return html_role(element, names);
    case Namespace::svg:
        return svg_role(element);
    case Namespace::mathml:
        return element.name() == Name::math ? Role::math : Role::none_given;
    }
    return Role::none_given;
}

} // namespace syna::aria

#include "checks/named.h"

#include "checks/white_space.h"
#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/dom/document.h"

#include <string>

namespace syna::checks {

// The ids in aria-labelledby, if there are any and the page has none of them.
static std::string missing_labels(Node element)
{
    std::string missing;
    for (auto const id : split_on_ascii_whitespace(element.attribute_or(Name::aria_labelledby, {}))) {
        if (element.document().element_with_id(id))
            return {};
        if (!missing.empty())
            missing += ' ';
        missing += id;
    }
    return missing;
}

static Outcome nameless(Node element, std::string_view key)
{
    auto ids = missing_labels(element);
    if (!ids.empty())
        return failed("broken-reference", { { "ids", std::move(ids) } });
    return failed(key);
}

bool has_name(Node element)
{
    return !is_blank(aria::accessible_name(element));
}

Outcome named(Node element, std::string_view key)
{
    return has_name(element) ? passed() : nameless(element, key);
}

static bool is_image(Node node)
{
    return node.is(Name::img) || node.is_svg(Name::svg);
}

Outcome named_by_content(Node element)
{
    if (has_name(element))
        return passed();

    bool has_text = false;
    for (auto node = element.next(element); node; node = node.next(element)) {
        if (is_image(node))
            return nameless(element, "image-only");
        has_text = has_text || (node.is_text() && !is_blank(node.data()));
    }
    return nameless(element, has_text ? "hidden-text" : "empty");
}

bool is_html_with_role(Node node)
{
    return node.is_element() && node.name_space() == Namespace::html && node.has(Name::role);
}

static bool is_presentational(std::optional<aria::Role> role)
{
    return role == aria::Role::none || role == aria::Role::presentation;
}

bool is_marked_as_decorative(Node element)
{
    auto const role = aria::explicit_role(element);
    if (role)
        return is_presentational(role);
    auto const alt = element.is(Name::img) ? element.attribute(Name::alt) : std::nullopt;
    return alt && alt->empty();
}

} // namespace syna::checks

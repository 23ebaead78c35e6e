// Images have a text alternative, or are marked as decoration.
//   ACT rule 23a2a8: https://www.w3.org/WAI/standards-guidelines/act/rules/23a2a8/
//   Differs from it: the parts of a larger image with role=img are not asked, nor is what only a role makes an image
//   inside a button and the like, where assistive technology meets no image; an img with no address yet, whose picture
//   a script will choose, is cantTell rather than failed.

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

namespace syna::checks {

static bool is_part_of_image(Node node)
{
    return bool(node.ancestor([](Node ancestor) {
        return ancestor.has(Name::role) && aria::role(ancestor) == aria::Role::img;
    }));
}

static bool is_image_by_role(Node node)
{
    return is_html_with_role(node) && aria::role(node) == aria::Role::img;
}

// Applicability: img elements and HTML elements with role=img, unless they are hidden from assistive technology.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        if (node.is(Name::img))
            return aria::is_exposed(node) && !is_part_of_image(node);
        return is_image_by_role(node) && aria::is_exposed(node) && !aria::is_in_presentational_children(node);
    });
}

static bool has_address(Node img)
{
    auto const says = [](Node node, Name attribute) { return !strip_ascii_whitespace(node.attribute_or(attribute, {})).empty(); };
    if (says(img, Name::src) || says(img, Name::srcset))
        return true;
    if (!img.parent_element().is(Name::picture))
        return false;
    for (auto source = img.previous_element_sibling(); source.is(Name::source); source = source.previous_element_sibling())
        if (says(source, Name::srcset))
            return true;
    return false;
}

static Outcome nameless(Node image)
{
    if (!image.is(Name::img))
        return named(image, "no-name");
    if (is_marked_as_decorative(image))
        return named(image, "decoration-exposed");
    if (!has_address(image))
        return cant_tell("no-address", image);
    auto const alt = image.attribute(Name::alt);
    if (!alt)
        return named(image, "no-alt");
    return named(image, alt->empty() ? "no-name" : "blank-alt");
}

// Expectation: the image has a name, or is presentational.
static Outcome expectation(Node image)
{
    if (aria::role(image) == aria::Role::none || has_name(image))
        return passed();
    return nameless(image);
}

Check image_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

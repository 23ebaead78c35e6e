// The name of an image says what the image shows.
//   ACT rule qt1vmo: https://www.w3.org/WAI/standards-guidelines/act/rules/qt1vmo/
//   Whether words describe a picture is for people to say. Accused are only names that say nothing of any picture: the file's
//   name, "image", "alt text". cantTell where a logo's file is named for somebody whom the text does not name.
//   Differs from it: no image is loaded, so one with an address counts as available.

#include "checks/check.h"
#include "checks/named.h"
#include "checks/vague_text.h"
#include "page/aria/attributes.h"
#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/language/words.h"
#include "page/style/visibility.h"

#include <algorithm>
#include <array>

namespace syna::checks {

// Its ancestor has a name of its own making, which is what is read instead.
static bool is_within_named(Node image)
{
    return bool(image.ancestor([](Node node) {
        return (node.has(Name::aria_label) || node.has(Name::aria_labelledby)) && !aria::prohibits_name(aria::role(node)) && has_name(node)
            && aria::name_from_content(aria::role(node));
    }));
}

// A picture of one dot is there to be fetched, not to be seen.
static bool is_dot(Node image)
{
    auto const is_tiny = [&](Name side) {
        auto const value = strip_ascii_whitespace(image.attribute_or(side, {}));
        return value == "0" || value == "1";
    };
    return is_tiny(Name::width) && is_tiny(Name::height);
}

// Applicability: visible images with a name, unless something around them is named instead.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        if (!node.is(Name::img) && !node.is(Name::canvas) && !node.is_svg(Name::svg))
            return false;
        if (node.is(Name::img) && !node.has(Name::src) && !node.has(Name::srcset))
            return false;
        return aria::is_exposed(node) && style::is_visible(node) && !is_dot(node) && has_name(node) && !is_within_named(node);
    });
}

static std::string_view file_of(Node image)
{
    auto address = strip_ascii_whitespace(image.attribute_or(Name::src, {}));
    if (equals_ignoring_case(address.substr(0, 5), "data:"))
        return {};
    address = address.substr(0, address.find_first_of("?#"));
    return address.substr(address.find_last_of('/') + 1);
}

// The words of a file's name, without its ending: "w3c-logo.png" gives w3c and logo.
static std::vector<std::string> words_of_file(std::string_view file)
{
    std::string name(file.substr(0, file.find_last_of('.')));
    std::replace(name.begin(), name.end(), '_', ' ');
    return language::words_of(name);
}

static bool is_file_of_image(std::string_view name, Node image)
{
    auto const file = file_of(image);
    return is_file_name(name) || (!file.empty() && file.find_last_of('.') != file.npos && equals_ignoring_case(name, file));
}

// "DSC_0042", "IMG 20240501": what cameras call their pictures.
static bool is_camera_name(std::string_view name)
{
    static constexpr std::array<std::string_view, 7> beginnings { "img", "dsc", "dscn", "dscf", "pict", "pxl", "image" };
    std::string spaced(name);
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    auto const words = language::words_of(spaced);
    if (words.empty() || words.size() > 3)
        return false;
    std::string joined;
    for (auto const& word : words)
        joined += word;
    auto const digits = joined.find_first_of("0123456789");
    return digits != joined.npos && joined.size() - digits >= 4 && joined.find_first_not_of("0123456789", digits) == joined.npos
        && std::ranges::find(beginnings, joined.substr(0, digits)) != beginnings.end();
}

static bool is_logo_word(std::string_view word)
{
    return word == "logo" || word == "logotyp" || word == "logotype" || word == "logga";
}

// The file is called SOMEBODY-logo and the name is SOMEBODY ELSE logo.
static bool is_logo_of_another(std::string_view name, Node image)
{
    auto const file = words_of_file(file_of(image)), words = language::words_of(name);
    return file.size() == 2 && words.size() == 2 && is_logo_word(file[1]) && is_logo_word(words[1]) && language::count_letters(file[0]) >= 2
        && file[0].find(words[0]) == std::string::npos && words[0].find(file[0]) == std::string::npos;
}

static bool has_caption(Node image)
{
    auto const figure = image.ancestor(Name::figure);
    return figure && !figure.descendants([](Node node) { return node.is(Name::figcaption); }).empty();
}

// Expectation: the name is more than a file's name or a word for pictures.
static Outcome expectation(Node image)
{
    auto const name = aria::accessible_name(image);
    if (is_file_of_image(name, image) || is_camera_name(name))
        return failed("file-name", { { "name", name } });
    if (is_vague_or_numbered(name, VagueText::image) && !has_caption(image))
        return failed("says-nothing", { { "name", name } });
    if (is_logo_of_another(name, image))
        return cant_tell("other-logo", image, { { "name", name }, { "file", std::string(file_of(image)) } });
    return passed();
}

Check image_name_descriptive() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

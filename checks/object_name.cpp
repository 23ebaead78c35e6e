// Images, sound and film in object elements have a name.
//   ACT rule 8fc3b6: https://www.w3.org/WAI/standards-guidelines/act/rules/8fc3b6/
//   Differs from it: the resource is not fetched; what it is, the type attribute or the address tells. An object whose
//   resource neither of them tells is not asked.

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"

#include <algorithm>
#include <array>

namespace syna::checks {

// Image, audio and video MIME types.
//   https://mimesniff.spec.whatwg.org/#mime-type-groups
static bool is_media_type(std::string_view type)
{
    return type.starts_with("image/") || type.starts_with("audio/") || type.starts_with("video/") || type.starts_with("application/ogg");
}

// Extensions of files that browsers show or play by themselves.
static bool is_media_file(std::string_view address)
{
    static constexpr std::array<std::string_view, 21> extensions { "apng", "avif", "bmp", "flac", "gif", "ico", "jpeg", "jpg",
        "m4a", "m4v", "mov", "mp3", "mp4", "oga", "ogg", "ogv", "png", "svg", "wav", "webm", "webp" };
    auto const path = address.substr(0, address.find_first_of("?#"));
    auto const dot = path.find_last_of("./");
    if (dot == path.npos || path[dot] != '.')
        return false;
    return std::binary_search(extensions.begin(), extensions.end(), path.substr(dot + 1));
}

static bool embeds_media(Node object)
{
    auto const address = ascii_lower(strip_ascii_whitespace(object.attribute_or(Name::data, {})));
    if (address.empty())
        return false;
    auto const type = ascii_lower(strip_ascii_whitespace(object.attribute_or(Name::type, {})));
    if (!type.empty())
        return is_media_type(type);
    return address.starts_with("data:") ? is_media_type(address.substr(5)) : is_media_file(address);
}

// Applicability: object elements in the accessibility tree that have no explicit role and embed an image, sound or film.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> objects;
    for (auto const object : page.elements(Name::object))
        if (!aria::explicit_role(object) && embeds_media(object) && aria::is_exposed(object))
            objects.push_back(object);
    return objects;
}

// Expectation: the object has a name.
static Outcome expectation(Node object)
{
    return named(object, "no-name");
}

Check object_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

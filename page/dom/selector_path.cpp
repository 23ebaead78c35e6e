// Selector paths. Their cost is the depth of the element, whatever the number of its siblings: the builder has numbered
// those. The path is written for people and for querySelector() in a browser, so it is a selector of CSS level 3.

#include "page/dom/document.h"

#include "page/dom/ascii.h"

#include <fmt/format.h>

#include <iterator>
#include <vector>

namespace syna {

// Ids longer than this are made by machines and help nobody to find the place.
static constexpr std::size_t longest_id = 64;

// Serialize an identifier.
//   https://drafts.csswg.org/cssom/#serialize-an-identifier
static void append_identifier(std::string& selector, std::string_view identifier)
{
    for (std::size_t i = 0; i < identifier.size(); ++i) {
        auto const c = identifier[i];
        auto const byte = static_cast<unsigned char>(c);
        if (c == '\0')
            selector += "\xEF\xBF\xBD";
        else if (byte < 0x20 || byte == 0x7F)
            fmt::format_to(std::back_inserter(selector), "\\{:x} ", byte);
        else if (is_ascii_digit(c) && (i == 0 || (i == 1 && identifier[0] == '-')))
            fmt::format_to(std::back_inserter(selector), "\\{:x} ", byte);
        else if (c == '-' && identifier.size() == 1)
            selector += "\\-";
        else if (byte >= 0x80 || c == '-' || c == '_' || is_ascii_digit(c) || is_ascii_alpha(c))
            selector += c;
        else
            (selector += '\\') += c;
    }
}

std::string selector_path(Node element)
{
    if (element && !element.is_element())
        element = element.parent_element();
    if (!element)
        return {};

    // From the nearest ancestor with a unique id, or from html.
    auto const& document = element.document();
    std::vector<Node> path;
    for (auto node = element; node; node = node.parent_element()) {
        path.push_back(node);
        if (node.attribute_or(Name::id, "").size() <= longest_id && document.has_unique_id(node))
            break;
    }

    std::string selector;
    for (auto node = path.rbegin(); node != path.rend(); ++node) {
        auto const first = node == path.rbegin();
        if (!first)
            selector += " > ";
        else if (node->parent_element()) {
            selector += '#';
            append_identifier(selector, node->attribute_or(Name::id, ""));
            continue;
        }
        auto const& record = document.nodes_[node->index()];
        if (!node->parent_element() && !document.only_root_is_html_)
            selector += ":root";
        else
            append_identifier(selector, node->tag());
        if (!node->parent_element() || record.only_of_type)
            continue;
        if (record.type_number != 0)
            fmt::format_to(std::back_inserter(selector), ":nth-of-type({})", record.type_number);
        else
            fmt::format_to(std::back_inserter(selector), ":nth-child({})", record.child_number);
    }
    return selector;
}

} // namespace syna

#include "page/aria/name.h"

#include "page/aria/name_computation.h"
#include "page/aria/words.h"

namespace syna::aria {

std::string accessible_name(Node element)
{
    if (!element.is_element())
        return {};
    return collapsed(NameComputation().name(element));
}

// https://www.w3.org/TR/accname-1.2/#mapping_additional_nd_description
// https://www.w3.org/TR/html-aam-1.0/#accdesc-computation
std::string accessible_description(Node element)
{
    if (!element.is_element())
        return {};

    // 1. aria-describedby.
    NameComputation description;
    if (auto text = collapsed(description.referenced_text(element, Name::aria_describedby, {})); !text.empty())
        return text;

    // 2. aria-description.
    if (auto const text = element.attribute_or(Name::aria_description, {}); !is_blank(text))
        return collapsed(text);

    // 3. What the host language has for a description and the name has not used.
    if (element.name_space() == Namespace::svg)
        for (auto child = element.first_element_child(); child; child = child.next_element_sibling())
            if (child.is_svg(Name::desc))
                if (auto text = collapsed(child.text_content()); !text.empty())
                    return text;
    if (element.is(Name::table))
        if (auto const summary = element.attribute_or(Name::summary, {}); !is_blank(summary))
            return collapsed(summary);

    // 4. The tooltip, where it is not the name.
    if (auto const title = element.attribute_or(Name::title, {}); !is_blank(title)) {
        NameComputation name;
        auto const has_name = !is_blank(name.name(element));
        if (has_name && !name.used_title())
            return collapsed(title);
    }
    return {};
}

} // namespace syna::aria

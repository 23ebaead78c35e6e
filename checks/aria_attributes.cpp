#include "checks/aria_attributes.h"

namespace syna::checks {

std::vector<AriaAttribute> aria_attributes(Node element)
{
    std::vector<AriaAttribute> found;
    for (auto const& attribute : element.attributes())
        if (attribute.text_name.substr(0, 5) == "aria-")
            found.push_back({ attribute.text_name, attribute.value, aria::attribute_definition(attribute.text_name) });
    return found;
}

} // namespace syna::checks

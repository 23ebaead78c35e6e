#include "checks/input_type.h"

#include "page/dom/ascii.h"

namespace syna::checks {

std::string input_type(Node element)
{
    if (!element.is(Name::input))
        return {};
    return ascii_lower(element.attribute_or(Name::type, "text"));
}

} // namespace syna::checks

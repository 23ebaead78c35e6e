#include "rules/rule.h"

namespace syna::rules {

std::string_view impact_text(Impact impact)
{
    switch (impact) {
    case Impact::minor:
        return "minor";
    case Impact::moderate:
        return "moderate";
    case Impact::serious:
        return "serious";
    case Impact::critical:
        return "critical";
    }
    return {};
}

Words const& Rule::in(std::string_view language) const
{
    auto const found = words.find(language);
    return found != words.end() ? found->second : words.find("en")->second;
}

} // namespace syna::rules

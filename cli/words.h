#pragma once
// The words of the terminal in Swedish and English. Sentences about faults are the rules' own.

#include "rules/rule.h"

#include <string_view>

namespace syna::cli {

struct Words {
    std::string_view good_practice, secondary, impact, why, how, example, outcomes;
    std::string_view minor, moderate, serious, critical;
    std::string_view failed, cant_tell, passed, line, not_measured;
    std::string_view pages, faults, unclear, no_faults;

    std::string_view impact_name(rules::Impact impact) const;
};

Words const& words(std::string_view language); // "sv" or "en"; English for anything else.

} // namespace syna::cli

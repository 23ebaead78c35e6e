#include "cli/words.h"

namespace syna::cli {

Words const& words(std::string_view language)
{
    static constexpr Words english {
        .good_practice = "good practice",
        .secondary = "secondary",
        .impact = "Impact",
        .why = "Why it matters",
        .how = "How to mend it",
        .example = "Example",
        .outcomes = "What it may say",
        .minor = "minor",
        .moderate = "moderate",
        .serious = "serious",
        .critical = "critical",
        .failed = "failed",
        .cant_tell = "cannot tell",
        .passed = "passed",
        .line = "line",
        .not_measured = "not measured",
        .pages = "pages",
        .faults = "faults",
        .unclear = "to be looked at by a person",
        .no_faults = "no faults found",
    };
    static constexpr Words swedish {
        .good_practice = "god praxis",
        .secondary = "sekundärt",
        .impact = "Allvar",
        .why = "Varför det spelar roll",
        .how = "Så rättar du",
        .example = "Exempel",
        .outcomes = "Vad den kan säga",
        .minor = "mindre",
        .moderate = "måttligt",
        .serious = "allvarligt",
        .critical = "kritiskt",
        .failed = "fel",
        .cant_tell = "kan inte avgöras",
        .passed = "godkänt",
        .line = "rad",
        .not_measured = "inte mätt",
        .pages = "sidor",
        .faults = "fel",
        .unclear = "behöver granskas av en människa",
        .no_faults = "inga fel hittades",
    };
    return language == "sv" ? swedish : english;
}

std::string_view Words::impact_name(rules::Impact impact) const
{
    switch (impact) {
    case rules::Impact::minor:
        return minor;
    case rules::Impact::moderate:
        return moderate;
    case rules::Impact::serious:
        return serious;
    case rules::Impact::critical:
        return critical;
    }
    return moderate;
}

} // namespace syna::cli

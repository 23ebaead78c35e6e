#include "checks/matching_language.h"

#include "page/language/identification.h"
#include "page/language/words.h"

#include <string>

namespace syna::checks {

// In letters. Below it even what CLD2 calls reliable is wrong now and then.
static constexpr std::size_t enough_to_accuse = 40;
static constexpr int nearly_all = 90; // Percent.

Outcome matching_language(std::string_view declared, std::string_view text)
{
    auto const found = language::identify(text);
    Facts facts { { "declared", std::string(declared) } };
    if (!found.shares.empty() && language::is_same(found.shares.front().language, declared))
        return passed();
    if (language::count_letters(text) < enough_to_accuse)
        return cant_tell("too-short", {}, std::move(facts));
    if (!language::is_known(declared))
        return cant_tell("unknown-to-detector", {}, std::move(facts));
    if (found.shares.empty() || !language::is_known(found.shares.front().language))
        return cant_tell("mixed", {}, std::move(facts));

    auto const& [other, percent] = found.shares.front();
    if (!found.is_reliable || percent < nearly_all)
        return cant_tell("mixed", {}, std::move(facts));
    facts.emplace_back("found", other);
    if (language::is_easily_confused(declared, other))
        return cant_tell("similar-language", {}, std::move(facts));
    return failed("other-language", std::move(facts));
}

} // namespace syna::checks

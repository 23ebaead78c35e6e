#include "checks/known_language.h"

#include "page/dom/ascii.h"
#include "web/language_tag.h"

#include <algorithm>
#include <string>

namespace syna::checks {

static bool is_registered(std::string_view subtag)
{
    // The longest subtag has eight characters; what is longer need not be looked up (RFC 5646, section 2.1).
    if (subtag.empty() || subtag.size() > 8)
        return false;
    return web::is_registered_language(ascii_lower(subtag));
}

// Differs from the definition: white space around the tag is forgiven, because what reads it aloud forgives it too.
Outcome known_language(std::string_view lang)
{
    auto const tag = strip_ascii_whitespace(lang);
    if (is_registered(tag.substr(0, tag.find('-'))))
        return passed();

    // The spelling of programming languages and operating systems: sv_SE.
    if (is_registered(tag.substr(0, tag.find('_')))) {
        std::string better(tag);
        std::replace(better.begin(), better.end(), '_', '-');
        return failed("underscore", { { "lang", std::string(tag) }, { "better", better } });
    }
    return failed("unknown-language", { { "lang", std::string(tag) } });
}

} // namespace syna::checks

#include "checks/vague_link.h"

#include "checks/links.h"
#include "checks/vague_text.h"
#include "page/aria/name.h"
#include "page/dom/ascii.h"

#include <string>

namespace syna::checks {

// The last part of an address's path, of which a web page's ending says nothing.
static bool leads_to_file(Node link)
{
    std::string_view address = address_of(link).value_or("");
    address = address.substr(0, address.find_first_of("?#"));
    auto const last = address.substr(address.find_last_of('/') + 1);
    auto const ending = ascii_lower(last.substr(last.find_last_of('.') + 1));
    return is_file_name(last) && ending != "html" && ending != "htm" && ending != "php" && ending != "aspx" && ending != "jsp";
}

static bool is_among_formats(Node link)
{
    auto const list = link.ancestor([](Node node) { return node.is(Name::ul) || node.is(Name::ol) || node.is(Name::tr); });
    if (!list)
        return false;
    // A list of formats is short: a longer list is not looked through, so that it is not looked through for each link in it.
    constexpr int most = 12;
    int links = 0;
    for (auto node = list.next(list); node; node = node.next(list)) {
        if (!is_exposed_link(node))
            continue;
        if (++links > most || !is_vague(aria::accessible_name(node), VagueText::format))
            return false;
    }
    return links > 1;
}

bool says_nothing(Node link, std::string_view name)
{
    if (!leads_somewhere(link))
        return false;
    if (is_vague(name, VagueText::link) || is_vague(name, VagueText::pointing_link))
        return true;
    return is_vague(name, VagueText::format) && (leads_to_file(link) || is_among_formats(link));
}

} // namespace syna::checks

#include "checks/skip_links.h"

#include "checks/links.h"
#include "page/aria/name.h"
#include "page/dom/ascii.h"
#include "page/dom/document.h"
#include "page/language/words.h"

#include <algorithm>
#include <array>

namespace syna::checks {

// https://html.spec.whatwg.org/multipage/browsing-the-web.html#find-a-potential-indicated-element
static Node indicated(Document const& document, std::string_view fragment)
{
    if (auto const element = document.element_with_id(fragment))
        return element;
    for (auto const anchor : document.elements(Name::a))
        if (anchor.attribute_or(Name::name, {}) == fragment)
            return anchor;
    return {};
}

static std::string percent_decoded(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && is_ascii_hex_digit(text[i + 1]) && is_ascii_hex_digit(text[i + 2])) {
            result += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else
            result += text[i];
    }
    return result;
}

std::vector<InPageLink> in_page_links(Page const& page)
{
    // A page has a few; those of a page made of them are not all looked at.
    constexpr std::size_t enough = 200;
    std::vector<InPageLink> links;
    for (auto const link : page.elements(Name::a)) {
        if (links.size() == enough)
            break;
        auto const address = strip_ascii_whitespace(link.attribute_or(Name::href, {}));
        if (address.find('#') == address.npos || !is_exposed_link(link))
            continue;
        auto const url = page.resolve(address);
        if (!url || url->without_fragment() != page.url().without_fragment())
            continue;
        std::string const fragment(url->fragment().value_or(""));
        if (fragment.empty() || equals_ignoring_case(fragment, "top"))
            continue;
        auto target = indicated(page.document(), fragment);
        if (!target)
            target = indicated(page.document(), percent_decoded(fragment));
        links.push_back({ link, fragment, target });
    }
    return links;
}

bool is_named_as_skip_link(Node link)
{
    static constexpr std::array<std::string_view, 21> beginnings { "hoppa till", "hoppa över", "gå till innehåll", "gå till huvudinnehåll",
        "gå direkt till", "till innehåll", "till huvudinnehåll", "till sidans innehåll", "direkt till", "skip to", "skip navigation", "skip main",
        "jump to", "hopp til", "hopp over", "spring til", "siirry", "hyppää", "vai al contenuto", "salta al contenuto", "passer au contenu" };
    auto const name = language::folded(aria::accessible_name(link));
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return name.starts_with(beginning); });
}

bool leads_to_other_page(Page const& page, Node link)
{
    auto const address = address_of(link);
    auto const url = address ? page.resolve(*address) : std::nullopt;
    return url && url->is_http() && url->without_fragment() != page.url().without_fragment();
}

} // namespace syna::checks

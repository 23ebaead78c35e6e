#include "page/source/links.h"

#include "page/dom/ascii.h"
#include "page/source/meta_refresh.h"
#include "web/media_type.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace syna {

std::optional<Url> resolve(std::string_view address, Url const& base, std::string_view encoding)
{
    return base.empty() ? Url::parse(address) : Url::parse(address, base, encoding);
}

// Set the frozen base URL.
//   https://html.spec.whatwg.org/multipage/semantics.html#set-the-frozen-base-url
// Differs from the specification: only addresses that a page can come from are taken, not any but data: and javascript:.
Url document_base_url(Document const& document, Url const& url, std::string_view encoding)
{
    for (auto const base : document.elements(Name::base)) {
        auto const href = base.attribute(Name::href);
        if (!href)
            continue;
        auto const resolved = resolve(*href, url, encoding);
        return resolved && (resolved->is_http() || resolved->scheme() == "file") ? *resolved : url;
    }
    return url;
}

static bool has_word(std::string_view words, std::string_view word)
{
    auto const parts = split_on_ascii_whitespace(words);
    return std::any_of(parts.begin(), parts.end(), [word](auto part) { return equals_ignoring_case(part, word); });
}

// The values of the robots meta are a convention of search engines, not of the HTML Standard.
//   https://www.robotstxt.org/meta.html
RobotsWords robots_words(Document const& document)
{
    RobotsWords words;
    for (auto const meta : document.elements(Name::meta)) {
        if (!equals_ignoring_case(strip_ascii_whitespace(meta.attribute_or(Name::name, "")), "robots"))
            continue;
        auto content = meta.attribute_or(Name::content, "");
        while (!content.empty()) {
            auto const comma = std::min(content.find(','), content.size());
            auto const word = strip_ascii_whitespace(content.substr(0, comma));
            bool const none = equals_ignoring_case(word, "none");
            words.nofollow = words.nofollow || none || equals_ignoring_case(word, "nofollow");
            words.noindex = words.noindex || none || equals_ignoring_case(word, "noindex");
            content.remove_prefix(std::min(comma + 1, content.size()));
        }
    }
    return words;
}

struct RawLink {
    std::string_view address;
    LinkKind kind;
    bool nofollow = false;
};

static std::optional<RawLink> link_of_anchor(Node element)
{
    auto href = element.attribute(Name::href);
    if (!href && element.name_space() == Namespace::svg)
        href = element.attribute(Name::xlink_href);
    if (!href)
        return std::nullopt;
    return RawLink { *href, element.name() == Name::area ? LinkKind::area : LinkKind::anchor, has_word(element.attribute_or(Name::rel, ""), "nofollow") };
}

// A frame without an address shows an empty page; srcdoc goes before src.
static std::optional<RawLink> link_of_frame(Node frame)
{
    auto const src = frame.attribute_or(Name::src, "");
    if (src.empty() || (frame.is(Name::iframe) && frame.has(Name::srcdoc)))
        return std::nullopt;
    return RawLink { src, LinkKind::frame };
}

// The page's proper address and its other versions that are pages: not its feeds.
static std::optional<RawLink> link_of_link(Node link)
{
    auto const href = link.attribute_or(Name::href, "");
    auto const rel = link.attribute_or(Name::rel, "");
    if (href.empty())
        return std::nullopt;
    if (has_word(rel, "canonical"))
        return RawLink { href, LinkKind::canonical };
    if (!has_word(rel, "alternate") || has_word(rel, "stylesheet"))
        return std::nullopt;
    auto const type = link.attribute_or(Name::type, "");
    auto const media_type = web::parse_media_type(type);
    bool const is_page = type.empty() ? link.has(Name::hreflang) : media_type && media_type->is_html();
    return is_page ? std::optional(RawLink { href, LinkKind::alternate }) : std::nullopt;
}

std::vector<Link> find_links(Document const& document, Url const& base, std::string_view encoding, bool nofollow)
{
    std::vector<Link> links;
    std::unordered_map<std::string, std::size_t> known; // Address to index in links.
    bool refreshes = false;                             // Only the first refresh that is one counts.
    for (auto const element : document.elements()) {
        std::optional<RawLink> raw;
        if (element.is(Name::a) || element.is(Name::area) || element.is_svg(Name::a))
            raw = link_of_anchor(element);
        else if (element.is(Name::iframe) || element.is(Name::frame))
            raw = link_of_frame(element);
        else if (element.is(Name::link))
            raw = link_of_link(element);
        else if (element.is(Name::meta) && !refreshes && equals_ignoring_case(element.attribute_or(Name::http_equiv, ""), "refresh")) {
            auto const refresh = parse_meta_refresh(element.attribute_or(Name::content, ""));
            if (refresh)
                raw = RawLink { refresh->url, LinkKind::refresh };
        }
        if (!raw)
            continue;

        auto url = resolve(raw->address, base, encoding);
        if (!url)
            continue;
        if (raw->kind == LinkKind::refresh) {
            refreshes = true;
            if (raw->address.empty()) // The page reloads itself.
                continue;
        }
        if (!url->is_http())
            continue;
        bool const not_followed = nofollow || raw->nofollow;
        auto const [place, is_new] = known.try_emplace(std::string(url->without_fragment()), links.size());
        if (is_new)
            links.push_back({ std::move(*url), raw->kind, not_followed });
        else
            links[place->second].nofollow = links[place->second].nofollow && not_followed;
    }
    return links;
}

} // namespace syna

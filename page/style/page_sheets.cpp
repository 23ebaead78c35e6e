#include "page/style/page_sheets.h"

#include "base/embedded_file.h"
#include "page/css/sheet_conditions.h"
#include "page/dom/ascii.h"
#include "page/source/wanted_sheets.h"
#include "page/style/lazy_sheet.h"
#include "web/media_type.h"
#include "web/percent_encoding.h"

#include <algorithm>
#include <utility>

namespace syna::style {

std::span<EmbeddedFile const> embedded_files(); // page/style/*.css

// Nobody imports deeper, or more; what lies beyond counts as not having come.
static constexpr std::size_t deepest_import = 16;
static constexpr std::size_t most_sheets = 512;

static std::shared_ptr<PreparedSheet const> browser_sheet(std::string_view name, css::Quirks quirks)
{
    for (auto const& file : embedded_files())
        if (file.name == name)
            return LazySheet().get(file.bytes, quirks);
    return nullptr;
}

PageSheets::PageSheets(StyleSources const& sources)
    : sources_(sources)
    , quirks_(sources.document.quirks_mode() == QuirksMode::quirks ? css::Quirks::yes : css::Quirks::no)
{
    for (auto const& sheet : sources.sheets)
        by_url_.emplace(sheet->url.href(), sheet.get());
    std::unordered_map<uint32_t, WantedSheet const*> linked;
    for (auto const& wanted : sources.wanted)
        linked.emplace(wanted.node, &wanted);

    add_browser_sheets();
    for (auto const element : sheet_elements(sources.document)) {
        auto const media = css::to_match(css::evaluate_media(element.attribute_or(Name::media, {}), sources.device));
        if (media == css::Match::no)
            continue;
        std::vector<std::string> path;
        if (!element.is(Name::link)) {
            auto prepared = LazySheet().get(element.text_content(), quirks_);
            add(std::move(prepared), media, 0, element, {}, sources.base_url, path);
        } else if (auto const wanted = linked.find(element.index()); wanted != linked.end()) {
            add_linked(wanted->second->url, media, 0, element, path);
        } else if (auto const url = Url::parse(strip_ascii_whitespace(element.attribute_or(Name::href, {}))); url && url->scheme() == "data") {
            add_linked(*url, media, 0, element, path);
        }
    }
    registered_.finish();
}

// Read once for all pages.
void PageSheets::add_browser_sheets()
{
    static auto const usual = browser_sheet("page/style/user_agent.css", css::Quirks::no);
    static auto const quirky = browser_sheet("page/style/user_agent_quirks.css", css::Quirks::no);
    std::vector<std::string> path;
    add(usual, css::Match::yes, 0, {}, {}, {}, path);
    if (quirks_ == css::Quirks::yes)
        add(quirky, css::Match::yes, 0, {}, {}, {}, path);
}

static std::optional<std::string> decode_base64(std::string_view text)
{
    std::string bytes;
    uint32_t bits = 0;
    int count = 0;
    for (char const c : text) {
        if (c == '=' || is_ascii_whitespace(c))
            continue;
        auto const digit = c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' + 26
            : is_ascii_digit(c)                                                  ? c - '0' + 52
            : c == '+'                                                           ? 62
            : c == '/'                                                           ? 63
                                                                                 : -1;
        if (digit < 0)
            return std::nullopt;
        bits = bits << 6 | static_cast<uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFF);
        }
    }
    return bytes;
}

// The sheet that an address of the scheme data: holds itself; nothing where it is no style sheet.
//   https://fetch.spec.whatwg.org/#data-url-processor
static std::optional<std::string> data_sheet(Url const& url)
{
    auto body = url.without_fragment().substr(std::string_view("data:").size());
    auto const comma = body.find(',');
    if (comma == body.npos)
        return std::nullopt;
    auto type = body.substr(0, comma);
    bool const base64 = type.ends_with(";base64");
    if (base64)
        type.remove_suffix(std::string_view(";base64").size());
    auto const media_type = web::parse_media_type(type);
    if (!media_type || !media_type->is_css())
        return std::nullopt;
    auto const bytes = web::percent_decode(body.substr(comma + 1));
    return base64 ? decode_base64(bytes) : bytes;
}

// `path`: the addresses of the sheets that import one another on the way here.
void PageSheets::add_linked(Url const& url, css::Match around, LayerOrder::Layer layer, Node owner, std::vector<std::string>& path)
{
    // A sheet that imports itself, by whatever way round, adds nothing.
    if (std::find(path.begin(), path.end(), url.href()) != path.end())
        return;
    if (url.scheme() == "data") {
        if (auto const text = data_sheet(url); text && path.size() < deepest_import && sheets_.size() < most_sheets) {
            path.push_back(url.href());
            add(LazySheet().get(*text, quirks_), around, layer, owner, url, {}, path);
            path.pop_back();
        }
        return;
    }
    auto const found = by_url_.find(url.href());
    if (found == by_url_.end() || !found->second->available || path.size() >= deepest_import || sheets_.size() >= most_sheets) {
        missing_.push_back(url);
        return;
    }
    path.push_back(url.href());
    add(found->second->prepared(quirks_), around, layer, owner, url, url, path);
    path.pop_back();
}

// What containers ask is known to a browser only. The best guess, where a value has to be shown all the same: a container
// is about as wide as the page.
static std::vector<bool> likely_contexts(css::StyleSheet const& sheet, css::Device const& device)
{
    std::vector<bool> likely;
    for (auto const& context : sheet.contexts()) {
        bool own = true;
        if (context.kind == css::ContextKind::container) {
            auto query = css::strip_white_space(sheet.range(context.begin, context.end));
            if (!query.empty() && query[0].type == css::TokenType::ident && !css::is_ident(query[0], "not"))
                ++query.begin;
            own = css::evaluate_media(query, device);
        }
        likely.push_back(own && (likely.empty() || likely[context.parent]));
    }
    return likely;
}

void PageSheets::add(std::shared_ptr<PreparedSheet const> prepared, css::Match around, LayerOrder::Layer layer, Node owner, Url const& url, Url const& base, std::vector<std::string>& path)
{
    auto const& sheet = *prepared->sheet();
    PageSheet added { std::move(prepared), css::evaluate_contexts(sheet, sources_.device, css::supports), likely_contexts(sheet, sources_.device), {}, owner, url };
    for (auto& context : added.contexts)
        context = std::min(context, around);

    // Layers in the order in which they are first named, those of imported sheets where the import stands.
    constexpr auto unknown = UINT32_MAX;
    added.layers.assign(sheet.layers().size(), unknown);
    added.layers[0] = layer;
    auto const know = [&](uint32_t local) {
        std::vector<uint32_t> way;
        for (auto at = local; added.layers[at] == unknown; at = sheet.layers()[at].parent)
            way.push_back(at);
        for (; !way.empty(); way.pop_back()) {
            auto const& named = sheet.layers()[way.back()];
            added.layers[way.back()] = layers_.add(added.layers[named.parent], named.name);
        }
    };
    auto const declarations = sheet.layer_declarations();
    std::size_t next = 0;
    auto const know_before = [&](uint32_t offset) {
        for (; next < declarations.size() && declarations[next].offset < offset; ++next)
            if (added.contexts[declarations[next].context] != css::Match::no)
                know(declarations[next].layer);
    };
    for (auto const& import : sheet.imports()) {
        know_before(import.offset);
        auto const applies = std::min(around, css::evaluate_import(sheet, import, sources_.device, css::supports));
        if (applies == css::Match::no)
            continue;
        if (import.layered)
            know(import.layer);
        if (auto const address = base.empty() ? Url::parse(import.address) : Url::parse(import.address, base))
            add_linked(*address, applies, import.layered ? added.layers[import.layer] : layer, owner, path);
    }
    if (sheet.truncated())
        missing_.push_back(url);
    know_before(UINT32_MAX);
    for (uint32_t local = 1; local < added.layers.size(); ++local)
        know(local);
    // FIXME: Between layers the stronger one counts, not the later.
    for (auto const& rule : sheet.properties())
        if (added.contexts[rule.context] == css::Match::yes)
            registered_.add(rule.name, { rule.inherits, rule.has_initial_value, sheet.range(rule.initial_begin, rule.initial_end) });
    sheets_.push_back(std::move(added));
}

} // namespace syna::style

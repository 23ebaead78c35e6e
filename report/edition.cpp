#include "report/edition.h"

#include "report/figures.h"
#include "web/url.h"

#include <fmt/format.h>

#include <algorithm>

namespace syna::report {

static constexpr std::size_t longest_shown_path = 90;   // [ours] Bytes of an address that are shown; links lead to all of it.
static constexpr std::size_t longest_shown_title = 120; // [ours]

// Cuts between two characters.
static void shorten(std::string& text, std::size_t longest)
{
    if (text.size() <= longest)
        return;
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    text.resize(end);
    text += "…";
}

Edition::Edition(Survey const& survey, Words const& words, std::string version)
    : survey_(survey)
    , words_(words)
    , version_(std::move(version))
    , places_(survey.sites.size())
{
    Collation const collation(words.code);
    std::vector<std::pair<std::string, std::size_t>> keys;
    for (std::size_t i = 0; i < survey.sites.size(); ++i)
        keys.emplace_back(collation.key(survey.sites[i].name()), i);
    std::ranges::sort(keys);
    for (std::size_t i = 0; i < keys.size(); ++i)
        places_[keys[i].second] = i;
}

std::vector<std::size_t> Edition::by_name(std::vector<std::size_t> sites) const
{
    std::ranges::sort(sites, {}, [this](std::size_t site) { return places_[site]; });
    return sites;
}

std::vector<std::size_t> Edition::all_by_name() const
{
    std::vector<std::size_t> all(survey_.sites.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[places_[i]] = i;
    return all;
}

std::string Edition::overview_path() const { return fmt::format("{}/index.html", words_.code); }
std::string Edition::method_path() const { return fmt::format("{}/{}", words_.code, words_.method_file); }
std::string Edition::municipality_path(SurveySite const& site) const { return fmt::format("{}/{}/{}.html", words_.code, words_.municipality_folder, site.file); }
std::string Edition::rule_path(SurveyRule const& rule) const { return fmt::format("{}/{}/{}.html", words_.code, words_.rule_folder, rule.file); }

std::string Edition::counted(int64_t number, Counted const& words) const
{
    return fill(number == 1 ? words.one : words.many, { { "n", static_cast<double>(number) } });
}

std::string Edition::percent(double share) const { return report::percent(share, language()); }
std::string Edition::date(std::string_view timestamp) const { return date_text(timestamp, language()); }
std::string Edition::value(Measure measure, double value) const { return measure == Measure::causes ? number(value, 1) : percent(value); }

std::string Edition::group_name(SurveyGroup const& group) const
{
    if (group.code.empty())
        return std::string(survey_.groups.size() == 1 ? words_.all_sites : words_.no_group);
    auto const name = group.is_swedish ? words_.skr_group_name(group.code) : std::string_view();
    return name.empty() ? group.code : fmt::format("{} ({})", name, group.code);
}

std::string Edition::names(std::vector<std::size_t> const& sites, std::size_t at_most) const
{
    auto const shown = std::min(sites.size(), at_most);
    auto const all_shown = shown == sites.size();
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            text += all_shown && i + 1 == shown ? fmt::format(" {} ", words_.and_) : ", ";
        text += survey_.sites[sites[i]].name();
    }
    return all_shown ? text : fill(words_.best_of_many, { { "names", text } });
}

std::string Edition::requirement(std::string const& wcag, std::string const& en301549, std::string const& level) const
{
    auto const* const criterion = rules::criterion(wcag);
    if (!criterion)
        return wcag.empty() ? fmt::format("EN 301 549 {}", en301549) : fmt::format("{} ({})", wcag, level);
    return fmt::format("{} {} ({})", wcag, language() == "sv" ? criterion->name_sv : criterion->name_en, criterion->level);
}

std::string relative_path(std::string_view from, std::string_view to)
{
    // 1. The folders they share.
    std::size_t shared = 0;
    for (std::size_t i = 0; i < from.size() && i < to.size() && from[i] == to[i]; ++i)
        if (from[i] == '/')
            shared = i + 1;
    // 2. Up, once for each further folder, and down again.
    std::string path;
    for (auto i = shared; i < from.size(); ++i)
        if (from[i] == '/')
            path += "../";
    return path.append(to.substr(shared));
}

void inside_link(Html& html, PageHead const& from, std::string_view to, std::string_view text)
{
    html.element("a", { { "href", relative_path(from.path, to) } }, text);
}

Html Edition::begin(PageHead const& head) const
{
    Html html;
    html.open("html", { { "lang", language() } }).open("head");
    html.void_element("meta", { { "charset", "utf-8" } });
    auto const whole_title = head.title == words_.overview_title ? head.title + " – syna" : fmt::format("{} – {} – syna", head.title, words_.overview_title);
    html.element("title", whole_title);
    html.void_element("meta", { { "name", "viewport" }, { "content", "width=device-width, initial-scale=1" } });
    html.void_element("meta", { { "name", "referrer" }, { "content", "no-referrer" } });
    html.void_element("meta", { { "name", "color-scheme" }, { "content", "light dark" } });
    html.void_element("link", { { "rel", "stylesheet" }, { "href", relative_path(head.path, "style.css") } });
    html.void_element("link", { { "rel", "alternate" }, { "hreflang", words_.other_code }, { "href", relative_path(head.path, head.twin) } });
    html.close().open("body");
    html.element("a", { { "class", "skip" }, { "href", "#content" } }, words_.skip);

    html.open("header", { { "class", "top" } }).open("div", { { "class", "wide" } });
    html.open("p", { { "class", "brand" } });
    inside_link(html, head, overview_path(), "syna");
    html.close();
    html.open("nav", { { "aria-label", words_.site_navigation } }).open("ul");
    for (auto const& [path, title] : { std::pair(overview_path(), words_.overview), std::pair(overview_path() + "#rules", words_.rules), std::pair(method_path(), words_.method) }) {
        html.open("li").open("a", { { "href", relative_path(head.path, path) }, { "aria-current", "page", path == head.path } });
        html.text(title).close().close();
    }
    html.open("li").open("a", { { "href", relative_path(head.path, head.twin) }, { "lang", words_.other_code }, { "hreflang", words_.other_code } });
    html.text(words_.in_other_language).close().close();
    html.close().close().close().close();

    html.open("div", { { "class", "wide" } });
    if (!head.above.empty()) {
        html.open("nav", { { "class", "crumbs" }, { "aria-label", words_.breadcrumbs } }).open("ol");
        for (auto const& [title, path] : head.above) {
            html.open("li");
            inside_link(html, head, path, title);
            html.close();
        }
        html.open("li").element("span", { { "aria-current", "page" } }, head.title).close();
        html.close().close();
    }
    html.open("main", { { "id", "content" }, { "tabindex", "-1" } });
    html.element("h1", head.title);
    return html;
}

std::string Edition::end(Html html, PageHead const& head) const
{
    html.close().close(); // main and what is around it.
    html.open("footer").open("div", { { "class", "wide" } }).open("p");
    html.text(fill(words_.footer, { { "version", version_ }, { "date", date(survey_.scan.started) } })).text(" ");
    inside_link(html, head, method_path(), words_.method);
    html.text(".");
    return std::move(html).finish();
}

void begin_table(Html& html, std::string_view id, std::string_view caption, std::string_view kind)
{
    auto const caption_id = fmt::format("{}-caption", id);
    html.open("div", { { "class", "scroll" }, { "role", "region" }, { "aria-labelledby", caption_id }, { "tabindex", "0" } });
    html.open("table", { { "class", kind, !kind.empty() } });
    html.element("caption", { { "id", caption_id } }, caption);
}

void end_table(Html& html) { html.close().close(); }

void header_cell(Html& html, std::string_view text, bool is_number)
{
    html.element("th", { { "scope", "col" }, { "class", "number", is_number } }, text);
}

void number_cell(Html& html, std::string_view text) { html.element("td", { { "class", "number" } }, text); }

void code_block(Html& html, std::string_view markup)
{
    html.open("pre").element("code", { { "translate", "no" } }, markup).close();
}

// Titles come as they stand on the page: with line breaks, and as long as anybody likes.
static std::string without_extra_space(std::string_view text)
{
    std::string result;
    for (auto const c : text) {
        auto const is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
        if (!is_space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (result.ends_with(' '))
        result.pop_back();
    shorten(result, longest_shown_title);
    return result;
}

void page_link(Html& html, Edition const& edition, store::Place const& place, std::string_view page_language)
{
    // 1. The title, in the page's language.
    auto const foreign = page_language == edition.language() ? std::string_view() : page_language;
    auto const title = without_extra_space(place.title);
    html.open_outside_link(place.url);
    html.element("span", { { "lang", foreign, !foreign.empty() && !title.empty() } }, title.empty() ? edition.words().unnamed_page : std::string_view(title));

    // 2. The path, which tells pages with the same title apart.
    auto const url = Url::parse(place.url);
    auto path = url && url->is_http() ? std::string(url->path()) : place.url;
    if (url && url->query())
        (path += '?') += *url->query();
    shorten(path, longest_shown_path);
    html.element("span", { { "class", "path" }, { "translate", "no" } }, " " + path).close();
}

void bar(Html& html, double share)
{
    html.open("svg", { { "class", "bar" }, { "aria-hidden", "true" }, { "focusable", "false" } });
    html.element("rect", { { "class", "room" }, { "width", "100%" }, { "height", "100%" } }, "");
    html.element("rect", { { "class", "full" }, { "width", fmt::format("{:.1f}%", std::clamp(share, 0.0, 1.0) * 100) }, { "height", "100%" } }, "");
    html.close();
}

} // namespace syna::report

// The first page: the choice of language.

#include "report/figures.h"
#include "report/pages.h"

namespace syna::report {

std::string start_page(Survey const& survey)
{
    Html html;
    html.open("html", { { "lang", "sv" } }).open("head");
    html.void_element("meta", { { "charset", "utf-8" } });
    html.element("title", "syna – svenska, English");
    html.void_element("meta", { { "name", "viewport" }, { "content", "width=device-width, initial-scale=1" } });
    html.void_element("meta", { { "name", "color-scheme" }, { "content", "light dark" } });
    html.void_element("link", { { "rel", "stylesheet" }, { "href", "style.css" } });
    html.close().open("body", { { "class", "start" } }).open("main", { { "class", "wide" } });
    html.element("h1", "syna");
    html.open("div", { { "class", "languages" } });
    for (auto const* const words : { &swedish_words, &english_words }) {
        html.open("section", { { "lang", words->code } });
        html.element("h2", words->overview_title);
        html.element("p", words->overview_lead);
        html.element("p", { { "class", "quiet" } }, date_text(survey.scan.started, words->code));
        html.open("p").element("a", { { "class", "button" }, { "href", std::string(words->code) + "/index.html" }, { "hreflang", words->code } }, words->code == "sv" ? "Läs på svenska" : "Read in English").close();
        html.close();
    }
    return std::move(html).finish();
}

} // namespace syna::report

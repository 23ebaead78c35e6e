#include "report/html.h"

#include "web/url.h"
#include "web/utf8.h"

#include <algorithm>
#include <array>

namespace syna::report {

static constexpr std::size_t longest_address = 2000; // [ours]

// Elements after which a line ends, so that the pages can be read as text too. None of them stands inside running text.
static bool ends_line(std::string_view element)
{
    static constexpr std::array names = std::to_array<std::string_view>({ "article", "body", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "head", "header", "html", "li", "link", "main", "meta", "nav", "ol", "p", "pre", "section", "summary",
        "svg", "table", "tbody", "tfoot", "thead", "title", "tr", "ul" });
    return std::ranges::binary_search(names, element);
}

Html::Html()
    : out_("<!DOCTYPE html>\n")
{
}

// https://html.spec.whatwg.org/multipage/parsing.html#escapingString. Control characters, which HTML forbids even as references,
// are shown by the sign for an unknown character.
void Html::append_escaped(std::string_view text, bool in_attribute)
{
    std::string const valid = web::is_valid_utf8(text) ? std::string() : web::to_valid_utf8(text);
    for (char const c : valid.empty() ? text : std::string_view(valid)) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '&')
            out_ += "&amp;";
        else if (c == '<')
            out_ += "&lt;";
        else if (c == '>')
            out_ += "&gt;";
        else if (c == '"' && in_attribute)
            out_ += "&quot;";
        else if (byte < 0x20 && c != '\n' && c != '\t' && c != '\r')
            out_ += "\uFFFD";
        else if (c == '\r' || byte == 0x7F)
            out_ += ' ';
        else
            out_ += c;
    }
}

void Html::start_tag(MarkupName element, Attributes attributes)
{
    (out_ += '<') += element.text();
    for (auto const& attribute : attributes) {
        if (!attribute.present)
            continue;
        ((out_ += ' ') += attribute.name.text()) += "=\"";
        append_escaped(attribute.value, true);
        out_ += '"';
    }
    out_ += '>';
}

Html& Html::open(MarkupName element, Attributes attributes)
{
    start_tag(element, attributes);
    open_.push_back(element.text());
    return *this;
}

Html& Html::close()
{
    auto const element = open_.back();
    open_.pop_back();
    ((out_ += "</") += element) += '>';
    if (ends_line(element))
        out_ += '\n';
    return *this;
}

Html& Html::text(std::string_view text)
{
    append_escaped(text, false);
    return *this;
}

Html& Html::element(MarkupName element, Attributes attributes, std::string_view text)
{
    return open(element, attributes).text(text).close();
}

Html& Html::void_element(MarkupName element, Attributes attributes)
{
    start_tag(element, attributes);
    if (ends_line(element.text()))
        out_ += '\n';
    return *this;
}

Html& Html::open_outside_link(std::string_view address)
{
    auto const url = address.size() > longest_address ? std::nullopt : Url::parse(address);
    if (!url || !url->is_http() || !url->username().empty() || !url->password().empty())
        return open("span");
    return open("a", { { "href", url->href() } });
}

std::string Html::finish() &&
{
    while (!open_.empty())
        close();
    return std::move(out_);
}

} // namespace syna::report

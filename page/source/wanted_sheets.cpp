#include "page/source/wanted_sheets.h"

#include "page/dom/ascii.h"
#include "page/source/links.h"
#include "web/media_type.h"
#include "web/utf8.h"

#include <algorithm>
#include <utility>

namespace syna {

static bool is_css_type(std::string_view type)
{
    if (strip_ascii_whitespace(type).empty())
        return true;
    auto const media_type = web::parse_media_type(type);
    return media_type && media_type->is_css();
}

// The name of the CSS style sheet set that applies: <meta http-equiv=default-style>, else the first title.
//   https://www.w3.org/TR/cssom-1/#preferred-css-style-sheet-set-name
static std::string_view preferred_set(Document const& document)
{
    for (auto const meta : document.elements(Name::meta))
        if (equals_ignoring_case(meta.attribute_or(Name::http_equiv, ""), "default-style"))
            if (auto const content = meta.attribute_or(Name::content, ""); !content.empty())
                return content;
    for (auto const element : document.elements()) {
        if (!element.is(Name::link) && !element.is(Name::style))
            continue;
        auto const title = element.attribute_or(Name::title, "");
        if (title.empty())
            continue;
        bool stylesheet = element.is(Name::style), alternate = false;
        for (auto const word : split_on_ascii_whitespace(element.attribute_or(Name::rel, ""))) {
            stylesheet = stylesheet || equals_ignoring_case(word, "stylesheet");
            alternate = alternate || (element.is(Name::link) && equals_ignoring_case(word, "alternate"));
        }
        if (stylesheet && !alternate)
            return title;
    }
    return {};
}

static bool is_wanted_link(Node link, std::string_view preferred)
{
    bool stylesheet = false, alternate = false;
    for (auto const word : split_on_ascii_whitespace(link.attribute_or(Name::rel, ""))) {
        stylesheet = stylesheet || equals_ignoring_case(word, "stylesheet");
        alternate = alternate || equals_ignoring_case(word, "alternate");
    }
    auto const title = link.attribute_or(Name::title, "");
    // An alternate one without a title cannot be chosen by anyone; one of the preferred set applies.
    bool const applies = title.empty() ? !alternate : title == preferred;
    return stylesheet && applies && !link.has(Name::disabled) && !link.attribute_or(Name::href, "").empty()
        && is_css_type(link.attribute_or(Name::type, ""));
}

static bool is_applied_style(Node style, std::string_view preferred)
{
    auto const title = style.attribute_or(Name::title, "");
    return is_css_type(style.attribute_or(Name::type, "")) && (title.empty() || title == preferred);
}

std::vector<Node> sheet_elements(Document const& document)
{
    std::vector<Node> elements;
    auto const preferred = preferred_set(document);
    for (auto const element : document.elements())
        if (element.is(Name::link) ? is_wanted_link(element, preferred) : (element.is(Name::style) || element.is_svg(Name::style)) && is_applied_style(element, preferred))
            elements.push_back(element);
    return elements;
}

std::vector<WantedSheet> find_wanted_sheets(Document const& document, Url const& base, std::string_view encoding)
{
    std::vector<WantedSheet> sheets;
    auto const preferred = preferred_set(document);
    auto const want = [&](std::string_view address, std::string_view media, Node element) {
        auto url = resolve(address, base, encoding);
        if (url && (url->is_http() || url->scheme() == "file"))
            sheets.push_back({ std::move(*url), std::string(media), element.index() });
    };
    for (auto const element : document.elements()) {
        if (element.is(Name::link)) {
            if (is_wanted_link(element, preferred))
                want(element.attribute_or(Name::href, ""), strip_ascii_whitespace(element.attribute_or(Name::media, "")), element);
        } else if (element.is(Name::style)) {
            if (!is_applied_style(element, preferred))
                continue;
            // Two media lists cannot be said in one: the import's own goes before the element's, unless it has none.
            auto const media = strip_ascii_whitespace(element.attribute_or(Name::media, ""));
            for (auto const& rule : leading_imports(element.text_content()))
                want(rule.url, rule.media.empty() ? media : rule.media, element);
        }
    }
    return sheets;
}

// Reads only what may stand before the first style rule.
class ImportScanner {
public:
    explicit ImportScanner(std::string_view css)
        : css_(css)
    {
    }

    std::vector<ImportRule> run()
    {
        std::vector<ImportRule> rules;
        for (;;) {
            skip_space();
            if (take_word("@import")) {
                auto rule = import();
                if (rule)
                    rules.push_back(std::move(*rule));
            } else if (take_word("@charset") || take_word("@layer")) {
                if (!statement())
                    return rules;
            } else
                return rules;
        }
    }

private:
    bool at_end() const { return at_ >= css_.size(); }

    // White space, comments, and the comment marks of HTML, which CSS ignores at the top level.
    void skip_space()
    {
        while (!at_end()) {
            auto const rest = css_.substr(at_);
            if (is_ascii_whitespace(rest.front()))
                ++at_;
            else if (rest.starts_with("/*"))
                at_ = past("*/", at_ + 2);
            else if (rest.starts_with("<!--"))
                at_ += 4;
            else if (rest.starts_with("-->"))
                at_ += 3;
            else
                return;
        }
    }

    std::size_t past(std::string_view text, std::size_t from) const
    {
        auto const found = css_.find(text, from);
        return found == css_.npos ? css_.size() : found + text.size();
    }

    bool take_word(std::string_view word)
    {
        if (!equals_ignoring_case(css_.substr(at_, word.size()), word))
            return false;
        auto const behind = at_ + word.size();
        if (behind < css_.size()) {
            auto const c = css_[behind];
            if (is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '\\' || static_cast<unsigned char>(c) >= 0x80)
                return false;
        }
        at_ = behind;
        return true;
    }

    // Goes behind the semicolon that ends a statement and gives what stood before it; nothing, at "{", for a block.
    std::optional<std::string_view> statement()
    {
        auto const start = at_;
        int depth = 0;
        while (!at_end()) {
            auto const c = css_[at_];
            if (c == '"' || c == '\'') {
                string(c);
                continue;
            }
            if (css_.substr(at_, 2) == "/*") {
                at_ = past("*/", at_ + 2);
                continue;
            }
            if (c == '{')
                return std::nullopt;
            depth += c == '(' || c == '[' ? 1 : (c == ')' || c == ']') && depth > 0 ? -1
                                                                                    : 0;
            ++at_;
            if (c == ';' && depth == 0)
                return strip_ascii_whitespace(css_.substr(start, at_ - 1 - start));
        }
        return strip_ascii_whitespace(css_.substr(start));
    }

    // A string token, at its quote.
    //   https://www.w3.org/TR/css-syntax-3/#consume-string-token
    std::string string(char quote)
    {
        std::string text;
        ++at_;
        while (!at_end() && css_[at_] != quote) {
            if (css_[at_] == '\n')
                return text;
            if (css_[at_] == '\\')
                escape(text);
            else
                text += css_[at_++];
        }
        if (!at_end())
            ++at_;
        return text;
    }

    // At a backslash.
    //   https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point
    void escape(std::string& text)
    {
        ++at_;
        if (at_end())
            return;
        if (!is_ascii_hex_digit(css_[at_])) {
            if (css_[at_] != '\n')
                text += css_[at_];
            ++at_;
            return;
        }
        char32_t code_point = 0;
        for (int digits = 0; digits < 6 && !at_end() && is_ascii_hex_digit(css_[at_]); ++digits, ++at_)
            code_point = code_point * 16 + static_cast<char32_t>(web::hex_digit_value(css_[at_]));
        if (!at_end() && is_ascii_whitespace(css_[at_]))
            ++at_;
        if (code_point == 0 || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
            code_point = 0xFFFD;
        web::append_utf8(text, code_point);
    }

    // Behind "@import".
    std::optional<ImportRule> import()
    {
        skip_space();
        ImportRule rule;
        if (at_end())
            return std::nullopt;
        if (css_[at_] == '"' || css_[at_] == '\'')
            rule.url = string(css_[at_]);
        else if (equals_ignoring_case(css_.substr(at_, 4), "url(")) {
            at_ += 4;
            while (!at_end() && is_ascii_whitespace(css_[at_]))
                ++at_;
            if (!at_end() && (css_[at_] == '"' || css_[at_] == '\''))
                rule.url = string(css_[at_]);
            else
                while (!at_end() && css_[at_] != ')' && !is_ascii_whitespace(css_[at_])) {
                    if (css_[at_] == '\\')
                        escape(rule.url);
                    else
                        rule.url += css_[at_++];
                }
            at_ = past(")", at_);
        } else {
            statement();
            return std::nullopt;
        }
        auto const media = statement();
        if (!media || rule.url.empty())
            return std::nullopt;
        rule.media = *media;
        return rule;
    }

    std::string_view css_;
    std::size_t at_ = 0;
};

std::vector<ImportRule> leading_imports(std::string_view css) { return ImportScanner(css).run(); }

} // namespace syna

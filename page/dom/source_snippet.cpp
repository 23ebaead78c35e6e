// What a finding shows of the source. What residents may have typed, and what nobody reads, is left out: value, srcset,
// long data-* attributes, data: addresses, the text of textarea and pre, scripts and styles.

#include "page/dom/document.h"

#include "page/dom/ascii.h"

#include <algorithm>

namespace syna {

static constexpr std::string_view ellipsis = "…";
static constexpr std::size_t longest_data_attribute = 40;
static constexpr std::size_t longest_data_address = 16;

// Collects text until there is no room for more.
class Snippet {
public:
    explicit Snippet(std::size_t limit)
        : limit_(limit)
    {
    }

    // A byte more than fits is taken, so that finish() knows whether something had to go.
    bool full() const { return text_.size() > limit_; }
    void add(std::string_view text)
    {
        for (auto const c : text) {
            if (full())
                return;
            if (!is_ascii_whitespace(c))
                text_ += c;
            else if (!text_.empty() && text_.back() != ' ')
                text_ += ' ';
        }
    }

    std::string finish() &&
    {
        if (full()) {
            auto size = limit_ < ellipsis.size() ? 0 : limit_ - ellipsis.size();
            while (size > 0 && (static_cast<unsigned char>(text_[size]) & 0xC0) == 0x80)
                --size;
            text_.resize(size);
            if (limit_ >= ellipsis.size())
                text_ += ellipsis;
            return std::move(text_);
        }
        if (!text_.empty() && text_.back() == ' ')
            text_.pop_back();
        return std::move(text_);
    }

private:
    std::string text_;
    std::size_t limit_;
};

// Adds a value without the data: addresses in it, be it one itself or a style that names some.
static void add_without_data_addresses(Snippet& snippet, std::string_view value)
{
    while (!snippet.full()) {
        auto const scheme = std::search(value.begin(), value.end(), std::begin("data:"), std::begin("data:") + 5,
            [](char a, char b) { return ascii_lower(a) == b; });
        if (scheme == value.end())
            break;
        auto const start = static_cast<std::size_t>(scheme - value.begin()) + 5;
        auto const end = std::min(value.find_first_of("\"')> \t\n\f\r", start), value.size());
        snippet.add(value.substr(0, start));
        if (end - start > longest_data_address)
            snippet.add(ellipsis);
        else
            snippet.add(value.substr(start, end - start));
        value.remove_prefix(end);
    }
    snippet.add(value);
}

static void add_value(Snippet& snippet, std::string_view name, std::string_view value)
{
    auto const lower = ascii_lower(name);
    bool const cut = lower == "value" || lower == "srcset" || lower == "imagesrcset"
        || (lower.starts_with("data-") && value.size() > longest_data_attribute);
    if (cut && !value.empty())
        snippet.add(ellipsis);
    else
        add_without_data_addresses(snippet, value);
}

// Adds the tag that begins at `at` ("<" and a letter) and gives the place behind it. Follows the tokenizer's tag states.
//   https://html.spec.whatwg.org/multipage/parsing.html#tag-name-state and the states behind it
static std::size_t add_tag(Snippet& snippet, std::string_view source, std::size_t at)
{
    auto const name_end = std::min(source.find_first_of(" \t\n\f\r/>", at + 1), source.size());
    snippet.add(source.substr(at, name_end - at));
    auto i = name_end;
    while (i < source.size() && source[i] != '>' && !snippet.full()) {
        if (is_ascii_whitespace(source[i]) || source[i] == '/') {
            snippet.add(source.substr(i++, 1));
            continue;
        }
        // An attribute's name may begin with "=".
        auto const attribute_end = std::min(source.find_first_of("= \t\n\f\r/>", i + 1), source.size());
        auto const name = source.substr(i, attribute_end - i);
        snippet.add(name);
        i = attribute_end;
        auto equals = i;
        while (equals < source.size() && is_ascii_whitespace(source[equals]))
            ++equals;
        if (equals == source.size() || source[equals] != '=')
            continue;
        snippet.add("=");
        i = equals + 1;
        while (i < source.size() && is_ascii_whitespace(source[i]))
            ++i;
        if (i < source.size() && (source[i] == '"' || source[i] == '\'')) {
            auto const quote = source.substr(i, 1);
            auto const value_end = std::min(source.find(quote, i + 1), source.size());
            snippet.add(quote);
            add_value(snippet, name, source.substr(i + 1, value_end - i - 1));
            snippet.add(quote);
            i = std::min(value_end + 1, source.size());
            continue;
        }
        auto const value_end = std::min(source.find_first_of(" \t\n\f\r>", i), source.size());
        add_value(snippet, name, source.substr(i, value_end - i));
        i = value_end;
    }
    if (i < source.size() && source[i] == '>')
        snippet.add(source.substr(i++, 1));
    return i;
}

// True for elements whose content is left out.
static bool hides_content(std::string_view name)
{
    for (auto const hidden : { "textarea", "pre", "script", "style", "xmp", "listing", "plaintext" })
        if (equals_ignoring_case(name, hidden))
            return true;
    return false;
}

// Where the end tag of an element stands, or the end of the source.
static std::size_t find_end_tag(std::string_view source, std::size_t from, std::string_view name)
{
    for (auto i = source.find("</", from); i != source.npos; i = source.find("</", i + 2))
        if (equals_ignoring_case(source.substr(i + 2, name.size()), name))
            return i;
    return source.size();
}

// Adds source from `start` to the end of `source`.
static void add_source(Snippet& snippet, std::string_view source, std::size_t start)
{
    for (auto i = start; i < source.size() && !snippet.full();) {
        if (source.substr(i, 4) == "<!--") { // Comments help nobody to find the place.
            auto const end = source.find("-->", i + 4);
            i = end == source.npos ? source.size() : end + 3;
            continue;
        }
        bool const start_tag = source[i] == '<' && i + 1 < source.size() && is_ascii_alpha(source[i + 1]);
        if (!start_tag) {
            auto const next = std::min(source.find('<', i + 1), source.size());
            snippet.add(source.substr(i, next - i));
            i = next;
            continue;
        }
        auto const name_end = std::min(source.find_first_of(" \t\n\f\r/>", i + 1), source.size());
        auto const name = source.substr(i + 1, name_end - i - 1);
        i = add_tag(snippet, source, i);
        if (!hides_content(name) || snippet.full())
            continue;
        auto const end = find_end_tag(source, i, name);
        if (end > i)
            snippet.add(ellipsis);
        i = end;
    }
}

std::string source_snippet(Node element, std::size_t limit)
{
    if (element && !element.is_element())
        element = element.parent_element();
    if (!element)
        return {};
    Snippet snippet(limit);
    auto const& document = element.document();
    auto const& record = document.nodes_[element.index()];
    std::string_view const source = document.source_;
    if (record.implied || record.length == 0) {
        snippet.add("<");
        snippet.add(element.tag());
        snippet.add(">");
        return std::move(snippet).finish();
    }
    // To the end tag, else to what follows the element in the document; never less than the start tag.
    std::size_t end = record.source_end;
    if (end == 0) {
        auto const next = record.end;
        end = next < document.nodes_.size() ? document.nodes_[next].offset : record.first_child == Document::none ? 0
                                                                                                                  : source.size();
    }
    end = std::clamp<std::size_t>(end, record.offset + record.length, source.size());
    if (record.first_child == Document::none && record.source_end == 0)
        end = record.offset + record.length;
    add_source(snippet, source.substr(0, end), record.offset);
    return std::move(snippet).finish();
}

} // namespace syna

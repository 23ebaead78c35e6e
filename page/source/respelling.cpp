#include "page/source/respelling.h"

#include "page/dom/ascii.h"

#include <algorithm>

namespace syna {

struct RespelledName {
    std::string_view name, instead;
};
static constexpr RespelledName respelled_names[] = {
    // Close an open p, as hgroup does. Differs from the specification: hgroup is "special", dialog is not.
    { "dialog", "hgroup" },
    { "search", "hgroup" },
    // Have become ordinary elements.
    { "menuitem", "progress" },
    { "isindex", "acronym" },
};

// What a select holds is dropped by Gumbo but for options. An object holds anything, ends like a select and bounds scopes
// like one. Differs from the specification: formatting elements opened inside are not opened again behind it.
static constexpr RespelledName select_with_content { "select", "object" };

bool is_respelled_name(std::string_view name)
{
    return name == select_with_content.instead || std::any_of(std::begin(respelled_names), std::end(respelled_names), [name](auto const& row) { return row.instead == name; });
}

enum class RawText { none,
    raw,
    with_references, // textarea and title.
    script,
    plain };

// What the tokenizer is switched to after a start tag. Noscript is markup: pages are read without scripting.
//   https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments (step 4 lists them)
static RawText raw_text_of(std::string_view name)
{
    if (name.size() < 5 || name.size() > 9)
        return RawText::none;
    if (equals_ignoring_case(name, "script"))
        return RawText::script;
    if (equals_ignoring_case(name, "title") || equals_ignoring_case(name, "textarea"))
        return RawText::with_references;
    if (equals_ignoring_case(name, "plaintext"))
        return RawText::plain;
    for (auto const raw : { "style", "iframe", "noembed", "noframes" })
        if (equals_ignoring_case(name, raw))
            return RawText::raw;
    return RawText::none;
}

class Respeller {
public:
    Respeller(std::string_view source, std::size_t attribute_limit)
        : source_(source)
        , attribute_limit_(attribute_limit)
    {
    }

    Respelling run()
    {
        while (at_ < source_.size()) {
            auto const next = std::min(source_.find('<', at_), source_.size());
            references(at_, next);
            at_ = next;
            if (at_ < source_.size())
                markup();
        }
        return std::move(result_);
    }

private:
    char peek(std::size_t ahead) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }
    // Goes behind the next `text`, or to the end.
    void skip_past(std::string_view text, std::size_t from)
    {
        auto const found = source_.find(text, from);
        at_ = found == source_.npos ? source_.size() : found + text.size();
    }

    void replace(std::size_t offset, std::string_view text)
    {
        if (result_.text.empty())
            result_.text = source_;
        result_.text.replace(offset, text.size(), text);
        // A select is respelled when its tag has been read: after what was respelled in the tag.
        auto const place = std::upper_bound(result_.places.begin(), result_.places.end(), offset);
        result_.places.insert(place, static_cast<uint32_t>(offset));
    }

    // Tag open state and markup declaration open state: at "<".
    //   https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state
    void markup()
    {
        if (is_ascii_alpha(peek(1)))
            return start_tag();
        if (peek(1) == '/' && is_ascii_alpha(peek(2))) {
            at_ += 2;
            auto const start = at_;
            auto const tag = name();
            if (in_respelled_select_ && equals_ignoring_case(tag, select_with_content.name)) {
                replace(start, select_with_content.instead);
                in_respelled_select_ = false;
            }
            attributes();
            return;
        }
        if (peek(1) == '/' || peek(1) == '?')
            return skip_past(">", at_ + 2);
        if (peek(1) != '!') {
            ++at_;
            return;
        }
        auto const rest = source_.substr(at_ + 2);
        if (rest.starts_with("--"))
            return comment();
        if (rest.starts_with("[CDATA[")) // Text in svg and math, a comment that ends at ">" elsewhere: all of it stays as it is.
            return skip_past("]]>", at_);
        if (!result_.doctype && equals_ignoring_case(rest.substr(0, 7), "doctype"))
            result_.doctype = at_;
        skip_past(">", at_ + 2);
    }

    // At "<!--", whose dashes may be those of its end.
    void comment()
    {
        at_ += 4;
        if (peek(0) == '>')
            ++at_;
        else if (peek(0) == '-' && peek(1) == '>')
            at_ += 2;
        else {
            auto end = source_.find("--", at_);
            while (end != source_.npos && !source_.substr(end + 2).starts_with('>') && !source_.substr(end + 2).starts_with("!>"))
                end = source_.find("--", end + 1);
            at_ = end == source_.npos ? source_.size() : source_.find('>', end) + 1;
        }
    }

    void start_tag()
    {
        auto const start = ++at_;
        auto const tag = name();
        attributes();
        if (equals_ignoring_case(tag, select_with_content.name) && holds_more_than_options()) {
            replace(start, select_with_content.instead);
            in_respelled_select_ = true;
        }
        switch (raw_text_of(tag)) {
        case RawText::none:
            return;
        case RawText::plain:
            at_ = source_.size();
            return;
        case RawText::script:
            at_ = end_of_script();
            return;
        case RawText::raw:
            at_ = end_of_raw_text(tag);
            return;
        case RawText::with_references:
            auto const end = end_of_raw_text(tag);
            references(at_, end);
            at_ = end;
        }
    }

    // Behind the start tag of a select: true where Gumbo would drop something of what it holds, and would not if it were
    // an object. What closes a select without its end tag (another one, an input, an option group beside an open one)
    // does not close an object, so such a one is left as it is.
    bool holds_more_than_options() const
    {
        bool more = false, in_group = false;
        for (auto i = source_.find('<', at_); i != source_.npos; i = source_.find('<', i + 1)) {
            auto const rest = source_.substr(i);
            if (rest.starts_with("<!--")) {
                i = source_.find("-->", i + 2);
                if (i == source_.npos)
                    break;
                continue;
            }
            if (is_tag_at(i, "</", "select"))
                break;
            if (is_tag_at(i, "</", "optgroup"))
                in_group = false;
            if (rest.size() < 2 || !is_ascii_alpha(rest[1]))
                continue;
            if (is_tag_at(i, "<", "select") || is_tag_at(i, "<", "input") || is_tag_at(i, "<", "keygen"))
                return false;
            if (is_tag_at(i, "<", "optgroup")) {
                if (in_group)
                    return false;
                in_group = true;
            } else if (!is_tag_at(i, "<", "option") && !is_tag_at(i, "<", "script") && !is_tag_at(i, "<", "template"))
                more = true;
        }
        return more;
    }

    // A tag's name, respelled where need be.
    std::string_view name()
    {
        auto const start = at_;
        while (at_ < source_.size() && !is_ascii_whitespace(source_[at_]) && source_[at_] != '/' && source_[at_] != '>')
            ++at_;
        auto const name = source_.substr(start, at_ - start);
        if (name.size() >= 6 && name.size() <= 8)
            for (auto const& row : respelled_names)
                if (equals_ignoring_case(name, row.name))
                    replace(start, row.instead);
        return name;
    }

    // From behind the tag's name to behind its ">".
    //   https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state and the states behind it
    void attributes()
    {
        std::size_t count = 0;
        while (at_ < source_.size()) {
            if (source_[at_] == '>') {
                ++at_;
                return;
            }
            if (is_ascii_whitespace(source_[at_]) || source_[at_] == '/') {
                ++at_;
                continue;
            }
            auto const start = at_;
            attribute();
            if (++count > attribute_limit_)
                replace(start, std::string(at_ - start, ' '));
        }
    }

    void attribute()
    {
        // The name, which may begin with "=".
        ++at_;
        while (at_ < source_.size() && !is_ascii_whitespace(source_[at_]) && source_[at_] != '/' && source_[at_] != '>' && source_[at_] != '=')
            ++at_;
        auto equals = at_;
        while (equals < source_.size() && is_ascii_whitespace(source_[equals]))
            ++equals;
        if (equals == source_.size() || source_[equals] != '=')
            return;
        at_ = equals + 1;
        while (at_ < source_.size() && is_ascii_whitespace(source_[at_]))
            ++at_;
        auto const quote = peek(0);
        if (quote == '"' || quote == '\'') {
            auto const end = std::min(source_.find(quote, at_ + 1), source_.size());
            references(at_, end);
            at_ = std::min(end + 1, source_.size());
            return;
        }
        auto const start = at_;
        while (at_ < source_.size() && !is_ascii_whitespace(source_[at_]) && source_[at_] != '>')
            ++at_;
        references(start, at_);
    }

    // Numeric references that name no code point whatever their digits, spelled as U+FFFD, which they mean.
    //   https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
    void references(std::size_t from, std::size_t end)
    {
        constexpr std::size_t too_many = 8; // Digits after leading zeros: over 0x10FFFF in either base, within an int below that.
        auto const text = source_.substr(0, end);
        for (auto i = text.find("&#", from); i != text.npos; i = text.find("&#", i + 2)) {
            auto digits = i + 2;
            bool const hexadecimal = digits < end && ascii_lower(text[digits]) == 'x';
            digits += hexadecimal ? 1 : 0;
            auto stop = digits;
            while (stop < end && (hexadecimal ? is_ascii_hex_digit(text[stop]) : is_ascii_digit(text[stop])))
                ++stop;
            auto const significant = std::min(text.find_first_not_of('0', digits), stop);
            if (stop - significant < too_many)
                continue;
            std::string spelled(stop - digits, '0');
            std::string_view const replacement = hexadecimal ? "FFFD" : "65533";
            spelled.replace(spelled.size() - replacement.size(), replacement.size(), replacement);
            replace(digits, spelled);
        }
    }

    bool is_tag_at(std::size_t offset, std::string_view opening, std::string_view name) const
    {
        auto const rest = source_.substr(offset);
        if (!rest.starts_with(opening) || !equals_ignoring_case(rest.substr(opening.size(), name.size()), name))
            return false;
        auto const behind = opening.size() + name.size();
        return behind < rest.size() && (is_ascii_whitespace(rest[behind]) || rest[behind] == '/' || rest[behind] == '>');
    }

    std::size_t end_of_raw_text(std::string_view tag) const
    {
        for (auto i = source_.find("</", at_); i != source_.npos; i = source_.find("</", i + 2))
            if (is_tag_at(i, "</", tag))
                return i;
        return source_.size();
    }

    // Script data, with its escaped and double escaped states.
    //   https://html.spec.whatwg.org/multipage/parsing.html#script-data-state and the states behind it
    std::size_t end_of_script() const
    {
        enum { plain,
            escaped,
            double_escaped } state
            = plain;
        auto const next = [&](std::size_t from) { return state == plain ? source_.find('<', from) : source_.find_first_of("<-", from); };
        for (auto i = next(at_); i != source_.npos; i = next(i + 1)) {
            auto const rest = source_.substr(i);
            if (state == plain && rest.starts_with("<!--")) {
                state = escaped;
                ++i; // The dashes may be those of "-->".
            } else if (state != plain && rest.starts_with("-->"))
                state = plain;
            else if (state != double_escaped && is_tag_at(i, "</", "script"))
                return i;
            else if (state == escaped && is_tag_at(i, "<", "script"))
                state = double_escaped;
            else if (state == double_escaped && is_tag_at(i, "</", "script"))
                state = escaped;
        }
        return source_.size();
    }

    std::string_view source_;
    std::size_t attribute_limit_;
    std::size_t at_ = 0;
    bool in_respelled_select_ = false;
    Respelling result_;
};

Respelling respell(std::string_view source, std::size_t attribute_limit) { return Respeller(source, attribute_limit).run(); }

} // namespace syna

#include "audit/cause.h"

#include <algorithm>
#include <array>
#include <vector>

namespace syna::audit {

static constexpr std::size_t longest_cause = 200, longest_class = 40, longest_class_attribute = 1024, classes_shown = 2, ancestors_shown = 3;

// Classes that say in which state or place an instance is, not what it is.
static constexpr std::array state_words = std::to_array<std::string_view>({ "active", "checked", "closed", "collapse", "collapsed", "collapsing", "current", "disabled", "enabled", "even", "expanded",
    "fade", "first", "focus", "focused", "hidden", "hide", "hover", "in", "inactive", "invisible", "last", "loaded", "loading",
    "odd", "only", "open", "opened", "out", "selected", "show", "shown", "visible", "visited" });

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
static bool is_separator(char c) { return c == '-' || c == '_'; }
static bool is_vowel(char c) { return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80; }

// No one would write this word: five letters or more with no vowel or six consonants in a row ("kxqzpt"), or capitals
// strewn about so that its words have fewer than three letters on average ("bdVaJa").
static bool looks_generated(std::string_view word)
{
    if (word.size() < 5)
        return false;
    std::size_t vowels = 0, words = 1, consonants = 0, most_consonants = 0;
    bool has_lower = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (i > 0 && is_upper(word[i]))
            ++words;
        has_lower = has_lower || !is_upper(word[i]);
        consonants = is_vowel(word[i]) ? 0 : consonants + 1;
        most_consonants = std::max(most_consonants, consonants);
        vowels += is_vowel(word[i]);
    }
    return vowels == 0 || most_consonants >= 6 || (has_lower && words > 1 && word.size() < 3 * words);
}

// One part of a class between separators, without its number; empty where it is a number or generated.
static std::string_view stable_part(std::string_view part)
{
    auto const letters = part.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(part, is_letter) - part.begin()));
    if (!std::ranges::all_of(part.substr(letters.size()), is_digit) || looks_generated(letters))
        return {};
    return letters;
}

std::string stable_class(std::string_view name)
{
    if (name.empty() || !std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c) || is_separator(c); }))
        return {};
    if (name.starts_with("is-") || name.starts_with("has-") || name.starts_with("js-") || name.starts_with("current-"))
        return {};
    // What stands after "--" is a variant or a state of the same component (BEM).
    name = name.substr(0, name.find("--", 1));

    std::string result;
    std::string_view separator;
    for (std::size_t i = 0; i < name.size();) {
        auto const end = static_cast<std::size_t>(std::find_if(name.begin() + static_cast<std::ptrdiff_t>(i), name.end(), is_separator) - name.begin());
        auto const next = static_cast<std::size_t>(std::find_if_not(name.begin() + static_cast<std::ptrdiff_t>(end), name.end(), is_separator) - name.begin());
        auto const part = stable_part(name.substr(i, end - i));
        // "css-1q2w3e", "sc-bdVaJa", "jss123-root", "ng-tns-c12-4": the prefix of a tool, and nothing of the author's.
        if (i == 0 && (part == "css" || part == "sc" || part == "jss" || part == "emotion" || part == "ng" || part == "svelte"))
            return {};
        if (!part.empty()) {
            if (!result.empty())
                result += separator;
            result += part;
        }
        separator = name.substr(end, next - end);
        i = next;
    }
    if (result.size() < 2 || result.size() > longest_class || std::ranges::binary_search(state_words, std::string_view(result)))
        return {};
    return result;
}

static std::vector<std::string> stable_classes(Node element)
{
    constexpr std::string_view blanks = " \t\n\f\r";
    std::vector<std::string> classes;
    // Authors write less; a page that writes more may not cost more.
    auto const value = element.attribute_or(Name::class_, "").substr(0, longest_class_attribute);
    for (auto i = value.find_first_not_of(blanks); i < value.size() && classes.size() < classes_shown; i = value.find_first_not_of(blanks, i)) {
        auto const end = std::min(value.find_first_of(blanks, i), value.size());
        auto name = stable_class(value.substr(i, end - i));
        if (!name.empty() && std::ranges::find(classes, name) == classes.end())
            classes.push_back(std::move(name));
        i = end;
    }
    return classes;
}

// A name as selectors write it; only h1 to h6 and the names of standards keep their digits.
static std::string tag_text(Node element)
{
    auto const tag = element.tag();
    if (element.name() < Name::first_unknown)
        return std::string(tag);
    auto stable = stable_class(tag);
    return stable.empty() ? "*" : stable;
}

static bool is_landmark(Node element)
{
    return element.is(Name::main) || element.is(Name::nav) || element.is(Name::header) || element.is(Name::footer)
        || element.is(Name::aside) || element.is(Name::form) || element.is(Name::body) || element.is(Name::head);
}

// One step of the path, "input.search-field[type=text]".
static std::string step(Node element, std::vector<std::string> const& classes, bool is_target)
{
    auto text = tag_text(element);
    for (auto const& name : classes)
        text += "." + name;
    if (!is_target)
        return text;
    for (auto const& [name, shown] : { std::pair(Name::type, "type"), std::pair(Name::role, "role") }) {
        auto const value = element.attribute_or(name, "");
        if (!value.empty() && value.size() <= 24 && std::ranges::all_of(value, [](char c) { return is_letter(c) || c == '-'; }))
            text += std::string("[") + shown + "=" + std::string(value) + "]";
    }
    return text;
}

std::string cause_of(std::string_view rule, std::string_view key, Node node)
{
    auto const target = node.is_element() ? node : node ? node.parent_element()
                                                        : Node();
    std::string path;
    std::size_t ancestors = 0;
    for (auto element = target; element; element = element.parent_element()) {
        auto const classes = stable_classes(element);
        auto const here = step(element, classes, element == target);
        path = path.empty() ? here : here + " > " + path;
        if (element != target && (!classes.empty() || is_landmark(element) || ++ancestors == ancestors_shown))
            break;
        if (element.is(Name::html) || is_landmark(element))
            break;
    }

    std::string cause(rule);
    if (!key.empty())
        cause += " " + std::string(key);
    if (!path.empty())
        cause += ": " + path;
    if (cause.size() > longest_cause) {
        // The end of the path says most; a whole step is left out at a time.
        auto const room = longest_cause > cause.size() - path.size() + 4 ? longest_cause - (cause.size() - path.size()) - 4 : 0;
        auto const cut = path.size() > room ? path.find(" > ", path.size() - room) : path.npos;
        cause = cause.substr(0, cause.size() - path.size()) + (cut == path.npos ? path.substr(path.rfind(' ') + 1) : "…" + path.substr(cut));
        cause.resize(std::min(cause.size(), longest_cause));
    }
    return cause;
}

} // namespace syna::audit

// The text that a control shows is part of its name, so that it can be operated by voice.
//   ACT rule 2ee8b8: https://www.w3.org/WAI/standards-guidelines/act/rules/2ee8b8/proposed/
//   Differs from it: where the page has style sheets, text in an element inside the control may be hidden by them; if the
//   label fits without such text, the answer is cantTell. So it is where a word of the label begins a word of the name
//   ("nov", "november"), which may be an abbreviation, and where words are written without spaces and do not fit.

#include "checks/check.h"
#include "checks/widget_role.h"
#include "page/aria/attributes.h"
#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/dom/ascii.h"
#include "page/language/words.h"
#include "page/style/display.h"
#include "page/style/visibility.h"

#include <algorithm>
#include <functional>

namespace syna::checks {

using Words = std::vector<std::string>;

enum class Which : uint8_t { all,
    own }; // Without the text of elements inside, which a style sheet may hide.

// What people see written on it.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/2ee8b8/proposed/#visible-inner-text
// Differs from the definition: boxes have no width here, so what is rendered but not visible is nothing.
static std::string visible_inner_text(Node element, Which which)
{
    std::string text;
    std::vector<std::pair<Node, char const*>> open; // Elements that something is written behind, innermost last.
    auto const close_until = [&](Node node) {
        while (!open.empty() && (!node || !open.back().first.contains(node))) {
            text += open.back().second;
            open.pop_back();
        }
    };
    for (auto node = element.next(element); node;) {
        close_until(node);
        bool const is_left_out = node.is_element() && (!style::is_rendered(node) || which == Which::own);
        if (node.is_text() && style::is_visible(node))
            text += node.data();
        if (node.is_element() && style::is_rendered(node)) {
            auto const display = style::own_style(node).display;
            char const* const around = node.is(Name::br) || display == style::Display::block ? "\n"
                : display == style::Display::table_part                                      ? " "
                                                                                             : "";
            text += around;
            if (!is_left_out && *around)
                open.emplace_back(node, around);
        }
        node = is_left_out ? node.next_skipping_children(element) : node.next(element);
    }
    close_until({});
    return text;
}

// Step 1 of the algorithm's tokenizing. A parenthesis that is never closed is only itself removed.
//   https://www.w3.org/WAI/standards-guidelines/act/rules/2ee8b8/proposed/#label-in-name-algorithm
static std::string without_parentheses(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(')
            if (auto const end = text.find(')', i); end != text.npos) {
                i = end;
                continue;
            }
        if (text[i] != '(' && text[i] != ')')
            result += text[i];
        else
            result += ' ';
    }
    return result;
}

static Words tokens(std::string_view text)
{
    return language::words_of(without_parentheses(text));
}

// A letter alone is a symbol as a rule ("X" closes); which letter is a word is for a person to judge.
static bool is_symbol(Words const& label)
{
    return label.size() == 1 && language::count_letters(label.front()) == 1 && !is_ascii_digit(label.front().front());
}

template<typename Matches>
static bool is_contained(Words const& label, Words const& name, Matches matches)
{
    return std::search(name.begin(), name.end(), label.begin(), label.end(), [&](std::string const& n, std::string const& l) { return matches(l, n); }) != name.end();
}

static bool is_contained(Words const& label, Words const& name)
{
    return label.empty() || is_symbol(label) || is_contained(label, name, std::equal_to<> {});
}

// "e-post" and "epost" are one word; the rule is not for spellings that differ so.
static std::string without_hyphens(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const rest = text.substr(i);
        if (rest.starts_with('-'))
            continue;
        if (rest.starts_with("\u2010") || rest.starts_with("\u2011")) {
            i += 2;
            continue;
        }
        result += text[i];
    }
    return result;
}

// "Ave" for "avenue", "st" for "street": it begins alike and its letters come in the same order.
static bool abbreviates(std::string const& word, std::string const& whole)
{
    if (word.size() >= whole.size() || word.front() != whole.front())
        return false;
    std::size_t found = 0;
    for (char const c : whole)
        found += found < word.size() && word[found] == c;
    return found == word.size();
}

// Words of the label that a full stop follows, as it follows abbreviations.
static Words words_before_full_stops(std::string_view label)
{
    Words words;
    while (true) {
        auto const stop = label.find('.');
        if (stop == label.npos)
            return words;
        if (auto before = language::words_of(label.substr(0, stop)); !before.empty())
            words.push_back(std::move(before.back()));
        label.remove_prefix(stop + 1);
    }
}

static bool is_abbreviated(std::string_view text, Words const& label, Words const& name)
{
    auto const marked = words_before_full_stops(text);
    return is_contained(label, name, [&](std::string const& l, std::string const& n) {
        return l == n || (std::ranges::find(marked, l) != marked.end() && abbreviates(l, n));
    });
}

// "nov" for "november", "mån" for "måndag". Shorter beginnings are as often words of their own.
static bool may_be_abbreviated(Words const& label, Words const& name)
{
    return is_contained(label, name, [](std::string const& l, std::string const& n) {
        return l == n || (language::count_letters(l) >= 3 && n.starts_with(l));
    });
}

// Letters in a row without regard to where words end.
static std::string joined(Words const& words)
{
    std::string text;
    for (auto const& word : words)
        text += word;
    return text;
}

static bool has_style_sheet(Page const& page)
{
    return !page.sheets().empty() || !page.elements(Name::style).empty();
}

static bool is_labeled(Node node)
{
    return node.has(Name::aria_label) || node.has(Name::aria_labelledby);
}

// Applicability: controls that can be named by their content, show text and have an aria-label or aria-labelledby, unless
// label and name differ by an abbreviation or a hyphen.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        if (!node.is_element() || !is_labeled(node))
            return false;
        auto const role = aria::role(node);
        if (!(is_widget(role) || role == aria::Role::link) || !aria::name_from_content(role) || !aria::is_exposed(node))
            return false;
        auto const text = visible_inner_text(node, Which::all);
        if (strip_ascii_whitespace(text).empty())
            return false;
        auto const name = aria::accessible_name(node);
        auto const label_words = tokens(text), name_words = tokens(name);
        return is_contained(label_words, name_words)
            || !(is_abbreviated(text, label_words, name_words) || is_contained(tokens(without_hyphens(text)), tokens(without_hyphens(name))));
    });
}

// The label as a reader sees it, on one line.
static std::string one_line(std::string_view text)
{
    std::string result;
    for (auto const part : split_on_ascii_whitespace(text)) {
        if (!result.empty())
            result += ' ';
        result += part;
    }
    return result;
}

// Expectation: the words of the label stand together in the name.
static Outcome expectation(Page const& page, Node control, Parameters const&)
{
    auto const text = visible_inner_text(control, Which::all);
    auto const name = aria::accessible_name(control);
    auto const label_words = tokens(text), name_words = tokens(name);
    if (is_contained(label_words, name_words))
        return passed();

    Facts const facts { { "label", one_line(text) }, { "name", name } };
    if (has_style_sheet(page) && is_contained(tokens(visible_inner_text(control, Which::own)), name_words))
        return cant_tell("may-be-hidden", control.first_element_child(), facts);
    if (language::has_unspaced_script(text)) {
        if (joined(name_words).find(joined(label_words)) != std::string::npos)
            return passed();
        return cant_tell("no-spaces", control, facts);
    }
    if (may_be_abbreviated(label_words, name_words))
        return cant_tell("abbreviation", control, facts);
    return failed("not-in-name", facts);
}

Check label_in_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

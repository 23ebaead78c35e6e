// Any bytes at all as selectors, on a page that has something of everything: matching ends, says the same twice, and the
// index of rules finds what comparing with every selector finds.

#include "page/css/rule_matcher.h"
#include "page/css/selector_match.h"
#include "page/source/draft.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <utility>

using namespace syna;
using namespace syna::css;

static void must(bool holds)
{
    if (!holds)
        std::abort();
}

static Page const& page()
{
    static Page const made = [] {
        auto draft = Draft::make({ *Url::parse("https://kommun.example/"), "text/html; charset=utf-8",
            "<!doctype html><html lang=sv><head><title>t</title></head><body class='a b'><div id=a class=a><p class='b c'>x<i id=b></i><b></b><i class=a></i></p><p></p>"
            "<ul><li><li class=b><li><a href=x lang=en-GB>y</a></ul></div><form><fieldset disabled><legend><input id=c required></legend><input type=radio name=r checked>"
            "<select><option value=1><option selected>2</select></fieldset><textarea placeholder=z></textarea><button>s</button></form><details open><summary>s</summary></details>"
            "<svg viewBox='0 0 1 1'><linearGradient/><a xlink:href=q /></svg><x-y dir=rtl>\xD7\x90</x-y></body></html>" });
        return std::move(*draft).finish({});
    }();
    return made;
}

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, size_t size)
{
    std::unique_ptr<char[]> const copy(new char[size]);
    if (size > 0)
        std::memcpy(copy.get(), data, size);
    std::string_view const text(copy.get(), size);
    static ElementIndex const index(page().document());

    auto const selectors = parse_selectors(text);
    if (selectors->list != 0) {
        SelectorMatcher first(index), second(index);
        auto const set = first.add(selectors->set), again = second.add(selectors->set);
        for (std::size_t i = 0; i < index.size(); ++i) {
            auto const element = static_cast<ElementIndex::Number>(i);
            auto const match = first.matches(set, selectors->list, element);
            // What is remembered is what is found anew.
            must(first.exhausted() || match == first.matches(set, selectors->list, element));
            auto const other = static_cast<ElementIndex::Number>(index.size() - 1 - i);
            second.matches(again, selectors->list, other);
            must(first.exhausted() || second.exhausted() || match == second.matches(again, selectors->list, element));
        }
    }

    auto const sheet = StyleSheet::parse(text);
    RuleMatcher matcher(index);
    SelectorMatcher every(index);
    auto const set = every.add(sheet->selectors());
    matcher.add(sheet, {});
    for (auto const element : page().elements()) {
        std::set<std::pair<uint32_t, PseudoElement>> found, expected;
        for (auto const& matched : matcher.matching(element))
            found.emplace(matched.rule, matched.pseudo_element);
        for (uint32_t rule = 0; rule < sheet->rules().size(); ++rule) {
            auto const& list = sheet->selectors().lists[sheet->rules()[rule].selectors];
            if (sheet->rules()[rule].scope != 0) {
                std::erase_if(found, [rule](auto const& entry) { return entry.first == rule; });
                continue;
            }
            for (uint32_t i = list.first; i < list.first + list.count; ++i) {
                auto const pseudo_element = sheet->selectors().complexes[i].pseudo_element;
                if (pseudo_element != PseudoElement::other && every.matches_complex(set, i, index.number_of(element)) != Match::no)
                    expected.emplace(rule, pseudo_element);
            }
        }
        must(matcher.exhausted() || every.exhausted() || found == expected);
    }
    return 0;
}

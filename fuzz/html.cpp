// Any bytes at all are a page: made, walked in every direction, named, placed and shown, with what must hold of every
// page held.

#include "page/source/draft.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

using namespace syna;

static void must(bool holds)
{
    if (!holds)
        std::abort();
}

static void check_node(Node node)
{
    auto const& document = node.document();
    must(node.contains(node) && document.root().contains(node));
    uint32_t last = node.index();
    for (auto child = node.first_child(); child; child = child.next_sibling()) {
        must(child.index() > last); // Document order.
        must(child.parent() == node);
        must(child.previous_sibling() ? child.previous_sibling().next_sibling() == child : node.first_child() == child);
        must(child.next_sibling() || node.last_child() == child);
        must(node.contains(child) && !child.contains(node));
        must(!(child.is_text() && child.next_sibling().is_text())); // Adjacent texts are one node.
        last = child.index();
    }
    auto const position = node.position();
    must(position.line >= 1 && position.column >= 1);
    if (!node.is_element())
        return;
    must(source_snippet(node, 100).size() <= 100);
    for (auto const& attribute : node.attributes())
        must(attribute.name == Name::none || node.has(attribute.name));
}

// No two elements have the same path.
static void check_selectors(Document const& document)
{
    std::vector<std::string> seen;
    std::size_t count = 0;
    for (auto const element : document.elements()) {
        if (++count > 200)
            break;
        seen.push_back(selector_path(element));
    }
    std::sort(seen.begin(), seen.end());
    must(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, std::size_t size)
{
    // The first byte chooses the Content-Type, the rest is the page, in a buffer of exactly its size.
    static char const* const content_types[] = { "", "text/html", "text/html; charset=utf-8", "text/html; charset=windows-1252", "application/xhtml+xml", "image/svg+xml" };
    if (size == 0)
        return 0;
    PageLimits limits;
    limits.seconds = 2;
    limits.memory = 128u << 20;
    auto draft = Draft::make({ *Url::parse("https://kommun.example/a/b"), content_types[data[0] % std::size(content_types)],
                                 std::string(reinterpret_cast<char const*>(data + 1), size - 1) },
        limits);
    if (!draft) {
        must(draft.error().message.starts_with("too complex"));
        return 0;
    }
    for (auto const& link : draft->links())
        must(link.url.is_http());
    auto const sheets = draft->wanted_sheets().size();
    auto const page = std::move(*draft).finish({});
    must(page.sheets().size() <= sheets);
    auto const& document = page.document();
    must(document.document_element() && document.body() && document.head());
    check_node(document.root());
    for (auto const node : page.nodes([](Node) { return true; }))
        check_node(node);
    check_selectors(document);
    return 0;
}

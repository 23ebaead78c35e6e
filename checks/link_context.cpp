#include "checks/link_context.h"

#include "checks/links.h"
#include "checks/vague_text.h"
#include "page/aria/name.h"
#include "page/aria/role.h"
#include "page/language/words.h"
#include "page/style/display.h"

namespace syna::checks {

namespace {

// Looks for words around one link. Answers yes when it has looked long enough.
class Search {
public:
    explicit Search(Node link)
        : link_(link)
    {
    }

    bool finds_words_in(Node root)
    {
        for (auto node = root; node && steps_left_ > 0; --steps_left_) {
            if (node == link_ || is_passed_over(node)) {
                node = node.next_skipping_children(root);
                continue;
            }
            if (says_something(node))
                return true;
            node = node.next(root);
        }
        return steps_left_ <= 0;
    }

    // The text on the same line: the siblings up to the next block on either side.
    bool finds_words_beside(Node node)
    {
        for (auto sibling = node.previous_sibling(); sibling && !is_block(sibling); sibling = sibling.previous_sibling())
            if (finds_words_in(sibling))
                return true;
        for (auto sibling = node.next_sibling(); sibling && !is_block(sibling); sibling = sibling.next_sibling())
            if (finds_words_in(sibling))
                return true;
        return steps_left_ <= 0;
    }

    static bool is_block(Node node)
    {
        auto const display = node.is_element() ? style::own_style(node).display : style::Display::inline_;
        return node.is(Name::br) || display == style::Display::block || display == style::Display::inline_block || display == style::Display::table_part;
    }

private:
    static bool is_passed_over(Node node)
    {
        return node.is_element() && (!aria::is_exposed(node) || (is_exposed_link(node) && is_empty_talk(aria::accessible_name(node))));
    }

    static bool is_empty_talk(std::string_view text)
    {
        return is_vague(text, VagueText::link) || is_vague(text, VagueText::format);
    }

    static bool has_words(std::string_view text) { return language::count_letters(text) >= 2 && !is_empty_talk(text); }

    static bool says_something(Node node)
    {
        if (node.is_text())
            return aria::is_exposed(node) && has_words(node.data());
        if (node.is(Name::img) || node.is_svg(Name::svg) || node.has(Name::aria_label) || node.has(Name::aria_labelledby))
            return has_words(aria::accessible_name(node));
        return false;
    }

    Node link_;
    int steps_left_ = 4'000;
};

} // namespace

static bool is_cell(Node node)
{
    auto const role = aria::role(node);
    return role == aria::Role::cell || role == aria::Role::gridcell;
}

static bool is_header_cell(Node node)
{
    return node.is(Name::th) || aria::role(node) == aria::Role::rowheader || aria::role(node) == aria::Role::columnheader;
}

static bool has_header_in(Node row, Search& search)
{
    for (auto cell = row.first_element_child(); cell; cell = cell.next_element_sibling())
        if (is_header_cell(cell) && search.finds_words_in(cell))
            return true;
    return false;
}

static Node first_row(Node table)
{
    for (auto node = table.next(table); node; node = node.next(table))
        if (node.is(Name::tr) || (node.is_element() && aria::role(node) == aria::Role::row))
            return node;
    return {};
}

static LinkContext context_in_table(Node cell, Search& search)
{
    if (search.finds_words_in(cell))
        return LinkContext::words;
    auto const row = cell.parent_element();
    if (cell.has(Name::headers) || has_header_in(row, search))
        return LinkContext::words;

    auto const table = cell.ancestor([](Node node) {
        auto const role = aria::role(node);
        return node.is(Name::table) || role == aria::Role::table || role == aria::Role::grid;
    });
    auto const head = table ? first_row(table) : Node();
    if (!head || head == row || !has_header_in(head, search))
        return LinkContext::nothing;
    for (auto other = row.first_element_child(); other; other = other.next_element_sibling())
        if (other != cell && search.finds_words_in(other))
            return LinkContext::column_header_only;
    return LinkContext::words;
}

Node block_around(Node link)
{
    return link.ancestor([](Node node) { return Search::is_block(node); });
}

LinkContext link_context(Node link)
{
    Search search(link);
    // 1. A description says more than the place.
    auto const description = aria::accessible_description(link);
    if (!description.empty() && !is_vague(description, VagueText::link))
        return LinkContext::words;

    // 2. The list items around it.
    Node cell;
    for (auto node = link.parent_element(); node; node = node.parent_element()) {
        if (aria::role(node) == aria::Role::listitem && search.finds_words_in(node))
            return LinkContext::words;
        if (!cell && is_cell(node))
            cell = node;
    }

    // 3. The block that it stands in. A page says nothing about one link.
    auto const block = block_around(link);
    bool const is_page = !block || block.is(Name::body) || block.is(Name::html);
    if (is_page || block.is(Name::main)) {
        auto line = link;
        while (line.parent_element() && line.parent_element() != block)
            line = line.parent_element();
        if ((line != link && search.finds_words_in(line)) || search.finds_words_beside(line))
            return LinkContext::words;
        return !is_page && search.finds_words_in(block) ? LinkContext::whole_page : LinkContext::nothing;
    }
    if (search.finds_words_in(block))
        return LinkContext::words;

    // 4. The table cell, and its headers.
    return cell ? context_in_table(cell, search) : LinkContext::nothing;
}

} // namespace syna::checks

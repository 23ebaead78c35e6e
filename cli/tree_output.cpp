#include "cli/tree_output.h"

#include "base/json_writer.h"
#include "page/aria/attributes.h"
#include "page/aria/focus.h"
#include "page/aria/name.h"
#include "page/aria/states.h"
#include "page/aria/tree.h"
#include "page/aria/words.h"
#include "page/style/display.h"
#include "page/table/table_model.h"

#include <utility>
#include <vector>

namespace syna::cli {

using aria::AccessibilityTree;
using aria::Role;
using aria::TreeNode;

std::string tree_as_json_lines(Page const& page)
{
    AccessibilityTree const tree(page.document());
    std::string lines;
    uint32_t n = 0;
    for (auto const element : page.elements()) {
        auto const* const met = tree.find(element);
        auto const ignored = !met || met->ignored;
        JsonWriter json(lines);
        json.open_object();
        json.key("n").value(n++);
        json.key("selector").value(selector_path(element));
        json.key("role").value(aria::role_text(met ? met->role : aria::role(element)));
        json.key("name").value(ignored ? std::string() : aria::accessible_name(element));
        json.key("description").value(ignored ? std::string() : aria::accessible_description(element));
        json.key("focusable").value(aria::is_focusable(element));
        json.key("ignored").value(ignored);
        json.close_object();
        lines += '\n';
    }
    return lines;
}

namespace {

// Writes the tree's lines. Texts that follow each other in a line of the page become one.
class TreeText {
public:
    explicit TreeText(Document const& document)
        : tree_(document)
    {
    }

    std::string written();

private:
    void write_element(TreeNode const& met);
    void write_text();
    void line(uint32_t level, std::string_view text);
    void add_counts(TreeNode const& met, std::vector<std::string>& notes) const;

    AccessibilityTree const tree_;
    std::string out_, text_;
    uint32_t text_level_ = 0;
    std::vector<uint32_t> blocks_;                   // Where the blocks that are open end.
    std::vector<std::pair<uint32_t, bool>> parents_; // Elements with a line of their own: where they end, and whether the name has said the text in them.
};

} // namespace

void TreeText::line(uint32_t level, std::string_view text)
{
    out_.append(2 * static_cast<std::size_t>(level), ' ');
    out_ += text;
    out_ += '\n';
}

void TreeText::write_text()
{
    if (auto const text = aria::collapsed(text_); !text.empty())
        line(text_level_, "text \"" + text + "\"");
    text_.clear();
}

static std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

// How much there is in a list, a table or a choice.
void TreeText::add_counts(TreeNode const& met, std::vector<std::string>& notes) const
{
    auto const count = [&](Role role) {
        std::size_t found = 0;
        for (auto const* node = &met + 1; node < tree_.nodes().data() + met.end;) {
            if (node->ignored) {
                ++node;
                continue;
            }
            found += node->role == role;
            node = tree_.nodes().data() + node->end;
        }
        return found;
    };
    switch (met.role) {
    case Role::list:
        notes.push_back(counted(count(Role::listitem), "item", "items"));
        return;
    case Role::listbox:
        notes.push_back(counted(count(Role::option), "option", "options"));
        return;
    case Role::tablist:
        notes.push_back(counted(count(Role::tab), "tab", "tabs"));
        return;
    case Role::table:
    case Role::grid:
    case Role::treegrid: {
        auto const model = met.node.is(Name::table) ? table::TableModel::of_element(met.node) : table::TableModel::of_roles(met.node);
        if (!model.is_complete())
            return;
        notes.push_back(counted(model.row_count(), "row", "rows"));
        notes.push_back(counted(model.column_count(), "column", "columns"));
        return;
    }
    default:
        return;
    }
}

// A row's name would say all its cells, which follow anyway.
static bool is_name_of_worth(TreeNode const& met)
{
    return (met.role != Role::row && met.role != Role::rowgroup) || met.node.has(Name::aria_label) || met.node.has(Name::aria_labelledby);
}

void TreeText::write_element(TreeNode const& met)
{
    auto text = std::string(aria::role_text(met.role));
    if (text.empty() || met.role == Role::generic)
        text = met.node.tag();
    auto const name = is_name_of_worth(met) ? aria::accessible_name(met.node) : std::string();
    if (!name.empty())
        text += " \"" + name + "\"";

    std::vector<std::string> notes;
    add_counts(met, notes);
    for (auto const& state : aria::states(met.node, met.role))
        notes.push_back(state.value.empty() ? std::string(state.name) : std::string(state.name) + " " + state.value);
    for (std::size_t i = 0; i < notes.size(); ++i)
        text += (i == 0 ? " (" : ", ") + notes[i];
    text += notes.empty() ? "" : ")";
    if (auto const description = aria::accessible_description(met.node); !description.empty())
        text += ": " + description;

    line(met.level, text);
    parents_.emplace_back(met.end, !name.empty() && (aria::name_from_content(met.role) || met.node.is(Name::summary)));
}

std::string TreeText::written()
{
    auto const& nodes = tree_.nodes();
    for (uint32_t place = 0; place < nodes.size(); ++place) {
        auto const& met = nodes[place];
        bool ends_line = false;
        while (!blocks_.empty() && blocks_.back() <= place) {
            blocks_.pop_back();
            ends_line = true;
        }
        while (!parents_.empty() && parents_.back().first <= place) {
            parents_.pop_back();
            ends_line = true;
        }
        if (ends_line)
            write_text();

        if (met.node.is_text()) {
            if (met.ignored || (!parents_.empty() && parents_.back().second))
                continue;
            text_level_ = met.level;
            text_ += met.node.data();
            continue;
        }
        auto const display = style::own_style(met.node).display;
        if (display != style::Display::inline_ && display != style::Display::contents) {
            write_text();
            blocks_.push_back(met.end);
        } else if (met.node.is(Name::br)) {
            text_ += ' ';
        }
        if (met.ignored)
            continue;
        write_text();
        write_element(met);
    }
    write_text();
    return std::move(out_);
}

std::string tree_as_text(Page const& page) { return TreeText(page.document()).written(); }

} // namespace syna::cli

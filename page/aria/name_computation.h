#pragma once
// One computation of a name or description: the walk of accname with its bounds. Used by name.cpp only.
//   https://www.w3.org/TR/accname-1.2/#computation-steps
// A page may refer from everything to everything, so a computation looks at a limited number of nodes, goes no deeper than a
// tree can be, and stops when the text is longer than anyone will listen to.

#include "page/aria/role.h"
#include "page/dom/node.h"

#include <optional>
#include <string>
#include <vector>

namespace syna::aria {

// How the walk came to a node.
struct Traversal {
    bool in_reference = false;    // Part of what aria-labelledby or aria-describedby refers to.
    bool in_native_label = false; // Part of a label, legend, caption, …
    bool in_content = false;      // Below an element that is named from its content.
    bool includes_hidden = false; // The root of the reference or native label is itself hidden: so nothing in it is left out.
    bool in_invisible = false;    // An ancestor says visibility: hidden.
    int depth = 0;

    bool is_nested() const { return in_reference || in_native_label || in_content; }
};

class NameComputation {
public:
    // The element's name, not yet collapsed.
    std::string name(Node element);
    // The text of the elements that an attribute refers to (aria-labelledby, aria-describedby), joined by spaces.
    std::string referenced_text(Node element, Name attribute, Traversal const& traversal);
    // Whether name() took the name from the title attribute.
    bool used_title() const { return used_title_; }

private:
    std::string text_alternative(Node node, Traversal const& traversal);
    bool is_left_out(Node node, Traversal const& traversal) const;
    std::optional<std::string> embedded_control_value(Node node, Role role, Traversal const& traversal);
    std::string native_label(Node element, Traversal const& traversal);
    std::string root_text(Node root, Traversal traversal);
    std::string joined_labels(Node control, Traversal const& traversal);
    std::string content(Node element, Traversal const& traversal);
    void append_child(Node child, Traversal const& traversal, std::string& text);
    std::string tooltip(Node element, Traversal const& traversal);
    std::string selected_options(Node control, Traversal const& traversal);
    bool is_taken(Node node) const;

    int visits_left_ = 2'000;
    bool used_title_ = false;
    std::vector<uint32_t> taken_; // Nodes that must not be walked into (again): the control itself, owned elements.
};

} // namespace syna::aria

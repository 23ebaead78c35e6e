#include "page/dom/node.h"

#include "page/dom/document.h"

#include <algorithm>

namespace syna {

NodeKind Node::kind() const { return document_ ? document_->nodes_[index_].kind : NodeKind::document; }

Name Node::name() const { return document_ ? document_->nodes_[index_].name : Name::none; }

std::string_view Node::tag() const { return is_element() ? document_->nodes_[index_].text : std::string_view(); }

Namespace Node::name_space() const { return document_ ? document_->nodes_[index_].name_space : Namespace::html; }

bool Node::is(Name html_element) const
{
    return html_element != Name::none && name() == html_element && name_space() == Namespace::html;
}

bool Node::is_svg(Name svg_element) const
{
    return svg_element != Name::none && name() == svg_element && name_space() == Namespace::svg;
}

std::optional<std::string_view> Node::attribute(Name name) const
{
    if (!document_ || name == Name::none)
        return std::nullopt;
    auto const& record = document_->nodes_[index_];
    for (uint32_t i = 0; i < record.attribute_count; ++i)
        if (auto const& attribute = document_->attributes_[record.attributes + i]; attribute.name == name)
            return attribute.value;
    return std::nullopt;
}

std::string_view Node::attribute_or(Name name, std::string_view otherwise) const { return attribute(name).value_or(otherwise); }

bool Node::has(Name name) const { return attribute(name).has_value(); }

std::vector<Attribute> Node::attributes() const
{
    if (!document_)
        return {};
    auto const& record = document_->nodes_[index_];
    auto const first = document_->attributes_.begin() + record.attributes;
    return { first, first + record.attribute_count };
}

std::string_view Node::data() const
{
    if (!document_ || kind() == NodeKind::element)
        return {};
    return document_->nodes_[index_].text;
}

std::string Node::text_content() const
{
    if (!document_)
        return {};
    auto const& nodes = document_->nodes_;
    if (nodes[index_].kind == NodeKind::text)
        return std::string(data());
    std::string text;
    for (auto i = index_ + 1; i < nodes[index_].end; ++i)
        if (nodes[i].kind == NodeKind::text)
            text += nodes[i].text;
    return text;
}

NodeState Node::state() const { return *this ? document_->states_[index_] : NodeState {}; }

Node Node::parent() const
{
    return document_ && index_ != 0 ? Node(document_, document_->nodes_[index_].parent) : Node();
}

Node Node::parent_element() const
{
    auto const node = parent();
    return node.is_element() ? node : Node();
}

Node Node::first_child() const
{
    auto const child = document_ ? document_->nodes_[index_].first_child : Document::none;
    return child != Document::none ? Node(document_, child) : Node();
}

Node Node::last_child() const
{
    auto const child = document_ ? document_->nodes_[index_].last_child : Document::none;
    return child != Document::none ? Node(document_, child) : Node();
}

Node Node::next_sibling() const
{
    auto const sibling = document_ ? document_->nodes_[index_].next : Document::none;
    return sibling != Document::none ? Node(document_, sibling) : Node();
}

Node Node::previous_sibling() const
{
    auto const sibling = document_ ? document_->nodes_[index_].previous : Document::none;
    return sibling != Document::none ? Node(document_, sibling) : Node();
}

Node Node::first_element_child() const
{
    auto node = first_child();
    while (node && !node.is_element())
        node = node.next_sibling();
    return node;
}

Node Node::next_element_sibling() const
{
    auto node = next_sibling();
    while (node && !node.is_element())
        node = node.next_sibling();
    return node;
}

Node Node::previous_element_sibling() const
{
    auto node = previous_sibling();
    while (node && !node.is_element())
        node = node.previous_sibling();
    return node;
}

bool Node::contains(Node other) const
{
    return document_ && other.document_ == document_ && other.index_ >= index_ && other.index_ < document_->nodes_[index_].end;
}

// The table is in document order, so the next node is the next record.
Node Node::next(Node root) const
{
    if (!document_ || !root || index_ + 1 >= document_->nodes_[root.index_].end)
        return {};
    return Node(document_, index_ + 1);
}

Node Node::next_skipping_children(Node root) const
{
    if (!document_ || !root)
        return {};
    auto const next = document_->nodes_[index_].end;
    return next < document_->nodes_[root.index_].end ? Node(document_, next) : Node();
}

Node Node::ancestor(Name html_element) const
{
    return ancestor([html_element](Node node) { return node.is(html_element); });
}

bool Node::is_implied() const { return document_ && document_->nodes_[index_].implied; }

Position Node::position() const
{
    if (!document_)
        return {};
    auto node = *this;
    while (node.is_implied())
        node = node.parent();
    std::size_t const offset = document_->nodes_[node.index_].offset;
    auto const& starts = document_->line_starts_;
    auto const line = std::upper_bound(starts.begin(), starts.end(), offset) - 1;
    auto const column = document_->code_points_before(offset) - document_->code_points_before(*line);
    return { static_cast<uint32_t>(line - starts.begin() + 1), static_cast<uint32_t>(column + 1) };
}

} // namespace syna

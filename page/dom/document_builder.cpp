#include "page/dom/document_builder.h"

#include "page/style/node_states.h"

#include "page/dom/ascii.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace syna {

DocumentBuilder::DocumentBuilder(std::string source)
    : document_(new Document)
{
    document_->source_ = std::move(source);
    auto& document = *document_;
    document.nodes_.reserve(document.source_.size() / 24 + 8);
    document.nodes_.emplace_back();
    open_.push_back(0);
}

std::string_view DocumentBuilder::keep(std::string_view text)
{
    auto const source = this->source();
    std::less<char const*> const before;
    if (!before(text.data(), source.data()) && !before(source.data() + source.size(), text.data() + text.size()))
        return text;
    return document_->arena_.keep(text);
}

// Known names whatever their case (SVG's "viewBox" is Name::viewbox); others get the page's next number. A page that uses
// up all numbers gets Name::none for further names, which matches nothing.
Name DocumentBuilder::intern(std::string_view text)
{
    auto known = known_name(text);
    if (known != Name::none)
        return known;
    auto lower = ascii_lower(text);
    if (lower != text && (known = known_name(lower)) != Name::none)
        return known;
    auto& unknown = document_->unknown_names_;
    if (auto const found = unknown.find(lower); found != unknown.end())
        return found->second;
    auto const next = static_cast<std::size_t>(Name::first_unknown) + unknown.size();
    if (next > std::numeric_limits<uint16_t>::max())
        return Name::none;
    auto const name = static_cast<Name>(next);
    unknown.emplace(std::move(lower), name);
    return name;
}

uint32_t DocumentBuilder::append(NodeKind kind, std::size_t offset)
{
    auto& nodes = document_->nodes_;
    auto const index = static_cast<uint32_t>(nodes.size());
    auto const parent = open_.back();
    auto& record = nodes.emplace_back();
    record.kind = kind;
    record.parent = parent;
    record.end = index + 1;
    record.offset = static_cast<uint32_t>(offset);
    record.previous = nodes[parent].last_child;
    if (record.previous != Document::none)
        nodes[record.previous].next = index;
    else
        nodes[parent].first_child = index;
    nodes[parent].last_child = index;
    return index;
}

void DocumentBuilder::open_element(Tag const& tag)
{
    flush_text();
    auto const index = append(NodeKind::element, tag.offset);
    auto& record = document_->nodes_[index];
    record.name = intern(tag.text);
    auto const known = known_text(record.name);
    record.text = known == tag.text ? known : keep(tag.text);
    record.name_space = tag.name_space;
    record.implied = tag.implied;
    record.length = static_cast<uint32_t>(tag.length);
    record.source_end = static_cast<uint32_t>(tag.source_end);
    record.attributes = static_cast<uint32_t>(document_->attributes_.size());
    open_.push_back(index);
}

void DocumentBuilder::attribute(std::string_view name, std::string_view value)
{
    auto& record = document_->nodes_.back();
    if (record.attribute_count == std::numeric_limits<uint16_t>::max())
        return;
    ++record.attribute_count;
    auto const number = intern(name);
    auto const known = known_text(number);
    document_->attributes_.push_back({ number, known == name ? known : keep(name), keep(value) });
}

void DocumentBuilder::close_element()
{
    flush_text();
    document_->nodes_[open_.back()].end = static_cast<uint32_t>(document_->nodes_.size());
    open_.pop_back();
}

void DocumentBuilder::text(std::string_view data, std::size_t offset)
{
    if (data.empty())
        return;
    if (first_piece_.empty()) {
        first_piece_ = data;
        text_offset_ = offset;
        return;
    }
    if (pieces_.empty())
        pieces_ = first_piece_;
    pieces_ += data;
}

void DocumentBuilder::flush_text()
{
    if (first_piece_.empty())
        return;
    auto const index = append(NodeKind::text, text_offset_);
    document_->nodes_[index].text = keep(pieces_.empty() ? first_piece_ : pieces_);
    first_piece_ = {};
    pieces_.clear();
}

void DocumentBuilder::comment(std::string_view data, std::size_t offset)
{
    flush_text();
    auto const index = append(NodeKind::comment, offset);
    document_->nodes_[index].text = keep(data);
}

void DocumentBuilder::doctype(std::string_view name, std::string_view public_id, std::string_view system_id, std::size_t offset)
{
    flush_text();
    auto const index = append(NodeKind::doctype, offset);
    auto& record = document_->nodes_[index];
    record.text = keep(name);
    record.attributes = static_cast<uint32_t>(document_->attributes_.size());
    attribute("public", public_id);
    attribute("system", system_id);
}

// Numbers every element among its siblings, once for all, so that a selector path costs only its depth.
void DocumentBuilder::number_children()
{
    struct Seen {
        uint32_t parent = 0, count = 0, first = 0;
        Namespace name_space = Namespace::html;
    };
    auto& nodes = document_->nodes_;
    std::vector<Seen> seen(static_cast<std::size_t>(Name::first_unknown) + document_->unknown_names_.size() + 1);
    for (uint32_t parent = 0; parent < nodes.size(); ++parent) {
        uint32_t number = 0;
        bool mixed = false;
        for (auto child = nodes[parent].first_child; child != Document::none; child = nodes[child].next) {
            auto& record = nodes[child];
            if (record.kind != NodeKind::element)
                continue;
            record.child_number = ++number;
            auto& type = seen[static_cast<std::size_t>(record.name)];
            if (type.count == 0 || type.parent != parent)
                type = { parent, 0, child, record.name_space };
            mixed = mixed || type.name_space != record.name_space || record.name == Name::none;
            record.type_number = ++type.count;
            record.only_of_type = type.count == 1;
            if (type.count == 2)
                nodes[type.first].only_of_type = false;
        }
        if (!mixed)
            continue;
        // A type selector sees no namespace but :nth-of-type does; and names without a number cannot be counted.
        for (auto child = nodes[parent].first_child; child != Document::none; child = nodes[child].next) {
            nodes[child].type_number = 0;
            nodes[child].only_of_type = false;
        }
    }
}

void DocumentBuilder::index_elements()
{
    auto& document = *document_;
    auto& starts = document.by_name_starts_;
    starts.assign(static_cast<std::size_t>(Name::first_unknown) + document.unknown_names_.size() + 1, 0);
    std::size_t html_elements = 0;
    for (uint32_t i = 1; i < document.nodes_.size(); ++i) {
        auto const& record = document.nodes_[i];
        if (record.kind != NodeKind::element)
            continue;
        Node const element(&document, i);
        document.elements_.push_back(element);
        if (record.name == Name::html && document.elements_.size() > 1)
            document.only_root_is_html_ = false;
        if (record.name_space == Namespace::html && record.name != Name::none) {
            ++starts[static_cast<std::size_t>(record.name) + 1];
            ++html_elements;
        }
        if (auto const id = element.attribute_or(Name::id, ""); !id.empty()) {
            document.by_id_[id].push_back(element);
            if (document.quirks_mode_ == QuirksMode::quirks)
                ++document.folded_ids_[ascii_lower(id)];
        }
    }
    for (std::size_t i = 1; i < starts.size(); ++i)
        starts[i] += starts[i - 1];
    document.by_name_.resize(html_elements);
    auto place = starts;
    for (auto const element : document.elements_)
        if (element.name_space() == Namespace::html && element.name() != Name::none)
            document.by_name_[place[static_cast<std::size_t>(element.name())]++] = element;
}

// Lines end with LF, CR or CR LF.
void DocumentBuilder::index_lines()
{
    auto& document = *document_;
    std::string_view const source = document.source_;
    document.line_starts_.push_back(0);
    for (std::size_t i = 0; i < source.size(); ++i)
        if (source[i] == '\n' || (source[i] == '\r' && !(i + 1 < source.size() && source[i + 1] == '\n')))
            document.line_starts_.push_back(static_cast<uint32_t>(i + 1));

    constexpr std::size_t stride = 1024;
    uint32_t count = 0;
    for (std::size_t block = 0; block <= source.size(); block += stride) {
        document.code_points_.push_back(count);
        auto const bytes = source.substr(block, stride);
        count += static_cast<uint32_t>(std::count_if(bytes.begin(), bytes.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
    }
}

std::unique_ptr<Document> DocumentBuilder::finish() &&
{
    flush_text();
    while (open_.size() > 1)
        close_element();
    document_->nodes_[0].end = static_cast<uint32_t>(document_->nodes_.size());
    number_children();
    index_elements();
    index_lines();
    document_->states_ = style::node_states(*document_);
    return std::move(document_);
}

} // namespace syna

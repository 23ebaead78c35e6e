#include "page/source/gumbo_parse.h"

#include "page/dom/ascii.h"
#include "page/dom/document_builder.h"
#include "page/source/gumbo_arena.h"
#include "page/source/respelling.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>
#include <vector>

namespace syna {

// Turns Gumbo's tree into a Document. Walks it with a stack of its own, since the tree may be as deep as the page is long.
class GumboConversion {
public:
    GumboConversion(std::string source, char const* parsed, Respelling const& respelling, PageLimits const& limits, TemplateContents templates)
        : builder_(std::move(source))
        , parsed_(parsed)
        , respelling_(respelling)
        , limits_(limits)
        , templates_(templates)
    {
    }

    // False where a limit was met or the respelling was mistaken.
    bool run(GumboOutput const& output);
    bool was_mistaken() const { return mistaken_; }
    std::unique_ptr<Document> finish() { return std::move(builder_).finish(); }

private:
    struct Frame {
        GumboNode const* node;
        GumboVector const* children;
        unsigned next;
    };

    void visit(GumboNode const& node);
    void open_element(GumboNode const& node);
    void attribute(GumboAttribute const& attribute);
    void text(GumboNode const& node);
    std::size_t size_inside_form(GumboNode const& node) const;
    bool split_at_form_end(GumboNode const& node);
    void comment(GumboNode const& node);
    void close_to(std::size_t depth);
    void doctype(GumboDocument const& document);

    // Where a piece of the parsed text begins; nothing for pieces that the parser made up.
    std::optional<std::size_t> offset_of(GumboStringPiece const& piece) const
    {
        std::less<char const*> const before;
        auto const size = builder_.source().size();
        if (piece.data == nullptr || before(piece.data, parsed_) || before(parsed_ + size, piece.data))
            return std::nullopt;
        return static_cast<std::size_t>(piece.data - parsed_);
    }
    // The slice of the source that says the same, or else the text itself.
    std::string_view prefer_source(std::string_view text, std::optional<std::size_t> offset) const
    {
        if (!offset || *offset > builder_.source().size())
            return text;
        auto const slice = builder_.source().substr(*offset, text.size());
        return slice == text ? slice : text;
    }
    bool is_respelled(std::size_t from, std::size_t length) const
    {
        auto const& places = respelling_.places;
        auto const first = std::lower_bound(places.begin(), places.end(), from);
        return first != places.end() && *first < from + length;
    }
    std::string_view tag_name(GumboElement const& element, std::optional<std::size_t> offset);

    DocumentBuilder builder_;
    char const* parsed_;
    Respelling const& respelling_;
    PageLimits const& limits_;
    TemplateContents templates_;
    std::vector<Frame> stack_;
    std::vector<GumboNode const*> open_; // The elements that the builder has open.
    bool mistaken_ = false;
    std::string scratch_;
};

bool GumboConversion::run(GumboOutput const& output)
{
    auto const& document = output.document->v.document;
    switch (document.doc_type_quirks_mode) {
    case GUMBO_DOCTYPE_NO_QUIRKS:
        builder_.set_quirks_mode(QuirksMode::no_quirks);
        break;
    case GUMBO_DOCTYPE_LIMITED_QUIRKS:
        builder_.set_quirks_mode(QuirksMode::limited_quirks);
        break;
    case GUMBO_DOCTYPE_QUIRKS:
        builder_.set_quirks_mode(QuirksMode::quirks);
        break;
    }

    bool doctype_pending = document.has_doctype;
    stack_.push_back({ output.document, &document.children, 0 });
    while (!stack_.empty()) {
        auto& frame = stack_.back();
        if (frame.next == frame.children->length) {
            stack_.pop_back();
            continue;
        }
        auto const& child = *static_cast<GumboNode const*>(frame.children->data[frame.next++]);
        // Gumbo keeps the doctype apart from the other children of the document.
        if (doctype_pending && stack_.size() == 1
            && !(child.type == GUMBO_NODE_COMMENT && offset_of(child.v.text.original_text) < respelling_.doctype)) {
            doctype(document);
            doctype_pending = false;
        }
        visit(child);
        if (mistaken_ || builder_.node_count() > limits_.nodes)
            return false;
    }
    if (doctype_pending)
        doctype(document);
    return true;
}

void GumboConversion::close_to(std::size_t depth)
{
    while (open_.size() > depth) {
        builder_.close_element();
        open_.pop_back();
    }
}

// Elements deeper than the limit become children of the last one above it, as in Blink; so do texts that come after them.
void GumboConversion::visit(GumboNode const& node)
{
    auto const depth = stack_.size() - 1; // Of the parent, counted in elements.
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE)
        if (split_at_form_end(node))
            return;
    bool const is_element = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
    if (depth < limits_.depth)
        close_to(depth);
    else if (is_element || open_.empty() || open_.back() != stack_.back().node)
        close_to(limits_.depth - 1);

    switch (node.type) {
    case GUMBO_NODE_DOCUMENT:
        return;
    case GUMBO_NODE_COMMENT:
        return comment(node);
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
        return text(node);
    case GUMBO_NODE_ELEMENT:
        open_element(node);
        stack_.push_back({ &node, &node.v.element.children, 0 });
        return;
    case GUMBO_NODE_TEMPLATE:
        open_element(node);
        if (templates_ == TemplateContents::as_children)
            stack_.push_back({ &node, &node.v.element.children, 0 });
        return;
    }
}

// The name Gumbo knows, or as the source has it: in lower case, with SVG's capitals where SVG has some.
std::string_view GumboConversion::tag_name(GumboElement const& element, std::optional<std::size_t> offset)
{
    std::string_view const known = element.tag == GUMBO_TAG_UNKNOWN ? "" : gumbo_normalized_tagname(element.tag);
    bool const is_svg = element.tag_namespace == GUMBO_NAMESPACE_SVG;
    if (!offset || (!is_svg && !known.empty() && !is_respelled_name(known)))
        return known;
    auto const spelled = builder_.source().substr(*offset + 1);
    auto const name = spelled.substr(0, std::min(spelled.find_first_of(" \t\n\f\r/>"), element.original_tag.length - 1));
    if (is_svg) {
        GumboStringPiece const piece { name.data(), name.size() };
        if (auto const* adjusted = gumbo_normalize_svg_tagname(&piece))
            return adjusted;
        if (!known.empty() && !is_respelled_name(known))
            return known;
    }
    scratch_.clear();
    for (auto const c : name)
        if (c == '\0')
            scratch_ += "\xEF\xBF\xBD";
        else
            scratch_ += ascii_lower(c);
    return scratch_;
}

void GumboConversion::open_element(GumboNode const& node)
{
    auto const& element = node.v.element;
    auto const source = builder_.source();
    DocumentBuilder::Tag tag;
    auto offset = element.original_tag.length > 1 ? offset_of(element.original_tag) : std::nullopt;
    if (offset && (*offset + 1 >= source.size() || source[*offset] != '<' || source[*offset + 1] == '/'))
        offset = std::nullopt; // "</p>" that made a p.
    tag.text = tag_name(element, offset);
    tag.name_space = element.tag_namespace == GUMBO_NAMESPACE_SVG ? Namespace::svg
        : element.tag_namespace == GUMBO_NAMESPACE_MATHML         ? Namespace::mathml
                                                                  : Namespace::html;
    tag.implied = !offset;
    tag.offset = std::min<std::size_t>(offset.value_or(element.start_pos.offset), source.size());
    tag.length = offset ? std::min(element.original_tag.length, source.size() - *offset) : 0;
    // Gumbo notes the token that closed the element, be it its end tag or not.
    auto const end_tag = offset_of(element.original_end_tag);
    bool const own_end_tag = end_tag && element.original_end_tag.length > 0 && !(node.parse_flags & GUMBO_INSERTION_IMPLICIT_END_TAG);
    tag.source_end = own_end_tag ? *end_tag + element.original_end_tag.length : std::min<std::size_t>(element.end_pos.offset, source.size());
    builder_.open_element(tag);
    open_.push_back(&node);

    auto const count = std::min<std::size_t>(element.attributes.length, limits_.attributes);
    for (std::size_t i = 0; i < count; ++i)
        attribute(*static_cast<GumboAttribute const*>(element.attributes.data[i]));
}

void GumboConversion::attribute(GumboAttribute const& attribute)
{
    auto const offset = offset_of(attribute.original_value);
    bool const quoted = attribute.original_value.length > 0 && (attribute.original_value.data[0] == '"' || attribute.original_value.data[0] == '\'');
    auto const value = prefer_source(attribute.value, offset ? std::optional(*offset + (quoted ? 1 : 0)) : std::nullopt);
    if (offset && is_respelled(*offset, attribute.original_value.length) && value.find('<') != value.npos)
        mistaken_ = true;

    char const* prefix = "";
    switch (attribute.attr_namespace) {
    case GUMBO_ATTR_NAMESPACE_NONE:
        return builder_.attribute(attribute.name, value);
    case GUMBO_ATTR_NAMESPACE_XLINK:
        prefix = "xlink:";
        break;
    case GUMBO_ATTR_NAMESPACE_XML:
        prefix = "xml:";
        break;
    case GUMBO_ATTR_NAMESPACE_XMLNS:
        prefix = std::strcmp(attribute.name, "xmlns") == 0 ? "" : "xmlns:";
        break;
    }
    builder_.attribute(std::string(prefix) + attribute.name, value);
}

void GumboConversion::text(GumboNode const& node)
{
    auto const& text = node.v.text;
    std::string_view const data = text.text; // A C string: what follows a U+0000 is not seen.
    auto const offset = offset_of(text.original_text);
    if (offset && !respelling_.places.empty() && is_respelled(*offset, text.original_text.length) && data.find('<') != data.npos)
        mistaken_ = true;
    builder_.text(prefer_source(data, offset), std::min(offset.value_or(text.start_pos.offset), builder_.source().size()));
}

// Gumbo does not flush text when it closes a form, so text that stands last in a form ends up behind it, together with
// what follows. How many bytes of this text belong into the form before it; 0 where none do, or where it cannot be told.
std::size_t GumboConversion::size_inside_form(GumboNode const& node) const
{
    auto const& siblings = *stack_.back().children;
    if (node.index_within_parent == 0 || stack_.back().node->type != GUMBO_NODE_ELEMENT)
        return 0;
    auto const& form = *static_cast<GumboNode const*>(siblings.data[node.index_within_parent - 1]);
    auto const& parent = stack_.back().node->v.element;
    if (form.type != GUMBO_NODE_ELEMENT || form.v.element.tag != GUMBO_TAG_FORM || form.v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
        return 0;
    // A form inside a table's structure is closed as soon as it is opened.
    for (auto const tag : { GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_TR })
        if (parent.tag == tag)
            return 0;

    auto const& text = node.v.text;
    auto const form_start = offset_of(form.v.element.original_tag);
    auto const start = offset_of(text.original_text);
    if (!form_start || !start || *start < *form_start || *start + text.original_text.length > builder_.source().size())
        return 0;
    auto const source = builder_.source().substr(*start, text.original_text.length);
    auto const end_tag = source.find('<');
    constexpr std::string_view opening = "</form";
    if (end_tag == 0 || end_tag == source.npos || !equals_ignoring_case(source.substr(end_tag, opening.size()), opening))
        return 0;
    // The form may have been closed before, and this be a stray end tag.
    auto const inside = builder_.source().substr(*form_start, *start - *form_start);
    for (auto i = inside.find("</"); i != inside.npos; i = inside.find("</", i + 2))
        if (equals_ignoring_case(inside.substr(i, opening.size()), opening))
            return 0;

    // Where nothing was decoded on one side of the tag, the sizes are those of the source.
    std::string_view const data = text.text;
    std::string_view const decoded("&\r\0<", 4);
    if (source.substr(0, end_tag).find_first_of(decoded) == source.npos)
        return end_tag <= data.size() ? end_tag : 0;
    auto const behind = source.substr(std::min(source.find('>', end_tag), source.size() - 1) + 1);
    return behind.find_first_of(decoded) == source.npos && behind.size() < data.size() ? data.size() - behind.size() : 0;
}

bool GumboConversion::split_at_form_end(GumboNode const& node)
{
    auto const depth = stack_.size() - 1;
    auto const inside = size_inside_form(node);
    if (inside == 0 || depth + 1 >= limits_.depth || open_.size() <= depth)
        return false;
    std::string_view const data = node.v.text.text;
    auto const start = *offset_of(node.v.text.original_text);
    auto const end_tag = builder_.source().find('<', start);
    auto const behind = std::min(builder_.source().find('>', end_tag), builder_.source().size() - 1) + 1;
    close_to(depth + 1);
    builder_.text(prefer_source(data.substr(0, inside), start), start);
    builder_.end_tag(behind);
    close_to(depth);
    builder_.text(prefer_source(data.substr(inside), behind), behind);
    return true;
}

void GumboConversion::comment(GumboNode const& node)
{
    auto const& text = node.v.text;
    std::string_view const data = text.text;
    auto const offset = offset_of(text.original_text);
    if (offset && is_respelled(*offset, text.original_text.length))
        mistaken_ = true;
    constexpr std::size_t opening = 4; // "<!--"
    builder_.comment(prefer_source(data, offset ? std::optional(*offset + opening) : std::nullopt), std::min(offset.value_or(text.start_pos.offset), builder_.source().size()));
}

void GumboConversion::doctype(GumboDocument const& document)
{
    auto const text = [](char const* string) { return string ? std::string_view(string) : std::string_view(); };
    builder_.doctype(text(document.name), text(document.public_identifier), text(document.system_identifier), respelling_.doctype.value_or(0));
}

static Error too_complex(std::string_view what)
{
    return { ErrorKind::internal, fmt::format("too complex: {}", what) };
}

Result<std::unique_ptr<Document>> gumbo_parse(std::string source, PageLimits const& limits, TemplateContents templates)
{
    if (source.size() >= UINT32_MAX)
        return too_complex("the page is larger than 4 GiB");

    GumboArena arena(limits.memory, limits.seconds);
    auto respelling = respell(source, limits.attributes);
    for (;;) {
        std::string const& text = respelling.text.empty() ? source : respelling.text;
        auto const* const output = arena.parse(text.data(), text.size());
        if (!output)
            return too_complex(arena.stop() == GumboArena::Stop::time
                    ? fmt::format("parsing takes longer than {} s", limits.seconds)
                    : fmt::format("parsing takes more than {} MB", limits.memory >> 20));

        // The Document gets a copy: what Gumbo has read must stay where its pieces point.
        GumboConversion conversion(source, text.data(), respelling, limits, templates);
        if (conversion.run(*output))
            return conversion.finish();
        if (!conversion.was_mistaken())
            return too_complex(fmt::format("more than {} nodes", limits.nodes));
        respelling.text.clear();
        respelling.places.clear();
    }
}

} // namespace syna

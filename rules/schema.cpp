#include "rules/schema.h"

#include <fmt/format.h>
#include <libxml/relaxng.h>

#include <algorithm>
#include <utility>

namespace syna::rules {

namespace {

struct FreeRelaxNGParser {
    void operator()(xmlRelaxNGParserCtxt* context) const { xmlRelaxNGFreeParserCtxt(context); }
};
struct FreeRelaxNGRun {
    void operator()(xmlRelaxNGValidCtxt* context) const { xmlRelaxNGFreeValidCtxt(context); }
};
struct FreeText {
    void operator()(xmlChar* text) const { xmlFree(text); }
};

struct FirstComplaint {
    bool given = false;
    long line = 0;
    std::string message;
};

} // namespace

struct Schema::Validator {
    xmlRelaxNG* compiled = nullptr;
    ~Validator() { xmlRelaxNGFree(compiled); }
};

Schema::Schema(Schema&&) noexcept = default;
Schema::~Schema() = default;

static std::string_view name_of(xmlNode const* node) { return text_of(node->name); }

static std::string attribute_of(xmlNode const* element, char const* name)
{
    std::unique_ptr<xmlChar, FreeText> const value(xmlGetNoNsProp(element, reinterpret_cast<xmlChar const*>(name)));
    return std::string(text_of(value.get()));
}

static std::string content_of(xmlNode const* node)
{
    std::unique_ptr<xmlChar, FreeText> const content(xmlNodeGetContent(node));
    return std::string(text_of(content.get()));
}

// What a <ref> stands for; the ref itself, which is empty, where the schema has no such pattern (RELAX NG then says so).
static xmlNode const* definition_of(xmlNode const* ref)
{
    auto const wanted = attribute_of(ref, "name");
    for (auto const* definition = xmlDocGetRootElement(ref->doc)->children; definition; definition = definition->next)
        if (name_of(definition) == "define" && attribute_of(definition, "name") == wanted)
            return definition;
    return ref;
}

static constexpr std::string_view blanks = " \t\r\n";

static bool is_blank(std::string_view text) { return text.find_first_not_of(blanks) == text.npos; }

// "a, b or c".
static std::string choice_in_words(std::vector<std::string> const& choices)
{
    std::string words;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i > 0)
            words += i + 1 == choices.size() ? " or " : ", ";
        words += choices[i];
    }
    return words;
}

static bool matches(std::string const& value, xmlRegexp* form)
{
    return xmlRegexpExec(form, reinterpret_cast<xmlChar const*>(value.c_str())) == 1;
}

static void keep_first(void* kept, xmlErrorPtr error)
{
    auto& first = *static_cast<FirstComplaint*>(kept);
    if (first.given)
        return;
    std::string_view message = error->message ? error->message : "";
    first = { true, error->line, std::string(message.substr(0, message.find_first_of("\r\n"))) };
}

Result<Schema> Schema::make(std::string_view file_name, std::string_view rng)
{
    auto document = parse_xml(file_name, rng);
    if (!document)
        return document.error();

    Schema schema;
    schema.shapes_.push_back({ .name = "the file" });
    for (auto const* part = xmlDocGetRootElement(document->get())->children; part; part = part->next)
        if (name_of(part) == "start") {
            Seen seen;
            schema.collect(part, 0, Need::required, false, seen);
        }

    FirstComplaint complaint;
    std::unique_ptr<xmlRelaxNGParserCtxt, FreeRelaxNGParser> const parser(xmlRelaxNGNewDocParserCtxt(document->get()));
    xmlRelaxNGSetParserStructuredErrors(parser.get(), keep_first, &complaint);
    schema.validator_ = std::make_unique<Validator>();
    schema.validator_->compiled = xmlRelaxNGParse(parser.get());
    if (!schema.validator_->compiled)
        return fault_at(file_name, complaint.line, complaint.message);
    return schema;
}

// Reads a pattern of the schema into the shape of the element it stands in. The schema is ours and shallow.
void Schema::collect(xmlNode const* pattern, std::size_t element, Need need, bool repeats, Seen& seen)
{
    for (auto const* part = pattern->children; part; part = part->next) {
        if (part->type != XML_ELEMENT_NODE)
            continue;
        auto const name = name_of(part);
        if (name == "group" || name == "interleave") {
            collect(part, element, need, repeats, seen);
        } else if (name == "choice") {
            collect(part, element, need == Need::optional ? need : Need::alternative, repeats, seen);
        } else if (name == "optional") {
            collect(part, element, Need::optional, repeats, seen);
        } else if (name == "zeroOrMore") {
            collect(part, element, Need::optional, true, seen);
        } else if (name == "oneOrMore") {
            collect(part, element, need, true, seen);
        } else if (name == "ref") {
            collect(definition_of(part), element, need, repeats, seen);
        } else if (name == "attribute") {
            collect_attribute(part, element, need == Need::required);
        } else if (name == "text") {
            shapes_[element].holds_text = true;
        } else if (name == "element") {
            auto const child = child_named(element, attribute_of(part, "name"));
            shapes_[child].required = need != Need::optional;
            shapes_[child].repeats = repeats || std::ranges::find(seen, child) != seen.end();
            seen.push_back(child);
            Seen inside;
            collect(part, child, Need::required, false, inside);
        }
    }
}

// Attributes with the same name on the same element (<words lang>) come together: their values add up.
void Schema::collect_attribute(xmlNode const* pattern, std::size_t element, bool required)
{
    auto& attributes = shapes_[element].attributes;
    auto const name = attribute_of(pattern, "name");
    auto found = std::ranges::find(attributes, name, &AttributeShape::name);
    if (found == attributes.end())
        found = attributes.insert(found, { .name = name, .required = required });

    std::vector<xmlNode const*> open { pattern->children };
    while (!open.empty()) {
        auto const* part = open.back();
        open.pop_back();
        if (!part)
            continue;
        open.push_back(part->next);
        if (name_of(part) == "value") {
            if (auto value = content_of(part); std::ranges::find(found->values, value) == found->values.end())
                found->values.push_back(std::move(value));
        } else if (name_of(part) == "documentation") {
            found->expected = content_of(part);
        } else if (name_of(part) == "param") {
            found->form.reset(xmlRegexpCompile(reinterpret_cast<xmlChar const*>(content_of(part).c_str())), xmlRegFreeRegexp);
        } else if (name_of(part) == "ref") {
            open.push_back(definition_of(part)->children);
        } else {
            open.push_back(part->children);
        }
    }
}

std::optional<std::size_t> Schema::find_child(std::size_t element, std::string_view name) const
{
    for (auto const child : shapes_[element].children)
        if (shapes_[child].name == name)
            return child;
    return std::nullopt;
}

std::size_t Schema::child_named(std::size_t element, std::string_view name)
{
    if (auto const found = find_child(element, name))
        return *found;
    shapes_.push_back({ .name = std::string(name) });
    shapes_[element].children.push_back(shapes_.size() - 1);
    return shapes_.size() - 1;
}

std::string Schema::children_in_words(ElementShape const& shape) const
{
    if (shape.children.empty())
        return shape.holds_text ? "only text" : "nothing inside";
    std::vector<std::string> names;
    for (auto const child : shape.children)
        names.push_back(fmt::format("<{}>", shapes_[child].name));
    return choice_in_words(names);
}

std::optional<std::string> Schema::attribute_fault(ElementShape const& shape, xmlNode const* element) const
{
    for (auto const* attribute = element->properties; attribute; attribute = attribute->next) {
        auto const name = text_of(attribute->name);
        auto const known = std::ranges::find(shape.attributes, name, &AttributeShape::name);
        if (known == shape.attributes.end() || attribute->ns) {
            std::vector<std::string> names;
            for (auto const& one : shape.attributes)
                names.push_back(one.name);
            return fmt::format("the attribute {} is not known on <{}>, expected {}", name, shape.name, names.empty() ? "no attributes" : choice_in_words(names));
        }
        auto const value = content_of(reinterpret_cast<xmlNode const*>(attribute));
        if (!known->values.empty() && std::ranges::find(known->values, value) == known->values.end())
            return fmt::format("{}=\"{}\" on <{}>, expected {}", name, value, shape.name, choice_in_words(known->values));
        if (known->form && !matches(value, known->form.get()))
            return fmt::format("{}=\"{}\" on <{}>, expected {}", name, value, shape.name, known->expected);
    }
    for (auto const& attribute : shape.attributes) {
        if (!attribute.required || xmlHasProp(element, reinterpret_cast<xmlChar const*>(attribute.name.c_str())))
            continue;
        auto const expected = !attribute.values.empty() ? choice_in_words(attribute.values)
            : !attribute.expected.empty()               ? attribute.expected
                                                        : "some text";
        return fmt::format("<{}> lacks the attribute {}, expected {}", shape.name, attribute.name, expected);
    }
    return std::nullopt;
}

Done Schema::first_fault(std::string_view file_name, xmlDoc* document) const
{
    struct Open {
        xmlNode const* element;
        std::size_t shape;
        xmlNode const* next;     // The child to look at next.
        std::size_t reached = 0; // How far in the order of the shape's children.
        std::vector<bool> seen;  // Which of the shape's children have come.
    };

    auto const* root = xmlDocGetRootElement(document);
    auto const root_shape = shapes_[0].children.front();
    if (name_of(root) != shapes_[root_shape].name || root->ns)
        return fault_at(file_name, xmlGetLineNo(root), fmt::format("the root element is <{}>, expected <{}> without a namespace", name_of(root), shapes_[root_shape].name));

    std::vector<Open> open;
    auto const enter = [&](xmlNode const* element, std::size_t shape) {
        open.push_back({ element, shape, element->children, 0, std::vector<bool>(shapes_[shape].children.size()) });
        return attribute_fault(shapes_[shape], element);
    };
    if (auto const fault = enter(root, root_shape))
        return fault_at(file_name, xmlGetLineNo(root), *fault);

    while (!open.empty()) {
        auto& here = open.back();
        auto const& shape = shapes_[here.shape];
        auto const* node = here.next;
        if (!node) {
            for (std::size_t i = 0; i < shape.children.size(); ++i)
                if (auto const& child = shapes_[shape.children[i]]; child.required && !here.seen[i])
                    return fault_at(file_name, xmlGetLineNo(here.element), fmt::format("<{}> lacks <{}>, expected one", shape.name, child.name));
            open.pop_back();
            continue;
        }
        here.next = node->next;

        auto const line = xmlGetLineNo(node);
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            // libxml2 gives the line where a text ends.
            auto const text = text_of(node->content);
            if (!shape.holds_text && !is_blank(text))
                return fault_at(file_name, line - std::ranges::count(text.substr(text.find_first_not_of(blanks)), '\n'), fmt::format("text stands directly in <{}>, expected {}", shape.name, children_in_words(shape)));
            continue;
        }
        if (node->type != XML_ELEMENT_NODE)
            continue;

        auto const child = find_child(here.shape, name_of(node));
        if (!child || node->ns)
            return fault_at(file_name, line, fmt::format("<{}> is not known in <{}>, expected {}", name_of(node), shape.name, children_in_words(shape)));
        auto const place = static_cast<std::size_t>(std::ranges::find(shape.children, *child) - shape.children.begin());
        if (place < here.reached)
            return fault_at(file_name, line, fmt::format("<{}> stands after <{}>, expected before it", name_of(node), shapes_[shape.children[here.reached]].name));
        if (here.seen[place] && !shapes_[*child].repeats)
            return fault_at(file_name, line, fmt::format("a second <{}> in <{}>, expected one", name_of(node), shape.name));
        here.reached = place;
        here.seen[place] = true;
        if (auto const fault = enter(node, *child))
            return fault_at(file_name, line, *fault);
    }
    return done();
}

Done Schema::validate(std::string_view file_name, xmlDoc* document) const
{
    FirstComplaint complaint;
    std::unique_ptr<xmlRelaxNGValidCtxt, FreeRelaxNGRun> const run(xmlRelaxNGNewValidCtxt(validator_->compiled));
    xmlRelaxNGSetValidStructuredErrors(run.get(), keep_first, &complaint);
    if (xmlRelaxNGValidateDoc(run.get(), document) == 0)
        return done();
    return fault_at(file_name, complaint.line, fmt::format("{}, expected what rules/rule.rng describes", complaint.message));
}

} // namespace syna::rules

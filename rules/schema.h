#pragma once
// The shape of rule files as rule.rng states it, used twice: RELAX NG validation by libxml2, which is exact but hard to
// read, and before it a walk that says the first fault in plain words ("<act> lacks the attribute rule, expected …").
// What the walk expects is read from the same schema. Thread-safe once made.

#include "base/result.h"
#include "rules/xml_file.h"

#include <libxml/xmlregexp.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace syna::rules {

class Schema {
public:
    // From the text of a schema written like rule.rng: one element pattern for each place an element may stand in,
    // named patterns without cycles.
    static Result<Schema> make(std::string_view file_name, std::string_view rng);
    Schema(Schema&&) noexcept;
    ~Schema();

    // The first place, in document order, where the file's shape is wrong, in plain words. All a reader needs to know
    // before it reads the file, but not all that the schema says.
    Done first_fault(std::string_view file_name, xmlDoc* document) const;
    // All that the schema says, in libxml2's words.
    Done validate(std::string_view file_name, xmlDoc* document) const;

private:
    struct AttributeShape {
        std::string name;
        bool required = true;
        std::vector<std::string> values; // Empty: not a list of values.
        std::shared_ptr<xmlRegexp> form; // Null: any text.
        std::string expected;            // For people, where a pattern is not.
    };
    struct ElementShape {
        std::string name;
        bool required = true, repeats = false, holds_text = false;
        std::vector<AttributeShape> attributes;
        std::vector<std::size_t> children; // Indexes of shapes, in the order they may stand in.
    };
    struct Validator; // libxml2's compiled schema.

    Schema() = default;
    enum class Need : uint8_t { required,
        alternative, // Inside a choice: of its attributes only RELAX NG knows which are needed together.
        optional };
    using Seen = std::vector<std::size_t>; // The children met in one pattern of an element.
    void collect(xmlNode const* pattern, std::size_t element, Need need, bool repeats, Seen& seen);
    void collect_attribute(xmlNode const* pattern, std::size_t element, bool required);
    std::size_t child_named(std::size_t element, std::string_view name);
    std::optional<std::size_t> find_child(std::size_t element, std::string_view name) const;
    std::optional<std::string> attribute_fault(ElementShape const& shape, xmlNode const* element) const;
    std::string children_in_words(ElementShape const& shape) const;

    std::vector<ElementShape> shapes_; // The first is a place holder whose one child is the root element.
    std::unique_ptr<Validator> validator_;
};

} // namespace syna::rules

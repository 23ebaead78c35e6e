#pragma once
// Reads XML as a row of tags and texts, forgiving whatever is not well-formed. It looks at every byte once and keeps nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace syna::crawler {

struct XmlToken {
    enum class Kind : uint8_t {
        start, // Also of an empty element, with `empty` set; no end follows then.
        end,
        text, // `raw` text with references in it.
        cdata,
    };
    Kind kind = Kind::text;
    std::string_view raw;    // The text, or a start tag's attributes.
    std::string_view prefix; // Of the name; empty for none.
    std::string_view local_name;
    bool empty = false;
};

class XmlScanner {
public:
    explicit XmlScanner(std::string_view text)
        : rest_(text)
    {
    }
    // The next tag or text; comments, processing instructions and the document type are passed over.
    std::optional<XmlToken> next();

private:
    void skip_past(std::string_view end);
    void skip_document_type();
    XmlToken tag();

    std::string_view rest_;
};

// The attribute's value with its references replaced; nothing where it is missing.
std::optional<std::string> xml_attribute(std::string_view attributes, std::string_view name);

// Text with XML's five entities and numeric references replaced; any other '&' stands for itself.
//   https://www.w3.org/TR/xml/#sec-predefined-ent
std::string xml_text(std::string_view raw);

} // namespace syna::crawler

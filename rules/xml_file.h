#pragma once
// XML of our own kind (rule files, schemas) read with libxml2 under limits: no document type, so no entities but the
// five of XML; nothing is fetched; small files only. What libxml2 complains of is said in plain words.

#include "base/result.h"

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>

namespace syna::rules {

struct FreeXml {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlFile = std::unique_ptr<xmlDoc, FreeXml>;

inline constexpr std::size_t largest_xml_file = 256u << 10;

// The parsed file. Fails with "FILE:LINE: …, expected …".
Result<XmlFile> parse_xml(std::string_view file_name, std::string_view xml);

// "FILE:LINE: MESSAGE" as the fault of an input file.
Error fault_at(std::string_view file_name, long line, std::string_view message);

inline std::string_view text_of(xmlChar const* text)
{
    return text ? std::string_view(reinterpret_cast<char const*>(text)) : std::string_view();
}

} // namespace syna::rules

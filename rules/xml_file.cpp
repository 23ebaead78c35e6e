#include "rules/xml_file.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <mutex>

namespace syna::rules {

namespace {

struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

struct FirstComplaint {
    bool given = false;
    long line = 0;
    std::string message;
};

} // namespace

static std::string_view text_of(char const* text) { return text ? text : ""; }

// What went wrong, for a reader who does not know libxml2. Its own words are kept where we have none.
static std::string plain_words(xmlError const& error)
{
    switch (error.code) {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
        return "the file holds no XML, expected <rule …>";
    case XML_ERR_TAG_NAME_MISMATCH:
        return fmt::format("</{}> does not close <{}> of line {}, expected </{}>", text_of(error.str2), text_of(error.str1), error.int1, text_of(error.str1));
    case XML_ERR_TAG_NOT_FINISHED:
        return fmt::format("the file ends inside <{}>, expected </{}>", text_of(error.str1), text_of(error.str1));
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        return fmt::format("&{}; is not known in XML, expected the character itself or one of &amp; &lt; &gt; &quot; &apos;", text_of(error.str1));
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        return "a bare & or <, expected &amp; or &lt;";
    case XML_ERR_LT_IN_ATTRIBUTE:
        return "a bare < in an attribute, expected &lt;";
    case XML_ERR_ATTRIBUTE_REDEFINED:
        return fmt::format("the attribute {} is given twice, expected once", text_of(error.str1));
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
        return "an attribute without a quoted value, expected name=\"value\"";
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_INVALID_CHAR:
        return "a byte that is no text, expected UTF-8";
    case XML_ERR_DOCUMENT_END:
        return "something stands after </rule>, expected the end of the file";
    default:
        break;
    }
    auto words = text_of(error.message);
    words = words.substr(0, words.find_first_of("\r\n"));
    return fmt::format("this is not well-formed XML ({}), expected well-formed XML", words);
}

// libxml2 goes on after an error, and what it says then is mostly an echo of the first.
static void keep_first(void* context, xmlErrorPtr error)
{
    auto& first = *static_cast<FirstComplaint*>(static_cast<xmlParserCtxt*>(context)->_private);
    if (first.given || error->level < XML_ERR_ERROR)
        return;
    first = { true, error->line, plain_words(*error) };
}

Error fault_at(std::string_view file_name, long line, std::string_view message)
{
    return { ErrorKind::usage, fmt::format("{}:{}: {}", file_name, line, message) };
}

Result<XmlFile> parse_xml(std::string_view file_name, std::string_view xml)
{
    static std::once_flag initialised;
    std::call_once(initialised, [] { xmlInitParser(); });

    if (xml.size() > largest_xml_file)
        return fault_at(file_name, 1, fmt::format("the file has {} kB, expected at most {} kB", xml.size() >> 10, largest_xml_file >> 10));

    std::unique_ptr<xmlParserCtxt, FreeContext> const context(xmlNewParserCtxt());
    if (!context)
        return Error { ErrorKind::internal, "libxml2 gave no parser" };
    FirstComplaint complaint;
    context->_private = &complaint;
    context->sax->serror = keep_first;

    XmlFile document(xmlCtxtReadMemory(context.get(), xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOWARNING));
    if (complaint.given)
        return fault_at(file_name, complaint.line, complaint.message);
    if (!document)
        return fault_at(file_name, 1, "the file holds no XML, expected <rule …>");
    if (xmlGetIntSubset(document.get())) {
        auto const before = xml.substr(0, xml.find("<!DOCTYPE"));
        return fault_at(file_name, 1 + std::ranges::count(before, '\n'), "a document type stands here, expected none");
    }
    return document;
}

} // namespace syna::rules

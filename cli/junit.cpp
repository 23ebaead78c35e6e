#include "cli/junit.h"

#include <libxml/xmlwriter.h>

#include <memory>

namespace syna::cli {

namespace {

xmlChar const* xml(char const* text) { return reinterpret_cast<xmlChar const*>(text); }

// Valid XML 1.0 characters only; what else a page holds becomes U+FFFD.
//   https://www.w3.org/TR/xml/#charsets
std::string xml_text(std::string_view text)
{
    std::string clean;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        bool const not_a_character = byte == 0xEF && text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() && static_cast<unsigned char>(text[i + 2]) >= 0xBE;
        if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || not_a_character) {
            clean += "\xEF\xBF\xBD";
            i += not_a_character ? 2 : 0;
        } else {
            clean += text[i];
        }
    }
    return clean;
}

class Writer {
public:
    Writer()
        : buffer_(xmlBufferCreate(), xmlBufferFree)
        , writer_(xmlNewTextWriterMemory(buffer_.get(), 0), xmlFreeTextWriter)
    {
        xmlTextWriterSetIndent(writer_.get(), 1);
        xmlTextWriterStartDocument(writer_.get(), "1.0", "UTF-8", nullptr);
    }

    void open(char const* name) { xmlTextWriterStartElement(writer_.get(), xml(name)); }
    void close() { xmlTextWriterEndElement(writer_.get()); }
    void attribute(char const* name, std::string_view value)
    {
        xmlTextWriterWriteAttribute(writer_.get(), xml(name), xml(xml_text(value).c_str()));
    }
    void attribute(char const* name, std::size_t value) { attribute(name, std::to_string(value)); }
    void text(std::string_view value) { xmlTextWriterWriteString(writer_.get(), xml(xml_text(value).c_str())); }

    std::string finish()
    {
        xmlTextWriterEndDocument(writer_.get());
        return { reinterpret_cast<char const*>(xmlBufferContent(buffer_.get())), static_cast<std::size_t>(xmlBufferLength(buffer_.get())) };
    }

private:
    std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer_;
    std::unique_ptr<xmlTextWriter, decltype(&xmlFreeTextWriter)> writer_;
};

std::size_t failures(JunitSuite const& suite)
{
    std::size_t count = 0;
    for (auto const& one : suite.cases)
        count += one.failure.empty() ? 0 : 1;
    return count;
}

std::size_t tests(JunitSuite const& suite) { return suite.error.empty() ? suite.cases.size() : 1; }

} // namespace

std::string junit_xml(std::vector<JunitSuite> const& suites)
{
    std::size_t all_tests = 0, all_failures = 0, all_errors = 0;
    for (auto const& suite : suites) {
        all_tests += tests(suite);
        all_failures += failures(suite);
        all_errors += suite.error.empty() ? 0 : 1;
    }

    Writer writer;
    writer.open("testsuites");
    writer.attribute("name", "syna");
    writer.attribute("tests", all_tests);
    writer.attribute("failures", all_failures);
    writer.attribute("errors", all_errors);
    for (auto const& suite : suites) {
        writer.open("testsuite");
        writer.attribute("name", suite.name);
        writer.attribute("tests", tests(suite));
        writer.attribute("failures", failures(suite));
        writer.attribute("errors", suite.error.empty() ? 0 : 1);
        if (!suite.error.empty()) {
            writer.open("testcase");
            writer.attribute("name", "page");
            writer.attribute("classname", suite.name);
            writer.open("error");
            writer.attribute("message", suite.error);
            writer.close();
            writer.close();
        }
        for (auto const& one : suite.cases) {
            writer.open("testcase");
            writer.attribute("name", one.rule);
            writer.attribute("classname", suite.name);
            if (!one.failure.empty()) {
                writer.open("failure");
                writer.attribute("message", one.title);
                writer.text(one.failure);
                writer.close();
            }
            writer.close();
        }
        writer.close();
    }
    writer.close();
    return writer.finish();
}

} // namespace syna::cli

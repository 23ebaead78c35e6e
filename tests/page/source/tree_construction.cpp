// The published parser tests in the html5lib format, as far as they are whole documents without scripting.
// A case's id is FILE#N, N counted from 1 in the file as it stands in the shared folder.

#include "page/source/gumbo_parse.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

using namespace syna;

namespace {

struct Case {
    std::string id, data, expected;
    bool is_fragment = false, scripting = false;
};

std::string read(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

std::vector<Case> cases_of(std::filesystem::path const& path)
{
    std::vector<Case> cases;
    auto const text = "\n" + read(path);
    for (std::size_t start = text.find("\n#data\n"); start != text.npos;) {
        auto const next = text.find("\n#data\n", start + 1);
        auto body = text.substr(start + 7, next == text.npos ? next : next - start - 7);
        start = next;
        Case item { path.filename().string() + "#" + std::to_string(cases.size() + 1), {}, {} };
        auto const errors = ("\n" + body).find("\n#errors");
        item.data = errors == 0 ? "" : body.substr(0, errors - 1);
        auto const document = body.find("#document\n");
        auto const rest = body.substr(errors);
        item.is_fragment = rest.find("\n#document-fragment\n") != rest.npos;
        item.scripting = rest.find("\n#script-on\n") != rest.npos;
        item.expected = body.substr(document + 10);
        while (!item.expected.empty() && item.expected.back() == '\n')
            item.expected.pop_back();
        cases.push_back(std::move(item));
    }
    return cases;
}

// "xlink:href" of a foreign element is written "xlink href".
//   https://html.spec.whatwg.org/multipage/parsing.html#adjust-foreign-attributes
std::string attribute_name(Node element, std::string_view name)
{
    static std::set<std::string_view> const adjusted { "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show",
        "xlink:title", "xlink:type", "xml:lang", "xml:space", "xmlns:xlink" };
    std::string written(name);
    if (element.name_space() != Namespace::html && adjusted.contains(name))
        written[written.find(':')] = ' ';
    return written;
}

void write(std::string& out, Node node, std::size_t indent)
{
    auto const line = [&](std::string_view text) { out += "| " + std::string(indent, ' ') + std::string(text) + "\n"; };
    switch (node.kind()) {
    case NodeKind::document:
        break;
    case NodeKind::doctype: {
        auto const attributes = node.attributes();
        auto const ids = attributes[0].value.empty() && attributes[1].value.empty()
            ? std::string()
            : " \"" + std::string(attributes[0].value) + "\" \"" + std::string(attributes[1].value) + "\"";
        line("<!DOCTYPE " + std::string(node.data()) + ids + ">");
        break;
    }
    case NodeKind::comment:
        line("<!-- " + std::string(node.data()) + " -->");
        break;
    case NodeKind::text:
        line("\"" + std::string(node.data()) + "\"");
        break;
    case NodeKind::element: {
        auto const prefix = node.name_space() == Namespace::svg ? "svg " : node.name_space() == Namespace::mathml ? "math "
                                                                                                                  : "";
        line("<" + (prefix + std::string(node.tag())) + ">");
        std::map<std::string, std::string_view> sorted;
        for (auto const& attribute : node.attributes())
            sorted.emplace(attribute_name(node, attribute.text_name), attribute.value);
        for (auto const& [name, value] : sorted)
            out += "| " + std::string(indent + 2, ' ') + name + "=\"" + std::string(value) + "\"\n";
        if (node.is(Name::template_)) {
            out += "| " + std::string(indent + 2, ' ') + "content\n";
            indent += 2;
        }
        break;
    }
    }
    for (auto child = node.first_child(); child; child = child.next_sibling())
        write(out, child, node.kind() == NodeKind::document ? indent : indent + 2);
}

} // namespace

TEST_CASE("html5lib tree construction")
{
    auto const folder = std::filesystem::path(SYNA_SHARED_DIR) / "conformance/html/tree-construction";
    if (!std::filesystem::exists(folder)) {
        std::cout << "html5lib tree construction: skipped: no suite\n";
        return;
    }
    std::map<std::string, std::string> exceptions;
    std::ifstream list(SYNA_SOURCE_DIR "/tests/page/source/tree-construction.exceptions.txt");
    for (std::string line; std::getline(list, line);)
        if (!line.empty() && line[0] != '#')
            exceptions.emplace(line.substr(0, line.find('\t')), line.substr(line.find('\t') + 1));

    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());

    std::size_t run = 0, passed = 0, fragments = 0, scripting = 0;
    std::set<std::string> failed;
    for (auto const& file : files)
        for (auto const& item : cases_of(file)) {
            if (item.is_fragment || item.scripting) {
                ++(item.is_fragment ? fragments : scripting);
                continue;
            }
            ++run;
            auto const document = gumbo_parse(item.data, {}, TemplateContents::as_children);
            REQUIRE(document);
            std::string written;
            write(written, (*document)->root(), 0);
            if (!written.empty())
                written.pop_back();
            if (written == item.expected) {
                ++passed;
                if (exceptions.contains(item.id))
                    FAIL_CHECK(item.id << " passes but is listed as an exception");
                continue;
            }
            failed.insert(item.id);
            if (!exceptions.contains(item.id))
                FAIL_CHECK(item.id << "\n"
                                   << item.data << "\nexpected\n"
                                   << item.expected << "\ngot\n"
                                   << written);
        }
    for (auto const& [id, reason] : exceptions)
        if (!failed.contains(id))
            FAIL_CHECK("the list of exceptions names " << id << ", which did not fail");
    std::cout << "html5lib tree construction: " << passed << " of " << run << " cases passed, " << exceptions.size() << " listed exceptions; skipped "
              << fragments << " fragments and " << scripting << " cases with scripting\n";
    CHECK(run > 0);
}

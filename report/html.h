#pragma once
// Writes a page of HTML. What comes from outside gets in by one of three doors, named for where it stands: text(), the value of
// an attribute, or an address that is followed (outside_link()). Each escapes for its own place; names of elements and attributes
// are literals. Nothing that an audited page says can therefore become markup here.
//   https://html.spec.whatwg.org/multipage/syntax.html

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace syna::report {

// The name of an element or attribute, checked when the program is compiled.
class MarkupName {
public:
    consteval MarkupName(char const* literal)
        : text_(literal)
    {
        for (auto const c : text_)
            if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '-')
                throw "a markup name is made of letters, digits and hyphens";
    }
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

// An attribute lives no longer than the call it is given to.
struct Attribute {
    MarkupName name;
    std::string_view value;
    bool present = true; // False: left out, so that a condition needs no second list.
};
using Attributes = std::initializer_list<Attribute>;

class Html {
public:
    Html();

    Html& open(MarkupName element, Attributes attributes = {});
    Html& close(); // The innermost open element.
    Html& text(std::string_view text);
    // An element with text alone.
    Html& element(MarkupName element, std::string_view text) { return this->element(element, {}, text); }
    Html& element(MarkupName element, Attributes attributes, std::string_view text);
    // An element that has no content and no end tag.
    Html& void_element(MarkupName element, Attributes attributes = {});
    // A link out of the report: only http and https are ever followed, and no address that carries a password. Anything else,
    // and an address longer than any person would open, becomes its text alone.
    Html& outside_link(std::string_view address, std::string_view text) { return open_outside_link(address).text(text).close(); }
    Html& open_outside_link(std::string_view address);

    std::size_t size() const { return out_.size(); }
    // The page, with every element closed.
    std::string finish() &&;

private:
    void start_tag(MarkupName element, Attributes attributes);
    void append_escaped(std::string_view text, bool in_attribute);

    std::string out_;
    std::vector<std::string_view> open_; // Innermost last.
};

} // namespace syna::report

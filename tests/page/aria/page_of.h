#pragma once
// A page from a piece of HTML, for tests. The element asked about carries the attribute `data-it`.

#include "page/dom/document.h"
#include "page/source/gumbo_parse.h"

#include <memory>
#include <string>
#include <string_view>

namespace syna::test {

class PageOf {
public:
    explicit PageOf(std::string_view html)
        : document_(std::move(*gumbo_parse(std::string(html), {})))
    {
    }

    Document const& document() const { return *document_; }
    // The first element with an attribute.
    Node with(std::string_view attribute) const
    {
        for (auto const element : document().elements())
            for (auto const& each : element.attributes())
                if (each.text_name == attribute)
                    return element;
        return {};
    }
    Node it() const { return with("data-it"); }

private:
    std::unique_ptr<Document const> document_;
};

} // namespace syna::test

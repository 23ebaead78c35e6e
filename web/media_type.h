#pragma once
// A Content-Type, parsed as browsers do.
//   https://mimesniff.spec.whatwg.org/#parsing-a-mime-type

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace syna::web {

struct MediaType {
    std::string essence;                                         // "text/html", lower case.
    std::vector<std::pair<std::string, std::string>> parameters; // Names in lower case.

    std::optional<std::string_view> parameter(std::string_view name) const;
    bool is_html() const; // text/html or application/xhtml+xml.
    bool is_css() const;
    bool is_xml() const;
};

std::optional<MediaType> parse_media_type(std::string_view header);

} // namespace syna::web

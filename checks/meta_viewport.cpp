// The page lets itself be enlarged on a phone.
//   ACT rule b4f0c3: https://www.w3.org/WAI/standards-guidelines/act/rules/b4f0c3/
//   Reads the values as the proposed version does, which says what keywords and numbers mean; the approved one is a part of it.

#include "checks/check.h"
#include "page/dom/ascii.h"

#include <charconv>
#include <map>

namespace syna::checks {

using Properties = std::map<std::string, std::string>;

// A viewport value's properties, names and values in lower case; of several with one name the last.
//   https://www.w3.org/TR/css-device-adapt-1/#parsing-algorithm
static Properties parse_viewport(std::string_view content)
{
    auto const is_separator = [](char c) { return c == ',' || c == ';'; };
    Properties properties;
    std::size_t i = 0;
    // Past characters while a condition holds. False at the end of the value or of this property.
    auto const skip = [&](auto condition) {
        while (i < content.size() && condition(content[i]))
            ++i;
        return i < content.size() && !is_separator(content[i]);
    };
    while (i < content.size()) {
        if (!skip([&](char c) { return is_ascii_whitespace(c) || is_separator(c) || c == '='; }))
            break;
        auto const name_start = i;
        auto const has_more = skip([&](char c) { return !is_ascii_whitespace(c) && !is_separator(c) && c != '='; });
        auto const name = content.substr(name_start, i - name_start);
        if (!has_more)
            continue;
        if (!skip([&](char c) { return !is_separator(c) && c != '='; }))
            continue;
        if (!skip([](char c) { return is_ascii_whitespace(c) || c == '='; }))
            continue;
        auto const value_start = i;
        skip([&](char c) { return !is_ascii_whitespace(c) && !is_separator(c) && c != '='; });
        properties.insert_or_assign(ascii_lower(name), ascii_lower(content.substr(value_start, i - value_start)));
    }
    return properties;
}

// The number that a value begins with, as strtod would read it; nothing where it begins with none.
static std::optional<double> leading_number(std::string_view value)
{
    if (!value.empty() && value.front() == '+')
        value.remove_prefix(1);
    double number = 0;
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc::result_out_of_range)
        return value.front() == '-' ? -1e300 : 1e300;
    if (error != std::errc())
        return std::nullopt;
    return number;
}

static bool is_device_size(std::string_view value) { return value == "device-width" || value == "device-height"; }

static bool scales(std::string_view user_scalable)
{
    if (user_scalable == "yes" || is_device_size(user_scalable))
        return true;
    auto const number = leading_number(user_scalable);
    return number && (*number <= -1 || *number >= 1);
}

// Applicability: viewport elements that say whether or how much the page may be enlarged.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> viewports;
    for (auto const meta : page.elements(Name::meta)) {
        if (!equals_ignoring_case(meta.attribute_or(Name::name, ""), "viewport"))
            continue;
        auto const properties = parse_viewport(meta.attribute_or(Name::content, ""));
        if (properties.contains("user-scalable") || properties.contains("maximum-scale"))
            viewports.push_back(meta);
    }
    return viewports;
}

// Expectation 1: the visitor may enlarge. Expectation 2: enough.
static Outcome expectation(Node meta, Parameters const& parameters)
{
    auto const properties = parse_viewport(meta.attribute_or(Name::content, ""));
    if (auto const scalable = properties.find("user-scalable"); scalable != properties.end() && !scales(scalable->second))
        return failed("not-scalable", { { "value", scalable->second } });

    auto const maximum = properties.find("maximum-scale");
    if (maximum == properties.end() || is_device_size(maximum->second))
        return passed();
    auto const needed = parameters.number("scale");
    auto const number = leading_number(maximum->second);
    if (!number || (*number >= 0 && *number < needed))
        return failed("too-small", { { "value", maximum->second }, { "scale", needed } });

    return passed();
}

Check meta_viewport() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

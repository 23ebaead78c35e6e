#include "checks/check.h"

#include <charconv>
#include <stdexcept>

namespace syna::checks {

std::map<std::string_view, Check> const& check_table(); // Generated: cmake/Checks.cmake.

Check const* check_named(std::string_view name)
{
    auto const& table = check_table();
    auto const found = table.find(name);
    return found == table.end() ? nullptr : &found->second;
}

std::vector<std::string_view> check_names()
{
    std::vector<std::string_view> names;
    for (auto const& [name, check] : check_table())
        names.push_back(name);
    return names;
}

std::string const& Parameters::text(std::string_view name) const
{
    auto const found = values_.find(name);
    if (found == values_.end())
        throw std::out_of_range("the rule lacks the parameter " + std::string(name));
    return found->second;
}

double Parameters::number(std::string_view name) const
{
    auto const& value = text(name);
    double number = 0;
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size())
        throw std::out_of_range("the parameter " + std::string(name) + " is not a number: " + value);
    return number;
}

std::vector<std::string_view> Parameters::words(std::string_view name) const
{
    std::vector<std::string_view> words;
    std::string_view rest = text(name);
    while (true) {
        auto const start = rest.find_first_not_of(" \t\r\n");
        if (start == rest.npos)
            return words;
        rest.remove_prefix(start);
        auto const end = rest.find_first_of(" \t\r\n");
        words.push_back(rest.substr(0, end));
        rest.remove_prefix(end == rest.npos ? rest.size() : end);
    }
}

std::vector<Node> Applicability::operator()(Page const& page, Parameters const& parameters) const
{
    if (auto const* of_page = std::get_if<OfPage>(&function_))
        return (*of_page)(page);
    return std::get<OfPageAndRule>(function_)(page, parameters);
}

std::vector<Outcome> Expectation::operator()(Page const& page, std::vector<Node> const& targets, Parameters const& parameters) const
{
    if (auto const* of_all = std::get_if<OfAll>(&function_))
        return (*of_all)(page, targets, parameters);

    std::vector<Outcome> outcomes;
    outcomes.reserve(targets.size());
    for (auto const node : targets) {
        if (auto const* of_node = std::get_if<OfNode>(&function_))
            outcomes.push_back((*of_node)(node));
        else if (auto const* of_node_and_rule = std::get_if<OfNodeAndRule>(&function_))
            outcomes.push_back((*of_node_and_rule)(node, parameters));
        else
            outcomes.push_back(std::get<OfPageNodeAndRule>(function_)(page, node, parameters));
    }
    return outcomes;
}

} // namespace syna::checks

#include "report/words.h"

#include <algorithm>

namespace syna::report {

template<std::size_t size>
static std::string_view named(std::array<std::pair<std::string_view, std::string_view>, size> const& table, std::string_view name)
{
    auto const found = std::ranges::find(table, name, &std::pair<std::string_view, std::string_view>::first);
    return found == table.end() ? name : found->second;
}

std::string_view Words::impact_name(std::string_view impact) const { return named(impacts, impact); }
std::string_view Words::hurt_name(std::string_view statement) const { return named(hurts, statement); }

std::string_view Words::skr_group_name(std::string_view code) const
{
    auto const name = named(skr_groups, code);
    return name == code ? std::string_view() : name;
}

} // namespace syna::report

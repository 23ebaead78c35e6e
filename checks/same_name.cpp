#include "checks/same_name.h"

#include "page/aria/name.h"
#include "page/language/words.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace syna::checks {

std::vector<std::vector<Node>> same_name_sets(std::vector<Node> const& elements)
{
    std::unordered_map<std::string, std::size_t> set_of;
    std::vector<std::vector<Node>> sets;
    for (auto const element : elements) {
        auto name = language::folded(aria::accessible_name(element));
        if (name.empty())
            continue;
        auto const [entry, is_new] = set_of.try_emplace(std::move(name), sets.size());
        if (is_new)
            sets.emplace_back();
        sets[entry->second].push_back(element);
    }
    std::erase_if(sets, [](auto const& set) { return set.size() < 2; });
    return sets;
}

} // namespace syna::checks

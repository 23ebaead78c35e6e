#include "page/aria/ownership.h"

#include "page/aria/role.h"
#include "page/aria/words.h"
#include "page/dom/document.h"

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace syna::aria {

// [ours] An owner deeper than this owns nothing: the markup alone has at most 512 levels.
static constexpr std::size_t deepest_owner = 1024;

namespace {

// A thread audits one page at a time, so it keeps one index.
struct OwnerIndex {
    uint64_t document = 0; // Its serial number.
    std::unordered_map<Node, Node> owner_of;
    std::unordered_map<Node, std::vector<Node>> owned_by;
};

} // namespace

// Whether `owned` is the owner itself or above it, in the tree as it stands so far. What is too deep to tell counts as above.
static bool leads_in_circle(OwnerIndex const& index, Node owned, Node owner)
{
    std::size_t left = deepest_owner;
    for (auto above = owner; above; --left) {
        if (above == owned || left == 0)
            return true;
        auto const moved = index.owner_of.find(above);
        above = moved == index.owner_of.end() ? above.parent_element() : moved->second;
    }
    return false;
}

static OwnerIndex const& index_of(Document const& document)
{
    static thread_local OwnerIndex index;
    if (index.document == document.serial())
        return index;
    index = {};
    index.document = document.serial();
    for (auto const owner : document.elements()) {
        // What is hidden owns nothing: else its references would take away what they find.
        auto references = owner.attribute_or(Name::aria_owns, {});
        if (references.empty() || !is_exposed(owner))
            continue;
        for (auto id = take_word(references); !id.empty(); id = take_word(references)) {
            auto const owned = document.element_with_id(id);
            if (!owned || index.owner_of.contains(owned) || leads_in_circle(index, owned, owner))
                continue;
            index.owner_of.emplace(owned, owner);
            index.owned_by[owner].push_back(owned);
        }
    }
    return index;
}

Node owner_by_reference(Node element)
{
    auto const& owners = index_of(element.document()).owner_of;
    if (owners.empty())
        return {};
    auto const found = owners.find(element);
    return found == owners.end() ? Node() : found->second;
}

std::span<Node const> owned_by_reference(Node element)
{
    auto const& index = index_of(element.document());
    auto const found = index.owned_by.find(element);
    return found == index.owned_by.end() ? std::span<Node const>() : found->second;
}

} // namespace syna::aria

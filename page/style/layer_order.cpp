#include "page/style/layer_order.h"

namespace syna::style {

LayerOrder::Layer LayerOrder::add(Layer parent, std::string_view name)
{
    auto const next = static_cast<Layer>(layers_.size());
    if (!name.empty())
        if (auto const [found, added] = by_name_.try_emplace({ parent, name }, next); !added)
            return found->second;
    layers_[parent].children.push_back(next);
    layers_.push_back({ parent, {} });
    return next;
}

// A layer's own rules stand behind those of the layers in it, and what stands in no layer behind everything.
std::vector<int32_t> LayerOrder::ranks() const
{
    std::vector<int32_t> ranks(layers_.size(), 0);
    int32_t next = 0;
    std::vector<std::pair<Layer, std::size_t>> path { { 0, 0 } };
    while (!path.empty()) {
        auto const layer = path.back().first;
        auto& child = path.back().second;
        if (child < layers_[layer].children.size()) {
            auto const inner = layers_[layer].children[child++];
            path.emplace_back(inner, 0);
        } else {
            ranks[layer] = ++next;
            path.pop_back();
        }
    }
    return ranks;
}

} // namespace syna::style

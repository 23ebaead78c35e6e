#pragma once
// The cascade layers of all sheets of a page in one tree, and their order.
//   https://www.w3.org/TR/css-cascade-5/#layer-ordering

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace syna::style {

class LayerOrder {
public:
    using Layer = uint32_t; // 0: what stands in no layer.

    // The layer of that name in another, which is new where it was not named before; without a name always new. The name
    // has to live as long.
    Layer add(Layer parent, std::string_view name);
    // Greater is stronger. Called when every layer is known.
    std::vector<int32_t> ranks() const;

private:
    struct Record {
        Layer parent = 0;
        std::vector<Layer> children; // In order of first appearance.
    };
    std::vector<Record> layers_ { 1 };
    std::map<std::pair<Layer, std::string_view>, Layer> by_name_;
};

} // namespace syna::style

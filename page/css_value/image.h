#pragma once
// Images in backgrounds: which kind, and of gradients which colours.
//   https://www.w3.org/TR/css-images-4/

#include "page/color/color.h"
#include "page/css_value/cursor.h"

#include <string_view>
#include <vector>

namespace syna::css {

enum class ImageKind : uint8_t {
    none,
    address, // url(), image-set(): what it shows is not known here.
    gradient,
    other, // paint(), element(), cross-fade() and the like.
};

struct Image {
    ImageKind kind = ImageKind::none;
    std::string_view address;                // Of a url(), where it is one token or a string.
    std::vector<color::Color> stops;         // Of a gradient, in order.
    color::Space space = color::Space::srgb; // In which a gradient goes from stop to stop.
    bool stops_known = true;                 // False where a stop needs the current colour and it is not known.
    bool opaque() const;                     // A gradient whose every stop is.
};

std::optional<Image> take_image(Cursor& cursor, color::ColorContext const& context);
// The layers from front to back; nothing where the value is invalid.
std::optional<std::vector<Image>> read_images(TokenRange tokens, color::ColorContext const& context);
// The same of a value that was found valid, among whose tokens may be the other words of the background shorthand. One image
// for each layer.
std::vector<Image> read_background_images(TokenRange tokens, color::ColorContext const& context);

} // namespace syna::css

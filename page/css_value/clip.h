#pragma once
// clip and clip-path, as far as they say that nothing of a box is left to be seen.
//   https://www.w3.org/TR/css-masking-1/#the-clip-path and #clip-property

#include "page/css_value/numeric.h"

namespace syna::css {

enum class Clipping : uint8_t {
    none,
    all,     // Whatever the size of the box, nothing is left, or no more than a pixel.
    some,    // A shape whose effect hangs on the box.
    unknown, // A shape that stands elsewhere, such as url(#shape), or that was not understood.
};

bool is_clip_path(TokenRange tokens); // A valid value that is no single word.
bool is_clip(TokenRange tokens);      // rect() with four lengths or autos.
Clipping read_clip_path(TokenRange tokens, NumericContext const& context);
// Of an absolutely positioned box; others clip does nothing to.
Clipping read_clip(TokenRange tokens, NumericContext const& context);

} // namespace syna::css

#pragma once
// transform, and scale, rotate and translate beside it, where they are known without layout.
//   https://www.w3.org/TR/css-transforms-2/

#include "page/css_value/numeric.h"

namespace syna::css {

// x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
    bool is_singular() const; // Nothing of the box is left: scale(0) and the like.
    bool is_identity() const { return a == 1 && b == 0 && c == 0 && d == 1 && e == 0 && f == 0; }
};
Matrix operator*(Matrix const& first, Matrix const& then); // As written one behind the other.

struct Transform {
    Matrix matrix;
    double percent_x = 0, percent_y = 0; // Moved by that share of the box's own size, on top; only where nothing but moving stands before it.
    bool known = true;                   // False with a percentage behind another function, with a perspective, and for what was not understood.
    bool leaves_plane = false;           // Turned about x or y; the matrix is what is seen of it.
};

// Nothing where the value is invalid. An empty range and `none` are the identity.
std::optional<Transform> read_transform(TokenRange tokens, NumericContext const& context);
std::optional<Transform> read_scale(TokenRange tokens);
std::optional<Transform> read_rotate(TokenRange tokens);
std::optional<Transform> read_translate(TokenRange tokens, NumericContext const& context);

} // namespace syna::css

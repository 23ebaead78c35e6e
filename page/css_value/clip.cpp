#include "page/css_value/clip.h"

#include "page/css_value/grammar.h"

#include <array>
#include <cmath>
#include <vector>

namespace syna::css {

constexpr std::string_view boxes = "border-box padding-box content-box margin-box fill-box stroke-box view-box";
constexpr std::string_view shapes = "inset circle ellipse polygon path rect xywh shape";

// [ <basic-shape> || <geometry-box> ] | url: the function, or nothing where there is none.
struct Shape {
    bool valid = false;
    bool elsewhere = false; // url()
    std::string_view name;
    TokenRange arguments;
};

static Shape read_shape(TokenRange tokens)
{
    Shape shape;
    Cursor cursor(tokens);
    if (cursor.is(TokenType::url) || cursor.is_function("url")) {
        shape.elsewhere = true;
        cursor.step();
        shape.valid = cursor.at_end();
        return shape;
    }
    bool box = false, function = false;
    while (!cursor.at_end()) {
        if (!box && cursor.is(TokenType::ident) && has_word(boxes, cursor.token().text)) {
            box = true;
        } else if (!function && cursor.is(TokenType::function) && has_word(shapes, cursor.token().text)) {
            function = true;
            shape.name = cursor.token().text;
            shape.arguments = cursor.inside();
        } else {
            return shape;
        }
        cursor.step();
    }
    // Without arguments, a circle and an ellipse alone are shapes.
    bool const may_be_bare = !function || has_word("circle ellipse", shape.name);
    shape.valid = (box || function) && !has_broken_token(shape.arguments) && (may_be_bare || !Cursor(shape.arguments).at_end());
    return shape;
}

bool is_clip_path(TokenRange tokens) { return read_shape(tokens).valid; }

static NumericContext with_percent(NumericContext context)
{
    context.percent_is_length = true;
    return context;
}

// What is cut away from two opposite sides, together at least the whole extent.
static bool meet(Numeric const& one, Numeric const& other)
{
    return one.known && other.known && one.value >= 0 && other.value >= 0 && one.percent + other.percent >= 100;
}

static Clipping read_inset(TokenRange arguments, NumericContext const& context)
{
    Cursor cursor(arguments);
    std::vector<Numeric> sides;
    while (!cursor.at_end() && sides.size() < 4) {
        auto const side = take_numeric(cursor, context);
        if (!side || !side->is_length())
            break;
        sides.push_back(*side);
    }
    if (sides.empty())
        return Clipping::unknown;
    auto const top = sides[0];
    auto const right = sides.size() > 1 ? sides[1] : top;
    auto const bottom = sides.size() > 2 ? sides[2] : top;
    auto const left = sides.size() > 3 ? sides[3] : right;
    return meet(top, bottom) || meet(left, right) ? Clipping::all : Clipping::some;
}

// Points in a line, or all at one place, surround nothing.
static Clipping read_polygon(TokenRange arguments, NumericContext const& context)
{
    Cursor cursor(arguments);
    if (cursor.take_keyword("nonzero") || cursor.take_keyword("evenodd")) {
        if (!cursor.take(TokenType::comma))
            return Clipping::unknown;
    }
    struct Point {
        Numeric x, y;
    };
    std::vector<Point> points;
    do {
        auto const x = take_numeric(cursor, context);
        auto const y = take_numeric(cursor, context);
        if (!x || !y || !x->known || !y->known)
            return Clipping::unknown;
        points.push_back({ *x, *y });
    } while (cursor.take(TokenType::comma));
    bool one_column = true, one_row = true;
    for (auto const& [x, y] : points) {
        one_column = one_column && x.value == points[0].x.value && x.percent == points[0].x.percent;
        one_row = one_row && y.value == points[0].y.value && y.percent == points[0].y.percent;
    }
    return points.size() < 3 || one_column || one_row ? Clipping::all : Clipping::some;
}

// circle(0) and ellipse(0 …).
static Clipping read_round(TokenRange arguments, NumericContext const& context)
{
    Cursor cursor(arguments);
    while (!cursor.at_end() && !cursor.is_keyword("at")) {
        auto const radius = take_numeric(cursor, context);
        if (!radius)
            return Clipping::some; // closest-side and the like.
        if (radius->known && radius->value == 0 && radius->percent == 0)
            return Clipping::all;
    }
    return Clipping::some;
}

Clipping read_clip_path(TokenRange tokens, NumericContext const& given)
{
    auto const context = with_percent(given);
    auto const shape = read_shape(tokens);
    if (!shape.valid || shape.elsewhere)
        return Clipping::unknown;
    if (shape.name.empty())
        return Clipping::some; // A box alone cuts what leaves it.
    if (equals_ignoring_case(shape.name, "inset"))
        return read_inset(shape.arguments, context);
    if (equals_ignoring_case(shape.name, "polygon"))
        return read_polygon(shape.arguments, context);
    if (equals_ignoring_case(shape.name, "circle") || equals_ignoring_case(shape.name, "ellipse"))
        return read_round(shape.arguments, context);
    return Clipping::unknown;
}

// rect(<top>, <right>, <bottom>, <left>), with commas or without.
static std::optional<std::array<std::optional<double>, 4>> read_rect(TokenRange tokens, NumericContext const& context)
{
    Cursor outer(tokens);
    if (!outer.is_function("rect"))
        return {};
    Cursor cursor(outer.inside());
    std::array<std::optional<double>, 4> edges;
    bool commas = false;
    for (std::size_t i = 0; i < 4; ++i) {
        if (i == 1)
            commas = cursor.take(TokenType::comma);
        else if (i > 1 && cursor.take(TokenType::comma) != commas)
            return {};
        if (cursor.take_keyword("auto"))
            continue;
        auto const edge = take_numeric(cursor, context);
        if (!edge || !edge->is_length() || !edge->known)
            return {};
        edges[i] = edge->value;
    }
    outer.step();
    return cursor.at_end() && outer.at_end() ? std::optional(edges) : std::nullopt;
}

bool is_clip(TokenRange tokens) { return read_rect(tokens, {}).has_value(); }

Clipping read_clip(TokenRange tokens, NumericContext const& context)
{
    Cursor cursor(tokens);
    if (cursor.take_keyword("auto"))
        return Clipping::none;
    auto const edges = read_rect(tokens, context);
    if (!edges)
        return Clipping::unknown;
    auto const [top, right, bottom, left] = *edges;
    // An edge that is auto is the box's own: at zero for the top and the left one.
    bool const no_height = bottom && *bottom - top.value_or(0) <= 1;
    bool const no_width = right && *right - left.value_or(0) <= 1;
    return no_height || no_width ? Clipping::all : Clipping::some;
}

} // namespace syna::css

#include "page/css_value/transform.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace syna::css {

bool Matrix::is_singular() const { return std::abs(a * d - b * c) < 1e-9; }

Matrix operator*(Matrix const& m, Matrix const& n)
{
    return { m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b, m.a * n.c + m.c * n.d, m.b * n.c + m.d * n.d,
        m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f };
}

namespace {

Matrix scaling(double x, double y) { return { x, 0, 0, y, 0, 0 }; }

// Sine and cosine of whole quarters are exact.
Matrix rotation(double degrees)
{
    auto const quarters = degrees / 90;
    if (quarters == std::floor(quarters)) {
        constexpr int sines[] = { 0, 1, 0, -1 };
        auto const index = static_cast<int>(std::fmod(std::fmod(quarters, 4) + 4, 4));
        double const sine = sines[index], cosine = sines[(index + 1) % 4];
        return { cosine, sine, -sine, cosine, 0, 0 };
    }
    auto const angle = degrees * std::numbers::pi / 180;
    return { std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0 };
}

double shrink(double degrees) { return rotation(degrees).a; }
double slope(double degrees) { return std::tan(degrees * std::numbers::pi / 180); }

using Arguments = std::vector<Numeric>;

bool all_are(Arguments const& arguments, Dimension dimension)
{
    return std::ranges::all_of(arguments, [&](Numeric const& argument) {
        // Zero stands for any angle and length.
        return argument.dimension == dimension || (argument.dimension == Dimension::number && argument.value == 0 && dimension != Dimension::number);
    });
}

// Percentages are numbers here.
bool all_factors(Arguments& arguments)
{
    for (auto& argument : arguments) {
        if (argument.dimension == Dimension::percentage)
            argument = Numeric { .value = argument.value / 100, .known = argument.known };
    }
    return all_are(arguments, Dimension::number);
}

void move(Transform& transform, Numeric const& x, Numeric const& y)
{
    if (!x.known || !y.known)
        transform.known = false;
    if (x.percent != 0 || y.percent != 0) {
        auto const& m = transform.matrix;
        if (m.a != 1 || m.b != 0 || m.c != 0 || m.d != 1)
            transform.known = false;
        transform.percent_x += x.percent;
        transform.percent_y += y.percent;
    }
    transform.matrix = transform.matrix * Matrix { 1, 0, 0, 1, x.value, y.value };
}

//   https://www.w3.org/TR/css-transforms-1/#two-d-transform-functions and https://www.w3.org/TR/css-transforms-2/#three-d-transform-functions
bool apply(Transform& transform, std::string_view name, Arguments& arguments)
{
    auto const count = arguments.size();
    auto const value = [&](std::size_t i) { return arguments[i].value; };
    auto& matrix = transform.matrix;
    Numeric const zero {};

    if (name == "matrix" || name == "matrix3d") {
        bool const three = name == "matrix3d";
        if (count != (three ? 16 : 6) || !all_are(arguments, Dimension::number))
            return false;
        matrix = matrix * (three ? Matrix { value(0), value(1), value(4), value(5), value(12), value(13) } : Matrix { value(0), value(1), value(2), value(3), value(4), value(5) });
        if (three)
            transform.leaves_plane = true;
        return true;
    }
    if (name.starts_with("translate")) {
        std::size_t const wanted = name == "translate3d" ? 3 : 1;
        if (!all_are(arguments, Dimension::length) || count < wanted || count > (name == "translate" ? 2 : wanted))
            return false;
        if (name == "translatey")
            move(transform, zero, arguments[0]);
        else if (name == "translatez")
            transform.known = transform.known && value(0) == 0;
        else
            move(transform, arguments[0], count > 1 ? arguments[1] : zero);
        return true;
    }
    if (name.starts_with("scale")) {
        std::size_t const wanted = name == "scale3d" ? 3 : 1;
        if (!all_factors(arguments) || count < wanted || count > (name == "scale" ? 2 : wanted))
            return false;
        if (name == "scalex")
            matrix = matrix * scaling(value(0), 1);
        else if (name == "scaley")
            matrix = matrix * scaling(1, value(0));
        else if (name == "scalez" && value(0) == 0)
            matrix = matrix * scaling(0, 0);
        else if (name != "scalez")
            matrix = matrix * scaling(value(0), count > 1 ? value(1) : value(0));
        return true;
    }
    if (name == "rotate3d") {
        if (count != 4 || arguments[3].dimension != Dimension::angle)
            return false;
        if (value(0) == 0 && value(1) == 0)
            matrix = matrix * rotation(value(2) < 0 ? -value(3) : value(3));
        else
            transform.known = false;
        transform.leaves_plane = true;
        return true;
    }
    if (name == "perspective") {
        transform.known = false;
        return count <= 1;
    }
    if (!all_are(arguments, Dimension::angle) || count == 0 || count > (name == "skew" ? 2 : 1))
        return false;
    if (name == "rotate" || name == "rotatez") {
        matrix = matrix * rotation(value(0));
    } else if (name == "rotatex" || name == "rotatey") {
        matrix = matrix * (name == "rotatex" ? scaling(1, shrink(value(0))) : scaling(shrink(value(0)), 1));
        transform.leaves_plane = true;
    } else if (name == "skew") {
        matrix = matrix * Matrix { 1, count > 1 ? slope(value(1)) : 0, slope(value(0)), 1, 0, 0 };
    } else if (name == "skewx") {
        matrix = matrix * Matrix { 1, 0, slope(value(0)), 1, 0, 0 };
    } else if (name == "skewy") {
        matrix = matrix * Matrix { 1, slope(value(0)), 0, 1, 0, 0 };
    } else {
        return false;
    }
    return true;
}

NumericContext with_percent(NumericContext context)
{
    context.percent_is_length = true;
    return context;
}

// What a percentage means hangs on the function: a length of the box when moving, a factor when scaling.
std::optional<Arguments> read_arguments(std::string_view name, TokenRange range, NumericContext const& lengths)
{
    auto context = lengths;
    context.percent_is_length = name.starts_with("translate");
    Arguments arguments;
    Cursor cursor(range);
    while (!cursor.at_end()) {
        if (!arguments.empty() && !cursor.take(TokenType::comma))
            return {};
        if (name == "perspective" && cursor.take_keyword("none"))
            continue;
        auto const argument = take_numeric(cursor, context);
        if (!argument || arguments.size() == 16)
            return {};
        arguments.push_back(*argument);
    }
    return arguments;
}

// The values of scale, rotate or translate, up to `most` of them.
std::optional<Arguments> read_list(TokenRange range, NumericContext const& context, std::size_t most)
{
    Arguments values;
    Cursor cursor(range);
    while (!cursor.at_end()) {
        auto const value = take_numeric(cursor, context);
        if (!value || values.size() == most)
            return {};
        values.push_back(*value);
    }
    return values.empty() ? std::nullopt : std::optional(values);
}

bool is_none(TokenRange tokens)
{
    Cursor cursor(tokens);
    if (cursor.at_end())
        return true;
    return cursor.take_keyword("none") && cursor.at_end();
}

} // namespace

std::optional<Transform> read_transform(TokenRange tokens, NumericContext const& context)
{
    Transform transform;
    if (is_none(tokens))
        return transform;
    Cursor cursor(tokens);
    while (!cursor.at_end()) {
        if (!cursor.is(TokenType::function))
            return {};
        auto const name = ascii_lower(cursor.token().text);
        auto arguments = read_arguments(name, cursor.inside(), context);
        if (!arguments || !apply(transform, name, *arguments))
            return {};
        cursor.step();
    }
    return transform;
}

std::optional<Transform> read_scale(TokenRange tokens)
{
    Transform transform;
    if (is_none(tokens))
        return transform;
    auto values = read_list(tokens, {}, 3);
    if (!values || !all_factors(*values))
        return {};
    transform.matrix = scaling((*values)[0].value, (*values)[values->size() > 1 ? 1 : 0].value);
    return transform;
}

std::optional<Transform> read_rotate(TokenRange tokens)
{
    Transform transform;
    if (is_none(tokens))
        return transform;
    // An axis, by name or by three numbers, before or behind the angle.
    Cursor cursor(tokens);
    std::optional<double> angle;
    char axis = 'z';
    Arguments vector;
    while (!cursor.at_end()) {
        if (cursor.take_keyword("x"))
            axis = 'x';
        else if (cursor.take_keyword("y"))
            axis = 'y';
        else if (!cursor.take_keyword("z")) {
            auto const value = take_numeric(cursor, {});
            if (!value)
                return {};
            if (value->dimension == Dimension::angle && !angle)
                angle = value->value;
            else if (value->dimension == Dimension::number && vector.size() < 3)
                vector.push_back(*value);
            else
                return {};
        }
    }
    if (!angle || (!vector.empty() && vector.size() != 3))
        return {};
    if (!vector.empty()) {
        bool const about_z = vector[0].value == 0 && vector[1].value == 0;
        transform.known = about_z;
        transform.leaves_plane = !about_z;
        axis = 'z';
        if (vector[2].value < 0)
            *angle = -*angle;
    }
    transform.leaves_plane = transform.leaves_plane || axis != 'z';
    transform.matrix = axis == 'z' ? rotation(*angle) : axis == 'x' ? scaling(1, shrink(*angle))
                                                                    : scaling(shrink(*angle), 1);
    return transform;
}

std::optional<Transform> read_translate(TokenRange tokens, NumericContext const& context)
{
    Transform transform;
    if (is_none(tokens))
        return transform;
    auto const values = read_list(tokens, with_percent(context), 3);
    if (!values || !all_are(*values, Dimension::length))
        return {};
    move(transform, (*values)[0], values->size() > 1 ? (*values)[1] : Numeric {});
    return transform;
}

} // namespace syna::css

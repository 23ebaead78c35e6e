#include "page/css_value/value.h"

namespace syna::css {

std::optional<Numeric> resolve_length(Value const& value, NumericContext const& context)
{
    Numeric result;
    result.dimension = Dimension::length;
    switch (value.kind) {
    case ValueKind::length:
        result.value = value.number * px_of(*value.unit, context.lengths);
        result.exact = is_exact(value.unit->measure);
        return result;
    case ValueKind::percentage:
        if (context.percent_basis)
            result.value = value.number * *context.percent_basis / 100;
        else
            result.percent = value.number;
        return result;
    case ValueKind::number:
        if (value.number != 0)
            result.dimension = Dimension::number;
        result.value = value.number;
        return result;
    case ValueKind::tokens: {
        auto with_percent = context;
        with_percent.percent_is_length = true;
        Cursor cursor(value.tokens);
        return take_numeric(cursor, with_percent);
    }
    case ValueKind::keyword:
    case ValueKind::color:
        break;
    }
    return {};
}

std::optional<double> resolve_number(Value const& value, NumericContext const& context)
{
    if (value.kind == ValueKind::number)
        return value.number;
    if (value.kind != ValueKind::tokens)
        return {};
    Cursor cursor(value.tokens);
    auto const numeric = take_numeric(cursor, context);
    if (!numeric)
        return {};
    if (numeric->dimension == Dimension::percentage)
        return numeric->value / 100;
    if (numeric->dimension == Dimension::number)
        return numeric->value;
    return {};
}

std::optional<color::Color> resolve_color(Value const& value, color::ColorContext const& context)
{
    if (value.kind == ValueKind::color)
        return value.color;
    if (value.kind == ValueKind::tokens)
        return color::parse_color(value.tokens, context);
    if (value.is(Keyword::currentcolor))
        return context.current_color;
    if (value.is(Keyword::transparent))
        return color::from_rgba8({ 0, 0, 0, 0 });
    return {};
}

} // namespace syna::css

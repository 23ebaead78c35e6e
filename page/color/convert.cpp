// From one colour space to another, by way of CIE XYZ.
//   https://www.w3.org/TR/css-color-4/#color-conversion-code (matrices and curves from there)

#include "page/color/spaces.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace syna::color {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

static Triple operator*(Matrix const& matrix, Triple const& v)
{
    Triple result;
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    return result;
}

constexpr Matrix srgb_to_xyz { { { 506752. / 1228815, 87881. / 245763, 12673. / 70218 },
    { 87098. / 409605, 175762. / 245763, 12673. / 175545 },
    { 7918. / 409605, 87881. / 737289, 1001167. / 1053270 } } };
constexpr Matrix xyz_to_srgb { { { 12831. / 3959, -329. / 214, -1974. / 3959 },
    { -851781. / 878810, 1648619. / 878810, 36519. / 878810 },
    { 705. / 12673, -2585. / 12673, 705. / 667 } } };
constexpr Matrix p3_to_xyz { { { 608311. / 1250200, 189793. / 714400, 198249. / 1000160 },
    { 35783. / 156275, 247089. / 357200, 198249. / 2500400 },
    { 0, 32229. / 714400, 5220557. / 5000800 } } };
constexpr Matrix xyz_to_p3 { { { 446124. / 178915, -333277. / 357830, -72051. / 178915 },
    { -14852. / 17905, 63121. / 35810, 423. / 17905 },
    { 11844. / 330415, -50337. / 660830, 316169. / 330415 } } };
constexpr Matrix a98_to_xyz { { { 573536. / 994567, 263643. / 1420810, 187206. / 994567 },
    { 591459. / 1989134, 6239551. / 9945670, 374412. / 4972835 },
    { 53769. / 1989134, 351524. / 4972835, 4929758. / 4972835 } } };
constexpr Matrix xyz_to_a98 { { { 1829569. / 896150, -506331. / 896150, -308931. / 896150 },
    { -851781. / 878810, 1648619. / 878810, 36519. / 878810 },
    { 16779. / 1248040, -147721. / 1248040, 1266979. / 1248040 } } };
constexpr Matrix rec2020_to_xyz { { { 63426534. / 99577255, 20160776. / 139408157, 47086771. / 278816314 },
    { 26158966. / 99577255, 472592308. / 697040785, 8267143. / 139408157 },
    { 0, 19567812. / 697040785, 295819943. / 278816314 } } };
constexpr Matrix xyz_to_rec2020 { { { 30757411. / 17917100, -6372589. / 17917100, -4539589. / 17917100 },
    { -19765991. / 29648200, 47925759. / 29648200, 467509. / 29648200 },
    { 792561. / 44930125, -1921689. / 44930125, 42328811. / 44930125 } } };
constexpr Matrix prophoto_to_xyz_d50 { { { 0.79776664490064230, 0.13518129740053308, 0.03134773412839220 },
    { 0.28807482881940130, 0.71183523424187300, 0.00008993693872564 },
    { 0, 0, 0.82510460251046020 } } };
constexpr Matrix xyz_d50_to_prophoto { { { 1.34578688164715830, -0.25557208737979464, -0.05110186497554526 },
    { -0.54463070512490190, 1.50824774284514680, 0.02052744743642139 },
    { 0, 0, 1.21196754563894520 } } };
constexpr Matrix d65_to_d50 { { { 1.0479297925449969, 0.022946870601609652, -0.05019226628920524 },
    { 0.02962780877005599, 0.9904344267538799, -0.017073799063418826 },
    { -0.009243040646204504, 0.015055191490298152, 0.7518742814281371 } } };
constexpr Matrix d50_to_d65 { { { 0.955473421488075, -0.02309845494876471, 0.06325924320057072 },
    { -0.0283697093338637, 1.0099953980813041, 0.021041441191917323 },
    { 0.012314014864481998, -0.020507649298898964, 1.330365926242124 } } };
constexpr Matrix xyz_to_lms { { { 0.8190224379967030, 0.3619062600528904, -0.1288737815209879 },
    { 0.0329836539323885, 0.9292868615863434, 0.0361446663506424 },
    { 0.0481771893596242, 0.2642395317527308, 0.6335478284694309 } } };
constexpr Matrix lms_to_oklab { { { 0.2104542683093140, 0.7936177747023054, -0.0040720430116193 },
    { 1.9779985324311684, -2.4285922420485799, 0.4505937096174110 },
    { 0.0259040424655478, 0.7827717124575296, -0.8086757549230774 } } };
constexpr Matrix lms_to_xyz { { { 1.2268798758459243, -0.5578149944602171, 0.2813910456659647 },
    { -0.0405757452148008, 1.1122868032803170, -0.0717110580655164 },
    { -0.0763729366746601, -0.4214933324022432, 1.5869240198367816 } } };
constexpr Matrix oklab_to_lms { { { 1, 0.3963377773761749, 0.2158037573099136 },
    { 1, -0.1055613458156586, -0.0638541728258133 },
    { 1, -0.0894841775298119, -1.2914855480194092 } } };

// A curve is the same mirrored for negative values.
template<typename Curve>
static Triple mirrored(Triple v, Curve curve)
{
    for (auto& component : v)
        component = std::copysign(curve(std::abs(component)), component);
    return v;
}

static double srgb_to_linear(double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); }
static double srgb_from_linear(double v) { return v > 0.0031308 ? 1.055 * std::pow(v, 1 / 2.4) - 0.055 : 12.92 * v; }
static double a98_to_linear(double v) { return std::pow(v, 563. / 256); }
static double a98_from_linear(double v) { return std::pow(v, 256. / 563); }
static double prophoto_to_linear(double v) { return v <= 16. / 512 ? v / 16 : std::pow(v, 1.8); }
static double prophoto_from_linear(double v) { return v >= 1. / 512 ? std::pow(v, 1 / 1.8) : 16 * v; }
// Differs from the specification: since 2025 it has a plain power of 2.4 here; Chromium 156 and the suite have the curve
// of ITU-R BT.2020-2, table 4.
constexpr double rec2020_alpha = 1.09929682680944, rec2020_beta = 0.018053968510807;
static double rec2020_to_linear(double v) { return v < rec2020_beta * 4.5 ? v / 4.5 : std::pow((v + rec2020_alpha - 1) / rec2020_alpha, 1 / 0.45); }
static double rec2020_from_linear(double v) { return v > rec2020_beta ? rec2020_alpha * std::pow(v, 0.45) - (rec2020_alpha - 1) : 4.5 * v; }

//   https://www.w3.org/TR/css-color-4/#hsl-to-rgb
static Triple hsl_to_srgb(Triple const& hsl)
{
    auto const saturation = hsl[1] / 100, lightness = hsl[2] / 100;
    auto const amplitude = saturation * std::min(lightness, 1 - lightness);
    auto const at = [&](double n) {
        auto const k = std::fmod(n + hsl[0] / 30, 12);
        return lightness - amplitude * std::max(-1.0, std::min({ k - 3, 9 - k, 1.0 }));
    };
    return { at(0), at(8), at(4) };
}

//   https://www.w3.org/TR/css-color-4/#rgb-to-hsl
static Triple srgb_to_hsl(Triple const& rgb)
{
    auto const [r, g, b] = rgb;
    auto const most = std::max({ r, g, b }), least = std::min({ r, g, b });
    auto const lightness = (least + most) / 2, distance = most - least;
    double hue = 0, saturation = 0;
    if (distance != 0) {
        saturation = lightness == 0 || lightness == 1 ? 0 : (most - lightness) / std::min(lightness, 1 - lightness);
        if (most == r)
            hue = (g - b) / distance + (g < b ? 6 : 0);
        else if (most == g)
            hue = (b - r) / distance + 2;
        else
            hue = (r - g) / distance + 4;
        hue *= 60;
    }
    // Very far out of gamut, the saturation may be negative.
    if (saturation < 0) {
        hue += 180;
        saturation = -saturation;
    }
    return { hue >= 360 ? hue - 360 : hue, saturation * 100, lightness * 100 };
}

//   https://www.w3.org/TR/css-color-4/#hwb-to-rgb
static Triple hwb_to_srgb(Triple const& hwb)
{
    auto const white = hwb[1] / 100, black = hwb[2] / 100;
    if (white + black >= 1) {
        auto const gray = white / (white + black);
        return { gray, gray, gray };
    }
    auto rgb = hsl_to_srgb({ hwb[0], 100, 50 });
    for (auto& component : rgb)
        component = component * (1 - white - black) + white;
    return rgb;
}

static Triple srgb_to_hwb(Triple const& rgb)
{
    // The hue alone, which for colours out of gamut has no negative saturation to turn it.
    auto const [r, g, b] = rgb;
    auto const most = std::max({ r, g, b }), least = std::min({ r, g, b });
    auto const distance = most - least;
    double hue = 0;
    if (distance != 0) {
        hue = most == r ? (g - b) / distance + (g < b ? 6 : 0) : most == g ? (b - r) / distance + 2
                                                                           : (r - g) / distance + 4;
        hue *= 60;
    }
    return { hue >= 360 ? hue - 360 : hue, least * 100, (1 - most) * 100 };
}

constexpr double kappa = 24389. / 27, epsilon = 216. / 24389;
constexpr Triple white_d50 { 0.3457 / 0.3585, 1, (1.0 - 0.3457 - 0.3585) / 0.3585 };

static Triple xyz_d50_to_lab(Triple const& xyz)
{
    Triple f;
    for (std::size_t i = 0; i < 3; ++i) {
        auto const v = xyz[i] / white_d50[i];
        f[i] = v > epsilon ? std::cbrt(v) : (kappa * v + 16) / 116;
    }
    return { 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2]) };
}

static Triple lab_to_xyz_d50(Triple const& lab)
{
    auto const y = (lab[0] + 16) / 116;
    Triple const f { lab[1] / 500 + y, y, y - lab[2] / 200 };
    auto const cube = [](double v) { return v * v * v; };
    Triple const xyz { cube(f[0]) > epsilon ? cube(f[0]) : (116 * f[0] - 16) / kappa,
        lab[0] > kappa * epsilon ? cube(y) : lab[0] / kappa,
        cube(f[2]) > epsilon ? cube(f[2]) : (116 * f[2] - 16) / kappa };
    return { xyz[0] * white_d50[0], xyz[1] * white_d50[1], xyz[2] * white_d50[2] };
}

static Triple to_polar(Triple const& lab)
{
    auto const hue = std::atan2(lab[2], lab[1]) * 180 / std::numbers::pi;
    return { lab[0], std::hypot(lab[1], lab[2]), hue < 0 ? hue + 360 : hue };
}

static Triple from_polar(Triple const& lch)
{
    auto const hue = lch[2] * std::numbers::pi / 180;
    return { lch[0], lch[1] * std::cos(hue), lch[1] * std::sin(hue) };
}

static Triple cubed(Triple v)
{
    for (auto& component : v)
        component = component * component * component;
    return v;
}

static Triple cube_root(Triple v)
{
    for (auto& component : v)
        component = std::cbrt(component);
    return v;
}

static Triple to_xyz(Space space, Triple const& v)
{
    switch (space) {
    case Space::srgb:
        return srgb_to_xyz * mirrored(v, srgb_to_linear);
    case Space::srgb_linear:
        return srgb_to_xyz * v;
    case Space::hsl:
        return to_xyz(Space::srgb, hsl_to_srgb(v));
    case Space::hwb:
        return to_xyz(Space::srgb, hwb_to_srgb(v));
    case Space::lab:
        return d50_to_d65 * lab_to_xyz_d50(v);
    case Space::lch:
        return d50_to_d65 * lab_to_xyz_d50(from_polar(v));
    case Space::oklab:
        return lms_to_xyz * cubed(oklab_to_lms * v);
    case Space::oklch:
        return lms_to_xyz * cubed(oklab_to_lms * from_polar(v));
    case Space::display_p3:
        return p3_to_xyz * mirrored(v, srgb_to_linear);
    case Space::display_p3_linear:
        return p3_to_xyz * v;
    case Space::a98_rgb:
        return a98_to_xyz * mirrored(v, a98_to_linear);
    case Space::prophoto_rgb:
        return d50_to_d65 * (prophoto_to_xyz_d50 * mirrored(v, prophoto_to_linear));
    case Space::rec2020:
        return rec2020_to_xyz * mirrored(v, rec2020_to_linear);
    case Space::xyz_d50:
        return d50_to_d65 * v;
    case Space::xyz_d65:
        return v;
    }
    return v;
}

static Triple from_xyz(Space space, Triple const& xyz)
{
    switch (space) {
    case Space::srgb:
        return mirrored(xyz_to_srgb * xyz, srgb_from_linear);
    case Space::srgb_linear:
        return xyz_to_srgb * xyz;
    case Space::hsl:
        return srgb_to_hsl(from_xyz(Space::srgb, xyz));
    case Space::hwb:
        return srgb_to_hwb(from_xyz(Space::srgb, xyz));
    case Space::lab:
        return xyz_d50_to_lab(d65_to_d50 * xyz);
    case Space::lch:
        return to_polar(xyz_d50_to_lab(d65_to_d50 * xyz));
    case Space::oklab:
        return lms_to_oklab * cube_root(xyz_to_lms * xyz);
    case Space::oklch:
        return to_polar(lms_to_oklab * cube_root(xyz_to_lms * xyz));
    case Space::display_p3:
        return mirrored(xyz_to_p3 * xyz, srgb_from_linear);
    case Space::display_p3_linear:
        return xyz_to_p3 * xyz;
    case Space::a98_rgb:
        return mirrored(xyz_to_a98 * xyz, a98_from_linear);
    case Space::prophoto_rgb:
        return mirrored(xyz_d50_to_prophoto * (d65_to_d50 * xyz), prophoto_from_linear);
    case Space::rec2020:
        return mirrored(xyz_to_rec2020 * xyz, rec2020_from_linear);
    case Space::xyz_d50:
        return d65_to_d50 * xyz;
    case Space::xyz_d65:
        return xyz;
    }
    return xyz;
}

static bool is_srgb_family(Space space) { return space == Space::srgb || space == Space::hsl || space == Space::hwb; }

// Faster than the specification: within sRGB's own spellings there is no way round by XYZ, which also keeps grays gray.
static Triple change(Space from, Space to, Triple const& v)
{
    if (is_srgb_family(from) && is_srgb_family(to)) {
        auto const rgb = from == Space::hsl ? hsl_to_srgb(v) : from == Space::hwb ? hwb_to_srgb(v)
                                                                                  : v;
        return to == Space::hsl ? srgb_to_hsl(rgb) : to == Space::hwb ? srgb_to_hwb(rgb)
                                                                      : rgb;
    }
    if (from == Space::lab && to == Space::lch)
        return to_polar(v);
    if (from == Space::oklab && to == Space::oklch)
        return to_polar(v);
    if ((from == Space::lch && to == Space::lab) || (from == Space::oklch && to == Space::oklab))
        return from_polar(v);
    return from_xyz(to, to_xyz(from, v));
}

// Components without power over the result: a gray's hue is missing.
//   https://www.w3.org/TR/css-color-4/#powerless
static void drop_powerless_hue(Space space, Color& color)
{
    auto& c = color.components;
    bool powerless = false;
    switch (space) {
    case Space::hsl:
        powerless = c[1] <= 0.001f;
        break;
    case Space::hwb:
        powerless = c[1] + c[2] >= 99.999f;
        break;
    case Space::lch:
        powerless = c[1] <= 0.0015f;
        break;
    case Space::oklch:
        powerless = c[1] <= 0.000004f;
        break;
    default:
        return;
    }
    if (powerless)
        c[static_cast<std::size_t>(info(space).hue)] = none;
}

Color convert(Color const& color, Space space)
{
    if (color.space == space)
        return color;
    Triple v;
    for (std::size_t i = 0; i < 3; ++i)
        v[i] = or_zero(color.components[i]);
    auto const result = change(color.space, space, v);
    Color converted;
    converted.space = space;
    converted.alpha = color.alpha;
    converted.legacy = color.legacy && is_srgb_family(space);
    for (std::size_t i = 0; i < 3; ++i)
        converted.components[i] = static_cast<float>(result[i]);
    drop_powerless_hue(space, converted);
    return converted;
}

// 127.5 is 128, also where a float stands a little below it.
static uint8_t to_byte(float component)
{
    auto const clipped = std::clamp(static_cast<double>(or_zero(component)), 0.0, 1.0);
    return static_cast<uint8_t>(clipped * 255 + 0.5 + 1e-4);
}

Rgba8 to_rgba8(Color const& color)
{
    auto const srgb = convert(color, Space::srgb);
    return { to_byte(srgb.components[0]), to_byte(srgb.components[1]), to_byte(srgb.components[2]), std::clamp(or_zero(srgb.alpha), 0.f, 1.f) };
}

Color from_rgba8(Rgba8 color)
{
    return { Space::srgb, { color.red / 255.f, color.green / 255.f, color.blue / 255.f }, color.alpha, true };
}

} // namespace syna::color

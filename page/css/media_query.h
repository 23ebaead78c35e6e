#pragma once
// Media queries, answered for a device.
//   https://www.w3.org/TR/mediaqueries-5/

#include "page/css/token.h"

#include <cstdint>
#include <string_view>

namespace syna::css {

// What a page is seen on: an ordinary computer, unless something else is asked for.
struct Device {
    enum class Medium : uint8_t { screen,
        print };
    enum class ColorScheme : uint8_t { light,
        dark };
    enum class Contrast : uint8_t { no_preference,
        more,
        less };

    double width = 1280; // CSS pixels of the viewport.
    double height = 1024;
    double pixel_ratio = 1;
    Medium medium = Medium::screen;
    ColorScheme color_scheme = ColorScheme::light;
    Contrast contrast = Contrast::no_preference;
    bool reduced_motion = false;
    bool reduced_transparency = false;
    bool forced_colors = false;
    bool hover = true; // And a mouse; without: a finger.
    bool scripting = true;

    bool operator==(Device const&) const = default;
};

// A list of queries. What is no query, or asks what is not known, does not apply; an empty list does.
bool evaluate_media(TokenRange queries, Device const& device);
// The value of a media attribute.
bool evaluate_media(std::string_view queries, Device const& device);

} // namespace syna::css

// Sound that starts by itself can be stopped.
//   https://www.w3.org/TR/WCAG22/#audio-control. The ACT rules 80f0bf, 4c31df and aaa1bf ask it of media that last longer than
//   three seconds and have sound, which takes the media themselves; they are not claimed here. Without its own controls,
//   whether the page has others is for people to say, so nothing is accused.

#include "checks/check.h"
#include "page/dom/ascii.h"
#include "page/style/visibility.h"

#include <charconv>

namespace syna::checks {

static bool has_address(Node media)
{
    if (media.has(Name::src))
        return true;
    return !media.descendants([](Node node) { return node.is(Name::source) && node.has(Name::src); }).empty();
}

// Applicability: audio and video elements with an address that start by themselves and are not muted.
static std::vector<Node> applicability(Page const& page)
{
    return page.nodes([](Node node) {
        return (node.is(Name::audio) || node.is(Name::video)) && node.has(Name::autoplay) && !node.has(Name::muted) && has_address(node);
    });
}

// Plays at most three seconds: "#t=8,10".
//   https://www.w3.org/TR/media-frags/#naming-time
static bool is_short(std::string_view address)
{
    auto const start = address.find("#t=");
    if (start == address.npos)
        return false;
    address.remove_prefix(start + 3);
    auto const comma = address.find(',');
    if (comma == address.npos)
        return false;
    double from = 0, to = 0;
    auto const begin = address.substr(0, comma), end = address.substr(comma + 1);
    auto const read = [](std::string_view text, double& number) {
        return text.empty() || std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
    };
    return read(begin, from) && !end.empty() && read(end, to) && to - from <= 3;
}

static bool plays_shortly(Node media)
{
    if (auto const address = media.attribute(Name::src))
        return is_short(*address);
    for (auto const source : media.descendants([](Node node) { return node.is(Name::source); }))
        if (!is_short(source.attribute_or(Name::src, {})))
            return false;
    return true;
}

// Expectation: it shows its controls, or is over soon.
static Outcome expectation(Node media)
{
    if ((media.has(Name::controls) && style::is_visible(media)) || (plays_shortly(media) && !media.has(Name::loop)))
        return passed();
    return cant_tell(media.is(Name::audio) ? "audio" : "video", media);
}

Check autoplay_control() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

#include "page/style/display.h"

#include "page/dom/ascii.h"
#include "page/style/declarations.h"

#include <array>
#include <utility>

namespace syna::style {

// A style attribute that is longer hides nothing: the walk over ancestors reads it again for each node.
static constexpr std::size_t longest_style_attribute = 16 * 1024;

// [spec] The keywords of `display`, https://drafts.csswg.org/css-display-3/#the-display-properties. 2026-11-23.
static constexpr std::array display_keywords = std::to_array<std::pair<std::string_view, Display>>({
    { "block", Display::block },
    { "contents", Display::contents },
    { "flex", Display::block },
    { "flow", Display::block },
    { "flow-root", Display::block },
    { "grid", Display::block },
    { "inherit", Display::inline_ },
    { "initial", Display::inline_ },
    { "inline", Display::inline_ },
    { "inline-block", Display::inline_block },
    { "inline-flex", Display::inline_block },
    { "inline-grid", Display::inline_block },
    { "inline-table", Display::inline_block },
    { "list-item", Display::block },
    { "math", Display::block },
    { "none", Display::none },
    { "ruby", Display::inline_ },
    { "ruby-base", Display::inline_ },
    { "ruby-text", Display::inline_ },
    { "table", Display::block },
    { "table-caption", Display::table_part },
    { "table-cell", Display::table_part },
    { "table-column", Display::table_part },
    { "table-column-group", Display::table_part },
    { "table-footer-group", Display::table_part },
    { "table-header-group", Display::table_part },
    { "table-row", Display::table_part },
    { "table-row-group", Display::table_part },
    { "unset", Display::inline_ },
    { "-webkit-box", Display::block },
    { "-webkit-flex", Display::block },
    { "-webkit-inline-box", Display::inline_block },
    { "-webkit-inline-flex", Display::inline_block },
});

static std::optional<Display> display_of_value(std::string_view value)
{
    auto const keyword = single_keyword(value);
    for (auto const& [text, display] : display_keywords)
        if (equals_ignoring_case(keyword, text))
            return display;
    return std::nullopt;
}

static std::optional<Visibility> visibility_of_value(std::string_view value)
{
    auto const keyword = single_keyword(value);
    if (equals_ignoring_case(keyword, "hidden") || equals_ignoring_case(keyword, "collapse"))
        return Visibility::hidden;
    if (equals_ignoring_case(keyword, "visible") || equals_ignoring_case(keyword, "initial"))
        return Visibility::visible;
    if (equals_ignoring_case(keyword, "inherit") || equals_ignoring_case(keyword, "unset") || equals_ignoring_case(keyword, "revert"))
        return Visibility::inherited;
    return std::nullopt;
}

namespace {

// What a style attribute gives the two properties: of each the last valid value, important ones first; a value that
// means nothing is dropped like a browser drops it.
struct Declared {
    std::optional<Display> display;
    std::optional<Visibility> visibility;
};

template<typename Value>
struct Winner {
    std::optional<Value> value;
    bool important = false;

    void meet(std::optional<Value> next, bool next_important)
    {
        if (!next || (important && !next_important))
            return;
        value = next;
        important = next_important;
    }
};

} // namespace

static Declared declared(Node element)
{
    auto const style = element.attribute_or(Name::style, {});
    if (style.empty() || style.size() > longest_style_attribute)
        return {};

    Winner<Display> display;
    Winner<Visibility> visibility;
    DeclarationReader reader(style);
    while (auto const declaration = reader.next()) {
        if (equals_ignoring_case(declaration->property, "display"))
            display.meet(display_of_value(declaration->value), declaration->important);
        else if (equals_ignoring_case(declaration->property, "visibility"))
            visibility.meet(visibility_of_value(declaration->value), declaration->important);
    }
    return { display.value, visibility.value };
}

// [spec] https://html.spec.whatwg.org/multipage/rendering.html#hidden-elements
static bool is_hidden_by_browser(Name name)
{
    switch (name) {
    case Name::base:
    case Name::basefont:
    case Name::datalist:
    case Name::head:
    case Name::link:
    case Name::meta:
    case Name::noembed:
    case Name::noframes:
    case Name::param:
    case Name::rp:
    case Name::script:
    case Name::source:
    case Name::style:
    case Name::template_:
    case Name::title:
    case Name::track:
        return true;
    default:
        return false;
    }
}

// [spec] https://www.w3.org/TR/SVG2/render.html#Rendered-vs-NonRendered
static bool is_never_rendered_svg(Name name)
{
    switch (name) {
    case Name::clippath:
    case Name::defs:
    case Name::desc:
    case Name::filter:
    case Name::lineargradient:
    case Name::marker:
    case Name::mask:
    case Name::metadata:
    case Name::pattern:
    case Name::radialgradient:
    case Name::script:
    case Name::style:
    case Name::symbol:
    case Name::title:
        return true;
    default:
        return false;
    }
}

// [spec] https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3 and the sections after it.
static Display default_display(Name name)
{
    switch (name) {
    case Name::address:
    case Name::article:
    case Name::aside:
    case Name::blockquote:
    case Name::body:
    case Name::center:
    case Name::dd:
    case Name::details:
    case Name::dialog:
    case Name::dir:
    case Name::div:
    case Name::dl:
    case Name::dt:
    case Name::fieldset:
    case Name::figcaption:
    case Name::figure:
    case Name::footer:
    case Name::form:
    case Name::frame:
    case Name::frameset:
    case Name::h1:
    case Name::h2:
    case Name::h3:
    case Name::h4:
    case Name::h5:
    case Name::h6:
    case Name::header:
    case Name::hgroup:
    case Name::hr:
    case Name::html:
    case Name::legend:
    case Name::li:
    case Name::listing:
    case Name::main:
    case Name::menu:
    case Name::nav:
    case Name::ol:
    case Name::optgroup:
    case Name::option:
    case Name::p:
    case Name::plaintext:
    case Name::pre:
    case Name::search:
    case Name::section:
    case Name::summary:
    case Name::table:
    case Name::ul:
    case Name::xmp:
        return Display::block;
    case Name::caption:
    case Name::col:
    case Name::colgroup:
    case Name::tbody:
    case Name::td:
    case Name::tfoot:
    case Name::th:
    case Name::thead:
    case Name::tr:
        return Display::table_part;
    case Name::button:
    case Name::input:
    case Name::marquee:
    case Name::meter:
    case Name::progress:
    case Name::select:
    case Name::textarea:
        return Display::inline_block;
    case Name::slot:
        return Display::contents;
    default:
        return Display::inline_;
    }
}

static bool is_type_hidden(Node input)
{
    return equals_ignoring_case(input.attribute_or(Name::type, {}), "hidden");
}

// Hidden by rules of the browser's own sheet that are important, or by the element's nature, whatever the page says.
static bool is_suppressed(Node element)
{
    if (element.is(Name::input))
        return is_type_hidden(element);
    if (element.is(Name::audio))
        return !element.has(Name::controls);
    if (element.is(Name::noscript)) // Scripting counts as enabled: that is how pages are met.
        return true;
    // until-found: the contents have no boxes until the page is searched, so nobody sees them.
    return equals_ignoring_case(element.attribute_or(Name::hidden, {}), "until-found");
}

static Display display(Node element, std::optional<Display> by_author)
{
    if (element.name_space() == Namespace::svg)
        return is_never_rendered_svg(element.name()) ? Display::none : by_author.value_or(Display::inline_);
    if (is_suppressed(element))
        return Display::none;
    if (by_author)
        return *by_author;

    auto const name = element.name_space() == Namespace::html ? element.name() : Name::none;
    if (is_hidden_by_browser(name) || element.has(Name::hidden) || element.has(Name::popover))
        return Display::none;
    if (name == Name::dialog && !element.has(Name::open))
        return Display::none;
    return default_display(name);
}

bool is_never_rendered(Node element)
{
    if (element.name_space() == Namespace::svg)
        return is_never_rendered_svg(element.name());
    return element.name_space() == Namespace::html && is_suppressed(element);
}

OwnStyle own_style(Node element)
{
    auto const by_author = declared(element);
    return { display(element, by_author.display), by_author.visibility.value_or(Visibility::inherited) };
}

} // namespace syna::style

#include "page/css/pseudo.h"

#include <algorithm>
#include <array>

namespace syna::css {

namespace {

constexpr PseudoClass state(ElementState value) { return { SimpleKind::state, static_cast<uint8_t>(value) }; }

struct Entry {
    std::string_view name;
    PseudoClass value;
};

// https://www.w3.org/TR/selectors-4/#overview, https://html.spec.whatwg.org/multipage/semantics-other.html#pseudo-classes,
// and what Chromium takes besides: https://chromestatus.com/features. In the order of their names.
// A page is seen as it comes: nothing has been visited, autofilled, opened as a modal or a popover, nothing plays.
constexpr Entry classes[] = {
    { "-webkit-any-link", state(ElementState::any_link) },
    { "-webkit-autofill", { SimpleKind::never } },
    { "-webkit-drag", { SimpleKind::never } },
    { "-webkit-full-page-media", { SimpleKind::never } },
    { "-webkit-full-screen", { SimpleKind::never } },
    { "-webkit-full-screen-ancestor", { SimpleKind::never } },
    { "active", state(ElementState::active) },
    { "active-view-transition", { SimpleKind::never } },
    { "any-link", state(ElementState::any_link) },
    { "autofill", { SimpleKind::never } },
    { "buffering", state(ElementState::custom) },
    { "checked", state(ElementState::checked) },
    { "corner-present", { SimpleKind::never } },
    { "decrement", { SimpleKind::never } },
    { "default", state(ElementState::default_) },
    { "defined", state(ElementState::defined) },
    { "disabled", state(ElementState::disabled) },
    { "double-button", { SimpleKind::never } },
    { "empty", { SimpleKind::empty } },
    { "enabled", state(ElementState::enabled) },
    { "end", { SimpleKind::never } },
    { "first-child", { SimpleKind::nth_child } },
    { "first-of-type", { SimpleKind::nth_of_type } },
    { "focus", state(ElementState::focus) },
    { "focus-visible", state(ElementState::focus_visible) },
    { "focus-within", state(ElementState::focus_within) },
    { "fullscreen", { SimpleKind::never } },
    { "future", { SimpleKind::never } },
    { "has-slotted", { SimpleKind::never } },
    { "horizontal", { SimpleKind::never } },
    { "host", { SimpleKind::never } },
    { "hover", state(ElementState::hover) },
    { "in-range", state(ElementState::in_range) },
    { "increment", { SimpleKind::never } },
    { "indeterminate", state(ElementState::indeterminate) },
    { "invalid", state(ElementState::invalid) },
    { "last-child", { SimpleKind::nth_last_child } },
    { "last-of-type", { SimpleKind::nth_last_of_type } },
    { "link", state(ElementState::any_link) },
    { "modal", { SimpleKind::never } },
    { "muted", state(ElementState::custom) },
    { "no-button", { SimpleKind::never } },
    { "only-child", { SimpleKind::only_child } },
    { "only-of-type", { SimpleKind::only_of_type } },
    { "open", state(ElementState::open) },
    { "optional", state(ElementState::optional) },
    { "out-of-range", state(ElementState::out_of_range) },
    { "past", { SimpleKind::never } },
    { "paused", state(ElementState::custom) },
    { "picture-in-picture", { SimpleKind::never } },
    { "placeholder-shown", state(ElementState::placeholder_shown) },
    { "playing", state(ElementState::custom) },
    { "popover-open", { SimpleKind::never } },
    { "read-only", state(ElementState::read_only) },
    { "read-write", state(ElementState::read_write) },
    { "required", state(ElementState::required) },
    { "root", { SimpleKind::root } },
    { "scope", { SimpleKind::scope } },
    { "seeking", state(ElementState::custom) },
    { "single-button", { SimpleKind::never } },
    { "stalled", state(ElementState::custom) },
    { "start", { SimpleKind::never } },
    { "target", { SimpleKind::never } },
    { "target-current", { SimpleKind::never } },
    { "target-within", { SimpleKind::never } },
    { "user-invalid", { SimpleKind::never } },
    { "user-valid", { SimpleKind::never } },
    { "valid", state(ElementState::valid) },
    { "vertical", { SimpleKind::never } },
    { "visited", { SimpleKind::never } },
    { "volume-locked", state(ElementState::custom) },
    { "window-inactive", { SimpleKind::never } },
    { "xr-overlay", { SimpleKind::never } },
};
static_assert(std::is_sorted(std::begin(classes), std::end(classes), [](auto const& a, auto const& b) { return a.name < b.name; }));

struct ElementEntry {
    std::string_view name;
    PseudoElement value;
};

// https://www.w3.org/TR/css-pseudo-4/ and the specifications that add to it. In the order of their names.
constexpr ElementEntry elements[] = {
    { "-webkit-file-upload-button", PseudoElement::file_selector_button },
    { "-webkit-input-placeholder", PseudoElement::placeholder },
    { "after", PseudoElement::after },
    { "backdrop", PseudoElement::backdrop },
    { "before", PseudoElement::before },
    { "checkmark", PseudoElement::other },
    { "column", PseudoElement::other },
    { "cue", PseudoElement::other },
    { "details-content", PseudoElement::other },
    { "file-selector-button", PseudoElement::file_selector_button },
    { "first-letter", PseudoElement::first_letter },
    { "first-line", PseudoElement::first_line },
    { "grammar-error", PseudoElement::other },
    { "marker", PseudoElement::marker },
    { "picker-icon", PseudoElement::other },
    { "placeholder", PseudoElement::placeholder },
    { "scroll-marker", PseudoElement::other },
    { "scroll-marker-group", PseudoElement::other },
    { "search-text", PseudoElement::other },
    { "selection", PseudoElement::selection },
    { "spelling-error", PseudoElement::other },
    { "target-text", PseudoElement::other },
    { "view-transition", PseudoElement::other },
};
static_assert(std::is_sorted(std::begin(elements), std::end(elements), [](auto const& a, auto const& b) { return a.name < b.name; }));

constexpr std::string_view element_functions[] = { "cue", "highlight", "part", "picker", "scroll-button", "slotted", "view-transition-group",
    "view-transition-image-pair", "view-transition-new", "view-transition-old" };

template<typename Table>
auto const* find(Table const& table, std::string_view name)
{
    auto const found = std::lower_bound(std::begin(table), std::end(table), name, [](auto const& entry, std::string_view wanted) { return entry.name < wanted; });
    return found != std::end(table) && found->name == name ? &*found : nullptr;
}

} // namespace

std::optional<PseudoClass> pseudo_class(std::string_view name)
{
    if (auto const* const entry = find(classes, name))
        return entry->value;
    return std::nullopt;
}

// "All user agents must treat ::-webkit-* as valid at parse time":
//   https://www.w3.org/TR/selectors-4/#compat
std::optional<PseudoElement> pseudo_element(std::string_view name)
{
    if (auto const* const entry = find(elements, name))
        return entry->value;
    if (name.starts_with("-webkit-") && name.size() > 8)
        return PseudoElement::other;
    return std::nullopt;
}

bool is_pseudo_element_function(std::string_view name)
{
    return std::find(std::begin(element_functions), std::end(element_functions), name) != std::end(element_functions);
}

bool is_legacy_pseudo_element(std::string_view name)
{
    return name == "before" || name == "after" || name == "first-line" || name == "first-letter";
}

} // namespace syna::css

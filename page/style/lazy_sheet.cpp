#include "page/style/lazy_sheet.h"

#include "page/style/prepared_sheet.h"

#include <array>
#include <mutex>

namespace syna::style {

struct LazySheet::State {
    std::once_flag parsed;
    std::shared_ptr<css::StyleSheet const> sheet;
    std::array<std::once_flag, 2> ready;
    std::array<std::shared_ptr<PreparedSheet const>, 2> prepared; // By whether quirks count.
};

LazySheet::LazySheet()
    : state_(std::make_unique<State>())
{
}

LazySheet::LazySheet(LazySheet const&)
    : LazySheet()
{
}

LazySheet::LazySheet(LazySheet&&) noexcept
    : LazySheet()
{
}

LazySheet& LazySheet::operator=(LazySheet const&)
{
    state_ = std::make_unique<State>();
    return *this;
}

LazySheet& LazySheet::operator=(LazySheet&&) noexcept
{
    state_ = std::make_unique<State>();
    return *this;
}

LazySheet::~LazySheet() = default;

std::shared_ptr<PreparedSheet const> LazySheet::get(std::string_view text, css::Quirks quirks) const
{
    auto const which = quirks == css::Quirks::yes ? 1u : 0u;
    std::call_once(state_->ready[which], [&] {
        std::call_once(state_->parsed, [&] { state_->sheet = css::StyleSheet::parse(text); });
        state_->prepared[which] = std::make_shared<PreparedSheet const>(state_->sheet, quirks);
    });
    return state_->prepared[which];
}

} // namespace syna::style

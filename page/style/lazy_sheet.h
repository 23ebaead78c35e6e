#pragma once
// A style sheet that is read when somebody needs it. This header knows little, as every page carries it.

#include <cstdint>
#include <memory>
#include <string_view>

namespace syna::css {
enum class Quirks : uint8_t;
}

namespace syna::style {

class PreparedSheet;

// A sheet's text read when it is first asked for, once, whoever asks. Copies begin anew.
class LazySheet {
public:
    LazySheet();
    LazySheet(LazySheet const&);
    LazySheet(LazySheet&&) noexcept;
    LazySheet& operator=(LazySheet const&);
    LazySheet& operator=(LazySheet&&) noexcept;
    ~LazySheet();

    std::shared_ptr<PreparedSheet const> get(std::string_view text, css::Quirks quirks) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace syna::style

#pragma once
// Strings that are not slices of a source: unescaped or lower-cased ones. A string that was kept never moves.

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace syna::css {

class TextArena {
public:
    std::string_view keep(std::string_view text)
    {
        if (text.empty())
            return {};
        if (text.size() > left_) {
            auto const size = text.size() > block_size ? text.size() : block_size;
            blocks_.push_back(std::make_unique<char[]>(size));
            free_ = blocks_.back().get();
            left_ = size;
        }
        std::memcpy(free_, text.data(), text.size());
        std::string_view const kept(free_, text.size());
        free_ += text.size();
        left_ -= text.size();
        return kept;
    }

private:
    static constexpr std::size_t block_size = 4096;
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* free_ = nullptr;
    std::size_t left_ = 0;
};

} // namespace syna::css

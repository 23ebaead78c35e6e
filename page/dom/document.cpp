#include "page/dom/document.h"

#include "page/dom/ascii.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace syna {

static uint64_t next_serial()
{
    static std::atomic<uint64_t> last { 0 };
    return ++last;
}

Document::Document()
    : serial_(next_serial())
{
}

Document::~Document() = default;

static constexpr std::size_t block_size = 16 * 1024;
static constexpr std::size_t stride = 1024; // Of code_points_.

std::string_view Document::Arena::keep(std::string_view text)
{
    if (text.empty())
        return {};
    if (text.size() > block_size / 4) {
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(text.size()));
        std::memcpy(blocks_.back().get(), text.data(), text.size());
        return { blocks_.back().get(), text.size() };
    }
    if (text.size() > left_) {
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_size));
        free_ = blocks_.back().get();
        left_ = block_size;
    }
    std::memcpy(free_, text.data(), text.size());
    std::string_view const kept(free_, text.size());
    free_ += text.size();
    left_ -= text.size();
    return kept;
}

Node Document::document_element() const
{
    for (auto node = root().first_child(); node; node = node.next_sibling())
        if (node.is_element())
            return node;
    return {};
}

Node Document::head() const
{
    auto const html = document_element();
    for (auto node = html.first_element_child(); node; node = node.next_element_sibling())
        if (node.is(Name::head))
            return node;
    return {};
}

Node Document::body() const
{
    auto const html = document_element();
    for (auto node = html.first_element_child(); node; node = node.next_element_sibling())
        if (node.is(Name::body) || node.is(Name::frameset))
            return node;
    return {};
}

std::span<Node const> Document::elements_with_id(std::string_view id) const
{
    auto const found = by_id_.find(id);
    return found == by_id_.end() ? std::span<Node const>() : std::span<Node const>(found->second);
}

Node Document::element_with_id(std::string_view id) const
{
    auto const found = elements_with_id(id);
    return found.empty() ? Node() : found.front();
}

std::span<Node const> Document::elements(Name html_element) const
{
    auto const number = static_cast<std::size_t>(html_element);
    if (html_element == Name::none || number + 1 >= by_name_starts_.size())
        return {};
    return std::span<Node const>(by_name_).subspan(by_name_starts_[number], by_name_starts_[number + 1] - by_name_starts_[number]);
}

std::size_t Document::code_points_before(std::size_t offset) const
{
    auto const block = offset / stride;
    auto const starts_code_point = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
    auto const begin = source_.begin() + static_cast<std::ptrdiff_t>(block * stride);
    return code_points_[block] + static_cast<std::size_t>(std::count_if(begin, source_.begin() + static_cast<std::ptrdiff_t>(offset), starts_code_point));
}

// True where "#id" finds this element and no other.
bool Document::has_unique_id(Node element) const
{
    auto const id = element.attribute_or(Name::id, "");
    if (id.empty())
        return false;
    if (quirks_mode_ == QuirksMode::quirks) {
        auto const found = folded_ids_.find(ascii_lower(id));
        return found != folded_ids_.end() && found->second == 1;
    }
    return elements_with_id(id).size() == 1;
}

} // namespace syna

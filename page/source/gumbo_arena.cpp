#include "page/source/gumbo_arena.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace syna {

static constexpr std::size_t alignment = alignof(std::max_align_t);
static constexpr std::size_t block_size = 256 * 1024;
static constexpr unsigned clock_interval = 256; // Allocations between two looks at the clock.

GumboArena::GumboArena(std::size_t bytes, double seconds)
    : budget_(bytes)
    , deadline_(Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds)))
    , until_clock_(clock_interval)
{
}

GumboArena::~GumboArena()
{
    while (blocks_) {
        auto* const next = blocks_->next;
        std::free(blocks_);
        blocks_ = next;
    }
}

// Only C frames lie between here and parse(), and no object here has a destructor.
void GumboArena::leave(Stop why)
{
    stop_ = why;
    std::longjmp(way_out_, 1);
}

void* GumboArena::allocate(void* arena, std::size_t size) { return static_cast<GumboArena*>(arena)->take(size); }

void* GumboArena::take(std::size_t size)
{
    if (--until_clock_ == 0) {
        until_clock_ = clock_interval;
        if (Clock::now() > deadline_)
            leave(Stop::time);
    }
    if (size > SIZE_MAX / 2)
        leave(Stop::memory);
    size = (std::max<std::size_t>(size, 1) + alignment - 1) / alignment * alignment;
    if (size > left_) {
        constexpr std::size_t header = (sizeof(Block) + alignment - 1) / alignment * alignment;
        auto const wanted = header + std::max(size, block_size);
        if (wanted > budget_)
            leave(Stop::memory);
        auto* const block = static_cast<Block*>(std::malloc(wanted));
        if (!block)
            leave(Stop::memory);
        budget_ -= wanted;
        block->next = blocks_;
        blocks_ = block;
        if (size > block_size) // A block of its own; the present one is not full yet.
            return reinterpret_cast<char*>(block) + header;
        free_ = reinterpret_cast<char*>(block) + header;
        left_ = wanted - header;
    }
    auto* const memory = free_;
    free_ += size;
    left_ -= size;
    return memory;
}

GumboOutput const* GumboArena::parse(char const* text, std::size_t size)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = [](void*, void*) {};
    options.userdata = this;
    options.max_errors = 0;
    stop_ = Stop::none;
    if (setjmp(way_out_) != 0)
        return nullptr;
    return gumbo_parse_with_options(&options, text, size);
}

} // namespace syna

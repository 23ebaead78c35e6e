#pragma once
// The memory and the patience that Gumbo is given. It allocates from a heap that only grows and is dropped as a whole:
// gumbo_destroy_output recurses as deep as the page and is never called. Gumbo cannot be told to stop, so when a budget
// is used up, the allocator leaves it by longjmp.

#include <gumbo.h>

#include <chrono>
#include <csetjmp>
#include <cstddef>

namespace syna {

class GumboArena {
public:
    enum class Stop { none,
        memory,
        time };

    GumboArena(std::size_t bytes, double seconds);
    ~GumboArena();
    GumboArena(GumboArena const&) = delete;
    GumboArena& operator=(GumboArena const&) = delete;

    // The tree, alive as long as the arena; null where a budget was used up. May be called more than once within it.
    GumboOutput const* parse(char const* text, std::size_t size);
    Stop stop() const { return stop_; }

private:
    using Clock = std::chrono::steady_clock;
    struct Block {
        Block* next;
    };

    static void* allocate(void* arena, std::size_t size);
    void* take(std::size_t size);
    [[noreturn]] void leave(Stop why);

    Block* blocks_ = nullptr;
    char* free_ = nullptr;
    std::size_t left_ = 0;
    std::size_t budget_;
    Clock::time_point deadline_;
    unsigned until_clock_;
    Stop stop_ = Stop::none;
    std::jmp_buf way_out_;
};

} // namespace syna

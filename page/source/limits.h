#pragma once
// What one page may cost. A page that meets a limit of memory, time or nodes is "too complex" and not audited, which the
// report says; the others leave something out that browsers leave out too or that no honest page has.

#include <cstddef>

namespace syna {

struct PageLimits {
    std::size_t memory = 512u << 20; // Bytes that parsing may take.
    double seconds = 5;              // That parsing may take.
    std::size_t depth = 512;         // Of elements; deeper ones are flattened as Blink does.
    std::size_t nodes = 2'000'000;
    std::size_t attributes = 1024; // On one element; more are dropped.
};

} // namespace syna

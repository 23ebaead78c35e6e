#pragma once
// Which good examples of a site and rule are kept. The choice depends on the examples alone, never on the order in which
// pages happen to be audited, so every scan of the same site keeps the same ones.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace syna::store {

constexpr std::size_t examples_kept = 3; // [ours] A site and rule.

struct KeptExample {
    int64_t page = 0;
    int64_t passed = 0; // Targets on the page that passed.
    std::string snippet, url;
};

struct ExampleChoice {
    bool take = false;
    int64_t instead_of = 0; // The page whose example goes; 0: none.
};

// Whether `candidate` is to be kept beside `kept`, and in whose place. Better is: markup to show, more targets that passed, the
// address that comes first. Of several with the same markup only the best is kept.
ExampleChoice choose_example(std::vector<KeptExample> const& kept, KeptExample const& candidate);

} // namespace syna::store

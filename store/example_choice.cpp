#include "store/example_choice.h"

#include <algorithm>
#include <tuple>

namespace syna::store {

static bool is_better(KeptExample const& one, KeptExample const& other)
{
    return std::forward_as_tuple(one.snippet.empty(), -one.passed, one.url) < std::forward_as_tuple(other.snippet.empty(), -other.passed, other.url);
}

ExampleChoice choose_example(std::vector<KeptExample> const& kept, KeptExample const& candidate)
{
    for (auto const& one : kept)
        if (one.page == candidate.page || one.snippet == candidate.snippet)
            return is_better(candidate, one) ? ExampleChoice { true, one.page } : ExampleChoice {};
    if (kept.size() < examples_kept)
        return { true, 0 };
    auto const& worst = *std::max_element(kept.begin(), kept.end(), is_better);
    return is_better(candidate, worst) ? ExampleChoice { true, worst.page } : ExampleChoice {};
}

} // namespace syna::store

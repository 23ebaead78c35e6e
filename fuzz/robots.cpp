// robots.txt: the first byte is how long a path to ask for; the rest is the path and the file.

#include "crawler/robots.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, std::size_t size)
{
    if (size == 0)
        return 0;
    // A buffer of exactly this size, so that a read past its end is seen.
    std::vector<char> const bytes(data + 1, data + size);
    std::string_view const text(bytes.data(), bytes.size());
    auto const length = std::min<std::size_t>(data[0], text.size());
    auto const robots = syna::crawler::Robots::parse(text.substr(length), "syna");
    robots.allows_path(text.substr(0, length));
    return 0;
}

#pragma once
// Compressed bodies for tests, bombs among them, made while the test runs.

#include <string>
#include <string_view>

namespace syna::test {

std::string gzip(std::string_view text);
std::string zlib_deflate(std::string_view text);
std::string raw_deflate(std::string_view text);
std::string brotli_greeting(); // "<p>Välkommen till kommunen, kommunen, kommunen</p>"
std::string brotli_bomb();     // 64 MiB of "a".
std::string zstandard(std::string_view text);

} // namespace syna::test

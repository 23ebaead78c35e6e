#include "tests/crawler/compressed.h"

#include <zlib.h>
#include <zstd.h>

namespace syna::test {

static std::string deflate_with(std::string_view text, int window)
{
    z_stream stream {};
    deflateInit2(&stream, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string gzip(std::string_view text) { return deflate_with(text, 15 + 16); }
std::string zlib_deflate(std::string_view text) { return deflate_with(text, 15); }
std::string raw_deflate(std::string_view text) { return deflate_with(text, -15); }

std::string zstandard(std::string_view text)
{
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 5));
    return out;
}

static std::string bytes_of(std::string_view hexadecimal)
{
    std::string bytes;
    for (std::size_t at = 0; at + 1 < hexadecimal.size(); at += 2)
        bytes += static_cast<char>(std::stoi(std::string(hexadecimal.substr(at, 2)), nullptr, 16));
    return bytes;
}

// Made with Debian's libbrotlienc 1.0.9, which the build does not ask for.
std::string brotli_greeting() { return bytes_of("1b3200f88dd315739da4af08f262b108d1696d893d455a910ea720eb08d4062cc00c3b3eafdcf4dae21eeb11810c"); }
std::string brotli_bomb() { return bytes_of("cfffff7ff825c2e2b14020f7fe9ffffffff04b00c4610180eefd3fffffffe1970088c32200ddfbfffcffffc72f0110870500baf7ff"); }

} // namespace syna::test

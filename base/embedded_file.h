#pragma once
// A file of the project compiled into the program (cmake/Embed.cmake). Each folder that has some declares
// `std::span<EmbeddedFile const> embedded_files();` in its own namespace.

#include <span>
#include <string_view>

namespace syna {

struct EmbeddedFile {
    std::string_view name; // Relative to the source tree: "rules/image-name.xml".
    std::string_view bytes;
};

} // namespace syna

# syna_embed_files(VARIABLE OUTPUT name NAMESPACE ns FILES glob…)
# Compiles files into the program: generates a source with `std::span<EmbeddedFile const> ns::embedded_files()`
# (declared in base/embedded_file.h), each with its name relative to the source tree and its bytes. VARIABLE gets the sources.
function(syna_embed_files variable)
  cmake_parse_arguments(arg "" "OUTPUT;NAMESPACE" "FILES" ${ARGN})
  set(paths "")
  foreach(pattern IN LISTS arg_FILES)
    file(GLOB found CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/${pattern})
    list(APPEND paths ${found})
  endforeach()
  list(SORT paths)
  set(assembly "")
  set(rows "")
  set(names "")
  set(depends "")
  set(i 0)
  foreach(path IN LISTS paths)
    set(symbol "syna_embedded_${arg_OUTPUT}_${i}")
    string(APPEND assembly "asm(\".section .rodata\\n.global ${symbol}\\n.global ${symbol}_end\\n.balign 8\\n${symbol}:\\n.incbin \\\"${CMAKE_SOURCE_DIR}/${path}\\\"\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n")
    string(APPEND names "extern \"C\" char const ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "        { \"${path}\", std::string_view(${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})) },\n")
    list(APPEND depends ${CMAKE_SOURCE_DIR}/${path})
    math(EXPR i "${i} + 1")
  endforeach()
  set(output ${CMAKE_BINARY_DIR}/generated/${arg_OUTPUT}.cpp)
  file(CONFIGURE OUTPUT ${output} CONTENT "// Made by cmake/Embed.cmake.
#include \"base/embedded_file.h\"
#include <vector>
${assembly}${names}
namespace ${arg_NAMESPACE} {
std::span<EmbeddedFile const> embedded_files()
{
    static std::vector<EmbeddedFile> const files {
${rows}    };
    return files;
}
}
" @ONLY)
  set_source_files_properties(${output} PROPERTIES OBJECT_DEPENDS "${depends}")
  set(${variable} ${output} PARENT_SCOPE)
endfunction()

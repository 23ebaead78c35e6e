# syna_checks_table(VARIABLE): the table from a check's name to its function, one row for each checks/NAME.cpp that
# defines `Check NAME()`. VARIABLE gets the generated source.
function(syna_checks_table variable)
  file(GLOB sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/checks ${CMAKE_SOURCE_DIR}/checks/*.cpp)
  set(declarations "")
  set(rows "")
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME_WE)
    file(STRINGS ${CMAKE_SOURCE_DIR}/checks/${source} defines REGEX "^Check ${name}\\(\\)")
    if(defines)
      string(REPLACE "_" "-" kebab ${name})
      string(APPEND declarations "Check ${name}();\n")
      string(APPEND rows "        { \"${kebab}\", ${name}() },\n")
    endif()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/checks/${source})
  endforeach()
  set(output ${CMAKE_BINARY_DIR}/generated/checks_table.cpp)
  file(CONFIGURE OUTPUT ${output} CONTENT "// Made by cmake/Checks.cmake from the files in checks/.
#include \"checks/check.h\"
namespace syna::checks {
${declarations}
std::map<std::string_view, Check> const& check_table()
{
    static std::map<std::string_view, Check> const table {
${rows}    };
    return table;
}
}
" @ONLY)
  set(${variable} ${output} PARENT_SCOPE)
endfunction()

#pragma once
// syna.toml: options that need not be typed each time. Found upwards from the working folder.
//
//     contact = "web@example.org"      # for every command that knows the option
//     [scan]                           # for one command
//     delay = 1000
//     only = ["Sundsvall", "Malmö"]
//
// Flags win over SYNA_* variables, those over the file, and that over defaults.

#include "base/result.h"

#include <CLI/App.hpp>

#include <optional>
#include <string>

namespace syna::cli {

// The nearest syna.toml, from the working folder upwards.
std::optional<std::string> find_configuration();

// Gives the options of the program and of the chosen command, where neither a flag nor a variable has set them, their value from the file.
// Errors (ErrorKind::usage): "syna.toml:3:1: there is no key 'dealy' …, did you mean 'delay'?", a value that the option does not take.
Done apply_configuration(std::string const& path, CLI::App& app, CLI::App& command);

} // namespace syna::cli

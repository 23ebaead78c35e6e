#include "cli/configuration.h"

#include "base/nearest.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace syna::cli {

namespace {

// Of the options that are about one call, not about how a person works.
bool is_configurable(CLI::Option const& option)
{
    auto const& names = option.get_lnames();
    return !names.empty() && names.front() != "help" && names.front() != "help-all" && names.front() != "version";
}

CLI::Option* find_option(CLI::App& app, std::string_view key)
{
    for (auto* const option : app.get_options())
        if (is_configurable(*option) && option->get_lnames().front() == key)
            return option;
    return nullptr;
}

void add_names(CLI::App const& app, std::vector<std::string>& names)
{
    for (auto const* const option : app.get_options())
        if (is_configurable(*option))
            names.push_back(option->get_lnames().front());
}

std::string place(std::string const& path, toml::source_region const& source)
{
    return fmt::format("{}:{}:{}", path, source.begin.line, source.begin.column);
}

// A value as a flag would give it; nothing for a table or a date.
std::optional<std::string> text_of(toml::node const& node)
{
    if (auto const* text = node.as_string())
        return text->get();
    if (auto const* number = node.as_integer())
        return std::to_string(number->get());
    if (auto const* number = node.as_floating_point())
        return fmt::format("{}", number->get());
    if (auto const* truth = node.as_boolean())
        return truth->get() ? "true" : "false";
    return std::nullopt;
}

Done set(std::string const& path, CLI::Option& option, std::string_view key, toml::node const& node)
{
    // A flag or a variable has the word already.
    if (option.count() > 0)
        return done();

    std::vector<std::string> values;
    if (auto const* list = node.as_array()) {
        for (auto const& one : *list) {
            auto const text = text_of(one);
            if (!text)
                return Error { ErrorKind::usage, fmt::format("{}: '{}' takes texts and numbers only", place(path, one.source()), key) };
            values.push_back(*text);
        }
    } else if (auto const text = text_of(node)) {
        values.push_back(*text);
    } else {
        return Error { ErrorKind::usage, fmt::format("{}: '{}' takes a text, a number, true, false or a list of those", place(path, node.source()), key) };
    }
    try {
        for (auto const& value : values)
            option.add_result(value);
        option.run_callback();
    } catch (CLI::Error const& error) {
        std::string why = error.what();
        std::replace(why.begin(), why.end(), '\n', ' ');
        return Error { ErrorKind::usage, fmt::format("{}: {}", place(path, node.source()), why) };
    }
    return done();
}

} // namespace

std::optional<std::string> find_configuration()
{
    std::error_code code;
    for (auto folder = std::filesystem::current_path(code); !code; folder = folder.parent_path()) {
        if (auto const file = folder / "syna.toml"; std::filesystem::is_regular_file(file, code))
            return file.string();
        if (folder == folder.parent_path())
            break;
    }
    return std::nullopt;
}

Done apply_configuration(std::string const& path, CLI::App& app, CLI::App& command)
{
    toml::table file;
    try {
        file = toml::parse_file(path);
    } catch (toml::parse_error const& error) {
        return Error { ErrorKind::usage, fmt::format("{}: {}", place(path, error.source()), error.description()) };
    }

    std::vector<std::string> command_names;
    std::vector<std::string> known; // Keys that some command knows.
    add_names(app, known);
    auto const commands = app.get_subcommands([](CLI::App const*) { return true; });
    for (auto const* one : commands) {
        command_names.push_back(one->get_name());
        add_names(*one, known);
    }

    auto const unknown = [&](toml::key const& key, std::vector<std::string> const& words, std::string const& where) {
        auto const meant = nearest_word(std::string(key.str()), words);
        return Error { ErrorKind::usage, fmt::format("{}: there is no key '{}'{}{}", place(path, key.source()), key.str(), where, meant.empty() ? "" : fmt::format(", did you mean '{}'?", meant)) };
    };

    // What stands under the command's own name goes first, so that it wins over what is for every command.
    for (auto const& [key, node] : file) {
        auto const* const table = node.as_table();
        if (table == nullptr)
            continue;
        auto const section = std::find_if(commands.begin(), commands.end(), [&](CLI::App const* one) { return one->get_name() == key.str(); });
        if (section == commands.end())
            return unknown(key, command_names, " (a section has a command's name)");
        std::vector<std::string> words;
        add_names(**section, words);
        add_names(app, words);
        for (auto const& [name, value] : *table) {
            auto* option = find_option(**section, name.str());
            if (option == nullptr)
                option = find_option(app, name.str());
            if (option == nullptr)
                return unknown(name, words, fmt::format(" in [{}]", key.str()));
            if (*section == &command)
                if (auto was_set = set(path, *option, name.str(), value); !was_set)
                    return was_set;
        }
    }
    for (auto const& [key, node] : file) {
        if (node.is_table())
            continue;
        if (std::find(known.begin(), known.end(), key.str()) == known.end())
            return unknown(key, known, "");
        auto* option = find_option(command, key.str());
        if (option == nullptr)
            option = find_option(app, key.str());
        if (option != nullptr)
            if (auto was_set = set(path, *option, key.str(), node); !was_set)
                return was_set;
    }
    return done();
}

} // namespace syna::cli

// The colours of css-color's parsing tests, as they compute; and the bytes that Chromium paints for them.

#include "page/color/color.h"
#include "page/css/tokenizer.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

using namespace syna;

static std::optional<color::Color> parse(std::string const& text, color::ColorContext const& context)
{
    css::TokenList const tokens(text);
    return color::parse_color(tokens.range(), context);
}

// The same but for numbers that lie within the tolerance.
static bool same(std::string_view got, std::string_view expected, double tolerance)
{
    auto const number_at = [](std::string_view text, std::size_t& i) -> std::optional<double> {
        auto const digits = "0123456789.+-e";
        if (i >= text.size() || !(std::isdigit(static_cast<unsigned char>(text[i])) || ((text[i] == '-' || text[i] == '.') && i + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[i + 1])))))
            return {};
        if (i > 0 && std::isalpha(static_cast<unsigned char>(text[i - 1])))
            return {};
        auto const end = text.find_first_not_of(digits, i);
        std::string const part(text.substr(i, end == std::string_view::npos ? end : end - i));
        i += part.size();
        return std::strtod(part.c_str(), nullptr);
    };
    std::size_t i = 0, k = 0;
    while (i < got.size() && k < expected.size()) {
        auto const a = number_at(got, i), b = number_at(expected, k);
        if (a.has_value() != b.has_value())
            return false;
        if (a) {
            if (std::abs(*a - *b) > tolerance)
                return false;
        } else if (got[i++] != expected[k++]) {
            return false;
        }
    }
    return i == got.size() && k == expected.size();
}

static std::map<std::string, std::string> exceptions()
{
    std::map<std::string, std::string> listed;
    std::ifstream file(SYNA_SOURCE_DIR "/tests/page/color/colors.exceptions.txt");
    for (std::string line; std::getline(file, line);) {
        auto const tab = line.find('\t');
        if (tab != std::string::npos && line[0] != '#')
            listed[line.substr(0, tab)] = line.substr(tab + 1);
    }
    return listed;
}

// Whether the bytes are what Chromium painted. It paints into premultiplied bytes, which cost colours that let something
// through the more of their precision the more they let through.
static bool paints_like(color::Rgba8 got, nlohmann::json const& painted)
{
    auto const alpha = painted[3].get<int>();
    if (std::abs(got.alpha * 255 - static_cast<float>(alpha)) > 1)
        return false;
    if (alpha == 0)
        return true;
    auto const slack = alpha == 255 ? 1.0 : 1.0 + 255.0 / alpha;
    return std::abs(got.red - painted[0].get<int>()) <= slack && std::abs(got.green - painted[1].get<int>()) <= slack && std::abs(got.blue - painted[2].get<int>()) <= slack;
}

// A case that sets a custom property elsewhere is the cascade's.
static bool needs_cascade(std::string const& input) { return input.find("var(") != std::string::npos; }

TEST_CASE("[spec] colours compute as css-color's parsing tests say")
{
    std::ifstream file(SYNA_SHARED_DIR "/conformance/css/colors.jsonl");
    if (!file) {
        std::cout << "css colors: skipped: no suite\n";
        return;
    }
    auto const listed = exceptions();
    std::set<std::string> seen;
    int total = 0, passed = 0, core = 0, core_passed = 0, cascade = 0;
    int painted = 0, painted_same = 0;
    for (std::string line; std::getline(file, line);) {
        auto const test = nlohmann::json::parse(line);
        auto const id = test["id"].get<std::string>(), source = test["source"].get<std::string>();
        auto const input = test["input"].get<std::string>(), kind = test["kind"].get<std::string>();
        if (needs_cascade(input)) {
            ++cascade;
            continue;
        }
        bool is_core = true;
        for (auto const* word : { "color-mix", "relative", "contrast", "layers", "alpha-color" })
            is_core = is_core && source.substr(source.rfind('/')).find(word) == std::string::npos;

        color::ColorContext context;
        context.current_color = color::from_rgba8({ 0, 0, 0, 1 });
        if (test.contains("context_color"))
            context.current_color = parse(test["context_color"].get<std::string>(), {});
        auto const got = parse(input, context);
        auto const serialized = got ? color::serialize(*got) : "nothing";
        auto const& chromium = test["chromium156"];

        bool right = false;
        if (kind == "invalid") {
            right = !got;
        } else if (kind == "valid") {
            // What is expected is how the declaration is written out again; that nothing here does. It has to be a colour, and
            // the one that Chromium computes where it knows it.
            right = got && (!chromium["accepted"].get<bool>() || same(serialized, chromium["computed"].get<std::string>(), 0.01));
        } else {
            auto const tolerance = test.value("epsilon", serialized.starts_with("rgb") ? 0.0 : 0.01);
            for (auto const& expected : test["expected"])
                right = right || same(serialized, expected.get<std::string>(), tolerance);
        }
        ++total;
        passed += right;
        core += is_core;
        core_passed += is_core && right;
        if (kind != "invalid" && chromium.contains("srgb8") && got) {
            ++painted;
            bool const like = paints_like(color::to_rgba8(*got), chromium["srgb8"]);
            painted_same += like;
            if (!like && std::getenv("SYNA_SHOW_PAINT"))
                std::cout << "painted " << input << ": " << serialized << ", Chromium " << chromium["srgb8"].dump() << '\n';
        }
        if (right == listed.contains(id)) {
            std::cout << "css colors: unexpected: " << id << '\t' << source.substr(source.rfind('/') + 1) << '\t' << input << '\t' << serialized << "\texpected " << test.value("expected", nlohmann::json()).dump() << "\tChromium " << chromium.dump() << '\n';
            CHECK(right != listed.contains(id));
        }
        if (listed.contains(id))
            seen.insert(id);
    }
    std::cout << "css colors: " << passed << " of " << total << " (core set " << core_passed << " of " << core << "), " << cascade
              << " left to the cascade, " << listed.size() << " listed; painted like Chromium: " << painted_same << " of " << painted << '\n';
    CHECK(seen.size() == listed.size());
    CHECK(total > 0);
}

#include "web/language_tag.h"

#include "base/embedded_file.h"
#include "web/ascii.h"

#include <algorithm>
#include <span>
#include <unordered_set>
#include <vector>

namespace syna::web {

std::span<EmbeddedFile const> embedded_files();

// Tags registered before there was a grammar, those that do not follow it. The others ("zh-min-nan") do.
//   https://www.rfc-editor.org/rfc/rfc5646#section-2.1, "irregular"
static constexpr std::string_view irregular_tags[] = {
    "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
    "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de"
};

static bool is_alphabetic(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_alpha); }

static bool is_numeric(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_digit); }

static bool is_alphanumeric(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_alphanumeric); }

static bool has_length(std::string_view text, std::size_t shortest, std::size_t longest)
{
    return text.size() >= shortest && text.size() <= longest;
}

static bool is_variant(std::string_view subtag)
{
    return has_length(subtag, 5, 8) || (subtag.size() == 4 && is_ascii_digit(subtag[0]));
}

// Every subtag is 1 to 8 letters or digits, and hyphens stand between them; nothing otherwise.
static std::optional<std::vector<std::string_view>> split_subtags(std::string_view tag)
{
    std::vector<std::string_view> subtags;
    while (true) {
        auto const subtag = tag.substr(0, tag.find('-'));
        if (!has_length(subtag, 1, 8) || !is_alphanumeric(subtag))
            return std::nullopt;
        subtags.push_back(subtag);
        if (subtag.size() == tag.size())
            return subtags;
        tag.remove_prefix(subtag.size() + 1);
    }
}

// https://www.rfc-editor.org/rfc/rfc5646#section-2.1
std::optional<LanguageTag> parse_language_tag(std::string_view text)
{
    auto const lower = to_ascii_lower(text);
    auto const subtags = split_subtags(lower);
    if (!subtags)
        return std::nullopt;
    if (std::find(std::begin(irregular_tags), std::end(irregular_tags), lower) != std::end(irregular_tags))
        return LanguageTag { .primary = std::string(subtags->front()), .script = {}, .region = {} };

    LanguageTag tag;
    auto next = subtags->begin();
    auto const end = subtags->end();

    if (*next != "x") {
        // language = 2*3ALPHA ["-" extlang] / 4ALPHA / 5*8ALPHA
        if (next->size() < 2 || !is_alphabetic(*next))
            return std::nullopt;
        tag.primary = *next++;
        // extlang = 3ALPHA *2("-" 3ALPHA)
        for (int extlangs = 0; tag.primary.size() <= 3 && extlangs < 3 && next != end && next->size() == 3 && is_alphabetic(*next); ++extlangs)
            ++next;
        // ["-" script]
        if (next != end && next->size() == 4 && is_alphabetic(*next))
            tag.script = *next++;
        // ["-" region]
        if (next != end && ((next->size() == 2 && is_alphabetic(*next)) || (next->size() == 3 && is_numeric(*next))))
            tag.region = *next++;
        // *("-" variant)
        while (next != end && is_variant(*next))
            ++next;
        // *("-" extension), extension = singleton 1*("-" (2*8alphanum))
        while (next != end && next->size() == 1 && *next != "x") {
            ++next;
            if (next == end || next->size() < 2)
                return std::nullopt;
            while (next != end && next->size() >= 2)
                ++next;
        }
    }

    // ["-" privateuse], privateuse = "x" 1*("-" (1*8alphanum))
    if (next != end && *next == "x" && std::next(next) != end)
        next = end;
    if (next != end)
        return std::nullopt;
    return tag;
}

// The first column of the table.
static std::unordered_set<std::string_view> read_registry()
{
    std::unordered_set<std::string_view> registry;
    for (auto const& file : embedded_files()) {
        if (file.name != "web/data/language_subtags.txt")
            continue;
        auto rest = file.bytes;
        while (!rest.empty()) {
            auto const line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            if (!line.empty() && line[0] != '#')
                registry.insert(line.substr(0, line.find('\t')));
        }
    }
    return registry;
}

bool is_registered_language(std::string_view primary_subtag)
{
    static auto const registry = read_registry();
    auto const subtag = to_ascii_lower(primary_subtag);
    // "qaa..qtz" is one record, for private use, which the table leaves out.
    bool const is_private_use = subtag.size() == 3 && subtag >= "qaa" && subtag <= "qtz" && is_alphabetic(subtag);
    return is_private_use || registry.contains(subtag);
}

} // namespace syna::web

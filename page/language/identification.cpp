#include "page/language/identification.h"

#include "page/language/words.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>

namespace syna::language {

// Enough for a sure answer, and little enough to cost nothing beside parsing a page of any size.
static constexpr std::size_t longest_text = 20'000;

// The subtag under which a language is compared. CLD2 answers a few that ISO 639 has withdrawn, and "no" for Bokmål.
//   https://www.iana.org/assignments/language-subtag-registry (Preferred-Value, Macrolanguage)
static std::string_view comparable(std::string_view language)
{
    static constexpr std::array<std::array<std::string_view, 2>, 8> same { { { "nb", "no" }, { "iw", "he" }, { "in", "id" }, { "ji", "yi" }, { "tl", "fil" }, { "mo", "ro" }, { "jw", "jv" }, { "sh", "sr" } } };
    language = language.substr(0, language.find('-'));
    for (auto const& [from, to] : same)
        if (language == from)
            return to;
    return language;
}

bool is_same(std::string_view a, std::string_view b)
{
    return comparable(a) == comparable(b);
}

bool is_easily_confused(std::string_view a, std::string_view b)
{
    static constexpr std::array<std::array<std::string_view, 6>, 10> families { {
        { "sv", "no", "nn", "da", "fo", "is" },
        { "hr", "bs", "sr", "sl", "mk", "bg" },
        { "cs", "sk" },
        { "id", "ms", "jv", "su" },
        { "pt", "gl", "es", "ca", "ast", "oc" },
        { "nl", "af", "fy", "li", "nds" },
        { "ru", "uk", "be", "bg", "rue" },
        { "et", "fi", "se", "kv" },
        { "ar", "fa", "ur", "ps", "ku", "ug" },
        { "tr", "az", "tk", "uz", "kk", "tt" },
    } };
    a = comparable(a);
    b = comparable(b);
    return std::ranges::any_of(families, [&](auto const& family) {
        return std::ranges::find(family, a) != family.end() && std::ranges::find(family, b) != family.end();
    });
}

int Identification::percent_of(std::string_view language) const
{
    int percent = 0;
    for (auto const& share : shares)
        if (is_same(share.language, language))
            percent += share.percent;
    return percent;
}

// The beginning of a text, cut between two characters.
static std::string_view beginning(std::string_view text)
{
    if (text.size() <= longest_text)
        return text;
    auto length = longest_text;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length;
    return text.substr(0, length);
}

Identification identify(std::string_view text)
{
    text = beginning(text);
    CLD2::CLDHints const no_hints { nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE };
    CLD2::Language languages[3];
    int percents[3], letter_bytes = 0, valid_bytes = 0;
    double scores[3];
    bool is_reliable = false;
    CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &no_hints, 0, languages, percents, scores,
        nullptr, &letter_bytes, &is_reliable, &valid_bytes);

    Identification found;
    found.is_reliable = is_reliable;
    found.letter_bytes = static_cast<std::size_t>(std::max(letter_bytes, 0));
    for (int i = 0; i < 3; ++i) {
        if (languages[i] == CLD2::UNKNOWN_LANGUAGE || percents[i] <= 0)
            continue;
        std::string_view code = CLD2::LanguageCode(languages[i]);
        found.shares.push_back({ std::string(comparable(code.substr(0, code.find('-')))), percents[i] });
    }
    return found;
}

bool is_known(std::string_view language)
{
    // The languages in its standard tables, as the package's README lists them.
    static constexpr std::array<std::string_view, 82> known { "af", "ar", "az", "be", "bg", "bh", "bn", "ca", "ceb", "chr", "cs", "cy", "da", "de", "dv", "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr", "ga", "gd", "gl", "gu", "he", "hi", "hmn", "hr", "ht", "hu", "hy", "id", "is", "it", "iu", "ja", "jv", "ka", "km", "kn", "ko", "lg", "lif", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "mt", "ne", "nl", "no", "or", "pa", "pl", "pt", "ro", "ru", "rw", "si", "sk", "sl", "sq", "sr", "sv", "sw", "syr", "ta", "te", "th", "tr", "uk", "ur", "vi", "yi", "zh" };
    return std::ranges::find(known, comparable(language)) != known.end();
}

bool is_own_name(std::string_view text, std::string_view language)
{
    std::string const locale(comparable(language));
    std::array<char16_t, 64> name {};
    UErrorCode error = U_ZERO_ERROR;
    auto const length = uloc_getDisplayLanguage(locale.c_str(), locale.c_str(), name.data(), static_cast<int32_t>(name.size()), &error);
    if (U_FAILURE(error) || error == U_USING_DEFAULT_WARNING || length <= 0)
        return false;
    std::array<char, 256> bytes {};
    int32_t size = 0;
    u_strToUTF8(bytes.data(), static_cast<int32_t>(bytes.size()), &size, name.data(), length, &error);
    return U_SUCCESS(error) && folded({ bytes.data(), static_cast<std::size_t>(size) }) == folded(text);
}

} // namespace syna::language

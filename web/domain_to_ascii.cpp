#include "web/ascii.h"
#include "web/host.h"
#include "web/utf8.h"

#include <unicode/uidna.h>

#include <algorithm>
#include <memory>

namespace syna::web {

// https://url.spec.whatwg.org/#forbidden-domain-code-point
static bool is_forbidden_domain_character(char c)
{
    return is_forbidden_host_character(c) || (c >= 0 && c <= 0x1F) || c == '%' || c == 0x7F;
}

static bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

static bool has_punycode_label(std::string_view domain)
{
    for (std::size_t start = 0; start < domain.size();) {
        if (equals_ignoring_ascii_case(domain.substr(start, 4), "xn--"))
            return true;
        auto const dot = domain.find('.', start);
        if (dot == std::string_view::npos)
            return false;
        start = dot + 1;
    }
    return false;
}

static UIDNA const* uts46()
{
    struct Close {
        void operator()(UIDNA* idna) const { uidna_close(idna); }
    };
    // CheckBidi and CheckJoiners are true, Transitional_Processing and UseSTD3ASCIIRules are false.
    static std::unique_ptr<UIDNA, Close> const idna = [] {
        UErrorCode error = U_ZERO_ERROR;
        return std::unique_ptr<UIDNA, Close>(uidna_openUTS46(
            UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE, &error));
    }();
    return idna.get();
}

struct Mapping {
    char32_t first, last, to; // 0: nothing at all.
};

// What UTS 46 maps since Unicode 15.1 and 16, and ICU 72, which has the tables of Unicode 15, disallows or maps
// elsewhere. Characters that are newer than Unicode 15 stay disallowed.
//   https://www.unicode.org/reports/tr46/tr46-33.html#Modifications
static constexpr Mapping newer_mappings[] = {
    { 0x10A0, 0x10C5, 0x2D00 },
    { 0x17B4, 0x17B5, 0 },
    { 0x1E9E, 0x1E9E, 0xDF },
    { 0x2132, 0x2132, 0x214E },
    { 0x2183, 0x2183, 0x2184 },
    { 0x2F868, 0x2F868, 0x36FC },
    { 0x2F874, 0x2F874, 0x5F33 },
    { 0x2F91F, 0x2F91F, 0x43AB },
    { 0x2F95F, 0x2F95F, 0x7AEE },
    { 0x2F9BF, 0x2F9BF, 0x4D57 },
};

static std::string with_newer_mappings(std::string_view domain)
{
    std::string mapped;
    for (std::size_t i = 0; i < domain.size();) {
        auto code_point = next_code_point(domain, i);
        auto const* const mapping = std::find_if(std::begin(newer_mappings), std::end(newer_mappings), [code_point](Mapping const& m) { return code_point >= m.first && code_point <= m.last; });
        if (mapping != std::end(newer_mappings)) {
            if (mapping->to == 0)
                continue;
            code_point = mapping->to + (code_point - mapping->first);
        }
        append_utf8(mapped, code_point);
    }
    return mapped;
}

// True where a label is Punycode for something that begins with "xn--" itself, which ICU lets pass.
//   https://www.unicode.org/reports/tr46/tr46-33.html#Validity_Criteria, 4
static bool has_nested_punycode(std::string_view ascii)
{
    while (!ascii.empty()) {
        auto const label = ascii.substr(0, ascii.find('.'));
        ascii.remove_prefix(std::min(label.size() + 1, ascii.size()));
        if (!label.starts_with("xn--xn--"))
            continue;
        char decoded[8] = {};
        UIDNAInfo info = UIDNA_INFO_INITIALIZER;
        UErrorCode error = U_ZERO_ERROR;
        // The text does not fit, but its beginning is there.
        uidna_labelToUnicodeUTF8(uts46(), label.data(), static_cast<int32_t>(label.size()), decoded, sizeof decoded, &info, &error);
        if (std::string_view(decoded, 4) == "xn--")
            return true;
    }
    return false;
}

// The Unicode ToASCII operation of UTS 46.
//   https://www.unicode.org/reports/tr46/#ToASCII
static std::optional<std::string> unicode_to_ascii(std::string_view domain)
{
    // Differs from the specification: Punycode takes quadratic time, and no name of this length can be asked of DNS.
    static constexpr std::size_t longest = 4096;
    if (domain.size() > longest || !uts46())
        return std::nullopt;

    auto const mapped = with_newer_mappings(domain);
    std::string ascii(mapped.size() * 4 + 64, '\0');
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t length = 0;
    for (int attempt = 0; attempt < 2; ++attempt) {
        UErrorCode error = U_ZERO_ERROR;
        info = UIDNA_INFO_INITIALIZER;
        length = uidna_nameToASCII_UTF8(uts46(), mapped.data(), static_cast<int32_t>(mapped.size()),
            ascii.data(), static_cast<int32_t>(ascii.size()), &info, &error);
        if (error == U_BUFFER_OVERFLOW_ERROR && attempt == 0) {
            ascii.resize(static_cast<std::size_t>(length));
            continue;
        }
        if (U_FAILURE(error))
            return std::nullopt;
        break;
    }
    // CheckHyphens and VerifyDnsLength are false.
    static constexpr uint32_t allowed = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG
        | UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
    if (info.errors & ~allowed)
        return std::nullopt;
    ascii.resize(static_cast<std::size_t>(length));
    if (has_nested_punycode(ascii))
        return std::nullopt;
    return ascii;
}

// https://url.spec.whatwg.org/#concept-domain-to-ascii
std::optional<std::string> domain_to_ascii(std::string_view domain)
{
    // 1. Unicode ToASCII. For an ASCII domain with no Punycode in it, lower case is the same thing.
    auto ascii = is_ascii(domain) && !has_punycode_label(domain) ? to_ascii_lower(domain) : unicode_to_ascii(domain);
    // 2. Failure.
    if (!ascii)
        return std::nullopt;
    // 3. beStrict is false: empty, or a forbidden domain code point.
    if (ascii->empty() || std::any_of(ascii->begin(), ascii->end(), is_forbidden_domain_character))
        return std::nullopt;
    return ascii;
}

} // namespace syna::web

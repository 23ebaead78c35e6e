#include "web/host.h"

#include "web/ascii.h"
#include "web/percent_encoding.h"

#include <unicode/uidna.h>

#include <algorithm>
#include <memory>

namespace syna::web {

// https://url.spec.whatwg.org/#forbidden-host-code-point
static bool is_forbidden_host_character(char c)
{
    return std::string_view("\0\t\n\r #/:<>?@[\\]^|", 17).find(c) != std::string_view::npos;
}

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

// The Unicode ToASCII operation of UTS 46.
//   https://www.unicode.org/reports/tr46/#ToASCII
static std::optional<std::string> unicode_to_ascii(std::string_view domain)
{
    // Differs from the specification: Punycode takes quadratic time, and no name of this length can be asked of DNS.
    static constexpr std::size_t longest = 4096;
    if (domain.size() > longest || !uts46())
        return std::nullopt;

    std::string ascii(domain.size() * 4 + 64, '\0');
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t length = 0;
    for (int attempt = 0; attempt < 2; ++attempt) {
        UErrorCode error = U_ZERO_ERROR;
        info = UIDNA_INFO_INITIALIZER;
        length = uidna_nameToASCII_UTF8(uts46(), domain.data(), static_cast<int32_t>(domain.size()),
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

// https://url.spec.whatwg.org/#concept-opaque-host-parser
static std::optional<std::string> parse_opaque_host(std::string_view input)
{
    if (std::any_of(input.begin(), input.end(), is_forbidden_host_character))
        return std::nullopt;
    std::string host;
    append_percent_encoded(host, input, PercentEncodeSet::c0_control);
    return host;
}

// https://url.spec.whatwg.org/#concept-host-parser
std::optional<std::string> parse_host(std::string_view input, HostKind kind)
{
    // 1. "[": an IPv6 address.
    if (input.starts_with('[')) {
        if (!input.ends_with(']'))
            return std::nullopt;
        auto const address = parse_ipv6(input.substr(1, input.size() - 2));
        if (!address)
            return std::nullopt;
        return '[' + serialize_ipv6(*address) + ']';
    }

    // 2. Not of a special scheme.
    if (kind == HostKind::opaque)
        return parse_opaque_host(input);

    // 4.-6. The domain; what is not UTF-8 after percent-decoding is not a valid domain for UTS 46 either.
    auto domain = domain_to_ascii(percent_decode(input));
    if (!domain)
        return std::nullopt;

    // 7. An IPv4 address.
    if (ends_in_a_number(*domain)) {
        auto const address = parse_ipv4(*domain);
        if (!address)
            return std::nullopt;
        return serialize_ipv4(*address);
    }

    // 8. A domain.
    return domain;
}

} // namespace syna::web

#pragma once
// An absolute URL as browsers read it: the WHATWG URL Standard, not RFC 3986.
//   https://url.spec.whatwg.org/
// A Url is a value; it holds only its own serialized text and offsets into it.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace syna {

class Url {
public:
    // The URL parser: `input` is UTF-8 (invalid sequences count as U+FFFD). Nothing where the standard says failure.
    //   https://url.spec.whatwg.org/#concept-url-parser
    static std::optional<Url> parse(std::string_view input);
    static std::optional<Url> parse(std::string_view input, Url const& base);
    // As above, with the document's encoding (a WHATWG name, "windows-1252") for the query string.
    static std::optional<Url> parse(std::string_view input, Url const& base, std::string_view encoding);

    Url() = default; // No URL: empty() is true.
    bool empty() const { return href_.empty(); }

    std::string const& href() const { return href_; } // Serialized, with the fragment.
    std::string_view without_fragment() const;        // Serialized, fragment and '#' excluded.
    std::string_view scheme() const;                  // "https", no colon.
    std::string_view username() const;
    std::string_view password() const;
    bool has_host() const;
    std::string_view host() const;                    // ASCII (punycode), "[::1]" with brackets; empty where there is none.
    std::optional<uint16_t> port() const;             // Only where it is not the scheme's default.
    uint16_t effective_port() const;                  // The scheme's default where none is given; 0 for schemes without one.
    std::string_view path() const;                    // With the leading slash; opaque for "mailto:" and its like.
    std::optional<std::string_view> query() const;    // Without '?'.
    std::optional<std::string_view> fragment() const; // Without '#'.
    bool has_opaque_path() const;
    bool is_http() const { return scheme() == "http" || scheme() == "https"; }

    std::string origin() const;    // "https://www.sundsvall.se:8443"; "null" where the origin is opaque.
    std::string authority() const; // "www.sundsvall.se:8443" as in a Host header: host and a port that is not the default.

    bool operator==(Url const& other) const { return href_ == other.href_; }
    auto operator<=>(Url const& other) const { return href_ <=> other.href_; }

private:
    friend class UrlParser;
    std::string href_;
    // Offsets into href_; see url.cpp for their order.
    uint32_t scheme_end_ = 0, username_end_ = 0, host_start_ = 0, host_end_ = 0, path_start_ = 0;
    uint32_t query_start_ = 0, fragment_start_ = 0; // Of '?' and '#'; 0 where there is none.
    int32_t port_ = -1;
    bool has_host_ = false, opaque_path_ = false;
};

} // namespace syna

// The basic URL parser, a state machine over the bytes of the input: every character that it tells apart is ASCII, and
// all others are percent-encoded byte by byte.
//   https://url.spec.whatwg.org/#concept-basic-url-parser
// Without a state override: syna never changes a URL through its setters.

#include "web/ascii.h"
#include "web/encoding.h"
#include "web/host.h"
#include "web/percent_encoding.h"
#include "web/scheme.h"
#include "web/url.h"
#include "web/utf8.h"

#include <limits>

namespace syna {

using namespace web;

// https://url.spec.whatwg.org/#windows-drive-letter
static bool is_windows_drive_letter(std::string_view text)
{
    return text.size() == 2 && is_ascii_alpha(text[0]) && (text[1] == ':' || text[1] == '|');
}

// A normalized drive letter as a segment of a path: "/C:".
//   https://url.spec.whatwg.org/#normalized-windows-drive-letter
static bool is_drive_letter_segment(std::string_view segment)
{
    return segment.size() == 3 && segment[0] == '/' && is_ascii_alpha(segment[1]) && segment[2] == ':';
}

// https://url.spec.whatwg.org/#start-with-a-windows-drive-letter
static bool starts_with_windows_drive_letter(std::string_view text)
{
    return is_windows_drive_letter(text.substr(0, 2))
        && (text.size() == 2 || std::string_view("/\\?#").find(text[2]) != std::string_view::npos);
}

// https://url.spec.whatwg.org/#single-dot-path-segment
static bool is_single_dot(std::string_view segment)
{
    return segment == "." || equals_ignoring_ascii_case(segment, "%2e");
}

// https://url.spec.whatwg.org/#double-dot-path-segment
static bool is_double_dot(std::string_view segment)
{
    return segment == ".." || equals_ignoring_ascii_case(segment, ".%2e") || equals_ignoring_ascii_case(segment, "%2e.")
        || equals_ignoring_ascii_case(segment, "%2e%2e");
}

// Steps 1-3 before the state machine: no control or space at either end, no tab or newline anywhere.
static std::string without_noise(std::string_view input)
{
    auto const is_control_or_space = [](char c) { return c >= 0 && c <= ' '; };
    while (!input.empty() && is_control_or_space(input.front()))
        input.remove_prefix(1);
    while (!input.empty() && is_control_or_space(input.back()))
        input.remove_suffix(1);

    auto text = to_valid_utf8(input);
    std::erase_if(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    return text;
}

class UrlParser {
public:
    UrlParser(std::string_view input, Url const* base, std::string_view encoding)
        : input_(without_noise(input))
        , base_(base && !base->empty() ? base : nullptr)
        , encoding_(encoding)
    {
    }

    std::optional<Url> parse()
    {
        for (pointer_ = 0;; ++pointer_) {
            if (step() == Step::failure)
                return std::nullopt;
            if (pointer_ >= size())
                return serialize();
        }
    }

private:
    enum class Step { go_on,
        failure };

    using State = Step (UrlParser::*)();

    // One round of the state machine; no character is the end of the input.
    static constexpr int end_of_input = -1;
    Step step()
    {
        c_ = pointer_ < size() ? static_cast<uint8_t>(input_[static_cast<std::size_t>(pointer_)]) : end_of_input;
        return (this->*state_)();
    }

    std::ptrdiff_t size() const { return static_cast<std::ptrdiff_t>(input_.size()); }
    std::string_view from_pointer() const { return std::string_view(input_).substr(std::min(static_cast<std::size_t>(pointer_), input_.size())); }
    bool next_is(char c) const { return pointer_ + 1 < size() && input_[static_cast<std::size_t>(pointer_) + 1] == c; }
    bool is_special() const { return is_special_scheme(scheme_); }
    bool at_slash() const { return c_ == '/' || (c_ == '\\' && is_special()); }
    bool at_end_of_authority() const { return c_ == end_of_input || c_ == '?' || c_ == '#' || at_slash(); }

    // Faster than the specification: this character and all after it that the state would treat alike.
    std::string_view take_until(std::string_view stops)
    {
        auto const start = static_cast<std::size_t>(pointer_);
        auto const end = std::min(input_.find_first_of(stops, start + 1), input_.size());
        pointer_ = static_cast<std::ptrdiff_t>(end) - 1;
        return std::string_view(input_).substr(start, end - start);
    }

    Step go_to(State state)
    {
        state_ = state;
        return Step::go_on;
    }
    // The same character again in another state ("decrease pointer by 1").
    Step again_in(State state)
    {
        --pointer_;
        return go_to(state);
    }
    Step start_query()
    {
        query_.emplace();
        return go_to(&UrlParser::query_state);
    }
    Step start_fragment()
    {
        fragment_.emplace();
        return go_to(&UrlParser::fragment_state);
    }

    void copy_authority_of_base()
    {
        username_ = base_->username();
        password_ = base_->password();
        copy_host_of_base();
        port_ = base_->port();
    }
    void copy_host_of_base()
    {
        host_.reset();
        if (base_->has_host())
            host_ = base_->host();
    }
    void copy_path_and_query_of_base()
    {
        path_ = base_->path();
        query_ = base_->query();
    }

    // https://url.spec.whatwg.org/#shorten-a-urls-path
    void shorten_path()
    {
        if (scheme_ == "file" && is_drive_letter_segment(path_))
            return;
        auto const slash = path_.rfind('/');
        path_.resize(slash == std::string::npos ? 0 : slash);
    }
    void append_to_path(std::string_view segment)
    {
        path_ += '/';
        path_ += segment;
    }

    bool parse_buffer_as_host()
    {
        host_ = parse_host(buffer_, is_special() ? HostKind::domain : HostKind::opaque);
        buffer_.clear();
        return host_.has_value();
    }

    // https://url.spec.whatwg.org/#scheme-start-state
    Step scheme_start_state()
    {
        if (!is_ascii_alpha(c_))
            return again_in(&UrlParser::no_scheme_state);
        buffer_ += to_ascii_lower(static_cast<char>(c_));
        return go_to(&UrlParser::scheme_state);
    }

    // https://url.spec.whatwg.org/#scheme-state
    Step scheme_state()
    {
        if (is_ascii_alphanumeric(c_) || c_ == '+' || c_ == '-' || c_ == '.') {
            buffer_ += to_ascii_lower(static_cast<char>(c_));
            return Step::go_on;
        }
        if (c_ != ':') {
            buffer_.clear();
            pointer_ = -1;
            return go_to(&UrlParser::no_scheme_state);
        }
        scheme_ = std::move(buffer_);
        buffer_.clear();
        if (scheme_ == "file")
            return go_to(&UrlParser::file_state);
        if (is_special() && base_ && base_->scheme() == scheme_)
            return go_to(&UrlParser::special_relative_or_authority_state);
        if (is_special())
            return go_to(&UrlParser::special_authority_slashes_state);
        if (next_is('/')) {
            ++pointer_;
            return go_to(&UrlParser::path_or_authority_state);
        }
        has_opaque_path_ = true;
        return go_to(&UrlParser::opaque_path_state);
    }

    // https://url.spec.whatwg.org/#no-scheme-state
    Step no_scheme_state()
    {
        if (!base_ || (base_->has_opaque_path() && c_ != '#'))
            return Step::failure;
        if (base_->has_opaque_path()) {
            scheme_ = base_->scheme();
            has_opaque_path_ = true;
            copy_path_and_query_of_base();
            return start_fragment();
        }
        return again_in(base_->scheme() == "file" ? &UrlParser::file_state : &UrlParser::relative_state);
    }

    // https://url.spec.whatwg.org/#special-relative-or-authority-state
    Step special_relative_or_authority_state()
    {
        if (c_ != '/' || !next_is('/'))
            return again_in(&UrlParser::relative_state);
        ++pointer_;
        return go_to(&UrlParser::special_authority_ignore_slashes_state);
    }

    // https://url.spec.whatwg.org/#path-or-authority-state
    Step path_or_authority_state()
    {
        if (c_ == '/')
            return go_to(&UrlParser::authority_state);
        return again_in(&UrlParser::path_state);
    }

    // https://url.spec.whatwg.org/#relative-state
    Step relative_state()
    {
        scheme_ = base_->scheme();
        if (at_slash())
            return go_to(&UrlParser::relative_slash_state);
        copy_authority_of_base();
        copy_path_and_query_of_base();
        if (c_ == '?')
            return start_query();
        if (c_ == '#')
            return start_fragment();
        if (c_ == end_of_input)
            return Step::go_on;
        query_.reset();
        shorten_path();
        return again_in(&UrlParser::path_state);
    }

    // https://url.spec.whatwg.org/#relative-slash-state
    Step relative_slash_state()
    {
        if (is_special() && at_slash())
            return go_to(&UrlParser::special_authority_ignore_slashes_state);
        if (c_ == '/')
            return go_to(&UrlParser::authority_state);
        copy_authority_of_base();
        return again_in(&UrlParser::path_state);
    }

    // https://url.spec.whatwg.org/#special-authority-slashes-state
    Step special_authority_slashes_state()
    {
        if (c_ != '/' || !next_is('/'))
            return again_in(&UrlParser::special_authority_ignore_slashes_state);
        ++pointer_;
        return go_to(&UrlParser::special_authority_ignore_slashes_state);
    }

    // https://url.spec.whatwg.org/#special-authority-ignore-slashes-state
    Step special_authority_ignore_slashes_state()
    {
        if (c_ == '/' || c_ == '\\')
            return Step::go_on;
        return again_in(&UrlParser::authority_state);
    }

    // https://url.spec.whatwg.org/#authority-state
    Step authority_state()
    {
        if (c_ == '@') {
            auto& seen = password_token_seen_ ? password_ : username_;
            if (at_sign_seen_)
                seen += "%40";
            at_sign_seen_ = true;
            std::string_view rest = buffer_;
            if (!password_token_seen_) {
                auto const colon = rest.find(':');
                append_percent_encoded(username_, rest.substr(0, colon), PercentEncodeSet::userinfo);
                password_token_seen_ = colon != std::string_view::npos;
                rest = password_token_seen_ ? rest.substr(colon + 1) : std::string_view();
            }
            append_percent_encoded(password_, rest, PercentEncodeSet::userinfo);
            buffer_.clear();
            return Step::go_on;
        }
        if (!at_end_of_authority()) {
            buffer_ += take_until("@/?#\\");
            return Step::go_on;
        }
        if (at_sign_seen_ && buffer_.empty())
            return Step::failure;
        pointer_ -= static_cast<std::ptrdiff_t>(buffer_.size()) + 1;
        buffer_.clear();
        return go_to(&UrlParser::host_state);
    }

    // https://url.spec.whatwg.org/#host-state
    Step host_state()
    {
        if (c_ == ':' && !inside_brackets_) {
            if (buffer_.empty() || !parse_buffer_as_host())
                return Step::failure;
            return go_to(&UrlParser::port_state);
        }
        if (at_end_of_authority()) {
            if ((is_special() && buffer_.empty()) || !parse_buffer_as_host())
                return Step::failure;
            return again_in(&UrlParser::path_start_state);
        }
        if (c_ == '[')
            inside_brackets_ = true;
        if (c_ == ']')
            inside_brackets_ = false;
        buffer_ += take_until(":/?#\\[]");
        return Step::go_on;
    }

    // https://url.spec.whatwg.org/#port-state
    Step port_state()
    {
        if (is_ascii_digit(c_)) {
            port_value_ = port_value_.value_or(0) * 10 + static_cast<uint32_t>(c_ - '0');
            return *port_value_ > std::numeric_limits<uint16_t>::max() ? Step::failure : Step::go_on;
        }
        if (!at_end_of_authority())
            return Step::failure;
        if (port_value_ && port_value_ != default_port(scheme_))
            port_ = static_cast<uint16_t>(*port_value_);
        return again_in(&UrlParser::path_start_state);
    }

    // https://url.spec.whatwg.org/#file-state
    Step file_state()
    {
        scheme_ = "file";
        host_ = "";
        if (at_slash())
            return go_to(&UrlParser::file_slash_state);
        if (!base_ || base_->scheme() != "file")
            return again_in(&UrlParser::path_state);
        copy_host_of_base();
        copy_path_and_query_of_base();
        if (c_ == '?')
            return start_query();
        if (c_ == '#')
            return start_fragment();
        if (c_ == end_of_input)
            return Step::go_on;
        query_.reset();
        if (starts_with_windows_drive_letter(from_pointer()))
            path_.clear();
        else
            shorten_path();
        return again_in(&UrlParser::path_state);
    }

    // https://url.spec.whatwg.org/#file-slash-state
    Step file_slash_state()
    {
        if (at_slash())
            return go_to(&UrlParser::file_host_state);
        if (base_ && base_->scheme() == "file") {
            copy_host_of_base();
            auto const first = base_->path().substr(0, base_->path().find('/', 1));
            if (!starts_with_windows_drive_letter(from_pointer()) && is_drive_letter_segment(first))
                path_ = first;
        }
        return again_in(&UrlParser::path_state);
    }

    // https://url.spec.whatwg.org/#file-host-state
    Step file_host_state()
    {
        if (!at_end_of_authority()) {
            buffer_ += static_cast<char>(c_);
            return Step::go_on;
        }
        if (is_windows_drive_letter(buffer_))
            return again_in(&UrlParser::path_state); // Where the buffer becomes the first segment.
        if (buffer_.empty()) {
            host_ = "";
            return again_in(&UrlParser::path_start_state);
        }
        if (!parse_buffer_as_host())
            return Step::failure;
        if (host_ == "localhost")
            host_ = "";
        return again_in(&UrlParser::path_start_state);
    }

    // https://url.spec.whatwg.org/#path-start-state
    Step path_start_state()
    {
        if (is_special())
            return at_slash() ? go_to(&UrlParser::path_state) : again_in(&UrlParser::path_state);
        if (c_ == '?')
            return start_query();
        if (c_ == '#')
            return start_fragment();
        if (c_ == end_of_input)
            return Step::go_on;
        return c_ == '/' ? go_to(&UrlParser::path_state) : again_in(&UrlParser::path_state);
    }

    // https://url.spec.whatwg.org/#path-state
    Step path_state()
    {
        if (!at_end_of_authority()) {
            append_percent_encoded(buffer_, take_until("/?#\\"), PercentEncodeSet::path);
            return Step::go_on;
        }
        if (is_double_dot(buffer_)) {
            shorten_path();
            if (!at_slash())
                append_to_path("");
        } else if (is_single_dot(buffer_)) {
            if (!at_slash())
                append_to_path("");
        } else {
            if (scheme_ == "file" && path_.empty() && is_windows_drive_letter(buffer_))
                buffer_[1] = ':';
            append_to_path(buffer_);
        }
        buffer_.clear();
        if (c_ == '?')
            return start_query();
        if (c_ == '#')
            return start_fragment();
        return Step::go_on;
    }

    // https://url.spec.whatwg.org/#cannot-be-a-base-url-path-state
    Step opaque_path_state()
    {
        if (c_ == '?')
            return start_query();
        if (c_ == '#')
            return start_fragment();
        if (c_ == ' ')
            path_ += next_is('?') || next_is('#') ? "%20" : " ";
        else if (c_ != end_of_input)
            append_percent_encoded(path_, take_until(" ?#"), PercentEncodeSet::c0_control);
        return Step::go_on;
    }

    // https://url.spec.whatwg.org/#query-state
    Step query_state()
    {
        if (c_ != '#' && c_ != end_of_input) {
            buffer_ += take_until("#");
            return Step::go_on;
        }
        bool const in_utf8 = encoding_ == "utf-8" || !is_special() || scheme_ == "ws" || scheme_ == "wss";
        auto const set = is_special() ? PercentEncodeSet::special_query : PercentEncodeSet::query;
        append_percent_encoded(*query_, in_utf8 ? buffer_ : encode_for_query(buffer_, encoding_), set);
        buffer_.clear();
        return c_ == '#' ? start_fragment() : Step::go_on;
    }

    // https://url.spec.whatwg.org/#fragment-state
    Step fragment_state()
    {
        if (c_ != end_of_input)
            append_percent_encoded(*fragment_, take_until(""), PercentEncodeSet::fragment);
        return Step::go_on;
    }

    // https://url.spec.whatwg.org/#concept-url-serializer
    std::optional<Url> serialize() const
    {
        Url url;
        auto& href = url.href_;
        auto const here = [&href] { return static_cast<uint32_t>(href.size()); };

        // 1.-2. Scheme, credentials, host and port.
        href = scheme_;
        url.scheme_end_ = here();
        href += ':';
        url.has_host_ = host_.has_value();
        if (host_)
            href += "//";
        href += username_;
        url.username_end_ = here();
        if (!password_.empty()) {
            href += ':';
            href += password_;
        }
        if (!username_.empty() || !password_.empty())
            href += '@';
        url.host_start_ = here();
        href += host_.value_or("");
        url.host_end_ = here();
        if (port_) {
            href += ':';
            href += std::to_string(*port_);
            url.port_ = *port_;
        }

        // 3.-4. The path, which must not look like a host.
        if (!host_ && !has_opaque_path_ && path_.starts_with("//"))
            href += "/.";
        url.path_start_ = here();
        url.opaque_path_ = has_opaque_path_;
        href += path_;

        // 5.-6. Query and fragment.
        if (query_) {
            url.query_start_ = here();
            href += '?';
            href += *query_;
        }
        if (fragment_) {
            url.fragment_start_ = here();
            href += '#';
            href += *fragment_;
        }

        // Differs from the specification: the offsets have 32 bits.
        if (href.size() > std::numeric_limits<uint32_t>::max())
            return std::nullopt;
        return url;
    }

    std::string const input_;
    Url const* const base_;
    std::string_view const encoding_;

    State state_ = &UrlParser::scheme_start_state;
    std::ptrdiff_t pointer_ = 0;
    int c_ = end_of_input;
    std::string buffer_;
    std::optional<uint32_t> port_value_;
    bool at_sign_seen_ = false, inside_brackets_ = false, password_token_seen_ = false;

    // The URL in the making. The path is its segments, each with a slash before it, or the opaque path.
    std::string scheme_, username_, password_, path_;
    std::optional<std::string> host_, query_, fragment_;
    std::optional<uint16_t> port_;
    bool has_opaque_path_ = false;
};

std::optional<Url> Url::parse(std::string_view input) { return UrlParser(input, nullptr, "utf-8").parse(); }

std::optional<Url> Url::parse(std::string_view input, Url const& base) { return UrlParser(input, &base, "utf-8").parse(); }

std::optional<Url> Url::parse(std::string_view input, Url const& base, std::string_view encoding)
{
    return UrlParser(input, &base, encoding).parse();
}

} // namespace syna

#include "web/url.h"

#include "web/scheme.h"

namespace syna {

// The text of a Url and the offsets into it, with * for the colon, slashes and at sign that belong to no part:
//
//   https : // user : password @ host :8443 /path ?query #fragment
//         |        |            |    |      |     |      fragment_start_ (0: none)
//         |        |            |    |      |     query_start_ (0: none)
//         |        |            |    |      path_start_
//         |        |            |    host_end_
//         |        |            host_start_
//         |        username_end_ (== host_start_ where there is neither user name nor password)
//         scheme_end_
//
// Without a host, username_end_, host_start_ and host_end_ are scheme_end_ + 1. "/." may then stand before a path that
// begins with two slashes; it belongs to neither.

static std::string_view part(std::string const& href, std::size_t start, std::size_t end)
{
    return std::string_view(href).substr(start, end - start);
}

std::string_view Url::without_fragment() const
{
    return part(href_, 0, fragment_start_ ? fragment_start_ : href_.size());
}

std::string_view Url::scheme() const { return part(href_, 0, scheme_end_); }

std::string_view Url::username() const
{
    return has_host_ ? part(href_, scheme_end_ + 3, username_end_) : std::string_view();
}

std::string_view Url::password() const
{
    if (username_end_ == host_start_ || href_[username_end_] != ':')
        return {};
    return part(href_, username_end_ + 1, host_start_ - 1);
}

bool Url::has_host() const { return has_host_; }

std::string_view Url::host() const { return part(href_, host_start_, host_end_); }

std::optional<uint16_t> Url::port() const
{
    if (port_ < 0)
        return std::nullopt;
    return static_cast<uint16_t>(port_);
}

uint16_t Url::effective_port() const
{
    if (port_ >= 0)
        return static_cast<uint16_t>(port_);
    return web::default_port(scheme()).value_or(0);
}

std::string_view Url::path() const
{
    auto const end = query_start_ ? query_start_ : fragment_start_ ? fragment_start_
                                                                   : href_.size();
    return part(href_, path_start_, end);
}

std::optional<std::string_view> Url::query() const
{
    if (!query_start_)
        return std::nullopt;
    return part(href_, query_start_ + 1, fragment_start_ ? fragment_start_ : href_.size());
}

std::optional<std::string_view> Url::fragment() const
{
    if (!fragment_start_)
        return std::nullopt;
    return part(href_, fragment_start_ + 1, href_.size());
}

bool Url::has_opaque_path() const { return opaque_path_; }

// https://url.spec.whatwg.org/#concept-url-origin
std::string Url::origin() const
{
    if (scheme() == "blob") {
        auto const inner = parse(path());
        return inner && inner->is_http() ? inner->origin() : "null";
    }
    if (!web::default_port(scheme()))
        return "null";
    return std::string(scheme()) + "://" + authority();
}

std::string Url::authority() const
{
    return has_host_ ? std::string(part(href_, host_start_, path_start_)) : std::string();
}

} // namespace syna

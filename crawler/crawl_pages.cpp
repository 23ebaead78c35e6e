// What the answer to a page's request means for its address, and what a page's links mean for the frontier.

#include "crawler/crawl.h"
#include "crawler/page_kind.h"

#include <algorithm>

namespace syna::crawler {

static constexpr std::size_t max_links_of_page = 10'000;
static constexpr std::size_t max_address_bytes = 2083; // [ours] Longer ones are generated, not written.

std::pair<UrlEnd, std::string> end_of_fault(Response const& response)
{
    auto const& detail = response.fault_detail;
    switch (response.fault) {
    case FetchFault::timeout:
        return { UrlEnd::timeout, detail };
    case FetchFault::too_large:
        return { UrlEnd::too_large, detail };
    case FetchFault::truncated:
    case FetchFault::decoding:
        return { UrlEnd::truncated, detail };
    case FetchFault::refused_address:
        return { UrlEnd::refused_address, detail };
    default:
        return { UrlEnd::network_error, std::string(fault_text(response.fault)) + ": " + detail };
    }
}

static bool is_fault(UrlEnd end)
{
    switch (end) {
    case UrlEnd::http_error:
    case UrlEnd::network_error:
    case UrlEnd::timeout:
    case UrlEnd::too_large:
    case UrlEnd::truncated:
    case UrlEnd::redirect_loop:
    case UrlEnd::refused_address:
        return true;
    default:
        return false;
    }
}

Url without_credentials(Url const& url)
{
    if (url.username().empty() && url.password().empty())
        return url;
    auto address = std::string(url.scheme()) + "://" + url.authority() + std::string(url.path());
    if (auto const query = url.query())
        address += "?" + std::string(*query);
    return Url::parse(address).value_or(Url());
}

void Crawler::Implementation::learn_place(Task const& task, Response const& response)
{
    auto& site = sites[task.site];
    if (!site.is_public && response.status != 0 && site.scope.is_own_host(task.url))
        site.is_public = !response.private_address;
}

void Crawler::Implementation::announce(SiteIndex site, Frontier::Named const& named)
{
    if (named.naming == Frontier::Naming::added || named.naming == Frontier::Naming::moved)
        events.url(sites[site].frontier.report(site, named.id));
}

void Crawler::Implementation::end_unasked(SiteIndex index, Frontier::Id entry, UrlEnd end, std::string detail)
{
    auto& site = sites[index];
    site.frontier.ended(entry, end);
    site.faults += is_fault(end) ? 1 : 0;
    auto report = site.frontier.report(index, entry);
    report.detail = std::move(detail);
    events.url(report);
}

static void describe(UrlReport& report, Response const& response)
{
    report.http_status = response.status;
    report.content_type = response.header("content-type");
    report.bytes = static_cast<int64_t>(response.body.size());
}

void Crawler::Implementation::end_page(Task const& task, Response const& response, UrlEnd end, std::string detail)
{
    auto& site = sites[task.site];
    site.frontier.ended(task.entry, end);
    site.faults += is_fault(end) ? 1 : 0;
    auto report = site.frontier.report(task.site, task.entry);
    describe(report, response);
    report.detail = std::move(detail);
    events.url(report);
}

void Crawler::Implementation::page_answered(Task const& task, Response response)
{
    if (response.fault != FetchFault::none) {
        auto [end, detail] = end_of_fault(response);
        return end_page(task, response, end, std::move(detail));
    }
    if (response.is_redirect())
        return page_redirected(task, response);
    if (!response.ok())
        return end_page(task, response, UrlEnd::http_error, "status " + std::to_string(response.status));
    auto kind = page_kind(response);
    if (kind.kind == PageKind::other_type)
        return end_page(task, response, UrlEnd::not_html, std::move(kind.detail));
    if (kind.kind == PageKind::no_page)
        return end_page(task, response, UrlEnd::http_error, std::move(kind.detail));

    auto& frontier = sites[task.site].frontier;
    frontier.read(task.entry);
    FetchedPage page;
    page.report = frontier.report(task.site, task.entry);
    describe(page.report, response);
    page.response = std::move(response);
    events.page(std::move(page));
}

// A host written as numbers, or one that by its name means this machine, that this site has no business with.
//   https://www.rfc-editor.org/rfc/rfc6761#section-6.3
bool Crawler::Implementation::leads_inward(Site const& site, Url const& url) const
{
    std::string host(url.host());
    auto const is_localhost = host == "localhost" || host.ends_with(".localhost");
    auto const is_v6 = host.starts_with('[');
    auto const is_v4 = !host.empty() && host.find_first_not_of("0123456789.") == std::string::npos;
    if (is_v6)
        host = host.substr(1, host.size() - 2);
    auto const is_inner = is_localhost || ((is_v4 || is_v6) && address_kind_of_text(host) != web::AddressKind::public_);
    Request request;
    request.url = url;
    request.from_public_site = site.is_public.value_or(true);
    request.own_host = site.scope.is_own_host(url);
    return is_inner && !guard.may_reach_private(request);
}

// https://fetch.spec.whatwg.org/#http-redirect-fetch, as far as it says what a Location means.
void Crawler::Implementation::page_redirected(Task const& task, Response const& response)
{
    auto& site = sites[task.site];
    auto const parsed = Url::parse(response.header("location"), task.url);
    if (!parsed || parsed->without_fragment().size() > max_address_bytes)
        return end_page(task, response, UrlEnd::http_error, "redirect to no usable address");
    if (!parsed->is_http())
        return end_page(task, response, UrlEnd::out_of_scope, "redirect to " + std::string(parsed->scheme()) + ":");
    auto const target = without_credentials(*parsed);
    std::string const address(target.without_fragment());
    if (leads_inward(site, target))
        return end_page(task, response, UrlEnd::refused_address, "redirect to " + address);
    if (site.frontier.entry(task.entry).depth == 0 && site.scope.may_move_to(target))
        site.scope.move_to(target);
    if (!site.scope.contains(target))
        return end_page(task, response, UrlEnd::out_of_scope, "redirect to " + address);

    auto const named = site.frontier.name_redirect(task.entry, target, options.max_redirects);
    if (!named)
        return end_page(task, response, UrlEnd::redirect_loop, "redirect to " + address);
    if (named->naming == Frontier::Naming::dropped)
        return end_page(task, response, UrlEnd::limit, "address limit");
    // The target first: whoever is told that an address led on must know where to.
    announce(task.site, *named);
    end_page(task, response, UrlEnd::redirected, address);
}

void Crawler::Implementation::page_done(UrlReport const& page, std::vector<FoundLink> const& links)
{
    auto& site = sites[page.site];
    auto& frontier = site.frontier;
    auto const entry = frontier.find(page.url.without_fragment());
    if (!entry || frontier.entry(*entry).state != Frontier::State::read)
        return;
    auto const source = frontier.source(frontier.entry(*entry).address);
    auto const count = std::min(links.size(), max_links_of_page);
    for (std::size_t place = 0; place < count; ++place) {
        auto const& link = links[place];
        if (!site.scope.contains(link.url) || link.url.without_fragment().size() > max_address_bytes)
            continue;
        auto const url = without_credentials(link.url);
        announce(page.site, frontier.name_link(*entry, static_cast<int64_t>(place), url, link.found_by, source));
    }
    frontier.ended(*entry, UrlEnd::fetched);
}

} // namespace syna::crawler

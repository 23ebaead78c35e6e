#include "crawler/fetcher.h"

#include "crawler/address_guard.h"
#include "crawler/content_decoding.h"
#include "crawler/fetch_fault.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <curl/curl.h>
#include <deque>
#include <optional>
#include <sys/socket.h>
#include <unordered_map>

namespace syna::crawler {

using Clock = std::chrono::steady_clock;

static constexpr std::size_t max_header_bytes = 256 * 1024;
static constexpr std::size_t max_header_lines = 2000;
static constexpr long low_speed_bytes = 100;

static std::string without_controls(std::string_view text)
{
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ')
        text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ')
        text.remove_suffix(1);
    std::string clean(text);
    for (auto& character : clean) {
        if (static_cast<unsigned char>(character) < 0x20 || character == 0x7f)
            character = ' ';
    }
    return clean;
}

static std::string lower_case(std::string_view text)
{
    std::string lower(text);
    for (auto& character : lower) {
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character + 32);
    }
    return lower;
}

std::string Response::header(std::string_view name) const
{
    for (auto const& [key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

bool Response::is_redirect() const
{
    if (fault != FetchFault::none)
        return false;
    auto const redirects = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    return redirects && std::any_of(headers.begin(), headers.end(), [](auto const& header) { return header.first == "location"; });
}

// The address as sent: no fragment, and no user name or password that a page may have written into it.
static std::string address_to_send(Url const& url)
{
    std::string address(url.scheme());
    address += "://";
    address += url.host();
    if (auto const port = url.port())
        address += ":" + std::to_string(*port);
    address += url.path();
    if (auto const query = url.query()) {
        address += '?';
        address += *query;
    }
    return address;
}

namespace {

struct Transfer {
    FetchOptions const* options = nullptr;
    CURL* easy = nullptr;
    curl_slist* header_list = nullptr;
    curl_slist* resolve_list = nullptr;
    std::array<char, CURL_ERROR_SIZE> message {};
    Request request;
    Response response;
    Clock::time_point started;
    bool may_reach_private = false, refused = false;
    std::size_t header_bytes = 0, header_lines = 0, encoded_bytes = 0;
    std::optional<ContentDecoder> decoder;
    bool body_begun = false, stopped = false;
    // Why our own callbacks ended the transfer; curl then only says that they did.
    FaultReason stop;

    ~Transfer()
    {
        curl_easy_cleanup(easy);
        curl_slist_free_all(header_list);
        curl_slist_free_all(resolve_list);
    }

    std::size_t stop_with(FetchFault fault, std::string detail)
    {
        stopped = true;
        stop = { fault, std::move(detail) };
        return 0;
    }

    void note_refusal(web::AddressKind kind)
    {
        refused = true;
        stop = { FetchFault::refused_address, std::string(address_kind_text(kind)) + " address" };
    }

    bool may_connect_to(web::AddressKind kind)
    {
        if (kind == web::AddressKind::public_)
            return true;
        if (may_reach_private)
            return true;
        note_refusal(kind);
        return false;
    }

    std::size_t header_line(std::string_view line);
    std::size_t body_bytes(std::string_view bytes);
    bool begin_body();
};

std::size_t Transfer::header_line(std::string_view line)
{
    // Interim answers (1xx) and trailers count as well, so that an endless row of either ends here.
    header_bytes += line.size();
    if (header_bytes > max_header_bytes || ++header_lines > max_header_lines)
        return stop_with(FetchFault::protocol, "headers too large");
    if (line.starts_with("HTTP/")) {
        response.headers.clear();
        return line.size();
    }
    auto const colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos)
        return line.size();
    response.headers.emplace_back(lower_case(without_controls(line.substr(0, colon))), without_controls(line.substr(colon + 1)));
    return line.size();
}

bool Transfer::begin_body()
{
    body_begun = true;
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    response.status = static_cast<int>(status);
    if (request.wants_body && !request.wants_body(response)) {
        response.body_skipped = true;
        stop_with(FetchFault::none, {});
        return false;
    }
    std::string codings;
    for (auto const& [name, value] : response.headers) {
        if (name == "content-encoding")
            codings += (codings.empty() ? "" : ",") + value;
    }
    decoder.emplace(codings, options->max_decoded_bytes);
    return true;
}

std::size_t Transfer::body_bytes(std::string_view bytes)
{
    if (!body_begun && !begin_body())
        return 0;
    auto const before = encoded_bytes;
    encoded_bytes += bytes.size();
    auto const over = encoded_bytes > options->max_encoded_bytes;
    auto const outcome = decoder->write(over ? bytes.substr(0, options->max_encoded_bytes - before) : bytes, response.body);
    if (outcome == Decoding::corrupt)
        return stop_with(FetchFault::decoding, "broken " + response.header("content-encoding"));
    if (outcome == Decoding::refused)
        return stop_with(FetchFault::decoding, "coding not known: " + response.header("content-encoding"));
    if (over || outcome == Decoding::too_large) {
        // The text of an error page is not read, so its size does not matter either.
        auto const is_answer = response.status >= 200 && response.status < 300;
        return stop_with(is_answer ? FetchFault::too_large : FetchFault::none, is_answer ? "body over the limit" : "");
    }
    return bytes.size();
}

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* transfer)
{
    auto const bytes = size * count;
    return static_cast<Transfer*>(transfer)->header_line({ data, bytes }) == bytes ? bytes : 0;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* transfer)
{
    auto const bytes = size * count;
    return static_cast<Transfer*>(transfer)->body_bytes({ data, bytes }) == bytes ? bytes : 0;
}

curl_socket_t on_open_socket(void* transfer, curlsocktype, curl_sockaddr* address)
{
    if (!static_cast<Transfer*>(transfer)->may_connect_to(web::address_kind(&address->addr)))
        return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// A connection that another request opened is used again without on_open_socket, so it is asked here once more.
int on_connected(void* transfer, char* address, char*, int, int)
{
    auto& self = *static_cast<Transfer*>(transfer);
    auto const kind = address_kind_of_text(address);
    self.response.private_address = kind != web::AddressKind::public_;
    return self.may_connect_to(kind) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

struct CurlLibrary {
    CurlLibrary() { curl_global_init(CURL_GLOBAL_DEFAULT); }
};

} // namespace

struct Fetcher::Implementation {
    explicit Implementation(FetchOptions given)
        : options(std::move(given))
        , guard(options)
    {
        static CurlLibrary const library;
        options.user_agent = without_controls(options.user_agent);
        multi = curl_multi_init();
        curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 256L);
        curl_multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
    }

    ~Implementation()
    {
        for (auto& [easy, transfer] : transfers)
            curl_multi_remove_handle(multi, easy);
        transfers.clear();
        curl_multi_cleanup(multi);
    }

    void begin(Request request);
    std::optional<Response> refusal(Request const& request) const;
    void set_options(Transfer& transfer);
    void collect();
    Response finish(Transfer& transfer, CURLcode code);

    FetchOptions options;
    AddressGuard guard;
    CURLM* multi = nullptr;
    std::unordered_map<CURL*, std::unique_ptr<Transfer>> transfers;
    std::deque<Request> waiting;
    std::vector<std::pair<uint64_t, Response>> finished;
    std::atomic<bool> woken = false;
};

// What needs no connection to be refused.
std::optional<Response> Fetcher::Implementation::refusal(Request const& request) const
{
    Response response;
    response.url = request.url;
    if (!request.url.is_http() || request.url.host().empty()) {
        response.fault = FetchFault::protocol;
        response.fault_detail = "not an http or https address";
        return response;
    }
    if (is_bad_port(request.url.effective_port())) {
        response.fault = FetchFault::refused_address;
        response.fault_detail = "port " + std::to_string(request.url.effective_port()) + " belongs to another service";
        return response;
    }
    return std::nullopt;
}

void Fetcher::Implementation::set_options(Transfer& transfer)
{
    auto* const easy = transfer.easy;
    auto const& request = transfer.request;
    curl_easy_setopt(easy, CURLOPT_URL, address_to_send(request.url).c_str());
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    // Without this a resolver that hangs would hold up the end of the program.
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_USERAGENT, options.user_agent.c_str());
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout_ms));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout_ms));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, low_speed_bytes);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.low_speed_seconds));
    curl_easy_setopt(easy, CURLOPT_MAXLIFETIME_CONN, 600L);
    curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, options.insecure_tls ? 0L : 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, options.insecure_tls ? 0L : 2L);

    auto const accept = "Accept: " + without_controls(request.accept);
    transfer.header_list = curl_slist_append(transfer.header_list, accept.c_str());
    auto const* const codings = request.identity_only ? "Accept-Encoding: identity" : "Accept-Encoding: gzip, deflate, br, zstd";
    transfer.header_list = curl_slist_append(transfer.header_list, codings);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.header_list);
    for (auto const& entry : guard.resolve_entries(request.url))
        transfer.resolve_list = curl_slist_append(transfer.resolve_list, entry.c_str());
    if (transfer.resolve_list)
        curl_easy_setopt(easy, CURLOPT_RESOLVE, transfer.resolve_list);

    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.message.data());
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_connected);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, &transfer);
}

void Fetcher::Implementation::begin(Request request)
{
    auto transfer = std::make_unique<Transfer>();
    transfer->options = &options;
    transfer->easy = curl_easy_init();
    transfer->may_reach_private = guard.may_reach_private(request);
    transfer->response.url = request.url;
    transfer->request = std::move(request);
    transfer->started = Clock::now();
    set_options(*transfer);
    auto* const easy = transfer->easy;
    transfers.emplace(easy, std::move(transfer));
    curl_multi_add_handle(multi, easy);
}

Response Fetcher::Implementation::finish(Transfer& transfer, CURLcode code)
{
    auto& response = transfer.response;
    long status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    response.status = static_cast<int>(status);
    response.duration = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - transfer.started);

    FaultReason reason;
    if (transfer.stopped)
        reason = transfer.stop;
    else if (transfer.refused && (code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK))
        reason = transfer.stop;
    else if (code != CURLE_OK)
        reason = fault_of(transfer.easy, code, transfer.message.data());
    else if (transfer.decoder && !transfer.decoder->complete())
        reason = { FetchFault::truncated, response.header("content-encoding") + " body ends too early" };
    else if (status == 0)
        reason = { FetchFault::protocol, "no status" };
    response.fault = reason.fault;
    response.fault_detail = without_controls(reason.detail);
    return std::move(response);
}

void Fetcher::Implementation::collect()
{
    int running = 0, left = 0;
    curl_multi_perform(multi, &running);
    while (auto const* message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        auto* const easy = message->easy_handle;
        auto const code = message->data.result;
        auto const found = transfers.find(easy);
        curl_multi_remove_handle(multi, easy);
        finished.emplace_back(found->second->request.id, finish(*found->second, code));
        transfers.erase(found);
    }
    while (!waiting.empty() && transfers.size() < options.max_running) {
        begin(std::move(waiting.front()));
        waiting.pop_front();
    }
}

Fetcher::Fetcher(FetchOptions options)
    : implementation_(std::make_unique<Implementation>(std::move(options)))
{
}

Fetcher::~Fetcher() = default;

void Fetcher::start(Request request)
{
    auto& self = *implementation_;
    if (auto refusal = self.refusal(request)) {
        self.finished.emplace_back(request.id, std::move(*refusal));
        return;
    }
    if (self.transfers.size() >= self.options.max_running)
        self.waiting.push_back(std::move(request));
    else
        self.begin(std::move(request));
}

std::size_t Fetcher::running() const
{
    return implementation_->transfers.size() + implementation_->waiting.size() + implementation_->finished.size();
}

std::vector<std::pair<uint64_t, Response>> Fetcher::poll(int timeout_ms)
{
    auto& self = *implementation_;
    auto const deadline = Clock::now() + std::chrono::milliseconds(timeout_ms);
    for (;;) {
        self.collect();
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (!self.finished.empty() || left <= 0 || self.woken.exchange(false))
            return std::exchange(self.finished, {});
        curl_multi_poll(self.multi, nullptr, 0, static_cast<int>(left), nullptr);
    }
}

void Fetcher::wake()
{
    implementation_->woken = true;
    curl_multi_wakeup(implementation_->multi);
}

static Response fetch_one(Fetcher& fetcher, Request const& request)
{
    fetcher.start(request);
    for (;;) {
        for (auto& [id, response] : fetcher.poll(1000)) {
            if (id == request.id)
                return std::move(response);
        }
    }
}

static bool is_worth_another_try(FetchFault fault)
{
    return fault == FetchFault::reset || fault == FetchFault::truncated || fault == FetchFault::decoding;
}

Response fetch_now(Fetcher& fetcher, Url const& url, int max_redirects, std::function<bool(Url const&)> const& may_follow)
{
    Request request;
    request.url = url;
    for (auto redirects = 0;; ++redirects) {
        ++request.id;
        auto response = fetch_one(fetcher, request);
        if (is_worth_another_try(response.fault)) {
            auto again = request;
            ++request.id;
            again.id = request.id;
            again.identity_only = response.fault == FetchFault::decoding;
            response = fetch_one(fetcher, again);
        }
        if (!response.is_redirect())
            return response;
        auto const target = Url::parse(response.header("location"), request.url);
        if (!target || !target->is_http()) {
            response.fault_detail = "redirect leads to no http or https address";
            return response;
        }
        if (redirects == max_redirects) {
            response.fault_detail = "too many redirects";
            return response;
        }
        if (!may_follow(*target)) {
            response.fault_detail = "redirect not followed: " + target->href();
            return response;
        }
        if (redirects == 0)
            request.from_public_site = !response.private_address;
        request.own_host = target->host() == url.host();
        request.url = *target;
    }
}

} // namespace syna::crawler

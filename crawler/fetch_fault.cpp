#include "crawler/fetch_fault.h"

namespace syna::crawler {

char const* fault_text(FetchFault fault)
{
    switch (fault) {
    case FetchFault::none:
        return "none";
    case FetchFault::dns:
        return "dns";
    case FetchFault::connect:
        return "connect";
    case FetchFault::refused_address:
        return "refused address";
    case FetchFault::tls:
        return "tls";
    case FetchFault::timeout:
        return "timeout";
    case FetchFault::reset:
        return "reset";
    case FetchFault::protocol:
        return "protocol";
    case FetchFault::too_large:
        return "too large";
    case FetchFault::truncated:
        return "truncated";
    case FetchFault::decoding:
        return "decoding";
    }
    return "protocol";
}

static bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// OpenSSL's numbers for what is wrong with a certificate; those a web site's owner can mend have words here.
//   https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/
static std::string certificate_fault(CURL* easy, std::string_view message)
{
    if (contains(message, "no alternative certificate subject name") || contains(message, "does not match target host name"))
        return "certificate is for another name";
    long result = 0;
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
    switch (result) {
    case 9:
        return "certificate is not valid yet";
    case 10:
        return "certificate has expired";
    case 18:
        return "certificate is self-signed";
    case 19:
        return "certificate chain ends in an unknown self-signed one";
    case 20:
    case 21:
        return "certificate chain is incomplete or its issuer unknown";
    case 23:
        return "certificate has been revoked";
    case 62:
        return "certificate is for another name";
    default:
        return "certificate cannot be verified";
    }
}

static std::string handshake_fault(std::string_view message)
{
    if (contains(message, "unsupported protocol") || contains(message, "protocol version") || contains(message, "wrong version number"))
        return "no common TLS version";
    if (contains(message, "handshake failure"))
        return "handshake refused by the server";
    if (contains(message, "dh key too small") || contains(message, "ee key too small") || contains(message, "md too weak"))
        return "keys too weak";
    return "handshake failed";
}

// Where a transfer that ran out of time stood.
static std::string time_fault(CURL* easy)
{
    curl_off_t name = 0, connected = 0, answered = 0;
    curl_easy_getinfo(easy, CURLINFO_NAMELOOKUP_TIME_T, &name);
    curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &connected);
    curl_easy_getinfo(easy, CURLINFO_STARTTRANSFER_TIME_T, &answered);
    if (answered > 0)
        return "answer too slow";
    if (connected > 0)
        return "no answer";
    return name > 0 ? "no connection" : "name not resolved in time";
}

FaultReason fault_of(CURL* easy, CURLcode code, std::string_view message)
{
    switch (code) {
    case CURLE_OK:
        return {};
    case CURLE_COULDNT_RESOLVE_HOST:
        return { FetchFault::dns, "name does not resolve" };
    case CURLE_COULDNT_CONNECT:
        return { FetchFault::connect, "connection refused" };
    case CURLE_OPERATION_TIMEDOUT:
        return { FetchFault::timeout, time_fault(easy) };
    case CURLE_PARTIAL_FILE:
        return { FetchFault::truncated, "body shorter than promised" };
    case CURLE_GOT_NOTHING:
        return { FetchFault::reset, "closed without an answer" };
    case CURLE_SEND_ERROR:
        return { FetchFault::reset, "connection lost" };
    case CURLE_RECV_ERROR:
        if (contains(message, "chunk"))
            return { FetchFault::protocol, "broken chunks" };
        return { FetchFault::reset, "connection lost" };
    case CURLE_FILESIZE_EXCEEDED:
        return { FetchFault::too_large, "body over the limit" };
    case CURLE_PEER_FAILED_VERIFICATION:
        return { FetchFault::tls, certificate_fault(easy, message) };
    case CURLE_SSL_CONNECT_ERROR:
        return { FetchFault::tls, handshake_fault(message) };
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_SHUTDOWN_FAILED:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return { FetchFault::tls, "handshake failed" };
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return { FetchFault::protocol, "broken HTTP/2" };
    case CURLE_UNSUPPORTED_PROTOCOL:
        return { FetchFault::protocol, "not HTTP or an older version of it" };
    case CURLE_WEIRD_SERVER_REPLY:
        return { FetchFault::protocol, "not an HTTP answer" };
    case CURLE_URL_MALFORMAT:
        return { FetchFault::protocol, "address not understood" };
    case CURLE_OUT_OF_MEMORY:
        return { FetchFault::protocol, "headers too large" };
    default:
        return { FetchFault::protocol, curl_easy_strerror(code) };
    }
}

} // namespace syna::crawler

#pragma once
// A web server on a loopback address for tests: raw sockets, so that it can say what no honest server says. One thread a
// connection; the handler runs in it. Nothing is kept alive unless the handler says so.

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace syna::test {

struct ServerRequest {
    std::string target; // "/path?query" as it came.
    std::string host;   // The Host header.
    std::string head;   // All of it.
};

class Connection {
public:
    Connection(int socket, std::atomic<bool> const& stopping)
        : socket_(socket)
        , stopping_(stopping)
    {
    }
    bool send(std::string_view bytes);                                        // False once the client has gone.
    void wait(int milliseconds) const;                                        // Less when the server stops.
    void reset();                                                             // Ends the connection with a RST.
    void answer(int status, std::string_view headers, std::string_view body); // With Content-Length; keeps the connection.
    bool keep = false;

private:
    int socket_;
    std::atomic<bool> const& stopping_;
};

class LocalServer {
public:
    using Handler = std::function<void(ServerRequest const&, Connection&)>;
    explicit LocalServer(Handler handler, std::string const& address = "127.0.0.1");
    ~LocalServer();
    LocalServer(LocalServer const&) = delete;
    LocalServer& operator=(LocalServer const&) = delete;

    uint16_t port() const { return port_; }
    std::string base(std::string const& host = "127.0.0.1") const { return "http://" + host + ":" + std::to_string(port_); }
    std::vector<std::string> targets() const; // Asked for, in order: "host/path".

private:
    void accept_all();
    void serve(int socket);

    Handler handler_;
    int listener_ = -1;
    uint16_t port_ = 0;
    std::atomic<bool> stopping_ = false;
    mutable std::mutex mutex_;
    std::vector<std::thread> threads_; // Guarded by mutex_.
    std::vector<int> sockets_;         // Guarded by mutex_.
    std::vector<std::string> targets_; // Guarded by mutex_.
    std::thread acceptor_;
};

// A site of pages by path, with robots.txt and whatever else is put in; 404 for the rest.
struct SitePage {
    int status = 200;
    std::string headers = "Content-Type: text/html\r\n";
    std::string body;
};
LocalServer::Handler serve_pages(std::map<std::string, SitePage> pages);

} // namespace syna::test

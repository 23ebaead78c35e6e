#include "tests/crawler/local_server.h"

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace syna::test {

bool Connection::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void Connection::wait(int milliseconds) const
{
    for (auto waited = 0; waited < milliseconds && !stopping_; waited += 5)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

void Connection::reset()
{
    linger const at_once { 1, 0 };
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    keep = false;
}

void Connection::answer(int status, std::string_view headers, std::string_view body)
{
    auto text = "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    text.append(headers).append("\r\n").append(body);
    keep = send(text);
}

LocalServer::LocalServer(Handler handler, std::string const& address)
    : handler_(std::move(handler))
{
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in name {};
    name.sin_family = AF_INET;
    inet_pton(AF_INET, address.c_str(), &name.sin_addr);
    if (bind(listener_, reinterpret_cast<sockaddr*>(&name), sizeof name) != 0 || listen(listener_, 128) != 0)
        throw std::runtime_error("no local address to listen on");
    socklen_t size = sizeof name;
    getsockname(listener_, reinterpret_cast<sockaddr*>(&name), &size);
    port_ = ntohs(name.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
}

LocalServer::~LocalServer()
{
    stopping_ = true;
    shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    close(listener_);
    std::vector<std::thread> threads;
    {
        std::lock_guard lock(mutex_);
        for (auto const socket : sockets_)
            shutdown(socket, SHUT_RDWR);
        threads = std::move(threads_);
    }
    for (auto& thread : threads)
        thread.join();
}

std::vector<std::string> LocalServer::targets() const
{
    std::lock_guard lock(mutex_);
    return targets_;
}

void LocalServer::accept_all()
{
    while (!stopping_) {
        auto const socket = accept(listener_, nullptr, nullptr);
        if (socket < 0)
            return;
        std::lock_guard lock(mutex_);
        sockets_.push_back(socket);
        threads_.emplace_back([this, socket] { serve(socket); });
    }
}

void LocalServer::serve(int socket)
{
    std::string buffer;
    Connection connection(socket, stopping_);
    do {
        auto end = std::string::npos;
        while ((end = buffer.find("\r\n\r\n")) == std::string::npos) {
            char bytes[4096];
            auto const count = recv(socket, bytes, sizeof bytes, 0);
            if (count <= 0 || stopping_)
                break;
            buffer.append(bytes, static_cast<std::size_t>(count));
        }
        if (end == std::string::npos)
            break;
        ServerRequest request;
        request.head = buffer.substr(0, end + 2);
        buffer.erase(0, end + 4);
        auto const space = request.head.find(' ');
        request.target = request.head.substr(space + 1, request.head.find(' ', space + 1) - space - 1);
        if (auto const host = request.head.find("\r\nHost: "); host != std::string::npos)
            request.host = request.head.substr(host + 8, request.head.find("\r\n", host + 8) - host - 8);
        {
            std::lock_guard lock(mutex_);
            targets_.push_back(request.host.substr(0, request.host.find(':')) + request.target);
        }
        connection.keep = false;
        handler_(request, connection);
    } while (connection.keep && !stopping_);
    std::lock_guard lock(mutex_);
    sockets_.erase(std::find(sockets_.begin(), sockets_.end(), socket));
    close(socket);
}

LocalServer::Handler serve_pages(std::map<std::string, SitePage> pages)
{
    return [pages = std::move(pages)](ServerRequest const& request, Connection& connection) {
        auto const page = pages.find(request.target);
        if (page == pages.end())
            connection.answer(404, "Content-Type: text/html\r\n", "<p>Not here");
        else
            connection.answer(page->second.status, page->second.headers, page->second.body);
    };
}

} // namespace syna::test

#pragma once
// What a function returns when the world outside can fail it: the value, or an Error that says what happened and where.
// Bad HTML, CSS or robots files are not errors; they are what is measured (STYLE: "When things go wrong").

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace syna {

// Whose fault it is. The command line turns it into an exit status.
enum class ErrorKind {
    usage,    // Wrong arguments, configuration or input file: exit status 2.
    network,  // Something outside could not be reached or misbehaved.
    storage,  // Disk or database: exit status 4.
    internal, // A bug, or a limit of this machine: exit status 4.
};

struct Error {
    ErrorKind kind = ErrorKind::internal;
    // One sentence for a person, saying what and where ("list.csv:14:3: expected an http or https address").
    std::string message;
};

// Either a T or an Error. `if (!result) return result.error();` down the left margin.
template<typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : content_(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : content_(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return content_.index() == 0; }

    T& operator*() &
    {
        assert(*this);
        return std::get<0>(content_);
    }
    T const& operator*() const&
    {
        assert(*this);
        return std::get<0>(content_);
    }
    T&& operator*() &&
    {
        assert(*this);
        return std::get<0>(std::move(content_));
    }
    T* operator->()
    {
        assert(*this);
        return &std::get<0>(content_);
    }
    T const* operator->() const
    {
        assert(*this);
        return &std::get<0>(content_);
    }

    Error const& error() const { return std::get<1>(content_); }

private:
    std::variant<T, Error> content_;
};

// A result with nothing to give but success: `return done();`.
using Done = Result<std::monostate>;
inline Done done() { return Done(std::monostate {}); }

} // namespace syna

#pragma once
// Takes the content codings off a body while it arrives, within limits. libcurl could do it, but has no limit for what comes
// out and calls a cut gzip body a success.
//   https://www.rfc-editor.org/rfc/rfc9110#section-8.4

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace syna::crawler {

enum class Decoding : uint8_t {
    good,
    corrupt,   // Not what the coding's name promised.
    too_large, // More than max_bytes came out of one of the codings.
    refused,   // An unknown coding, or more than two of them.
};

class ContentCoding {
public:
    using Sink = std::function<Decoding(std::string_view)>;
    virtual ~ContentCoding() = default;
    // Decodes some bytes; what comes out goes to `sink`, whose answer stops the work if it is not good.
    virtual Decoding write(std::string_view bytes, Sink const& sink) = 0;
    // The end of the coded data has been seen.
    virtual bool complete() const = 0;
};

class ContentDecoder {
public:
    // `content_encoding` is the header's value, the codings in the order they were applied; empty: none.
    ContentDecoder(std::string_view content_encoding, std::size_t max_bytes);

    // Appends what the bytes decode to. After anything but `good` the decoder is not written to again.
    Decoding write(std::string_view bytes, std::string& body);
    // False where the body ended before its codings did: it was cut.
    bool complete() const;

private:
    Decoding pass(std::size_t stage, std::string_view bytes, std::string& body);

    struct Stage {
        std::unique_ptr<ContentCoding> coding;
        std::size_t produced = 0;
    };
    std::vector<Stage> stages_; // In the order of decoding.
    std::size_t max_bytes_;
    bool refused_ = false, written_ = false;
};

// A gzip file at rest (a sitemap). Nothing is appended beyond `max_bytes`; the outcome says whether that was all.
Decoding gunzip(std::string_view bytes, std::size_t max_bytes, std::string& text);

} // namespace syna::crawler

#include "crawler/content_decoding.h"

#include <algorithm>
#include <array>
#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

namespace syna::crawler {

namespace {

constexpr std::size_t max_codings = 2;
constexpr std::size_t buffer_bytes = 64 * 1024;

// gzip and deflate by zlib.
//   https://www.rfc-editor.org/rfc/rfc1952, https://www.rfc-editor.org/rfc/rfc1950, https://www.rfc-editor.org/rfc/rfc1951
class Inflate : public ContentCoding {
public:
    enum class Kind {
        gzip,
        deflate,
    };
    explicit Inflate(Kind kind)
        : kind_(kind)
    {
    }
    Inflate(Inflate const&) = delete;
    Inflate& operator=(Inflate const&) = delete;
    ~Inflate() override
    {
        if (started_)
            inflateEnd(&stream_);
    }

    Decoding write(std::string_view bytes, Sink const& sink) override
    {
        if (ignoring_rest_)
            return Decoding::good;
        if (!started_) {
            held_.append(bytes);
            if (held_.size() < 2)
                return Decoding::good;
            if (!start())
                return Decoding::corrupt;
            auto const first = std::move(held_);
            return inflate_all(first, sink);
        }
        return inflate_all(bytes, sink);
    }

    bool complete() const override { return ended_; }

private:
    bool start()
    {
        // "deflate" means the zlib format, but some servers send the naked stream. The zlib header tells itself: its
        // two bytes are a multiple of 31 and name method 8.
        auto window = 15 + 16;
        if (kind_ == Kind::deflate) {
            auto const first = static_cast<unsigned char>(held_[0]), second = static_cast<unsigned char>(held_[1]);
            auto const zlib = (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
            window = zlib ? 15 : -15;
        }
        started_ = inflateInit2(&stream_, window) == Z_OK;
        return started_;
    }

    Decoding inflate_all(std::string_view bytes, Sink const& sink)
    {
        std::array<char, buffer_bytes> buffer;
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        for (;;) {
            if (ended_) {
                // Another gzip member may follow; anything else after the end is ignored.
                if (stream_.avail_in == 0)
                    return Decoding::good;
                if (kind_ != Kind::gzip || *stream_.next_in != 0x1f || inflateReset(&stream_) != Z_OK) {
                    ignoring_rest_ = true;
                    return Decoding::good;
                }
                ended_ = false;
                later_member_ = true;
                member_has_output_ = false;
            }
            stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
            stream_.avail_out = buffer.size();
            auto const code = inflate(&stream_, Z_NO_FLUSH);
            auto const produced = buffer.size() - stream_.avail_out;
            if (produced > 0) {
                member_has_output_ = true;
                if (auto const answer = sink({ buffer.data(), produced }); answer != Decoding::good)
                    return answer;
            }
            if (code == Z_STREAM_END) {
                ended_ = true;
                continue;
            }
            if (code == Z_BUF_ERROR || (code == Z_OK && stream_.avail_in == 0 && stream_.avail_out > 0))
                return Decoding::good;
            if (code != Z_OK) {
                if (!later_member_ || member_has_output_)
                    return Decoding::corrupt;
                ended_ = ignoring_rest_ = true;
                return Decoding::good;
            }
        }
    }

    Kind kind_;
    z_stream stream_ {};
    std::string held_; // The first bytes, until there are two.
    bool started_ = false, ended_ = false, ignoring_rest_ = false, later_member_ = false, member_has_output_ = false;
};

// https://www.rfc-editor.org/rfc/rfc7932
class Brotli : public ContentCoding {
public:
    Brotli()
        : state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr))
    {
    }
    Brotli(Brotli const&) = delete;
    Brotli& operator=(Brotli const&) = delete;
    ~Brotli() override { BrotliDecoderDestroyInstance(state_); }

    Decoding write(std::string_view bytes, Sink const& sink) override
    {
        if (complete())
            return Decoding::good;
        std::array<uint8_t, buffer_bytes> buffer;
        auto available = bytes.size();
        auto const* next = reinterpret_cast<uint8_t const*>(bytes.data());
        for (;;) {
            auto room = buffer.size();
            auto* out = buffer.data();
            auto const code = BrotliDecoderDecompressStream(state_, &available, &next, &room, &out, nullptr);
            if (auto const produced = buffer.size() - room; produced > 0) {
                auto const answer = sink({ reinterpret_cast<char const*>(buffer.data()), produced });
                if (answer != Decoding::good)
                    return answer;
            }
            if (code == BROTLI_DECODER_RESULT_ERROR)
                return Decoding::corrupt;
            if (code != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
                return Decoding::good;
        }
    }

    bool complete() const override { return BrotliDecoderIsFinished(state_); }

private:
    BrotliDecoderState* state_;
};

// https://www.rfc-editor.org/rfc/rfc8878; the window is limited to 8 MiB: https://www.rfc-editor.org/rfc/rfc9659
class Zstandard : public ContentCoding {
public:
    Zstandard()
        : stream_(ZSTD_createDStream())
    {
        ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, 23);
    }
    Zstandard(Zstandard const&) = delete;
    Zstandard& operator=(Zstandard const&) = delete;
    ~Zstandard() override { ZSTD_freeDStream(stream_); }

    Decoding write(std::string_view bytes, Sink const& sink) override
    {
        std::array<char, buffer_bytes> buffer;
        ZSTD_inBuffer in { bytes.data(), bytes.size(), 0 };
        for (;;) {
            ZSTD_outBuffer out { buffer.data(), buffer.size(), 0 };
            auto const consumed_before = in.pos;
            auto const code = ZSTD_decompressStream(stream_, &out, &in);
            if (ZSTD_isError(code))
                return Decoding::corrupt;
            ended_ = code == 0;
            if (out.pos > 0) {
                if (auto const answer = sink({ buffer.data(), out.pos }); answer != Decoding::good)
                    return answer;
            }
            auto const output_waits = out.pos == out.size && !ended_;
            if ((in.pos == in.size && !output_waits) || (in.pos == consumed_before && out.pos == 0))
                return Decoding::good;
        }
    }

    bool complete() const override { return ended_; }

private:
    ZSTD_DStream* stream_;
    bool ended_ = false;
};

std::unique_ptr<ContentCoding> coding_named(std::string_view name)
{
    if (name == "gzip" || name == "x-gzip")
        return std::make_unique<Inflate>(Inflate::Kind::gzip);
    if (name == "deflate")
        return std::make_unique<Inflate>(Inflate::Kind::deflate);
    if (name == "br")
        return std::make_unique<Brotli>();
    if (name == "zstd")
        return std::make_unique<Zstandard>();
    return nullptr;
}

} // namespace

ContentDecoder::ContentDecoder(std::string_view content_encoding, std::size_t max_bytes)
    : max_bytes_(max_bytes)
{
    while (!content_encoding.empty()) {
        auto const comma = std::min(content_encoding.find(','), content_encoding.size());
        std::string name;
        for (auto character : content_encoding.substr(0, comma)) {
            if (character != ' ' && character != '\t')
                name += character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
        }
        content_encoding.remove_prefix(std::min(comma + 1, content_encoding.size()));
        if (name.empty() || name == "identity")
            continue;
        auto coding = coding_named(name);
        if (!coding || stages_.size() == max_codings) {
            refused_ = true;
            return;
        }
        stages_.insert(stages_.begin(), Stage { std::move(coding) });
    }
}

Decoding ContentDecoder::write(std::string_view bytes, std::string& body)
{
    if (refused_)
        return Decoding::refused;
    written_ = written_ || !bytes.empty();
    return pass(0, bytes, body);
}

Decoding ContentDecoder::pass(std::size_t stage, std::string_view bytes, std::string& body)
{
    if (stage == stages_.size()) {
        if (bytes.size() > max_bytes_ - body.size()) {
            body.append(bytes.substr(0, max_bytes_ - body.size()));
            return Decoding::too_large;
        }
        body.append(bytes);
        return Decoding::good;
    }
    return stages_[stage].coding->write(bytes, [this, stage, &body](std::string_view decoded) {
        // What comes out of the first of two codings is limited as well: a bomb may lie between them.
        stages_[stage].produced += decoded.size();
        if (stage + 1 < stages_.size() && stages_[stage].produced > max_bytes_)
            return Decoding::too_large;
        return pass(stage + 1, decoded, body);
    });
}

bool ContentDecoder::complete() const
{
    if (!written_)
        return true;
    return std::all_of(stages_.begin(), stages_.end(), [](Stage const& stage) { return stage.coding->complete(); });
}

Decoding gunzip(std::string_view bytes, std::size_t max_bytes, std::string& text)
{
    ContentDecoder decoder("gzip", max_bytes);
    auto const outcome = decoder.write(bytes, text);
    return outcome == Decoding::good && !decoder.complete() ? Decoding::corrupt : outcome;
}

} // namespace syna::crawler

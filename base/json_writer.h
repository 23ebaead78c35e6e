#pragma once
// Writes JSON as it goes, into a string: nothing is kept but the text. The caller opens and closes in pairs.
//   https://www.rfc-editor.org/rfc/rfc8259

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace syna {

class JsonWriter {
public:
    explicit JsonWriter(std::string& out)
        : out_(out)
    {
    }

    void open_object() { open('{'); }
    void close_object() { close('}'); }
    void open_array() { open('['); }
    void close_array() { close(']'); }

    JsonWriter& key(std::string_view name)
    {
        separate();
        quoted(name);
        out_ += ':';
        after_key_ = true;
        return *this;
    }

    void value(std::string_view text)
    {
        separate();
        quoted(text);
    }
    void value(char const* text) { value(std::string_view(text)); }
    void value(bool truth)
    {
        separate();
        out_ += truth ? "true" : "false";
    }
    void value(int64_t number)
    {
        separate();
        out_ += std::to_string(number);
    }
    void value(int number) { value(static_cast<int64_t>(number)); }
    void value(uint32_t number) { value(static_cast<int64_t>(number)); }
    // The shortest text that reads back as the same number; null for what JSON cannot say.
    void value(double number)
    {
        separate();
        if (!std::isfinite(number)) {
            out_ += "null";
            return;
        }
        char digits[32];
        auto const [end, error] = std::to_chars(digits, digits + sizeof digits, number);
        out_.append(digits, error == std::errc() ? end : digits);
    }

private:
    void open(char bracket)
    {
        separate();
        out_ += bracket;
        first_ = true;
    }
    void close(char bracket)
    {
        out_ += bracket;
        first_ = false;
    }
    void separate()
    {
        if (!first_ && !after_key_)
            out_ += ',';
        first_ = after_key_ = false;
    }
    void quoted(std::string_view text)
    {
        static constexpr char hex[] = "0123456789abcdef";
        out_ += '"';
        for (unsigned char const byte : text) {
            switch (byte) {
            case '"':
                out_ += "\\\"";
                break;
            case '\\':
                out_ += "\\\\";
                break;
            case '\n':
                out_ += "\\n";
                break;
            case '\r':
                out_ += "\\r";
                break;
            case '\t':
                out_ += "\\t";
                break;
            default:
                if (byte < 0x20 || byte == 0x7F)
                    (out_ += "\\u00") += { hex[byte >> 4], hex[byte & 15] };
                else
                    out_ += static_cast<char>(byte);
            }
        }
        out_ += '"';
    }

    std::string& out_;
    bool first_ = true, after_key_ = false;
};

} // namespace syna

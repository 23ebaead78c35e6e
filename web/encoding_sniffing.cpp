// Which encoding a document is in.
//   https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding

#include "web/ascii.h"
#include "web/encoding.h"
#include "web/media_type.h"
#include "web/utf8.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace syna::web {

// https://encoding.spec.whatwg.org/#bom-sniff
static std::optional<std::string_view> encoding_of_bom(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return "utf-8";
    if (bytes.starts_with("\xFE\xFF"))
        return "utf-16be";
    if (bytes.starts_with("\xFF\xFE"))
        return "utf-16le";
    return std::nullopt;
}

static bool is_space(char c) { return is_ascii_whitespace(c); }

// https://html.spec.whatwg.org/multipage/urls-and-fetching.html#extracting-character-encodings-from-meta-elements
static std::optional<std::string_view> encoding_in_content(std::string_view content)
{
    auto const lower = to_ascii_lower(content);
    std::string_view rest = lower;
    while (true) {
        // 2.-3. The next "charset".
        auto const found = rest.find("charset");
        if (found == std::string_view::npos)
            return std::nullopt;
        rest.remove_prefix(found + 7);
        // 4.-5. White space and an equals sign, or on to the next one.
        rest.remove_prefix(static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_space) - rest.begin()));
        if (!rest.starts_with('='))
            continue;
        rest.remove_prefix(1);
        // 6. White space.
        rest.remove_prefix(static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_space) - rest.begin()));
        // 7. The label, in quotes or up to white space or a semicolon.
        if (rest.empty())
            return std::nullopt;
        if (rest[0] == '"' || rest[0] == '\'') {
            auto const end = rest.find(rest[0], 1);
            if (end == std::string_view::npos)
                return std::nullopt;
            return encoding_for_label(rest.substr(1, end - 1));
        }
        return encoding_for_label(rest.substr(0, rest.find_first_of(" \t\n\f\r;")));
    }
}

// https://html.spec.whatwg.org/multipage/parsing.html#xml-encoding
static std::optional<std::string_view> encoding_in_xml_declaration(std::string_view bytes)
{
    // 1.-4. An XML declaration with the word in it.
    if (!bytes.starts_with("<?xml"))
        return std::nullopt;
    auto const declaration = bytes.substr(0, bytes.find('>'));
    if (declaration.size() == bytes.size())
        return std::nullopt;
    auto const word = declaration.find("encoding");
    if (word == std::string_view::npos)
        return std::nullopt;
    auto rest = declaration.substr(word + 8);
    // 5.-10. An equals sign between controls and spaces.
    auto const skip_spaces = [&rest] {
        while (!rest.empty() && static_cast<unsigned char>(rest[0]) <= 0x20)
            rest.remove_prefix(1);
    };
    skip_spaces();
    if (!rest.starts_with('='))
        return std::nullopt;
    rest.remove_prefix(1);
    skip_spaces();
    // 11.-16. The label in quotes.
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\''))
        return std::nullopt;
    auto const end = rest.find(rest[0], 1);
    if (end == std::string_view::npos)
        return std::nullopt;
    auto const label = rest.substr(1, end - 1);
    if (std::any_of(label.begin(), label.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; }))
        return std::nullopt;
    // 17.-18. A page that could be read up to here is not in UTF-16.
    auto const encoding = encoding_for_label(label);
    if (encoding == "utf-16be" || encoding == "utf-16le")
        return "utf-8";
    return encoding;
}

// How much of a document the standard asks to look at, and WebKit and Blink to look at in any case.
static constexpr std::size_t prescanned = 1024;

// What a prescan may read.
enum class Reach { first_bytes, // What it is given.
    head };                     // Also what begins later, as long as the head lasts.

// https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
class Prescan {
public:
    Prescan(std::string_view bytes, Reach reach)
        : bytes_(bytes)
        , reach_(reach)
    {
    }

    std::optional<std::string_view> run()
    {
        // 3. UTF-16 without a BOM.
        if (bytes_.starts_with(std::string_view("<\0?\0x\0", 6)))
            return "utf-16le";
        if (bytes_.starts_with(std::string_view("\0<\0?\0x", 6)))
            return "utf-16be";
        // 4. Loop.
        for (; !at_end(); ++position_) {
            if (reach_ == Reach::head && !in_head_ && position_ >= prescanned)
                return std::nullopt;
            if (byte() != '<')
                continue;
            if (follows("<!--")) {
                // The two hyphens may be those that begin the comment.
                go_to_end_of("-->", position_ + 2);
            } else if (is_meta()) {
                position_ += 5;
                if (auto const encoding = read_meta())
                    return encoding;
            } else if (is_tag()) {
                auto const start = position_ + 1;
                while (!at_end() && !is_space(byte()) && byte() != '>')
                    ++position_;
                auto const name = to_ascii_lower(bytes_.substr(start, position_ - start));
                Attribute attribute;
                while (read_attribute(attribute)) { }
                if (reach_ == Reach::head)
                    leave_head_or_skip_text(name);
            } else if (follows("<!") || follows("</") || follows("<?")) {
                go_to_end_of(">", position_ + 1);
            }
        }
        // The bytes ran out.
        return encoding_in_xml_declaration(bytes_);
    }

private:
    struct Attribute {
        std::string name, value; // In lower case.
    };

    bool at_end() const { return position_ >= bytes_.size(); }
    char byte() const { return bytes_[position_]; }
    bool follows(std::string_view text) const { return bytes_.substr(position_).starts_with(text); }

    bool is_meta() const
    {
        auto const rest = bytes_.substr(position_, 6);
        return rest.size() == 6 && equals_ignoring_ascii_case(rest.substr(0, 5), "<meta") && (is_space(rest[5]) || rest[5] == '/');
    }

    bool is_tag() const
    {
        auto const rest = bytes_.substr(position_ + 1);
        auto const letter = rest.starts_with('/') ? rest.substr(1) : rest;
        return !letter.empty() && is_ascii_alpha(letter[0]);
    }

    // The part of a parser that a longer look needs: the head ends with its end tag or what cannot be in it, and what
    // stands in a script, a style sheet or a title is no markup. `name` has the slash of an end tag.
    void leave_head_or_skip_text(std::string const& name)
    {
        static constexpr std::string_view raw_text[] = { "script", "style", "title" };
        static constexpr std::string_view others[] = { "html", "head", "base", "link", "noscript", "/script", "/style", "/title", "/noscript" };
        bool const is_raw_text = std::find(std::begin(raw_text), std::end(raw_text), name) != std::end(raw_text);
        if (!is_raw_text && std::find(std::begin(others), std::end(others), name) == std::end(others))
            in_head_ = false;
        if (!is_raw_text)
            return;
        while (!at_end() && !(follows("</") && equals_ignoring_ascii_case(bytes_.substr(position_ + 2, name.size()), name)))
            ++position_;
        if (!at_end())
            --position_; // The loop steps on to the end tag.
    }

    // To the last byte of the first `text` from `start` on.
    void go_to_end_of(std::string_view text, std::size_t start)
    {
        auto const found = bytes_.find(text, start);
        position_ = found == std::string_view::npos ? bytes_.size() : found + text.size() - 1;
    }

    // The case of a meta element. The pointer stands on the byte after its name.
    std::optional<std::string_view> read_meta()
    {
        std::unordered_set<std::string> names;
        bool got_pragma = false;
        std::optional<bool> need_pragma;
        bool has_charset = false;
        std::optional<std::string_view> charset; // Nothing while has_charset: an unknown label.

        for (Attribute attribute; read_attribute(attribute);) {
            if (!names.insert(attribute.name).second)
                continue;
            if (attribute.name == "http-equiv") {
                got_pragma = got_pragma || attribute.value == "content-type";
            } else if (attribute.name == "content") {
                auto const encoding = encoding_in_content(attribute.value);
                if (encoding && !has_charset) {
                    has_charset = true;
                    charset = encoding;
                    need_pragma = true;
                }
            } else if (attribute.name == "charset") {
                has_charset = true;
                charset = encoding_for_label(attribute.value);
                need_pragma = false;
            }
        }

        if (at_end() || !need_pragma || (*need_pragma && !got_pragma) || !charset)
            return std::nullopt;
        if (*charset == "utf-16be" || *charset == "utf-16le")
            return "utf-8";
        if (*charset == "x-user-defined")
            return "windows-1252";
        return charset;
    }

    // https://html.spec.whatwg.org/multipage/parsing.html#concept-get-attributes-when-sniffing
    bool read_attribute(Attribute& attribute)
    {
        attribute = {};
        // 1.-2. White space and slashes; the end of the tag.
        while (!at_end() && (is_space(byte()) || byte() == '/'))
            ++position_;
        if (at_end() || byte() == '>')
            return false;

        // 3.-5. The name.
        while (!at_end() && !(byte() == '=' && !attribute.name.empty())) {
            if (is_space(byte()))
                break;
            if (byte() == '/' || byte() == '>')
                return true;
            attribute.name += to_ascii_lower(byte());
            ++position_;
        }
        // 6.-8. White space and an equals sign.
        skip_spaces();
        if (at_end())
            return false;
        if (byte() != '=')
            return true;
        ++position_;

        // 9.-10. The value in quotes.
        skip_spaces();
        if (at_end())
            return false;
        if (byte() == '"' || byte() == '\'') {
            auto const end = bytes_.find(byte(), position_ + 1);
            if (end == std::string_view::npos) {
                position_ = bytes_.size();
                return false;
            }
            attribute.value = to_ascii_lower(bytes_.substr(position_ + 1, end - position_ - 1));
            position_ = end + 1;
            return true;
        }
        // 10.-12. The value without quotes.
        while (!at_end() && !is_space(byte()) && byte() != '>') {
            attribute.value += to_ascii_lower(byte());
            ++position_;
        }
        return !at_end();
    }

    void skip_spaces()
    {
        while (!at_end() && is_space(byte()))
            ++position_;
    }

    std::string_view const bytes_;
    Reach const reach_;
    std::size_t position_ = 0;
    bool in_head_ = true;
};

SniffedEncoding sniff_encoding(std::string_view bytes, std::string_view content_type_header)
{
    // 1. A byte order mark.
    if (auto const encoding = encoding_of_bom(bytes))
        return { *encoding, EncodingSource::bom };

    // 4. The transport layer. (2. and 3. are a person's override and waiting for bytes.)
    if (auto const media_type = parse_media_type(content_type_header)) {
        auto const charset = media_type->parameter("charset");
        if (auto const encoding = charset ? encoding_for_label(*charset) : std::nullopt)
            return { *encoding, EncodingSource::transport };
    }

    // 5. A prescan of the first 1024 bytes.
    if (auto const encoding = Prescan(bytes.substr(0, prescanned), Reach::first_bytes).run())
        return { *encoding, EncodingSource::meta };
    // A parser that meets a meta later starts again with its encoding. Differs from the specification: as in WebKit and
    // Blink, only one in the head counts.
    //   https://html.spec.whatwg.org/multipage/parsing.html#changing-the-encoding-while-parsing
    if (auto const encoding = Prescan(bytes, Reach::head).run())
        return { *encoding, EncodingSource::meta };

    // 8. A guess: text in another encoding hardly ever happens to be UTF-8. Pure ASCII tells nothing.
    bool const is_ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!is_ascii && is_valid_utf8(bytes))
        return { "utf-8", EncodingSource::guess };

    // 9. The default where most languages are written with Latin letters.
    return { "windows-1252", EncodingSource::fallback };
}

} // namespace syna::web

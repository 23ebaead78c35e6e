#include "crawler/sitemap.h"

#include "crawler/content_decoding.h"
#include "crawler/xml_scanner.h"
#include "web/encoding.h"
#include "web/media_type.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace syna::crawler {

static constexpr std::size_t max_address_bytes = 2048; // https://www.sitemaps.org/protocol.html#locdef

// Octets of the white space at the text's start, ASCII or Unicode (no-break, ideographic, zero-width …); 0 for none.
static std::size_t white_space_at(std::string_view text)
{
    constexpr std::string_view ascii = " \t\r\n\f\v";
    if (!text.empty() && ascii.find(text.front()) != std::string_view::npos)
        return 1;
    if (text.starts_with("\xc2\xa0"))
        return 2;
    auto const general = text.starts_with("\xe2\x80") && text.size() > 2
        && (static_cast<unsigned char>(text[2]) <= 0x8b || text[2] == '\xa8' || text[2] == '\xa9' || text[2] == '\xaf');
    return general || text.starts_with("\xe3\x80\x80") || text.starts_with("\xef\xbb\xbf") ? 3 : 0;
}

static std::string_view trimmed(std::string_view text)
{
    while (auto const count = white_space_at(text))
        text.remove_prefix(count);
    for (auto shrunk = true; shrunk;) {
        shrunk = false;
        for (std::size_t count = 1; count <= 3 && count <= text.size() && !shrunk; ++count) {
            shrunk = white_space_at(text.substr(text.size() - count)) == count;
            if (shrunk)
                text.remove_suffix(count);
        }
    }
    return text;
}

// "www.example.se/x": the writer forgot the scheme.
static bool begins_with_host(std::string_view text)
{
    auto const host = text.substr(0, text.find_first_of("/?#"));
    return host.find('.') != std::string_view::npos && !host.starts_with('.') && host.find_first_of(" :&;@") == std::string_view::npos;
}

static std::optional<Url> page_address(std::string_view text, Url const& sitemap)
{
    text = trimmed(text);
    if (text.empty() || text.size() > max_address_bytes)
        return std::nullopt;
    auto url = Url::parse(text);
    if (!url && text.front() == '/')
        url = Url::parse(text, sitemap);
    else if (!url && begins_with_host(text))
        url = Url::parse("http://" + std::string(text));
    if (!url || !url->is_http())
        return std::nullopt;
    return url;
}

namespace {

// Takes the addresses out of the row of tags.
class Reader {
public:
    Reader(Url const& address, Sitemap& sitemap)
        : address_(address)
        , sitemap_(sitemap)
    {
    }

    // False when enough has been read.
    bool read(XmlToken const& token)
    {
        switch (token.kind) {
        case XmlToken::Kind::start:
            return start(token);
        case XmlToken::Kind::end:
            return end(token);
        case XmlToken::Kind::text:
            collect(token, Raw::with_references);
            return true;
        case XmlToken::Kind::cdata:
            collect(token, Raw::plain);
            return true;
        }
        return true;
    }

    bool finish()
    {
        auto const more = end_address();
        return end_entry() && more;
    }

private:
    enum class Raw : uint8_t {
        plain,
        with_references,
    };

    void collect(XmlToken const& token, Raw raw)
    {
        // Some indexes write the address into the entry itself.
        auto& text = collecting_ ? text_ : entry_text_;
        if ((!collecting_ && (!in_entry_ || is_feed())) || text.size() > max_address_bytes)
            return;
        auto const part = token.raw.substr(0, 4 * max_address_bytes);
        text += raw == Raw::with_references ? xml_text(part) : std::string(part);
    }

    bool root(XmlToken const& token)
    {
        root_seen_ = true;
        auto const name = token.local_name;
        prefix_ = token.prefix;
        if (name == "urlset") {
            sitemap_.kind = Sitemap::Kind::urls;
            entry_ = "url";
        } else if (name == "sitemapindex") {
            sitemap_.kind = Sitemap::Kind::index;
            entry_ = "sitemap";
        } else if (name == "rss" || name == "RDF") {
            sitemap_.kind = Sitemap::Kind::rss;
            entry_ = "item";
            prefix_ = {};
        } else if (name == "feed") {
            sitemap_.kind = Sitemap::Kind::atom;
            entry_ = "entry";
        }
        return sitemap_.kind != Sitemap::Kind::none;
    }

    bool is_feed() const { return sitemap_.kind == Sitemap::Kind::rss || sitemap_.kind == Sitemap::Kind::atom; }

    bool start(XmlToken const& token)
    {
        if (!root_seen_)
            return root(token);
        // Elements of other vocabularies (image:loc, atom:link in RSS) have other prefixes than the root.
        auto const ours = token.prefix == prefix_;
        if (collecting_) {
            // A tag inside an address: it is passed over where nothing has been said yet, else the end tag was forgotten.
            if (trimmed(text_).empty()) {
                nested_ = ours && token.local_name == entry_ && !token.empty;
                return true;
            }
            if (!end_address())
                return false;
        }
        if (!ours)
            return true;
        if (token.local_name == entry_) {
            auto const more = end_entry();
            in_entry_ = !token.empty;
            return more;
        }
        if (!in_entry_)
            return true;
        if (sitemap_.kind == Sitemap::Kind::atom && token.local_name == "link") {
            auto const relation = xml_attribute(token.raw, "rel");
            if (!relation || *relation == "alternate")
                link_of_entry(xml_attribute(token.raw, "href").value_or(""));
            return true;
        }
        auto const holds_address = is_feed() ? token.local_name == "link" || token.local_name == "guid" : token.local_name == "loc";
        if (holds_address && !token.empty && sitemap_.kind != Sitemap::Kind::atom) {
            collecting_ = true;
            nested_ = false;
            collected_ = token.local_name;
            text_.clear();
        }
        return true;
    }

    bool end(XmlToken const& token)
    {
        if (token.prefix != prefix_)
            return true;
        if (collecting_ && token.local_name == collected_)
            return end_address();
        if (token.local_name != entry_)
            return true;
        if (collecting_ && nested_) {
            // Of <loc><url>…</url></loc>: the address goes on.
            nested_ = false;
            return true;
        }
        auto const more = end_address();
        return end_entry() && more;
    }

    bool end_address()
    {
        if (!collecting_)
            return true;
        collecting_ = false;
        if (is_feed()) {
            // A guid counts where there is no link.
            if (collected_ == "link")
                link_of_entry(text_);
            else if (guid_.empty())
                guid_ = text_;
            return true;
        }
        entry_has_address_ = true;
        return add(text_);
    }

    void link_of_entry(std::string const& text)
    {
        if (link_.empty())
            link_ = text;
    }

    bool end_entry()
    {
        in_entry_ = false;
        if (auto const own = std::exchange(entry_text_, {}); !std::exchange(entry_has_address_, false) && trimmed(own).starts_with("http"))
            return add(own);
        auto const text = !trimmed(link_).empty() ? std::exchange(link_, {}) : std::exchange(guid_, {});
        link_.clear();
        guid_.clear();
        return text.empty() || add(text);
    }

    bool add(std::string const& text)
    {
        auto url = page_address(text, address_);
        if (!url)
            return true;
        if (sitemap_.urls.size() == max_sitemap_urls) {
            sitemap_.cut = true;
            return false;
        }
        sitemap_.urls.push_back(std::move(*url));
        return true;
    }

    Url const& address_;
    Sitemap& sitemap_;
    bool root_seen_ = false, in_entry_ = false, collecting_ = false, nested_ = false, entry_has_address_ = false;
    std::string_view entry_, prefix_, collected_;
    std::string text_, link_, guid_, entry_text_;
};

} // namespace

static void read_xml(std::string_view text, Url const& address, Sitemap& sitemap)
{
    XmlScanner scanner(text);
    Reader reader(address, sitemap);
    while (auto const token = scanner.next()) {
        if (!reader.read(*token))
            return;
    }
    reader.finish();
}

static void read_lines(std::string_view text, Url const& address, Sitemap& sitemap)
{
    while (!text.empty()) {
        auto const end = text.find_first_of("\r\n");
        auto const line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        auto url = page_address(line, address);
        if (!url)
            continue;
        if (sitemap.urls.size() == max_sitemap_urls) {
            sitemap.cut = true;
            return;
        }
        sitemap.urls.push_back(std::move(*url));
    }
    if (!sitemap.urls.empty())
        sitemap.kind = Sitemap::Kind::text;
}

// The encoding by its mark, or as the XML declaration names it; else UTF-8.
static std::string_view encoding_of(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xfe"))
        return "utf-16le";
    if (bytes.starts_with("\xfe\xff"))
        return "utf-16be";
    if (!bytes.starts_with("<?xml"))
        return "utf-8";
    auto const declaration = bytes.substr(0, std::min<std::size_t>(bytes.find("?>"), 200));
    auto const label = xml_attribute(declaration.substr(5), "encoding");
    auto const named = label ? web::encoding_for_label(*label) : std::nullopt;
    return named && !named->starts_with("utf-16") ? *named : "utf-8";
}

Sitemap parse_sitemap(std::string_view bytes, std::string_view content_type, Url const& address)
{
    Sitemap sitemap;
    std::string unpacked;
    if (bytes.starts_with("\x1f\x8b")) {
        // What was unpacked before an end too early is still a list of addresses.
        sitemap.cut = gunzip(bytes, max_sitemap_bytes, unpacked) != Decoding::good;
        bytes = unpacked;
    }
    if (bytes.size() > max_sitemap_bytes) {
        sitemap.cut = true;
        bytes = bytes.substr(0, max_sitemap_bytes);
    }
    std::string decoded;
    if (auto const encoding = encoding_of(bytes); encoding != "utf-8") {
        decoded = web::decode(bytes, encoding);
        bytes = decoded;
    }
    while (auto const count = white_space_at(bytes))
        bytes.remove_prefix(count);

    if (bytes.starts_with('<')) {
        read_xml(bytes, address, sitemap);
        return sitemap;
    }
    auto const type = web::parse_media_type(content_type);
    if (!type || !type->is_html())
        read_lines(bytes, address, sitemap);
    return sitemap;
}

} // namespace syna::crawler

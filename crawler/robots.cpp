#include "crawler/robots.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace syna::crawler {

static constexpr std::size_t max_bytes = 500 * 1024; // https://www.rfc-editor.org/rfc/rfc9309#section-2.5
static constexpr std::size_t max_sitemaps = 100;

static char lower(char character) { return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character; }

static bool same_name(std::string_view left, std::string_view right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) { return lower(a) == lower(b); });
}

static bool is_space(char character) { return character == ' ' || character == '\t'; }

static std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (is_space(text.front()) || text.front() == '\0'))
        text.remove_prefix(1);
    while (!text.empty() && (is_space(text.back()) || text.back() == '\0'))
        text.remove_suffix(1);
    return text;
}

static bool is_token_character(char character)
{
    auto const letter = lower(character);
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || static_cast<unsigned char>(letter) >= 0x80;
}

std::string_view product_token(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size() && is_token_character(text[length]))
        ++length;
    return text.substr(0, length);
}

static int hexadecimal(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    auto const letter = lower(character);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

static bool is_unreserved(unsigned char octet)
{
    auto const letter = lower(static_cast<char>(octet));
    return (letter >= 'a' && letter <= 'z') || (octet >= '0' && octet <= '9') || octet == '-' || octet == '.' || octet == '_' || octet == '~';
}

static void append_encoded(std::string& text, unsigned char octet)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    text += '%';
    text += digits[octet >> 4];
    text += digits[octet & 15];
}

std::string comparable_octets(std::string_view text)
{
    std::string octets;
    octets.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const octet = static_cast<unsigned char>(text[at]);
        if (octet == '%' && at + 2 < text.size() && hexadecimal(text[at + 1]) >= 0 && hexadecimal(text[at + 2]) >= 0) {
            auto const value = static_cast<unsigned char>(hexadecimal(text[at + 1]) * 16 + hexadecimal(text[at + 2]));
            if (is_unreserved(value))
                octets += static_cast<char>(value);
            else
                append_encoded(octets, value);
            at += 2;
        } else if (octet <= 0x20 || octet >= 0x7f || octet == '"' || octet == '<' || octet == '>' || octet == '`') {
            append_encoded(octets, octet);
        } else {
            octets += static_cast<char>(octet);
        }
    }
    return octets;
}

// A path's own '*' and '$' are encoded, so that only an encoded one in a pattern or a wildcard can match them.
static std::string comparable_path(std::string_view path)
{
    std::string comparable;
    for (auto const character : comparable_octets(path)) {
        if (character == '*' || character == '$')
            append_encoded(comparable, static_cast<unsigned char>(character));
        else
            comparable += character;
    }
    return comparable;
}

static std::string comparable_pattern(std::string_view pattern)
{
    auto const octets = comparable_octets(pattern);
    std::string comparable;
    for (std::size_t at = 0; at < octets.size(); ++at) {
        if (octets[at] == '$' && at + 1 < octets.size())
            append_encoded(comparable, '$');
        else if (octets[at] != '*' || comparable.empty() || comparable.back() != '*')
            comparable += octets[at];
    }
    return comparable;
}

// The parts between the stars are looked for from left to right, each as early as it can be: with no other wildcard the
// earliest place is never a worse one, so nothing has to be tried twice.
static bool matches(std::string_view pattern, std::string_view path)
{
    auto const anchored = !pattern.empty() && pattern.back() == '$';
    if (anchored)
        pattern.remove_suffix(1);
    auto star = pattern.find('*');
    auto const head = pattern.substr(0, star);
    if (!path.starts_with(head))
        return false;
    path.remove_prefix(head.size());
    if (star == std::string_view::npos)
        return !anchored || path.empty();
    for (;;) {
        pattern.remove_prefix(star == 0 ? 1 : star + 1);
        star = pattern.find('*');
        if (star == std::string_view::npos)
            return anchored ? path.ends_with(pattern) : path.find(pattern) != std::string_view::npos;
        auto const part = pattern.substr(0, star);
        auto const found = path.find(part);
        if (found == std::string_view::npos)
            return false;
        path.remove_prefix(found + part.size());
    }
}

namespace {

enum class Key : uint8_t {
    user_agent,
    allow,
    disallow,
    crawl_delay,
    sitemap,
    other,
};

struct Line {
    Key key = Key::other;
    std::string_view value;
};

// Collects the lines that speak to one crawler, and those that speak to everyone in case none does.
struct Groups {
    struct Group {
        bool exists = false;
        std::vector<std::pair<std::string, bool>> rules; // Pattern, allow.
        std::optional<double> crawl_delay;
    };
    Group own, everyone;
};

} // namespace

static Key key_named(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, Key>, 15> names = { {
        { "user-agent", Key::user_agent },
        { "useragent", Key::user_agent },
        { "user agent", Key::user_agent },
        { "allow", Key::allow },
        { "disallow", Key::disallow },
        { "dissallow", Key::disallow },
        { "dissalow", Key::disallow },
        { "disalow", Key::disallow },
        { "diasllow", Key::disallow },
        { "disallaw", Key::disallow },
        { "crawl-delay", Key::crawl_delay },
        { "crawl delay", Key::crawl_delay },
        { "crawldelay", Key::crawl_delay },
        { "sitemap", Key::sitemap },
        { "site-map", Key::sitemap },
    } };
    for (auto const& [known, key] : names) {
        if (same_name(name, known))
            return key;
    }
    return Key::other;
}

// One line without its comment. The colon may be missing where exactly two words stand.
static Line read_line(std::string_view text)
{
    text = trimmed(text.substr(0, text.find('#')));
    auto const colon = text.find(':');
    if (colon != std::string_view::npos)
        return { key_named(trimmed(text.substr(0, colon))), trimmed(text.substr(colon + 1)) };
    auto const space = text.find_first_of(" \t");
    if (space == std::string_view::npos)
        return {};
    auto const value = trimmed(text.substr(space));
    if (value.find_first_of(" \t") != std::string_view::npos)
        return {};
    return { key_named(text.substr(0, space)), value };
}

static std::optional<double> seconds(std::string_view text)
{
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    auto const whole = end == text.data() + text.size() || !((*end >= 'a' && *end <= 'z') || (*end >= 'A' && *end <= 'Z'));
    if (error != std::errc() || !whole || !std::isfinite(value) || value < 0)
        return std::nullopt;
    return value;
}

static bool names_everyone(std::string_view agent) { return agent.starts_with('*') && (agent.size() == 1 || is_space(agent[1])); }

Robots Robots::disallow_all()
{
    Robots robots;
    robots.rules_.push_back({ "/", false });
    return robots;
}

// https://www.rfc-editor.org/rfc/rfc9309#section-2.2
Robots Robots::parse(std::string_view bytes, std::string_view token)
{
    if (bytes.size() > max_bytes) {
        // The line that the limit cuts would say something else than was meant.
        bytes = bytes.substr(0, max_bytes);
        auto const end = bytes.find_last_of("\r\n");
        bytes = bytes.substr(0, end == std::string_view::npos ? 0 : end);
    }
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);

    Robots robots;
    Groups groups;
    // User-agent lines gather until the first rule; the next User-agent line then begins a new group. Crawl-delay is no rule of
    // the RFC, so it does not end the gathering for rules; for delays it does, or neighbours would get each other's.
    bool for_own = false, for_everyone = false, rule_seen = false;
    bool delay_for_own = false, delay_for_everyone = false, delay_seen = false;
    while (!bytes.empty()) {
        auto const end = bytes.find_first_of("\r\n");
        auto const line = read_line(bytes.substr(0, end));
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        switch (line.key) {
        case Key::user_agent: {
            if (rule_seen)
                for_own = for_everyone = rule_seen = false;
            if (delay_seen)
                delay_for_own = delay_for_everyone = delay_seen = false;
            if (names_everyone(line.value)) {
                for_everyone = delay_for_everyone = groups.everyone.exists = true;
            } else if (auto const named = product_token(line.value); !named.empty() && same_name(named, token)) {
                for_own = delay_for_own = groups.own.exists = true;
            }
            break;
        }
        case Key::allow:
        case Key::disallow:
            rule_seen = delay_seen = true;
            if (line.value.empty())
                break;
            if (for_own)
                groups.own.rules.emplace_back(line.value, line.key == Key::allow);
            if (for_everyone)
                groups.everyone.rules.emplace_back(line.value, line.key == Key::allow);
            break;
        case Key::crawl_delay:
            delay_seen = true;
            if (auto const delay = seconds(line.value)) {
                if (delay_for_own && !groups.own.crawl_delay)
                    groups.own.crawl_delay = delay;
                if (delay_for_everyone && !groups.everyone.crawl_delay)
                    groups.everyone.crawl_delay = delay;
            }
            break;
        case Key::sitemap:
            if (!line.value.empty() && robots.sitemaps_.size() < max_sitemaps)
                robots.sitemaps_.emplace_back(line.value);
            break;
        case Key::other:
            break;
        }
    }

    auto const& group = groups.own.exists ? groups.own : groups.everyone;
    robots.crawl_delay_ = group.crawl_delay;
    for (auto const& [pattern, allow] : group.rules) {
        robots.rules_.push_back({ comparable_pattern(pattern), allow });
        // Not in the RFC, but common to those who follow it: whoever may read a folder's index may read the folder.
        auto const slash = robots.rules_.back().pattern.rfind('/');
        if (allow && slash != std::string::npos && std::string_view(robots.rules_.back().pattern).substr(slash).starts_with("/index.htm"))
            robots.rules_.push_back({ robots.rules_.back().pattern.substr(0, slash + 1) + '$', true });
    }
    std::stable_sort(robots.rules_.begin(), robots.rules_.end(), [](Rule const& left, Rule const& right) {
        if (left.pattern.size() != right.pattern.size())
            return left.pattern.size() > right.pattern.size();
        return left.allow && !right.allow;
    });
    return robots;
}

bool Robots::allows_path(std::string_view path) const
{
    // https://www.rfc-editor.org/rfc/rfc9309#section-2.2.2: the file itself is always allowed.
    if (rules_.empty() || path == "/robots.txt")
        return true;
    auto const comparable = comparable_path(path);
    for (auto const& rule : rules_) {
        if (matches(rule.pattern, comparable))
            return rule.allow;
    }
    return true;
}

bool Robots::allows(Url const& url) const
{
    std::string path(url.path());
    if (auto const query = url.query()) {
        path += '?';
        path += *query;
    }
    return allows_path(path);
}

} // namespace syna::crawler

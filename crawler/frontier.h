#pragma once
// The addresses of one site, what became of them, and whose turn it is. In memory; owned by the fetch thread.
//
// The order must be the same whatever the timing, or a limit would cut another set of pages each time. So addresses are visited
// in rounds: depth 0; then the targets of its redirects; then depth 1; then the targets of its redirects; and so on. Within a
// round they stand by (rank of the page that named them, place on that page), and a page's rank is its own position among the
// rounds of its depth. An address named twice belongs to the first naming in this order, not in time; so a later message may
// still move an address forward, until its round begins. `sequence` holds round, rank and place, so that (depth, sequence) is the
// whole order and an interrupted crawl can go on from its rows alone.

#include "crawler/crawler.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace syna::crawler {

struct FrontierLimits {
    int max_depth = 20;
    int64_t max_pages = 0; // 0: none.
    int64_t max_urls = 200'000;
};

class Frontier {
public:
    using Id = uint32_t;

    enum class State : uint8_t {
        waiting,
        fetching,
        read, // Given away as a page; page_done() has not come.
        ended,
    };

    struct Entry {
        std::string address; // Without fragment.
        int64_t sequence = 0;
        int32_t depth = 0;
        uint32_t rank = 0;     // Once its round has begun.
        uint32_t found_on = 0; // Index of sources_.
        uint8_t found_by = 0;  // Index of kinds_.
        State state = State::waiting;
        UrlEnd end = UrlEnd::fetched; // Once ended.
        std::optional<Id> redirects_to;
    };

    // What became of a naming.
    enum class Naming : uint8_t {
        known,
        added,
        moved,   // It belongs further forward than was thought.
        dropped, // Far over the limit of addresses.
    };
    struct Named {
        Id id = 0;
        Naming naming = Naming::known;
    };

    explicit Frontier(FrontierLimits limits);

    // From an earlier run; before begin().
    void restore(std::vector<UrlReport> const& known);
    void begin(Url const& start);

    // The next address of the current round. Its end may be known at once (limit); otherwise the caller decides and says so by
    // ended() or fetching(). Nothing: none waits, or the pages under way may reach the limit.
    std::optional<Id> next() const;
    bool page_limit_reached() const; // By pages read.
    // Why `next` ends without being asked for; empty where it may be asked for.
    std::string over_limit(Id id) const;

    void fetching(Id id);
    void read(Id id);
    void ended(Id id, UrlEnd end);
    // Links of a page in the order of the page; page_done() also ends it.
    uint32_t source(std::string_view address);
    Named name_link(Id page, int64_t place, Url const& url, std::string_view found_by, uint32_t source);
    Named name_from_sitemap(int64_t file, int64_t place, Url const& url, uint32_t source);
    // Nothing where the redirect leads back into its own chain or the chain is too long.
    std::optional<Named> name_redirect(Id from, Url const& target, int max_redirects);

    // True when nothing of the current round waits or is under way, and, before a new depth, all its pages are done.
    bool round_is_over() const;
    bool depth_ends() const; // The next round, if any, belongs to a deeper depth.
    bool has_more() const;
    void next_round();

    std::optional<Id> find(std::string_view address) const;
    Entry const& entry(Id id) const { return entries_[id]; }
    UrlReport report(SiteIndex site, Id id) const;
    int depth() const { return depth_; }
    std::size_t size() const { return entries_.size(); }
    std::size_t waiting() const { return waiting_; }
    std::size_t pages() const { return static_cast<std::size_t>(pages_); }
    // Depth 1 has been begun in an earlier run, so the sitemaps were read before.
    bool is_past_start() const;
    std::vector<Id> start_chain() const; // The rows of depth 0 in order.

    static int round_of(int64_t sequence) { return static_cast<int>(sequence >> 52); }

private:
    Named name(Url const& url, int depth, int64_t sequence, std::string_view found_by, uint32_t source);
    void collect_round();
    uint8_t kind(std::string_view found_by);

    struct Hash {
        using is_transparent = void;
        std::vector<Entry> const* entries;
        std::size_t operator()(std::string_view address) const { return std::hash<std::string_view>()(address); }
        std::size_t operator()(Id id) const { return (*this)((*entries)[id].address); }
    };
    struct Equal {
        using is_transparent = void;
        std::vector<Entry> const* entries;
        std::string_view text(Id id) const { return (*entries)[id].address; }
        std::string_view text(std::string_view address) const { return address; }
        template<typename Left, typename Right>
        bool operator()(Left left, Right right) const
        {
            return text(left) == text(right);
        }
    };

    FrontierLimits limits_;
    std::vector<Entry> entries_;
    std::unordered_set<Id, Hash, Equal> by_address_;
    std::deque<std::string> sources_;
    std::vector<std::string> kinds_;

    int depth_ = 0, round_ = 0;
    std::vector<Id> order_;            // The current round.
    mutable std::size_t position_ = 0; // All before it in order_ no longer wait.
    uint32_t ranks_given_ = 0;         // In the current depth.
    int64_t seen_before_round_ = 0;    // Addresses of earlier rounds.
    std::size_t waiting_ = 0;
    int64_t pages_ = 0, under_way_ = 0; // Read ones; being fetched.
    std::size_t unread_ = 0;            // Pages given away and not done.
};

} // namespace syna::crawler

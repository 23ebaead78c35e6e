#include "crawler/frontier.h"

#include <algorithm>
#include <unordered_map>

namespace syna::crawler {

// A sequence is round (4 bits), rank (32), place (20).
static constexpr int place_bits = 20, rank_bits = 32;
static constexpr int64_t max_place = (int64_t(1) << place_bits) - 1;
static constexpr int64_t max_round = 15;
// Sitemaps speak of depth 1 as the start page's links do, but after them.
static constexpr int64_t first_sitemap_rank = 1000;

static int64_t packed(int64_t round, int64_t rank, int64_t place) { return round << (rank_bits + place_bits) | rank << place_bits | std::min(place, max_place); }

Frontier::Frontier(FrontierLimits limits)
    : limits_(limits)
    , by_address_(16, Hash { &entries_ }, Equal { &entries_ })
{
    sources_.emplace_back();
}

uint8_t Frontier::kind(std::string_view found_by)
{
    auto const found = std::find(kinds_.begin(), kinds_.end(), found_by);
    if (found != kinds_.end())
        return static_cast<uint8_t>(found - kinds_.begin());
    // Whoever names more ways than this gets the last one for the rest.
    if (kinds_.size() == 255)
        return 254;
    kinds_.emplace_back(found_by);
    return static_cast<uint8_t>(kinds_.size() - 1);
}

uint32_t Frontier::source(std::string_view address)
{
    sources_.emplace_back(address);
    return static_cast<uint32_t>(sources_.size() - 1);
}

std::optional<Frontier::Id> Frontier::find(std::string_view address) const
{
    auto const found = by_address_.find(address);
    return found == by_address_.end() ? std::nullopt : std::optional(*found);
}

static bool counts_as_page(UrlEnd end) { return end == UrlEnd::fetched || end == UrlEnd::duplicate; }

void Frontier::restore(std::vector<UrlReport> const& known)
{
    std::unordered_map<std::string, uint32_t> sources;
    entries_.reserve(known.size());
    for (auto const& row : known) {
        auto const address = row.url.without_fragment();
        if (find(address))
            continue;
        Entry entry;
        entry.address = address;
        entry.sequence = row.sequence;
        entry.depth = row.depth;
        entry.found_by = kind(row.found_by);
        if (!row.found_on.empty()) {
            auto const [place, fresh] = sources.try_emplace(row.found_on, 0);
            if (fresh)
                place->second = source(row.found_on);
            entry.found_on = place->second;
        }
        if (row.end) {
            entry.state = State::ended;
            entry.end = *row.end;
            pages_ += counts_as_page(*row.end) ? 1 : 0;
        } else {
            ++waiting_;
        }
        entries_.push_back(std::move(entry));
        by_address_.insert(static_cast<Id>(entries_.size() - 1));
    }
    // A redirect's row says in its detail where it led; a target that was new says from where it was named. The second holds
    // where the detail was shortened on its way through a database.
    for (auto const& row : known) {
        auto const id = find(row.url.without_fragment());
        if (row.end == UrlEnd::redirected) {
            auto const target = Url::parse(row.detail);
            if (auto const to = target ? find(target->without_fragment()) : std::nullopt)
                entries_[*id].redirects_to = to;
        }
        if (row.found_by == "redirect") {
            if (auto const from = find(row.found_on); from && !entries_[*from].redirects_to)
                entries_[*from].redirects_to = id;
        }
    }
}

void Frontier::begin(Url const& start)
{
    if (entries_.empty())
        name(start, 0, 0, "start", 0);
    collect_round();
}

Frontier::Named Frontier::name(Url const& url, int depth, int64_t sequence, std::string_view found_by, uint32_t source)
{
    auto const address = url.without_fragment();
    if (auto const known = find(address)) {
        auto& entry = entries_[*known];
        auto const round_has_begun = entry.depth < depth_ || (entry.depth == depth_ && round_of(entry.sequence) <= round_);
        auto const further_forward = depth < entry.depth || (depth == entry.depth && sequence < entry.sequence);
        if (round_has_begun || !further_forward)
            return { *known, Naming::known };
        entry.depth = depth;
        entry.sequence = sequence;
        entry.found_by = kind(found_by);
        entry.found_on = source;
        return { *known, Naming::moved };
    }
    // The limit itself is kept in order, when a round begins; this only keeps the memory of a hostile site within bounds.
    if (static_cast<int64_t>(entries_.size()) >= 2 * limits_.max_urls)
        return { 0, Naming::dropped };
    Entry entry;
    entry.address = address;
    entry.depth = depth;
    entry.sequence = sequence;
    entry.found_by = kind(found_by);
    entry.found_on = source;
    entries_.push_back(std::move(entry));
    ++waiting_;
    auto const id = static_cast<Id>(entries_.size() - 1);
    by_address_.insert(id);
    return { id, Naming::added };
}

Frontier::Named Frontier::name_link(Id page, int64_t place, Url const& url, std::string_view found_by, uint32_t source)
{
    auto const& from = entries_[page];
    return name(url, from.depth + 1, packed(0, from.rank, place), found_by, source);
}

Frontier::Named Frontier::name_from_sitemap(int64_t file, int64_t place, Url const& url, uint32_t source)
{
    return name(url, 1, packed(0, first_sitemap_rank + file, place), "sitemap", source);
}

std::optional<Frontier::Named> Frontier::name_redirect(Id from, Url const& target, int max_redirects)
{
    auto const round = round_of(entries_[from].sequence) + 1;
    if (round > std::min<int64_t>(max_redirects, max_round))
        return std::nullopt;
    // Whether the target, by redirects already known, leads back here.
    auto next = find(target.without_fragment());
    for (auto steps = 0; next && steps <= max_round; ++steps) {
        if (*next == from)
            return std::nullopt;
        next = entries_[*next].redirects_to;
    }
    auto const on = source(entries_[from].address);
    auto const named = name(target, entries_[from].depth, packed(round, entries_[from].rank, 0), "redirect", on);
    if (named.naming != Naming::dropped)
        entries_[from].redirects_to = named.id;
    return named;
}

void Frontier::collect_round()
{
    order_.clear();
    position_ = 0;
    for (Id id = 0; id < entries_.size(); ++id) {
        if (entries_[id].depth == depth_ && round_of(entries_[id].sequence) == round_)
            order_.push_back(id);
    }
    std::sort(order_.begin(), order_.end(), [this](Id left, Id right) {
        auto const& a = entries_[left];
        auto const& b = entries_[right];
        return a.sequence != b.sequence ? a.sequence < b.sequence : a.address < b.address;
    });
    for (auto const id : order_)
        entries_[id].rank = ranks_given_++;
}

std::optional<Frontier::Id> Frontier::next() const
{
    while (position_ < order_.size() && entries_[order_[position_]].state != State::waiting)
        ++position_;
    if (position_ == order_.size())
        return std::nullopt;
    // Those under way stand before this one. If all of them turn out to be pages, the limit may be met.
    if (limits_.max_pages > 0 && under_way_ > 0 && pages_ < limits_.max_pages && pages_ + under_way_ >= limits_.max_pages)
        return std::nullopt;
    return order_[position_];
}

bool Frontier::page_limit_reached() const { return limits_.max_pages > 0 && pages_ >= limits_.max_pages; }

std::string Frontier::over_limit(Id id) const
{
    if (page_limit_reached())
        return "page limit";
    if (entries_[id].depth > limits_.max_depth)
        return "depth limit";
    if (seen_before_round_ + static_cast<int64_t>(position_) >= limits_.max_urls)
        return "address limit";
    return {};
}

void Frontier::fetching(Id id)
{
    entries_[id].state = State::fetching;
    --waiting_;
    ++under_way_;
}

void Frontier::read(Id id)
{
    entries_[id].state = State::read;
    --under_way_;
    ++pages_;
    ++unread_;
}

void Frontier::ended(Id id, UrlEnd end)
{
    auto& entry = entries_[id];
    switch (entry.state) {
    case State::waiting:
        --waiting_;
        break;
    case State::fetching:
        --under_way_;
        break;
    case State::read:
        --unread_;
        break;
    case State::ended:
        return;
    }
    entry.state = State::ended;
    entry.end = end;
}

bool Frontier::round_is_over() const
{
    if (next() || under_way_ > 0)
        return false;
    return unread_ == 0 || !depth_ends();
}

bool Frontier::depth_ends() const
{
    return std::none_of(entries_.begin(), entries_.end(), [this](Entry const& entry) { return entry.depth == depth_ && round_of(entry.sequence) > round_; });
}

bool Frontier::has_more() const
{
    return std::any_of(entries_.begin(), entries_.end(), [this](Entry const& entry) {
        return entry.depth > depth_ || (entry.depth == depth_ && round_of(entry.sequence) > round_);
    });
}

void Frontier::next_round()
{
    seen_before_round_ += static_cast<int64_t>(order_.size());
    if (depth_ends()) {
        ++depth_;
        round_ = 0;
        ranks_given_ = 0;
    } else {
        ++round_;
    }
    collect_round();
}

bool Frontier::is_past_start() const
{
    return std::any_of(entries_.begin(), entries_.end(), [](Entry const& entry) {
        if (entry.depth > 1)
            return true;
        auto const asked_for = entry.end != UrlEnd::robots && entry.end != UrlEnd::not_html && entry.end != UrlEnd::limit;
        return entry.depth == 1 && entry.state == State::ended && asked_for;
    });
}

std::vector<Frontier::Id> Frontier::start_chain() const
{
    std::vector<Id> chain;
    for (Id id = 0; id < entries_.size(); ++id) {
        if (entries_[id].depth == 0)
            chain.push_back(id);
    }
    std::sort(chain.begin(), chain.end(), [this](Id left, Id right) { return entries_[left].sequence < entries_[right].sequence; });
    return chain;
}

UrlReport Frontier::report(SiteIndex site, Id id) const
{
    auto const& entry = entries_[id];
    UrlReport report;
    report.site = site;
    report.url = Url::parse(entry.address).value_or(Url());
    if (entry.state == State::ended)
        report.end = entry.end;
    report.depth = entry.depth;
    report.sequence = entry.sequence;
    report.found_by = kinds_[entry.found_by];
    report.found_on = sources_[entry.found_on];
    return report;
}

} // namespace syna::crawler

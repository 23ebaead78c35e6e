// `syna scan [LIST.csv | URL …]`: crawls, audits and stores; resumes where it was interrupted.

#include "audit/municipality_list.h"
#include "audit/scan.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "web/ip_address.h"
#include "web/url.h"

#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

namespace syna::cli {

namespace {

struct ScanFlags {
    std::vector<std::string> inputs, only, groups;
    std::string built_in, database = "syna.db";
    bool all = false;
    int64_t max_pages = 100;
    int depth = 20, delay_ms = 500, concurrency = 64, per_host = 1, threads = 0;
    double coverage = 0;
    audit::RuleChoice choice;
    FetchFlags fetch;
};

bool is_address(std::string_view input) { return input.find("://") != input.npos; }

Result<std::vector<store::Municipality>> read_inputs(ScanFlags const& flags)
{
    std::vector<store::Municipality> all;
    auto const add = [&](audit::MunicipalityList list) {
        for (auto const& text : list.notes)
            note(text);
        std::move(list.municipalities.begin(), list.municipalities.end(), std::back_inserter(all));
    };
    if (!flags.built_in.empty()) {
        auto list = audit::built_in_municipality_list(flags.built_in);
        if (!list)
            return list.error();
        add(std::move(*list));
    }
    for (auto const& input : flags.inputs) {
        if (is_address(input)) {
            auto const url = Url::parse(input);
            if (!url || !url->is_http() || url->host().empty())
                return Error { ErrorKind::usage, fmt::format("'{}' is no http or https address", input) };
            store::Municipality municipality;
            municipality.name = std::string(url->host());
            municipality.url = url->href();
            all.push_back(std::move(municipality));
            continue;
        }
        auto list = audit::read_municipality_list(input);
        if (!list)
            return list.error();
        add(std::move(*list));
    }
    if (all.empty())
        return Error { ErrorKind::usage, "nothing to scan: name a list (CSV), an address, or --municipalities se" };
    auto chosen = audit::choose(all, flags.only, flags.groups);
    if (!chosen)
        return chosen.error();
    std::set<std::string> addresses;
    for (auto const& municipality : *chosen)
        if (!addresses.insert(municipality.url).second)
            return Error { ErrorKind::usage, fmt::format("the address {} is asked for twice", municipality.url) };
    return chosen;
}

// A host on the open web. The others (localhost names, loopback and private addresses) may be visited because the list
// itself names them, and need no contact.
bool is_public_host(std::string_view host)
{
    if (host == "localhost" || host.ends_with(".localhost"))
        return false;
    auto const numeric = host.starts_with("[") ? host.substr(1, host.size() - 2) : host;
    bool const is_number = host.starts_with("[") || host.find_first_not_of("0123456789.") == host.npos;
    return !is_number || web::address_kind(numeric) == web::AddressKind::public_;
}

void print_summary(audit::ScanSummary const& summary, ScanFlags const& flags, bool swedish)
{
    for (auto const& site : summary.sites) {
        auto const missed = site.missed == 0 ? std::string()
            : swedish                        ? fmt::format(", {} gick inte att mäta (oftast {})", site.missed, site.reason)
                                             : fmt::format(", {} could not be measured (mostly {})", site.missed, site.reason);
        fmt::print("{}\n", for_terminal(swedish ? fmt::format("{}: {} sidor granskade av {} kända adresser{}", site.name, site.pages, site.known, missed) : fmt::format("{}: {} pages audited of {} known addresses{}", site.name, site.pages, site.known, missed)));
    }
    auto const seconds = std::chrono::duration<double>(summary.elapsed).count();
    auto const before = summary.pages_before == 0 ? std::string()
        : swedish                                 ? fmt::format(" ({} fanns redan)", summary.pages_before)
                                                  : fmt::format(" ({} were there already)", summary.pages_before);
    if (swedish)
        fmt::print("{}{} sidor{}, {} fel, {:.1f} s: {}\n", summary.interrupted ? "Avbruten. " : "", summary.pages, before, summary.faults, seconds, flags.database);
    else
        fmt::print("{}{} pages{}, {} faults, {:.1f} s: {}\n", summary.interrupted ? "Interrupted. " : "", summary.pages, before, summary.faults, seconds, flags.database);
}

int run(ScanFlags const& flags, CommonOptions const& common)
{
    auto const municipalities = read_inputs(flags);
    if (!municipalities)
        return fail(municipalities.error());
    auto const rules = audit::RuleSet::make(flags.choice);
    if (!rules)
        return fail(rules.error());

    std::vector<std::string> private_hosts;
    bool all_private = true;
    for (auto const& municipality : *municipalities) {
        auto const url = Url::parse(municipality.url);
        if (is_public_host(url->host()))
            all_private = false;
        else
            private_hosts.emplace_back(url->host());
    }
    if (flags.fetch.contact.empty() && !all_private)
        return fail(exit_usage, "public sites are visited only with a contact that their owners can reach: give --contact ADDRESS (or set SYNA_CONTACT)");

    audit::ScanOptions options;
    options.crawl.fetch = fetch_options(flags.fetch, private_hosts);
    options.crawl.delay_ms = flags.delay_ms;
    options.crawl.per_host = flags.per_host;
    options.crawl.concurrency = flags.concurrency;
    options.crawl.max_depth = flags.depth;
    options.crawl.max_pages = flags.all ? 0 : flags.max_pages;
    options.workers = flags.threads > 0 ? flags.threads : processor_count();
    options.coverage = flags.coverage;
    options.version = version();

    auto writer = store::Writer::open(flags.database);
    if (!writer)
        return fail(writer.error());
    auto const summary = [&] {
        ProgressLine line(error_is_terminal() && !common.quiet, common.language);
        return audit::run_scan(*writer, *municipalities, *rules, options, stop_requested(), [&](audit::ScanProgress const& progress) { line.show(progress); });
    }();
    if (!summary)
        return fail(summary.error());

    if (summary->resumed)
        note(common.language == "sv" ? "fortsatte en avbruten skanning" : "resumed an interrupted scan");
    print_summary(*summary, flags, common.language == "sv");
    if (summary->interrupted)
        return exit_interrupted;
    if (!summary->thin_sites.empty()) {
        std::string names;
        for (std::size_t i = 0; i < summary->thin_sites.size() && i < 10; ++i)
            names += (i == 0 ? "" : ", ") + summary->thin_sites[i];
        return fail(exit_too_little, fmt::format("too little was seen of {} sites: {}{}", summary->thin_sites.size(), names, summary->thin_sites.size() > 10 ? ", …" : ""));
    }
    return exit_done;
}

} // namespace

void add_scan(CLI::App& app, CommonOptions const& common, Action& action)
{
    auto* const command = app.add_subcommand("scan", "Crawl, audit and store; resumes where it was interrupted");
    auto const flags = std::make_shared<ScanFlags>();
    command->add_option("INPUT", flags->inputs, "Lists (CSV with name,url) and http(s) addresses");
    command->add_option("--municipalities", flags->built_in, "A list that comes with syna: se (Sweden's 290)");
    command->add_option("--only", flags->only, "Only these names or codes")->delimiter(',')->take_all();
    command->add_option("--group", flags->groups, "Only these municipality groups (C7)")->delimiter(',')->take_all();
    command->add_option("--db", flags->database, "The database")->envname("SYNA_DB")->capture_default_str();
    auto* const max_pages = command->add_option("--max-pages", flags->max_pages, "Pages a site")->check(CLI::Range(int64_t(1), int64_t(1'000'000)))->capture_default_str();
    command->add_flag("--all", flags->all, "No page limit")->excludes(max_pages);
    command->add_option("--depth", flags->depth, "Links from the start page")->check(CLI::Range(0, 1000))->capture_default_str();
    command->add_option("--delay", flags->delay_ms, "Milliseconds between requests to a host")->check(CLI::Range(0, 600'000))->envname("SYNA_DELAY")->capture_default_str();
    command->add_option("--concurrency", flags->concurrency, "Transfers at once, in all")->check(CLI::Range(1, 1000))->capture_default_str();
    command->add_option("--per-host", flags->per_host, "Connections to one host")->check(CLI::Range(1, 8))->capture_default_str();
    command->add_option("--threads", flags->threads, "Threads that audit (0: as many as processors)")->check(CLI::Range(0, 256))->capture_default_str();
    command->add_option("--coverage", flags->coverage, "Percent of a site's pages that must have been audited, else exit status 3")->check(CLI::Range(0.0, 100.0))->capture_default_str();
    add_rule_flags(*command, flags->choice);
    add_fetch_flags(*command, flags->fetch);
    command->callback([&common, &action, flags] { action = [&common, flags] { return run(*flags, common); }; });
}

} // namespace syna::cli

// What the styles of a page cost beside Gumbo's bare parse of the same bytes: matching, cascade, computed values. Style
// sheets are read once a site, as in a scan, and their cost is told apart.
//   SYNA_BENCH_SITES=FOLDER bench_style     every .html file of each site below FOLDER (default: examples)
// The last lines give both figures and the ratio of one run.

#include "page/source/draft.h"
#include "page/source/wanted_sheets.h"
#include "page/style/node_states.h"
#include "page/style/prepared_sheet.h"
#include "page/style/styles.h"

#include <gumbo.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace syna;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

struct Sample {
    std::string bytes;
    std::optional<Draft> draft;
    Page::Sheets sheets;
};

std::string read(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>() };
}

using Sheets = std::map<std::string, std::shared_ptr<StyleSheetText const>>;

void want(Url const& url, fs::path const& site, Sheets& known, Page::Sheets& sheets)
{
    auto& sheet = known[url.href()];
    if (!sheet) {
        auto const path = site / fs::path(std::string(url.path())).relative_path();
        bool const there = url.host() == "site.example" && fs::is_regular_file(path);
        sheet = std::make_shared<StyleSheetText const>(StyleSheetText { url, there, there ? read(path) : std::string() });
    }
    if (std::find(sheets.begin(), sheets.end(), sheet) == sheets.end())
        sheets.push_back(sheet);
}

void add_site(fs::path const& site, std::vector<Sample>& samples, std::vector<std::shared_ptr<StyleSheetText const>>& all_sheets)
{
    std::vector<fs::path> files;
    for (auto const& entry : fs::recursive_directory_iterator(site))
        if (entry.is_regular_file() && entry.path().extension() == ".html")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    Sheets known;
    for (auto const& path : files) {
        Sample sample { read(path), {}, {} };
        auto const url = Url::parse("https://site.example/" + path.lexically_relative(site).generic_string());
        if (!url)
            continue;
        auto draft = Draft::make({ *url, "text/html; charset=utf-8", sample.bytes });
        if (!draft)
            continue;
        for (auto const& wanted : draft->wanted_sheets())
            want(wanted.url, site, known, sample.sheets);
        for (std::size_t i = 0; i < sample.sheets.size(); ++i)
            for (auto const& import : leading_imports(sample.sheets[i]->text))
                if (auto const imported = Url::parse(import.url, sample.sheets[i]->url))
                    want(*imported, site, known, sample.sheets);
        sample.draft.emplace(std::move(*draft));
        samples.push_back(std::move(sample));
    }
    for (auto const& [address, sheet] : known)
        all_sheets.push_back(sheet);
}

double seconds(auto const& work)
{
    auto const start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void parse_with_gumbo(std::string const& page)
{
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    auto* const output = gumbo_parse_with_options(&options, page.data(), page.size());
    gumbo_destroy_output(&options, output);
}

} // namespace

int main()
{
    auto const* const named = std::getenv("SYNA_BENCH_SITES");
    std::vector<fs::path> sites;
    for (auto const& entry : fs::directory_iterator(named ? named : "examples"))
        if (entry.is_directory())
            sites.push_back(entry.path());
    std::sort(sites.begin(), sites.end());

    double all_gumbo = 0, all_style = 0, all_sheets = 0;
    std::size_t pages = 0;
    for (auto const& site : sites) {
        std::vector<Sample> samples;
        std::vector<std::shared_ptr<StyleSheetText const>> sheets;
        add_site(site, samples, sheets);
        if (samples.empty())
            continue;
        auto const reading = seconds([&] {
            for (auto const& sheet : sheets)
                sheet->prepared(css::Quirks::no);
        });
        double gumbo = 1e9, style = 1e9;
        for (int round = 0; round < 3; ++round) {
            gumbo = std::min(gumbo, seconds([&] {
                for (auto const& sample : samples)
                    parse_with_gumbo(sample.bytes);
            }));
            style = std::min(style, seconds([&] {
                for (auto const& sample : samples) {
                    auto const styles = style::Styles::compute({ sample.draft->document(), sample.draft->base_url(), sample.draft->wanted_sheets(), sample.sheets });
                    auto const states = style::node_states(sample.draft->document(), styles.get());
                    if (states.empty())
                        std::abort();
                }
            }));
        }
        std::cout << site.filename().string() << ": " << samples.size() << " pages, Gumbo " << gumbo * 1000 << " ms, styles " << style * 1000
                  << " ms (" << style / gumbo << " times), sheets read once " << reading * 1000 << " ms\n";
        all_gumbo += gumbo;
        all_style += style;
        all_sheets += reading;
        pages += samples.size();
    }
    if (pages == 0) {
        std::cerr << "bench_style: no .html file; set SYNA_BENCH_SITES to a folder of sites\n";
        return 2;
    }
    std::cout << pages << " pages: Gumbo " << all_gumbo * 1000 << " ms, styles " << all_style * 1000 << " ms, sheets " << all_sheets * 1000
              << " ms\nstyles cost " << all_style / all_gumbo << " times Gumbo's bare parse\n";
}

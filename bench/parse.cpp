// What a page costs beside Gumbo's bare parse of the same bytes: decoding, the node table, links and sheets.
//   SYNA_BENCH_PAGES=FOLDER bench_parse     every .html file below FOLDER (default: the example sites)
// The last line gives the ratio.

#include "page/source/draft.h"

#include <benchmark/benchmark.h>
#include <gumbo.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

using namespace syna;

static std::vector<std::string> read_pages()
{
    auto const* const folder = std::getenv("SYNA_BENCH_PAGES");
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder ? folder : "examples"))
        if (entry.is_regular_file() && entry.path().extension() == ".html")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> pages;
    for (auto const& path : files) {
        std::ifstream file(path, std::ios::binary);
        pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return pages;
}

static std::vector<std::string> const& pages()
{
    static auto const read = read_pages();
    return read;
}

static Url const page_url = *Url::parse("https://kommun.example/sida");

static void parse_with_gumbo(std::string const& page)
{
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    auto* const output = gumbo_parse_with_options(&options, page.data(), page.size());
    benchmark::DoNotOptimize(output);
    gumbo_destroy_output(&options, output);
}

static void make_draft(std::string const& page)
{
    auto draft = Draft::make({ page_url, "text/html; charset=utf-8", page });
    benchmark::DoNotOptimize(draft);
}

template<void (*parse)(std::string const&)>
static void over_pages(benchmark::State& state)
{
    std::size_t bytes = 0;
    for (auto _ : state)
        for (auto const& page : pages()) {
            parse(page);
            bytes += page.size();
        }
    state.SetBytesProcessed(static_cast<int64_t>(bytes));
}
BENCHMARK(over_pages<parse_with_gumbo>)->Name("gumbo")->Unit(benchmark::kMillisecond);
BENCHMARK(over_pages<make_draft>)->Name("draft")->Unit(benchmark::kMillisecond);

// Best of several rounds of each, taken in turn so that both meet the same machine.
static double ratio()
{
    using Clock = std::chrono::steady_clock;
    auto const round = [](void (*parse)(std::string const&)) {
        auto const start = Clock::now();
        for (auto const& page : pages())
            parse(page);
        return std::chrono::duration<double>(Clock::now() - start).count();
    };
    double gumbo = 1e9, draft = 1e9;
    for (int i = 0; i < 7; ++i) {
        gumbo = std::min(gumbo, round(parse_with_gumbo));
        draft = std::min(draft, round(make_draft));
    }
    return draft / gumbo;
}

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (pages().empty()) {
        std::cerr << "bench_parse: no .html file; set SYNA_BENCH_PAGES to a folder of pages\n";
        return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
    std::cout << pages().size() << " pages: a draft costs " << ratio() << " times Gumbo's bare parse\n";
}

#include "report/report.h"

#include "base/embedded_file.h"
#include "report/output_folder.h"
#include "report/pages.h"

namespace syna::report {

std::span<EmbeddedFile const> embedded_files(); // The style sheet.

// Every page in both languages. The faults of one site are in memory at a time.
static Done write_pages(OutputFolder& folder, store::Reader& reader, Survey const& survey, std::string const& version)
{
    Edition const editions[] = { Edition(survey, swedish_words, version), Edition(survey, english_words, version) };
    auto const in_both = [&](auto const& path, auto const& page) -> Done {
        for (auto const& [edition, twin] : { std::pair(&editions[0], &editions[1]), std::pair(&editions[1], &editions[0]) })
            if (auto const written = folder.write(path(*edition), page(*edition, *twin)); !written)
                return written.error();
        return done();
    };

    for (auto const& file : embedded_files())
        if (auto const written = folder.write("style.css", file.bytes); !written)
            return written.error();
    if (auto const written = folder.write("index.html", start_page(survey)); !written)
        return written.error();
    if (auto const written = in_both([](Edition const& edition) { return edition.overview_path(); }, overview_page); !written)
        return written.error();
    if (auto const written = in_both([](Edition const& edition) { return edition.method_path(); }, method_page); !written)
        return written.error();
    for (auto const& rule : survey.rules)
        if (auto const written = in_both([&](Edition const& edition) { return edition.rule_path(rule); }, [&](Edition const& edition, Edition const& twin) { return rule_page(edition, twin, rule); }); !written)
            return written.error();
    for (auto const& site : survey.sites) {
        auto const findings = SiteFindings::read(reader, survey, site);
        if (!findings)
            return findings.error();
        if (auto const written = in_both([&](Edition const& edition) { return edition.municipality_path(site); }, [&](Edition const& edition, Edition const& twin) { return municipality_page(edition, twin, site, *findings); }); !written)
            return written.error();
    }
    return done();
}

Result<ReportSummary> write_report(ReportOptions const& options)
{
    auto reader = store::Reader::open(options.database);
    if (!reader)
        return reader.error();
    auto const survey = Survey::read(*reader);
    if (!survey)
        return survey.error();
    auto folder = OutputFolder::prepare(options.folder);
    if (!folder)
        return folder.error();
    if (auto const written = write_pages(*folder, *reader, *survey, options.version); !written)
        return written.error();
    auto const files = folder->files();
    if (auto const published = folder->publish(); !published)
        return published.error();
    auto const separator = options.folder.ends_with('/') ? "" : "/";
    return ReportSummary { options.folder + separator + "index.html", survey->sites.size(), static_cast<std::size_t>(survey->audited_pages()), files };
}

} // namespace syna::report

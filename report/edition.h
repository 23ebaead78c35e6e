#pragma once
// The report in one language: where its pages are, how it writes numbers and lists, and the frame that every page stands in.

#include "report/file_names.h"
#include "report/html.h"
#include "report/survey.h"
#include "report/words.h"
#include "rules/sentence.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace syna::report {

// What a page is, for its frame. Paths are from the report's folder, with '/': "sv/kommun/are.html".
struct PageHead {
    std::string path, twin; // The same page in the other language.
    std::string title;
    std::vector<std::pair<std::string, std::string>> above; // Pages on the way from the overview: title and path.
};

class Edition {
public:
    // `survey` must outlive it.
    Edition(Survey const& survey, Words const& words, std::string version);

    Survey const& survey() const { return survey_; }
    Words const& words() const { return words_; }
    std::string_view language() const { return words_.code; }
    std::string const& version() const { return version_; }

    // Sites in the order of the language's alphabet.
    std::vector<std::size_t> by_name(std::vector<std::size_t> sites) const;
    std::vector<std::size_t> all_by_name() const;

    std::string overview_path() const;
    std::string method_path() const;
    std::string municipality_path(SurveySite const& site) const;
    std::string rule_path(SurveyRule const& rule) const;

    std::string fill(std::string_view words, rules::SentenceFacts const& facts) const { return rules::sentence(words, facts, language()); }
    std::string counted(int64_t number, Counted const& words) const;
    std::string number(double number, int decimals = 0) const { return rules::number_text(number, language(), decimals); }
    std::string percent(double share) const;
    std::string value(Measure measure, double value) const; // A share, or a number of causes.
    std::string date(std::string_view timestamp) const;
    std::string group_name(SurveyGroup const& group) const;
    // "Åre, Berg och Malung"; of many only the first ones, then the words for more.
    std::string names(std::vector<std::size_t> const& sites, std::size_t at_most) const;
    // "1.1.1 Name (A)".
    std::string requirement(std::string const& wcag, std::string const& en301549, std::string const& level) const;

    // From <!DOCTYPE> to the opened <main> with its <h1>; and what comes after.
    Html begin(PageHead const& head) const;
    std::string end(Html html, PageHead const& head) const;

private:
    Survey const& survey_;
    Words const& words_;
    std::string version_;
    std::vector<std::size_t> places_; // Of sites, in the order of the alphabet.
};

// The way from one page of the report to another: "../regel/image-name.html".
std::string relative_path(std::string_view from, std::string_view to);

// A link within the report.
void inside_link(Html& html, PageHead const& from, std::string_view to, std::string_view text);

// A table that scrolls sideways in its own box where it has no room, and can be scrolled with the keyboard then. What is opened
// here is closed by end_table().
void begin_table(Html& html, std::string_view id, std::string_view caption, std::string_view kind = {});
void end_table(Html& html);
void header_cell(Html& html, std::string_view text, bool is_number = false);
void number_cell(Html& html, std::string_view text);

// Markup from a page or a rule.
void code_block(Html& html, std::string_view markup);

// A link to a page of a site, by its title and its path, since titles are seldom alone of their kind.
void page_link(Html& html, Edition const& edition, store::Place const& place, std::string_view page_language);

// The value a figure has, with a bar as long as it, for shares.
void bar(Html& html, double share);

} // namespace syna::report

#pragma once
// All words of the report, one table for each language. "{n}" and its like stand for facts, put in by rules::sentence() as the
// language writes them. What a fault is called is the rule's to say, not the report's.

#include "rules/rule.h"
#include "store/records.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace syna::report {

// "1 sida", "{n} sidor".
struct Counted {
    std::string_view one, many;
};

struct Words {
    // The language itself, and its other.
    std::string_view code, other_code, in_other_language;
    // Names of folders and files.
    std::string_view municipality_folder, rule_folder, method_file;

    // On every page.
    std::string_view skip, overview, rules, method, breadcrumbs, site_navigation, footer;
    std::string_view and_, unnamed_page;
    Counted municipalities, pages, rules_asked, causes, places, addresses, more_pages, more_places_told;
    std::string_view share_of_pages; // "{n} av {all} sidor".

    // Measures.
    std::array<std::string_view, 4> measure_names, measure_meanings; // By Measure.
    std::string_view median, best, best_of_many, alone_in_group, not_measured;

    // Overview.
    std::string_view overview_title, overview_lead, overview_facts, overview_unfinished, how_to_read;
    std::string_view groups, no_group, all_sites, group_table, municipality, audited_pages, plot, plot_axis, plot_median, plot_dot, plot_own;
    std::string_view learn, learn_none, learn_lead, learn_holds, learn_fails, rule_by_rule, rule_by_rule_lead, rule_table, rule, requirement, holds_at, fails_at, unsure_at, good_practice;
    std::string_view not_measured_no_pages, not_measured_start;

    // A municipality.
    std::string_view site_lead, site_group, in_short, where_to_begin, no_faults, no_faults_detail, explained_by_one, explained_by_many, explained_by_all, explained_how;
    std::string_view causes_short, rule_faults, impact, pages_affected, faults_heading, faults_lead, why, how, right_markup, peer_example, own_example, who_is_hurt;
    std::string_view where, line_column, same_place, not_shown_causes, not_shown_rule, full_rule;
    std::string_view reviews_heading, reviews_lead, practice_heading, practice_lead, example_heading, example_lead;
    std::string_view requirements_heading, requirements_lead, requirements_table, pages_where_applies, pages_where_holds, share_held;
    std::string_view coverage_heading, coverage_lead, coverage_table, status, addresses_heading, of_which_dead;
    std::string_view site_not_measured_lead, unfinished_site, no_rule_help;

    // A rule.
    std::string_view rule_id, rule_requirements, rule_act, rule_none, rule_secondary, who_passes, who_table, standing, passed_pages, failed_pages, unsure_pages;
    std::array<std::string_view, 4> standings; // By Standing.
    std::string_view good_examples, good_examples_lead, no_examples, where_it_fails, where_it_fails_lead, nowhere_fails, see_cause;

    // How we measured.
    std::string_view method_title, method_lead, when, when_finished, when_unfinished, when_version, when_rules, limit_pages, limit_depth, no_limit;
    std::string_view polite, polite_text, seen, seen_text, unseen, unseen_style, unseen_script, unseen_documents, unseen_person;
    std::string_view figures, figures_rate, figures_fault_free, figures_causes, figures_explained, figures_coverage, figures_median, figures_learn, figures_unsure, figures_practice;
    std::string_view comparisons, comparisons_text, privacy, privacy_text, translations, translations_text, coverage_by_site, coverage_by_site_table, known_pages, share_audited;

    std::array<std::string_view, 17> statuses; // By PageStatus.
    std::string_view dead_links;

    std::string_view impact_name(std::string_view impact) const;  // Of "critical".
    std::string_view hurt_name(std::string_view statement) const; // Of "without-vision": those who it is hard for.
    std::string_view skr_group_name(std::string_view code) const; // Of "B3"; empty for what is no group of SKR's.

    std::array<std::pair<std::string_view, std::string_view>, 4> impacts;
    std::array<std::pair<std::string_view, std::string_view>, 11> hurts;
    std::array<std::pair<std::string_view, std::string_view>, 9> skr_groups;
};

extern Words const swedish_words, english_words;

} // namespace syna::report

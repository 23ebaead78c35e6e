// What opens and closes a details element has a name.
//   ACT rule 2t702h: https://www.w3.org/WAI/standards-guidelines/act/rules/2t702h/

#include "checks/check.h"
#include "checks/named.h"
#include "page/aria/role.h"

namespace syna::checks {

// The first summary among the children of a details element is its button.
//   https://html.spec.whatwg.org/multipage/interactive-elements.html#summary-for-its-parent-details
static bool is_button_of_details(Node summary)
{
    if (!summary.parent_element().is(Name::details))
        return false;
    for (auto sibling = summary.previous_element_sibling(); sibling; sibling = sibling.previous_element_sibling())
        if (sibling.is(Name::summary))
            return false;
    return true;
}

// A presentational role is ignored on a summary, since it takes focus.
static bool keeps_its_own_role(Node summary)
{
    return !aria::explicit_role(summary) || (is_marked_as_decorative(summary) && aria::role(summary) != aria::Role::none);
}

// Applicability: summary elements in the accessibility tree that work as buttons and have no other role.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> summaries;
    for (auto const summary : page.elements(Name::summary))
        if (keeps_its_own_role(summary) && is_button_of_details(summary) && aria::is_exposed(summary))
            summaries.push_back(summary);
    return summaries;
}

// Expectation: the summary has a name. The marker that browsers draw is none.
static Outcome expectation(Node summary)
{
    return named_by_content(summary);
}

Check summary_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks

-- The views: what people ask, in plain words. Described in docs/DATABASE.md. Each row names its scan, so that two scans
-- of the same sites are never added together by mistake.

CREATE VIEW coverage AS
SELECT site.scan, site.id AS site_id, municipality.name AS municipality, site.url AS site, site.finished,
    count(page.id) AS addresses,
    count(*) FILTER (WHERE page.status = 'audited') AS audited,
    count(*) FILTER (WHERE page.status = 'queued') AS waiting,
    count(*) FILTER (WHERE page.status IN ('redirected', 'duplicate')) AS same_as_another,
    count(*) FILTER (WHERE page.status = 'not-html') AS other_files,
    count(*) FILTER (WHERE page.status = 'http-error' AND page.http_status IN (404, 410)) AS dead_links,
    count(*) FILTER (WHERE page.status IN ('limit', 'out-of-scope')) AS left_out,
    count(*) FILTER (WHERE page.status IN ('robots', 'refused-address', 'network-error', 'timeout', 'too-large', 'truncated',
                               'redirect-loop', 'too-complex', 'failed')
                         OR page.status = 'http-error' AND coalesce(page.http_status, 0) NOT IN (404, 410)) AS not_seen
FROM site
JOIN municipality ON municipality.id = site.municipality
LEFT JOIN page ON page.site_id = site.id
GROUP BY site.id;

CREATE VIEW why_not_audited AS
SELECT site.scan, site.id AS site_id, municipality.name AS municipality, page.status, page.http_status, page.detail,
    count(*) AS addresses, min(page.url) AS for_example
FROM page
JOIN site ON site.id = page.site_id
JOIN municipality ON municipality.id = site.municipality
WHERE page.status NOT IN ('audited', 'redirected')
GROUP BY site.id, page.status, page.http_status, page.detail;

CREATE VIEW page_outcomes AS
SELECT site.scan, site.id AS site_id, page.site, page.url, rule.name AS rule, outcome.outcome,
    outcome.passed, outcome.failed, outcome.cant_tell
FROM outcome
JOIN page ON page.id = outcome.page
JOIN site ON site.id = page.site_id
JOIN rule ON rule.id = outcome.rule;

CREATE VIEW pages_with_faults AS
SELECT site.scan, site.id AS site_id, page.site, page.url, page.title,
    count(*) AS rules_failed, sum(outcome.failed) AS faults, group_concat(rule.name, ' ') AS rules
FROM page
JOIN site ON site.id = page.site_id
JOIN outcome ON outcome.page = page.id AND outcome.outcome = 'failed'
JOIN rule ON rule.id = outcome.rule
GROUP BY page.id;

CREATE VIEW rule_results AS
SELECT site.scan, site.id AS site_id, municipality.name AS municipality, rule.name AS rule, rule.impact,
    count(*) FILTER (WHERE outcome.outcome = 'failed') AS pages_failed,
    count(*) FILTER (WHERE outcome.outcome = 'cantTell') AS pages_cant_tell,
    count(*) FILTER (WHERE outcome.outcome = 'passed') AS pages_passed,
    count(*) FILTER (WHERE outcome.outcome = 'inapplicable') AS pages_inapplicable,
    sum(outcome.failed) AS targets_failed, sum(outcome.cant_tell) AS targets_cant_tell, sum(outcome.passed) AS targets_passed
FROM outcome
JOIN page ON page.id = outcome.page
JOIN site ON site.id = page.site_id
JOIN municipality ON municipality.id = site.municipality
JOIN rule ON rule.id = outcome.rule
GROUP BY site.id, rule.id;

-- What each page says of each requirement: it is broken where one of its rules failed, unknown where none failed but one
-- cannot tell, else kept. Pages where no rule of it applies have no row.
CREATE VIEW page_requirements AS
SELECT page.site_id, page.id AS page,
    CASE rule_requirement.wcag WHEN '' THEN rule_requirement.en301549 ELSE rule_requirement.wcag END AS requirement,
    max(rule_requirement.level) AS level,
    max(outcome.outcome = 'failed') AS broken,
    max(outcome.outcome = 'cantTell') AND NOT max(outcome.outcome = 'failed') AS unknown
FROM page
JOIN outcome ON outcome.page = page.id AND outcome.outcome <> 'inapplicable'
JOIN rule_requirement ON rule_requirement.rule = outcome.rule AND rule_requirement.secondary = 0
GROUP BY page.id, requirement;

CREATE VIEW requirement_results AS
SELECT site.scan, site.id AS site_id, municipality.name AS municipality, page_requirements.requirement, max(page_requirements.level) AS level,
    count(*) AS pages_applicable,
    sum(NOT broken AND NOT unknown) AS pages_passed, sum(broken) AS pages_failed, sum(unknown) AS pages_cant_tell
FROM page_requirements
JOIN site ON site.id = page_requirements.site_id
JOIN municipality ON municipality.id = site.municipality
GROUP BY site.id, page_requirements.requirement;

CREATE VIEW faults_by_cause AS
SELECT site.scan, site.id AS site_id, municipality.name AS municipality, finding.id AS finding, rule.name AS rule, rule.impact, finding.key,
    finding.cause, count(DISTINCT occurrence.page) AS pages, count(*) AS occurrences
FROM finding
JOIN occurrence ON occurrence.finding = finding.id
JOIN site ON site.id = finding.site_id
JOIN municipality ON municipality.id = site.municipality
JOIN rule ON rule.id = finding.rule
WHERE finding.outcome = 'failed'
GROUP BY finding.id;

CREATE VIEW to_review_by_hand AS
SELECT site.scan, site.id AS site_id, municipality.name AS municipality, finding.id AS finding, rule.name AS rule, rule.impact, finding.key,
    finding.cause, count(DISTINCT occurrence.page) AS pages, count(*) AS occurrences
FROM finding
JOIN occurrence ON occurrence.finding = finding.id
JOIN site ON site.id = finding.site_id
JOIN municipality ON municipality.id = site.municipality
JOIN rule ON rule.id = finding.rule
WHERE finding.outcome = 'cantTell'
GROUP BY finding.id;

CREATE VIEW fault_places AS
SELECT site.scan, site.id AS site_id, page.site, page.url, rule.name AS rule, finding.id AS finding, finding.key, finding.outcome,
    occurrence.line, occurrence."column", occurrence.selector, occurrence.snippet, occurrence.facts
FROM occurrence
JOIN finding ON finding.id = occurrence.finding
JOIN page ON page.id = occurrence.page
JOIN site ON site.id = page.site_id
JOIN rule ON rule.id = finding.rule;

CREATE VIEW good_examples AS
SELECT site.scan, site.id AS site_id, municipality.name AS municipality, rule.name AS rule, page.url,
    example.line, example."column", example.selector, example.snippet, example.passed
FROM example
JOIN page ON page.id = example.page
JOIN site ON site.id = example.site_id
JOIN municipality ON municipality.id = site.municipality
JOIN rule ON rule.id = example.rule;

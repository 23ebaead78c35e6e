-- The tables. Described in docs/DATABASE.md; a change to what stands here is a new script, never an edit.

CREATE TABLE municipality (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    county TEXT NOT NULL DEFAULT '',
    peer_group TEXT NOT NULL DEFAULT '',
    supplier TEXT NOT NULL DEFAULT '',
    population INTEGER,
    UNIQUE (name, url)
) STRICT;

CREATE TABLE scan (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,
    version TEXT NOT NULL,
    rules TEXT NOT NULL,
    options TEXT NOT NULL
) STRICT;

CREATE TABLE site (
    id INTEGER PRIMARY KEY,
    scan INTEGER NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    municipality INTEGER NOT NULL REFERENCES municipality (id),
    url TEXT NOT NULL,
    finished TEXT,
    UNIQUE (scan, position)
) STRICT;

CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    status TEXT NOT NULL,
    http_status INTEGER,
    detail TEXT NOT NULL DEFAULT '',
    depth INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    found_by TEXT NOT NULL DEFAULT '',
    found_on TEXT NOT NULL DEFAULT '',
    content_type TEXT NOT NULL DEFAULT '',
    bytes INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    UNIQUE (site_id, url)
) STRICT;

CREATE INDEX page_by_status ON page (site_id, status);

CREATE TABLE rule (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    impact TEXT NOT NULL DEFAULT '',
    title_sv TEXT NOT NULL DEFAULT '',
    title_en TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE rule_requirement (
    rule INTEGER NOT NULL REFERENCES rule (id) ON DELETE CASCADE,
    wcag TEXT NOT NULL,
    en301549 TEXT NOT NULL,
    level TEXT NOT NULL,
    secondary INTEGER NOT NULL DEFAULT 0 CHECK (secondary IN (0, 1)),
    PRIMARY KEY (rule, wcag, en301549)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    rule INTEGER NOT NULL REFERENCES rule (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('failed', 'cantTell', 'passed', 'inapplicable')),
    passed INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    cant_tell INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (page, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    rule INTEGER NOT NULL REFERENCES rule (id),
    key TEXT NOT NULL,
    cause TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('failed', 'cantTell')),
    UNIQUE (site_id, rule, key, cause, outcome)
) STRICT;

CREATE TABLE occurrence (
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    finding INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    line INTEGER NOT NULL DEFAULT 0,
    "column" INTEGER NOT NULL DEFAULT 0,
    selector TEXT NOT NULL DEFAULT '',
    snippet TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL DEFAULT '{}',
    PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX occurrence_by_finding ON occurrence (finding, page);

CREATE TABLE example (
    site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    rule INTEGER NOT NULL REFERENCES rule (id),
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    passed INTEGER NOT NULL DEFAULT 0,
    line INTEGER NOT NULL DEFAULT 0,
    "column" INTEGER NOT NULL DEFAULT 0,
    selector TEXT NOT NULL DEFAULT '',
    snippet TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (rule, site_id, page)
) STRICT, WITHOUT ROWID;

CREATE INDEX example_by_page ON example (page);

-- The tables of a case for a team: the same as SQLite's, with PostgreSQL's own types and full-text search.
CREATE TABLE edition (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    list TEXT NOT NULL,
    date TEXT,
    sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    listings INTEGER NOT NULL DEFAULT 0,
    earlier INTEGER NOT NULL DEFAULT 0,
    UNIQUE (list, sha256)
);

CREATE TABLE listing (
    edition BIGINT NOT NULL REFERENCES edition (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    publisher_id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (edition, position),
    UNIQUE (edition, publisher_id)
);

CREATE TABLE "fetch" (
    list TEXT NOT NULL,
    address TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (list, address)
);

CREATE TABLE report (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    address TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    newest INTEGER NOT NULL DEFAULT 1,
    title TEXT,
    url TEXT,
    publisher TEXT,
    published_at TEXT,
    sha256 TEXT NOT NULL,
    characters INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    entities INTEGER NOT NULL,
    matches INTEGER NOT NULL,
    gathering TEXT NOT NULL,
    body TEXT NOT NULL,
    original BYTEA NOT NULL
);
CREATE INDEX report_address ON report (address, version);
CREATE INDEX report_newest ON report (newest, number);

CREATE TABLE failure (number BIGINT PRIMARY KEY, about TEXT NOT NULL UNIQUE, body TEXT NOT NULL);

CREATE TABLE decision (number BIGINT PRIMARY KEY, id TEXT NOT NULL UNIQUE, about TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX decision_about ON decision (about, number);

CREATE TABLE weighed (position INTEGER NOT NULL, sort TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (sort, position));

CREATE TABLE entry (
    number BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    about TEXT NOT NULL,
    digest TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX entry_about ON entry (about, number);

CREATE TABLE words (report TEXT NOT NULL, sort TEXT NOT NULL, about TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX words_report ON words (report);
CREATE INDEX words_search ON words USING gin (to_tsvector('simple', body));

-- Reports with their bytes and readings, what people decided, what weighing found, and a log that chains it all.
CREATE TABLE report (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
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
    original BLOB NOT NULL
);
CREATE INDEX report_address ON report (address, version);
CREATE INDEX report_newest ON report (newest, number);

CREATE TABLE failure (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    about TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
);

CREATE TABLE decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX decision_about ON decision (about, number);

CREATE TABLE weighed (
    position INTEGER NOT NULL,
    sort TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (sort, position)
) WITHOUT ROWID;

CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    about TEXT NOT NULL,
    digest TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX entry_about ON entry (about, number);

CREATE VIRTUAL TABLE words USING fts5 (report UNINDEXED, sort UNINDEXED, about UNINDEXED, body, tokenize = "unicode61 remove_diacritics 2");

-- Lists as they were imported. The edition with the highest number of a list is the one in force; earlier ones stay, since
-- matches point at them.
CREATE TABLE edition (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    list TEXT NOT NULL,
    date TEXT,
    sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    listings INTEGER NOT NULL DEFAULT 0,
    UNIQUE (list, sha256)
);

CREATE TABLE listing (
    edition INTEGER NOT NULL REFERENCES edition (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    publisher_id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (edition, position),
    UNIQUE (edition, publisher_id)
) WITHOUT ROWID;

-- Earlier editions can be brought in beside the one in force; and what a publisher's site said of a file when it was last fetched.
ALTER TABLE edition ADD COLUMN earlier INTEGER NOT NULL DEFAULT 0;

CREATE TABLE fetch (
    list TEXT NOT NULL,
    address TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    fetched_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    PRIMARY KEY (list, address)
) WITHOUT ROWID;

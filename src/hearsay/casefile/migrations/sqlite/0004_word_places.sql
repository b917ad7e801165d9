-- What the search looks through gets row numbers that follow from its report's, so that a report's words are found without looking at all.
CREATE TEMP TABLE moved AS
    SELECT coalesce(report.number, 0) * 1048576 + row_number() OVER (PARTITION BY words.report ORDER BY words.rowid) - 1 AS place,
        words.report, words.sort, words.about, words.body
    FROM words LEFT JOIN report ON report.id = words.report;
DELETE FROM words;
INSERT INTO words (rowid, report, sort, about, body) SELECT place, report, sort, about, body FROM moved;
DROP TABLE moved;

-- What counsellors mark as wrong. `day` is the beginning of a day, `kind` is '' when the mark was taken back. Until the
-- moment `until` the mark belongs to a case and has a key of its own; then `code` and `payload` are emptied, and nothing
-- but kind and day stays, to be counted.
CREATE TABLE marks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    post INTEGER NOT NULL,
    day REAL NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('', 'missed', 'alarm', 'topic')),
    until REAL NOT NULL,
    payload BLOB
);
CREATE INDEX marks_code ON marks (code) WHERE code <> '';
CREATE INDEX marks_until ON marks (until) WHERE code <> '';
CREATE INDEX marks_day ON marks (day, kind);

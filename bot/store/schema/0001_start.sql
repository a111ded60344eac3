-- Plain columns say nothing about a person: keyed hashes, message ids, states and times. Words, addresses and
-- answers stand in `payload`, sealed by codec.py. `lane` is emptied when a row is done, so only what is under way
-- can be counted per person.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Owners whose keys must go from the vault: written with the deletion of their rows, emptied when the keys are gone.
CREATE TABLE erased (
    owner BLOB PRIMARY KEY,
    upto INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE inbox (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    lane TEXT NOT NULL,
    priority INTEGER NOT NULL,
    at REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'aside')),
    done_at REAL,
    payload BLOB,
    UNIQUE (source, source_id)
);
CREATE INDEX inbox_pending ON inbox (priority, id) WHERE state = 'pending';
CREATE INDEX inbox_lane ON inbox (lane) WHERE lane <> '';
CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;

-- An urgent arrival must not overtake what the same lane said before it: it takes the earlier rows along.
CREATE TRIGGER inbox_order AFTER INSERT ON inbox
BEGIN
    UPDATE inbox SET priority = new.priority
    WHERE lane = new.lane AND lane <> '' AND id < new.id AND state = 'pending' AND priority > new.priority;
END;

-- AUTOINCREMENT in the tables below: an id once given never names another row, since answers and timers come back
-- through the inbox, which knows them by (source, source_id).
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lane TEXT NOT NULL,
    priority INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    ready REAL NOT NULL,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'held', 'sent', 'failed', 'unknown')),
    settled REAL,
    payload BLOB
);
CREATE INDEX outbox_queued ON outbox (priority, rank, id) WHERE state = 'queued';
CREATE INDEX outbox_lane ON outbox (lane) WHERE lane <> '';
CREATE INDEX outbox_settled ON outbox (settled) WHERE settled IS NOT NULL;

CREATE TABLE timers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lane TEXT NOT NULL,
    name TEXT NOT NULL,
    due REAL NOT NULL,
    payload BLOB NOT NULL,
    UNIQUE (lane, name)
);
CREATE INDEX timers_due ON timers (due, id);

-- `seen` is the hour of the last act, for retention only.
CREATE TABLE chats (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    seen INTEGER NOT NULL,
    screen INTEGER NOT NULL DEFAULT 0,
    latest INTEGER NOT NULL DEFAULT 0,
    nudge INTEGER NOT NULL DEFAULT 0,
    payload BLOB NOT NULL
);
CREATE INDEX chats_seen ON chats (seen);

CREATE TABLE messages (
    key BLOB NOT NULL,
    message INTEGER NOT NULL,
    at REAL NOT NULL,
    ours INTEGER NOT NULL,
    PRIMARY KEY (key, message)
) WITHOUT ROWID;
CREATE INDEX messages_at ON messages (at);

CREATE TABLE cases (
    code TEXT PRIMARY KEY,
    person BLOB NOT NULL,
    desk INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    card INTEGER NOT NULL,
    open INTEGER NOT NULL,
    payload BLOB NOT NULL
);
CREATE UNIQUE INDEX cases_one_open ON cases (person) WHERE open = 1;
CREATE UNIQUE INDEX cases_topic ON cases (desk, topic) WHERE topic > 0;
CREATE INDEX cases_person ON cases (person);

CREATE TABLE lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL REFERENCES cases (code),
    side TEXT NOT NULL CHECK (side IN ('person', 'desk')),
    person_message INTEGER NOT NULL,
    desk_message INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'unknown', 'failed', 'held', 'gone', 'kept')),
    at REAL NOT NULL,
    payload BLOB
);
CREATE INDEX lines_person ON lines (code, person_message);
CREATE INDEX lines_desk ON lines (code, desk_message);

-- The vault. `wrapped` is sealed with the master key; an owner may have several keys, the newest (largest id) seals.
CREATE TABLE keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner BLOB NOT NULL,
    wrapped BLOB NOT NULL
);
CREATE INDEX keys_owner ON keys (owner, id);

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

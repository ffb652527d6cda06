-- What galleries and agents tell each other: where a person is looking, what an agent points at, and one switch for safe mode.
-- Few and short statements: every process that opens the library reads them.

ALTER TABLE library ADD COLUMN safe_mode INTEGER NOT NULL DEFAULT 0;

CREATE TABLE views (                         -- a row a window of a gallery; swept when it is gone
  name       TEXT PRIMARY KEY,
  state      TEXT NOT NULL,                  -- JSON of domain::ViewState
  revision   INTEGER NOT NULL,               -- grows with every change of any window
  focused    INTEGER NOT NULL,
  focused_at INTEGER NOT NULL,               -- when it last had the focus; 0 if never
  input_at   INTEGER NOT NULL,               -- when the person last did something
  seen_at    INTEGER NOT NULL                -- the last report
) STRICT, WITHOUT ROWID;

CREATE TABLE pointers (                      -- "look at this"; swept after a week
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  kind   TEXT NOT NULL,
  ids    TEXT NOT NULL,                      -- JSON
  label  TEXT,
  answer TEXT
) STRICT;

-- The whole shape of a library: tables and indexes. What keeps them consistent with each other (shelves, counts, roll-ups,
-- the change log) are the triggers of src/store/triggers.sql, which every writing connection installs.
--   * `shelf` says where a generation shows up: bit 0 sensitive, bit 1 hidden, bit 2 trashed. Lists read one
--     ordered range per visible shelf, so hidden and trashed rows cost a page nothing.
--   * links (generation_tags, generation_collections) carry their generation's shelf, order and filter payload.
--   * columns marked (triggers) are never written by hand.

CREATE TABLE library (
  one           INTEGER PRIMARY KEY CHECK (one = 1),
  id            TEXT NOT NULL,              -- ULID; also in the .pixery file
  created_at    INTEGER NOT NULL,           -- UTC ms
  zone          TEXT NOT NULL,              -- IANA zone that days are counted in
  oldest_reader INTEGER NOT NULL            -- the oldest schema version whose program may read this one
) STRICT;

-- ── who writes, and what changed ─────────────────────────────────────────────────────────────────────────

CREATE TABLE write_context (                -- filled by Store::write at the start of each transaction
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  actor TEXT NOT NULL,
  at    INTEGER NOT NULL,                   -- UTC ms
  entry INTEGER,                            -- the journal entry of this transaction
  bulk  INTEGER NOT NULL                    -- 1: the writer logs (topic, NULL) itself, triggers log no rows
) STRICT;
INSERT INTO write_context VALUES (1, '', 0, NULL, 0);

CREATE TABLE change_log (                   -- kept for 7 days
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  entry    INTEGER,
  topic    TEXT NOT NULL,
  row_id   INTEGER                          -- NULL: any row of the topic
) STRICT;

CREATE TABLE journal (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  actor     TEXT NOT NULL,
  operation TEXT NOT NULL,                  -- the operation's name: add_tags
  undoes    INTEGER REFERENCES journal(id),
  undone_by INTEGER REFERENCES journal(id)
) STRICT;
CREATE INDEX journal_actor ON journal(actor, id);

CREATE TABLE journal_changes (              -- what undo needs: each row before and after
  journal_id INTEGER NOT NULL REFERENCES journal(id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  topic      TEXT NOT NULL,
  row_id     INTEGER NOT NULL,
  before     TEXT,                          -- JSON of the fields that changed; NULL: the row was made
  after      TEXT,                          -- JSON of the same fields; NULL: the row was removed
  PRIMARY KEY (journal_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_changes_row ON journal_changes(topic, row_id, journal_id);

-- ── generations ──────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE models (                       -- every model name that a generation bears
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE                 -- our model id; free text for imports; '' when nobody knows
) STRICT;

CREATE TABLE generations (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at       INTEGER NOT NULL,        -- UTC ms; never changed, the order hangs on it
  sort_key         INTEGER NOT NULL AS ((created_at << 21) | (id & 0x1FFFFF)) VIRTUAL,
  shelf            INTEGER NOT NULL AS ((sensitive_by > 0) | ((hidden_by > 0) << 1) | ((trashed_at IS NOT NULL) << 2)) VIRTUAL,
  marks            INTEGER NOT NULL AS (starred | (rejected << 1)) VIRTUAL,
  model_id         INTEGER NOT NULL REFERENCES models(id),
  width            INTEGER NOT NULL CHECK (width > 0),
  height           INTEGER NOT NULL CHECK (height > 0),
  starred          INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
  rejected         INTEGER NOT NULL DEFAULT 0 CHECK (rejected IN (0, 1)),
  trashed_at       INTEGER,
  hidden_by        INTEGER NOT NULL DEFAULT 0,   -- how many hidden tags and collections it has (triggers)
  sensitive_by     INTEGER NOT NULL DEFAULT 0,   -- how many sensitive ones (triggers)
  tag_count        INTEGER NOT NULL DEFAULT 0,   -- (triggers)
  collection_count INTEGER NOT NULL DEFAULT 0,   -- (triggers)
  reference_count  INTEGER NOT NULL DEFAULT 0,   -- written with the row, whose references never change
  parent_id        INTEGER,                 -- no foreign key: lineage outlives a purge
  job_id           INTEGER REFERENCES jobs(id),
  job_index        INTEGER,                 -- the image's place in its job, from 0
  origin           TEXT NOT NULL,
  actor            TEXT NOT NULL,
  provider         TEXT,
  cost_micro       INTEGER,
  cost_kind        TEXT NOT NULL CHECK (cost_kind IN ('estimated', 'reported', 'unknown', 'not_charged')),
  format           TEXT NOT NULL CHECK (format IN ('png', 'jpeg', 'webp')),
  bytes            INTEGER NOT NULL,
  sha256           BLOB NOT NULL CHECK (length(sha256) = 32),
  path             TEXT NOT NULL UNIQUE,    -- relative to the library
  finished         INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1, 2)),  -- the derived facts below: 0 to do, 1 done, 2 failed
  gradient_hash    INTEGER,                 -- 64 bits
  color            INTEGER,                 -- 0xRRGGBB
  tag_ids          TEXT NOT NULL DEFAULT ',',    -- its tags' ids as ",3,17,", so that a page reads no links (triggers)
  collection_ids   TEXT NOT NULL DEFAULT ',',    -- its collections' ids likewise (triggers)
  thumbhash        BLOB,
  title            TEXT,
  parameters       TEXT NOT NULL,           -- JSON
  negative_prompt  TEXT,
  prompt           TEXT NOT NULL            -- last: long, and not needed to filter
) STRICT;
CREATE UNIQUE INDEX generations_order       ON generations(sort_key);
CREATE INDEX generations_shelf              ON generations(shelf, sort_key, width, height);
CREATE INDEX generations_model              ON generations(model_id, shelf, sort_key, marks);
CREATE INDEX generations_actor              ON generations(actor, shelf, sort_key);
CREATE INDEX generations_starred            ON generations(shelf, sort_key) WHERE starred = 1;
CREATE INDEX generations_rejected           ON generations(shelf, sort_key) WHERE rejected = 1;
CREATE INDEX generations_untagged           ON generations(shelf, sort_key) WHERE tag_count = 0;
CREATE INDEX generations_uncollected        ON generations(shelf, sort_key) WHERE collection_count = 0;
CREATE INDEX generations_parent             ON generations(parent_id, shelf, sort_key) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX generations_job         ON generations(job_id, job_index) WHERE job_id IS NOT NULL;
CREATE INDEX generations_content            ON generations(sha256);
CREATE INDEX generations_unfinished         ON generations(id) WHERE finished = 0;

CREATE TABLE tombstones (                   -- what was purged: the id is never used again
  generation_id INTEGER PRIMARY KEY,
  purged_at     INTEGER NOT NULL,
  actor         TEXT NOT NULL
) STRICT;

CREATE TABLE embedded_metadata (            -- what another tool wrote into an imported file, as it was
  generation_id INTEGER PRIMARY KEY REFERENCES generations(id) ON DELETE CASCADE,
  tool          TEXT NOT NULL,
  raw           TEXT NOT NULL
) STRICT;

-- Folded title and prompt (domain::fold), rowid = sort_key; substrings of three characters and more.
CREATE VIRTUAL TABLE generation_text USING fts5(
  words, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);

CREATE TABLE totals (                       -- one row a shelf
  shelf       INTEGER PRIMARY KEY CHECK (shelf BETWEEN 0 AND 7),
  generations INTEGER NOT NULL DEFAULT 0,
  starred     INTEGER NOT NULL DEFAULT 0,
  rejected    INTEGER NOT NULL DEFAULT 0,
  untagged    INTEGER NOT NULL DEFAULT 0,
  uncollected INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO totals(shelf) VALUES (0), (1), (2), (3), (4), (5), (6), (7);

-- ── tags and collections ─────────────────────────────────────────────────────────────────────────────────

CREATE TABLE tags (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  name            TEXT NOT NULL,
  key             TEXT NOT NULL UNIQUE,     -- the name in lower case: two spellings are one
  color           TEXT,
  hidden          INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  sensitive       INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
  open_count      INTEGER NOT NULL DEFAULT 0,   -- live generations on shelf 0 (triggers)
  sensitive_count INTEGER NOT NULL DEFAULT 0,   -- on shelf 1
  hidden_count    INTEGER NOT NULL DEFAULT 0,   -- on shelf 2
  veiled_count    INTEGER NOT NULL DEFAULT 0,   -- on shelf 3, hidden and sensitive
  created_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE generation_tags (
  tag_id        INTEGER NOT NULL REFERENCES tags(id),
  shelf         INTEGER NOT NULL,
  sort_key      INTEGER NOT NULL,
  generation_id INTEGER NOT NULL REFERENCES generations(id) ON DELETE CASCADE,
  model_id      INTEGER NOT NULL,
  marks         INTEGER NOT NULL,           -- bit 0 starred, bit 1 rejected
  PRIMARY KEY (tag_id, shelf, sort_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX generation_tags_starred ON generation_tags(tag_id, shelf, sort_key, generation_id, model_id, marks) WHERE (marks & 1) = 1;
CREATE UNIQUE INDEX generation_tags_generation ON generation_tags(generation_id, tag_id);

CREATE TABLE collections (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  name            TEXT NOT NULL,
  key             TEXT NOT NULL UNIQUE,     -- the name in lower case: two spellings are one
  description     TEXT NOT NULL DEFAULT '',
  position        REAL NOT NULL DEFAULT 0,  -- order in the sidebar
  hidden          INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  sensitive       INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
  open_count      INTEGER NOT NULL DEFAULT 0,
  sensitive_count INTEGER NOT NULL DEFAULT 0,
  hidden_count    INTEGER NOT NULL DEFAULT 0,
  veiled_count    INTEGER NOT NULL DEFAULT 0,
  created_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE generation_collections (
  collection_id INTEGER NOT NULL REFERENCES collections(id),
  shelf         INTEGER NOT NULL,
  sort_key      INTEGER NOT NULL,
  generation_id INTEGER NOT NULL REFERENCES generations(id) ON DELETE CASCADE,
  model_id      INTEGER NOT NULL,
  marks         INTEGER NOT NULL,
  position      REAL,                       -- order by hand; NULL: by date
  PRIMARY KEY (collection_id, shelf, sort_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX generation_collections_starred ON generation_collections(collection_id, shelf, sort_key, generation_id, model_id, marks) WHERE (marks & 1) = 1;
CREATE UNIQUE INDEX generation_collections_generation ON generation_collections(generation_id, collection_id);

-- ── references and notes ─────────────────────────────────────────────────────────────────────────────────

CREATE TABLE reference_files (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256     BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  format     TEXT NOT NULL,
  width      INTEGER NOT NULL,
  height     INTEGER NOT NULL,
  bytes      INTEGER NOT NULL,
  path       TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE generation_references (
  generation_id        INTEGER NOT NULL REFERENCES generations(id) ON DELETE CASCADE,
  position             INTEGER NOT NULL,
  role                 TEXT NOT NULL CHECK (role IN ('reference', 'mask')),
  reference_id         INTEGER NOT NULL REFERENCES reference_files(id),
  source_generation_id INTEGER,             -- no foreign key: outlives a purge
  PRIMARY KEY (generation_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX generation_references_file ON generation_references(reference_id);
CREATE INDEX generation_references_source ON generation_references(source_generation_id) WHERE source_generation_id IS NOT NULL;

CREATE TABLE notes (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  generation_id INTEGER NOT NULL REFERENCES generations(id) ON DELETE CASCADE,
  reply_to      INTEGER REFERENCES notes(id) ON DELETE CASCADE,
  actor         TEXT NOT NULL,
  text          TEXT NOT NULL,
  region        TEXT,                       -- JSON, coordinates 0 to 1 of the upright original
  resolved      INTEGER NOT NULL DEFAULT 0 CHECK (resolved IN (0, 1)),
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_generation ON notes(generation_id, id);

-- ── the queue ────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE jobs (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  client_key          TEXT NOT NULL UNIQUE, -- ULID; names the files, and is the idempotency key
  batch               TEXT NOT NULL,        -- ULID that the jobs of one command share
  state               TEXT NOT NULL CHECK (state IN ('queued', 'submitting', 'submitted', 'downloading', 'done', 'uncertain', 'rejected', 'failed', 'expired', 'cancelled')),
  provider            TEXT NOT NULL,
  model               TEXT NOT NULL,
  actor               TEXT NOT NULL,
  request             TEXT NOT NULL,        -- JSON of domain::JobRequest
  cost_micro          INTEGER,              -- the estimate, then what it cost
  cost_kind           TEXT NOT NULL CHECK (cost_kind IN ('estimated', 'reported', 'unknown', 'not_charged')),
  reserved_micro      INTEGER NOT NULL DEFAULT 0,  -- held against budgets while it runs
  max_cost_micro      INTEGER,              -- consent given with the request
  owner               TEXT,                 -- the worker: its lock file's name in locks/
  token               TEXT,                 -- random at each claim; guards every later write of this attempt
  seen_at             INTEGER,              -- the owner's last heartbeat; shown, never acted on
  attempts            INTEGER NOT NULL DEFAULT 0,
  not_before          INTEGER,              -- back-off: not to be claimed earlier
  step                INTEGER,
  steps               INTEGER,
  provider_request_id TEXT,
  status_url          TEXT,
  result_url          TEXT,
  cancel_url          TEXT,
  result              TEXT,                 -- JSON that the provider answered, for a resumed download
  cancel_asked_at     INTEGER,
  failure_code        TEXT,
  failure_message     TEXT,
  failure_hint        TEXT,
  dismissed_at        INTEGER,
  created_at          INTEGER NOT NULL,
  started_at          INTEGER,
  submitted_at        INTEGER,
  ended_at            INTEGER
) STRICT;
CREATE INDEX jobs_active ON jobs(state, id) WHERE ended_at IS NULL;
CREATE INDEX jobs_batch ON jobs(batch, id);
CREATE INDEX jobs_model_done ON jobs(model, ended_at) WHERE state = 'done';

CREATE TABLE breakers (                     -- one per provider, shared by all processes
  provider   TEXT PRIMARY KEY,
  failures   INTEGER NOT NULL DEFAULT 0,
  open_until INTEGER
) STRICT, WITHOUT ROWID;

-- ── money ────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE ledger (                       -- one row per attempt that may have cost something; never deleted
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  day       TEXT NOT NULL,                  -- YYYY-MM-DD in the library's zone
  job_id    INTEGER NOT NULL REFERENCES jobs(id),
  attempt   INTEGER NOT NULL,
  provider  TEXT NOT NULL,
  model     TEXT NOT NULL,
  actor     TEXT NOT NULL,
  kind      TEXT NOT NULL CHECK (kind IN ('estimated', 'reported', 'unknown', 'not_charged')),
  micro_usd INTEGER,                        -- NULL exactly when unknown
  images    INTEGER NOT NULL DEFAULT 0,
  UNIQUE (job_id, attempt),
  CHECK ((kind = 'unknown') = (micro_usd IS NULL))
) STRICT;
CREATE INDEX ledger_at ON ledger(at);

CREATE TABLE cost_days (                    -- roll-up of the ledger (triggers)
  day TEXT NOT NULL, model TEXT NOT NULL, provider TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
  attempts INTEGER NOT NULL, images INTEGER NOT NULL, micro_usd INTEGER NOT NULL,
  PRIMARY KEY (day, model, provider, actor, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE cost_months (                  -- the same by YYYY-MM
  month TEXT NOT NULL, model TEXT NOT NULL, provider TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
  attempts INTEGER NOT NULL, images INTEGER NOT NULL, micro_usd INTEGER NOT NULL,
  PRIMARY KEY (month, model, provider, actor, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE budgets (
  period    TEXT NOT NULL CHECK (period IN ('day', 'month')),
  actor     TEXT NOT NULL,                  -- '' is everybody together
  limit_micro INTEGER NOT NULL CHECK (limit_micro >= 0),
  PRIMARY KEY (period, actor)
) STRICT, WITHOUT ROWID;

-- ── what people keep about their work ────────────────────────────────────────────────────────────────────

CREATE TABLE preferences (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE presets (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  name            TEXT NOT NULL UNIQUE COLLATE NOCASE,
  template        TEXT NOT NULL,            -- a prompt with {variables}
  negative_prompt TEXT,
  model           TEXT,
  style_suffix    TEXT,
  tags            TEXT NOT NULL DEFAULT '[]',   -- JSON
  parameters      TEXT NOT NULL DEFAULT '{}',   -- JSON
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE saved_searches (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL UNIQUE COLLATE NOCASE,
  query      TEXT NOT NULL,
  position   REAL NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

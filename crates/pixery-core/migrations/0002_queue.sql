-- What the queue needs to spend money safely: what is held against budgets, who could take a job, what a waiting job waits for.

ALTER TABLE jobs ADD COLUMN idempotent INTEGER NOT NULL DEFAULT 0;    -- 1: sent twice with one key, it runs once
ALTER TABLE jobs ADD COLUMN free INTEGER NOT NULL DEFAULT 0;          -- 1: it never costs anything
ALTER TABLE jobs ADD COLUMN place TEXT NOT NULL DEFAULT '';          -- where its provider is asked: scheme, host, port
ALTER TABLE jobs ADD COLUMN sending INTEGER NOT NULL DEFAULT 0;       -- 1: this attempt may have left the house
ALTER TABLE jobs ADD COLUMN retry_of INTEGER REFERENCES jobs(id);
ALTER TABLE jobs ADD COLUMN queue_position INTEGER;                   -- in the provider's own queue
ALTER TABLE jobs ADD COLUMN label TEXT;                               -- what the provider is doing

ALTER TABLE ledger ADD COLUMN held_micro INTEGER NOT NULL DEFAULT 0;  -- the worst case, while the cost is not known
ALTER TABLE cost_days ADD COLUMN held_micro INTEGER NOT NULL DEFAULT 0;     -- (triggers)
ALTER TABLE cost_months ADD COLUMN held_micro INTEGER NOT NULL DEFAULT 0;   -- (triggers)

CREATE TABLE workers (                      -- living workers; a dead one's row goes with its jobs
  name       TEXT PRIMARY KEY,              -- its lock file in locks/
  process    INTEGER NOT NULL,
  providers  TEXT NOT NULL,                 -- JSON: "provider place", whose jobs it takes
  started_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

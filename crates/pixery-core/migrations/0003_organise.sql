-- What purging needs: a file outlives its row until it is removed, also over a crash in between.

ALTER TABLE tombstones ADD COLUMN path TEXT;  -- the file that is still to be removed
CREATE INDEX tombstones_left ON tombstones(generation_id) WHERE path IS NOT NULL;

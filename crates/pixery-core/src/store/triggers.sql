-- What holds with every write, so that no code path can forget it:
--   * shelves of links follow their generation; counts on tags, collections and totals follow both;
--   * the cost roll-ups follow the ledger;
--   * change_log names every row that somebody could be looking at.
--
-- The triggers are TEMP: each writing connection installs them when it opens (connection.rs), and nothing else writes. As a
-- part of the file's schema they would be parsed by every process that only reads: 3.4 of the 6 million instructions that
-- `pixery list` may take (measured with callgrind). They use no application-defined functions.

-- ── triggers: shelves and counts ─────────────────────────────────────────────────────────────────────────
-- hidden_by and sensitive_by are updated apart from the other counts, and only where they change: each index that
-- holds the shelf is rewritten with them (measured: a third of what a row with five tags costs). They are counted anew from the
-- links, never by one more or less: while a label that very many bear is being hidden (the table moves, moves.rs), some of its
-- images still count as before, and whatever happens to one of those puts it right.

CREATE TEMP TRIGGER generations_counted AFTER INSERT ON main.generations BEGIN
  UPDATE totals SET generations = generations + 1, starred = starred + new.starred, rejected = rejected + new.rejected,
    untagged = untagged + 1, uncollected = uncollected + 1 WHERE shelf = new.shelf;
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'generations', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER generations_recounted AFTER UPDATE OF starred, rejected, trashed_at, hidden_by, sensitive_by, tag_count, collection_count ON main.generations
WHEN old.shelf <> new.shelf OR old.marks <> new.marks OR (old.tag_count = 0) <> (new.tag_count = 0) OR (old.collection_count = 0) <> (new.collection_count = 0) BEGIN
  UPDATE totals SET generations = generations - 1, starred = starred - old.starred, rejected = rejected - old.rejected,
    untagged = untagged - (old.tag_count = 0), uncollected = uncollected - (old.collection_count = 0) WHERE shelf = old.shelf;
  UPDATE totals SET generations = generations + 1, starred = starred + new.starred, rejected = rejected + new.rejected,
    untagged = untagged + (new.tag_count = 0), uncollected = uncollected + (new.collection_count = 0) WHERE shelf = new.shelf;
END;
CREATE TEMP TRIGGER generations_uncounted AFTER DELETE ON main.generations BEGIN
  UPDATE totals SET generations = generations - 1, starred = starred - old.starred, rejected = rejected - old.rejected,
    untagged = untagged - (old.tag_count = 0), uncollected = uncollected - (old.collection_count = 0) WHERE shelf = old.shelf;
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'generations', old.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER generations_moved AFTER UPDATE OF starred, rejected, trashed_at, hidden_by, sensitive_by, model_id ON main.generations
WHEN old.shelf <> new.shelf OR old.marks <> new.marks OR old.model_id <> new.model_id BEGIN
  UPDATE generation_tags SET shelf = new.shelf, marks = new.marks, model_id = new.model_id WHERE generation_id = new.id;
  UPDATE generation_collections SET shelf = new.shelf, marks = new.marks, model_id = new.model_id WHERE generation_id = new.id;
END;
CREATE TEMP TRIGGER generations_changed AFTER UPDATE OF starred, rejected, trashed_at, hidden_by, sensitive_by, tag_count, collection_count, finished, title, prompt ON main.generations BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'generations', new.id FROM write_context WHERE bulk = 0;
END;

CREATE TEMP TRIGGER generation_tags_added AFTER INSERT ON main.generation_tags BEGIN
  UPDATE tags SET open_count = open_count + (new.shelf = 0), sensitive_count = sensitive_count + (new.shelf = 1),
    hidden_count = hidden_count + (new.shelf = 2), veiled_count = veiled_count + (new.shelf = 3) WHERE id = new.tag_id;
  UPDATE generations SET tag_count = tag_count + 1, tag_ids = tag_ids || new.tag_id || ',' WHERE id = new.generation_id;
  UPDATE generations SET hidden_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.hidden)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.hidden),
    sensitive_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.sensitive)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.sensitive)
    WHERE id = new.generation_id AND (EXISTS (SELECT 1 FROM tags WHERE id = new.tag_id AND (hidden OR sensitive))
      OR EXISTS (SELECT 1 FROM moves WHERE topic = 'tags' AND label_id = new.tag_id));
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'tags', new.tag_id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER generation_tags_moved AFTER UPDATE OF shelf ON main.generation_tags WHEN old.shelf <> new.shelf BEGIN
  UPDATE tags SET open_count = open_count + (new.shelf = 0) - (old.shelf = 0), sensitive_count = sensitive_count + (new.shelf = 1) - (old.shelf = 1),
    hidden_count = hidden_count + (new.shelf = 2) - (old.shelf = 2), veiled_count = veiled_count + (new.shelf = 3) - (old.shelf = 3) WHERE id = new.tag_id;
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'tags', new.tag_id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER generation_tags_removed AFTER DELETE ON main.generation_tags BEGIN
  UPDATE tags SET open_count = open_count - (old.shelf = 0), sensitive_count = sensitive_count - (old.shelf = 1),
    hidden_count = hidden_count - (old.shelf = 2), veiled_count = veiled_count - (old.shelf = 3) WHERE id = old.tag_id;
  UPDATE generations SET tag_count = tag_count - 1, tag_ids = replace(tag_ids, ',' || old.tag_id || ',', ',') WHERE id = old.generation_id;
  UPDATE generations SET hidden_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.hidden)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.hidden),
    sensitive_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.sensitive)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.sensitive)
    WHERE id = old.generation_id AND (EXISTS (SELECT 1 FROM tags WHERE id = old.tag_id AND (hidden OR sensitive))
      OR EXISTS (SELECT 1 FROM moves WHERE topic = 'tags' AND label_id = old.tag_id));
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'tags', old.tag_id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER tags_veiled AFTER UPDATE OF hidden, sensitive ON main.tags WHEN old.hidden <> new.hidden OR old.sensitive <> new.sensitive BEGIN
  UPDATE moves SET after = 0 WHERE topic = 'tags' AND label_id = new.id;
  INSERT OR IGNORE INTO moves SELECT 'tags', new.id, 0
    WHERE (SELECT count(*) FROM (SELECT 1 FROM generation_tags WHERE tag_id = new.id LIMIT 2001)) > 2000;
  UPDATE generations SET hidden_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.hidden)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.hidden),
    sensitive_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.sensitive)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.sensitive)
    WHERE id IN (SELECT generation_id FROM generation_tags WHERE tag_id = new.id)
      AND NOT EXISTS (SELECT 1 FROM moves WHERE topic = 'tags' AND label_id = new.id);
END;

CREATE TEMP TRIGGER generation_collections_added AFTER INSERT ON main.generation_collections BEGIN
  UPDATE collections SET open_count = open_count + (new.shelf = 0), sensitive_count = sensitive_count + (new.shelf = 1),
    hidden_count = hidden_count + (new.shelf = 2), veiled_count = veiled_count + (new.shelf = 3) WHERE id = new.collection_id;
  UPDATE generations SET collection_count = collection_count + 1, collection_ids = collection_ids || new.collection_id || ',' WHERE id = new.generation_id;
  UPDATE generations SET hidden_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.hidden)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.hidden),
    sensitive_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.sensitive)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.sensitive)
    WHERE id = new.generation_id AND (EXISTS (SELECT 1 FROM collections WHERE id = new.collection_id AND (hidden OR sensitive))
      OR EXISTS (SELECT 1 FROM moves WHERE topic = 'collections' AND label_id = new.collection_id));
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'collections', new.collection_id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER generation_collections_moved AFTER UPDATE OF shelf, position ON main.generation_collections WHEN old.shelf <> new.shelf OR old.position IS NOT new.position BEGIN
  UPDATE collections SET open_count = open_count + (new.shelf = 0) - (old.shelf = 0), sensitive_count = sensitive_count + (new.shelf = 1) - (old.shelf = 1),
    hidden_count = hidden_count + (new.shelf = 2) - (old.shelf = 2), veiled_count = veiled_count + (new.shelf = 3) - (old.shelf = 3) WHERE id = new.collection_id;
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'collections', new.collection_id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER generation_collections_removed AFTER DELETE ON main.generation_collections BEGIN
  UPDATE collections SET open_count = open_count - (old.shelf = 0), sensitive_count = sensitive_count - (old.shelf = 1),
    hidden_count = hidden_count - (old.shelf = 2), veiled_count = veiled_count - (old.shelf = 3) WHERE id = old.collection_id;
  UPDATE generations SET collection_count = collection_count - 1, collection_ids = replace(collection_ids, ',' || old.collection_id || ',', ',') WHERE id = old.generation_id;
  UPDATE generations SET hidden_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.hidden)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.hidden),
    sensitive_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.sensitive)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.sensitive)
    WHERE id = old.generation_id AND (EXISTS (SELECT 1 FROM collections WHERE id = old.collection_id AND (hidden OR sensitive))
      OR EXISTS (SELECT 1 FROM moves WHERE topic = 'collections' AND label_id = old.collection_id));
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'collections', old.collection_id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER collections_veiled AFTER UPDATE OF hidden, sensitive ON main.collections WHEN old.hidden <> new.hidden OR old.sensitive <> new.sensitive BEGIN
  UPDATE moves SET after = 0 WHERE topic = 'collections' AND label_id = new.id;
  INSERT OR IGNORE INTO moves SELECT 'collections', new.id, 0
    WHERE (SELECT count(*) FROM (SELECT 1 FROM generation_collections WHERE collection_id = new.id LIMIT 2001)) > 2000;
  UPDATE generations SET hidden_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.hidden)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.hidden),
    sensitive_by = (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = generations.id AND t.sensitive)
      + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = generations.id AND c.sensitive)
    WHERE id IN (SELECT generation_id FROM generation_collections WHERE collection_id = new.id)
      AND NOT EXISTS (SELECT 1 FROM moves WHERE topic = 'collections' AND label_id = new.id);
END;

-- ── triggers: roll-ups of the ledger ─────────────────────────────────────────────────────────────────────

CREATE TEMP TRIGGER ledger_added AFTER INSERT ON main.ledger BEGIN
  INSERT INTO cost_days VALUES (new.day, new.model, new.provider, new.actor, new.kind, 1, new.images, ifnull(new.micro_usd, 0), new.held_micro)
    ON CONFLICT DO UPDATE SET attempts = attempts + 1, images = images + new.images, micro_usd = micro_usd + ifnull(new.micro_usd, 0), held_micro = held_micro + new.held_micro;
  INSERT INTO cost_months VALUES (substr(new.day, 1, 7), new.model, new.provider, new.actor, new.kind, 1, new.images, ifnull(new.micro_usd, 0), new.held_micro)
    ON CONFLICT DO UPDATE SET attempts = attempts + 1, images = images + new.images, micro_usd = micro_usd + ifnull(new.micro_usd, 0), held_micro = held_micro + new.held_micro;
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'costs', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER ledger_settled AFTER UPDATE OF kind, micro_usd, held_micro, images ON main.ledger BEGIN
  UPDATE cost_days SET attempts = attempts - 1, images = images - old.images, micro_usd = micro_usd - ifnull(old.micro_usd, 0), held_micro = held_micro - old.held_micro
    WHERE day = old.day AND model = old.model AND provider = old.provider AND actor = old.actor AND kind = old.kind;
  UPDATE cost_months SET attempts = attempts - 1, images = images - old.images, micro_usd = micro_usd - ifnull(old.micro_usd, 0), held_micro = held_micro - old.held_micro
    WHERE month = substr(old.day, 1, 7) AND model = old.model AND provider = old.provider AND actor = old.actor AND kind = old.kind;
  INSERT INTO cost_days VALUES (new.day, new.model, new.provider, new.actor, new.kind, 1, new.images, ifnull(new.micro_usd, 0), new.held_micro)
    ON CONFLICT DO UPDATE SET attempts = attempts + 1, images = images + new.images, micro_usd = micro_usd + ifnull(new.micro_usd, 0), held_micro = held_micro + new.held_micro;
  INSERT INTO cost_months VALUES (substr(new.day, 1, 7), new.model, new.provider, new.actor, new.kind, 1, new.images, ifnull(new.micro_usd, 0), new.held_micro)
    ON CONFLICT DO UPDATE SET attempts = attempts + 1, images = images + new.images, micro_usd = micro_usd + ifnull(new.micro_usd, 0), held_micro = held_micro + new.held_micro;
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'costs', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER ledger_kept BEFORE DELETE ON main.ledger BEGIN
  SELECT RAISE(ABORT, 'ledger rows are never deleted');
END;

-- ── triggers: the other topics of the change log ─────────────────────────────────────────────────────────

CREATE TEMP TRIGGER tags_made AFTER INSERT ON main.tags BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'tags', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER tags_changed AFTER UPDATE OF name, color, hidden, sensitive ON main.tags BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'tags', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER tags_deleted AFTER DELETE ON main.tags BEGIN
  DELETE FROM moves WHERE topic = 'tags' AND label_id = old.id;
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'tags', old.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER collections_made AFTER INSERT ON main.collections BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'collections', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER collections_changed AFTER UPDATE OF name, description, position, hidden, sensitive ON main.collections BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'collections', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER collections_deleted AFTER DELETE ON main.collections BEGIN
  DELETE FROM moves WHERE topic = 'collections' AND label_id = old.id;
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'collections', old.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER jobs_made AFTER INSERT ON main.jobs BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'jobs', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER jobs_changed AFTER UPDATE ON main.jobs BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'jobs', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER notes_made AFTER INSERT ON main.notes BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'notes', new.generation_id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER notes_changed AFTER UPDATE ON main.notes BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'notes', new.generation_id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER notes_deleted AFTER DELETE ON main.notes BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'notes', old.generation_id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER presets_made AFTER INSERT ON main.presets BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'presets', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER presets_changed AFTER UPDATE ON main.presets BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'presets', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER presets_deleted AFTER DELETE ON main.presets BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'presets', old.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER saved_searches_made AFTER INSERT ON main.saved_searches BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'saved_searches', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER saved_searches_changed AFTER UPDATE ON main.saved_searches BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'saved_searches', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER saved_searches_deleted AFTER DELETE ON main.saved_searches BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'saved_searches', old.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER preferences_made AFTER INSERT ON main.preferences BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'preferences', NULL FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER preferences_changed AFTER UPDATE ON main.preferences BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'preferences', NULL FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER preferences_deleted AFTER DELETE ON main.preferences BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'preferences', NULL FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER budgets_made AFTER INSERT ON main.budgets BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'budgets', NULL FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER budgets_changed AFTER UPDATE ON main.budgets BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'budgets', NULL FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER budgets_deleted AFTER DELETE ON main.budgets BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'budgets', NULL FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER journal_made AFTER INSERT ON main.journal BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, new.id, 'activity', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER journal_undone AFTER UPDATE OF undone_by ON main.journal BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'activity', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER safe_mode_switched AFTER UPDATE OF safe_mode ON main.library WHEN old.safe_mode <> new.safe_mode BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'preferences', NULL FROM write_context WHERE bulk = 0;
END;

-- ── triggers: who looks where (a report that says nothing new wakes nobody) ──────────────────────────────

CREATE TEMP TRIGGER views_opened AFTER INSERT ON main.views BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'focus', NULL FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER views_changed AFTER UPDATE OF revision ON main.views WHEN old.revision <> new.revision BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'focus', NULL FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER views_closed AFTER DELETE ON main.views BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'focus', NULL FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER pointers_made AFTER INSERT ON main.pointers BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'focus', new.id FROM write_context WHERE bulk = 0;
END;
CREATE TEMP TRIGGER pointers_answered AFTER UPDATE OF answer ON main.pointers WHEN old.answer IS NOT new.answer BEGIN
  INSERT INTO change_log(at, entry, topic, row_id) SELECT at, entry, 'focus', new.id FROM write_context WHERE bulk = 0;
END;

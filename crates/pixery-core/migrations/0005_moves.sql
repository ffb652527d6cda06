-- What hiding a tag or collection on very many images still has to do: it goes in parts, also over a crash in between.

CREATE TABLE moves (
  topic    TEXT NOT NULL CHECK (topic IN ('tags', 'collections')),
  label_id INTEGER NOT NULL,
  after    INTEGER NOT NULL DEFAULT 0,        -- generations up to this id are on their new shelf
  PRIMARY KEY (topic, label_id)
) STRICT, WITHOUT ROWID;

//! What the triggers keep, counted anew from the rows themselves.

use std::path::Path;

use crate::library::open_database;

/// One kept figure beside the same figure counted anew.
const CHECKS: [(&str, &str); 13] = [
    (
        "totals",
        "SELECT t.shelf, t.generations, t.starred, t.rejected, t.untagged, t.uncollected, g.* FROM totals AS t LEFT JOIN (
           SELECT shelf, count(*) AS generations, sum(starred) AS starred, sum(rejected) AS rejected,
             sum(NOT EXISTS (SELECT 1 FROM generation_tags WHERE generation_id = id)) AS untagged,
             sum(NOT EXISTS (SELECT 1 FROM generation_collections WHERE generation_id = id)) AS uncollected
           FROM generations GROUP BY shelf) AS g USING (shelf)
         WHERE t.generations <> ifnull(g.generations, 0) OR t.starred <> ifnull(g.starred, 0) OR t.rejected <> ifnull(g.rejected, 0)
           OR t.untagged <> ifnull(g.untagged, 0) OR t.uncollected <> ifnull(g.uncollected, 0)",
    ),
    (
        "tag_count and collection_count",
        "SELECT id, tag_count, collection_count FROM generations
         WHERE tag_count <> (SELECT count(*) FROM generation_tags WHERE generation_id = id)
            OR collection_count <> (SELECT count(*) FROM generation_collections WHERE generation_id = id)",
    ),
    (
        "tag_ids and collection_ids",
        "SELECT id, tag_ids, collection_ids FROM generations
         WHERE length(tag_ids) - length(replace(tag_ids, ',', '')) - 1 <> tag_count
            OR EXISTS (SELECT 1 FROM generation_tags WHERE generation_id = id AND instr(tag_ids, ',' || tag_id || ',') = 0)
            OR length(collection_ids) - length(replace(collection_ids, ',', '')) - 1 <> collection_count
            OR EXISTS (SELECT 1 FROM generation_collections WHERE generation_id = id AND instr(collection_ids, ',' || collection_id || ',') = 0)",
    ),
    (
        "hidden_by and sensitive_by",
        "SELECT id, hidden_by, sensitive_by FROM generations
         WHERE hidden_by <> (SELECT count(*) FROM generation_tags JOIN tags ON tags.id = tag_id WHERE generation_id = generations.id AND hidden)
                          + (SELECT count(*) FROM generation_collections JOIN collections ON collections.id = collection_id WHERE generation_id = generations.id AND hidden)
            OR sensitive_by <> (SELECT count(*) FROM generation_tags JOIN tags ON tags.id = tag_id WHERE generation_id = generations.id AND sensitive)
                          + (SELECT count(*) FROM generation_collections JOIN collections ON collections.id = collection_id WHERE generation_id = generations.id AND sensitive)",
    ),
    (
        "tag links",
        "SELECT l.tag_id, l.generation_id FROM generation_tags AS l LEFT JOIN generations AS g ON g.id = l.generation_id
         WHERE g.id IS NULL OR l.shelf <> g.shelf OR l.sort_key <> g.sort_key OR l.model_id <> g.model_id OR l.marks <> g.marks",
    ),
    (
        "collection links",
        "SELECT l.collection_id, l.generation_id FROM generation_collections AS l LEFT JOIN generations AS g ON g.id = l.generation_id
         WHERE g.id IS NULL OR l.shelf <> g.shelf OR l.sort_key <> g.sort_key OR l.model_id <> g.model_id OR l.marks <> g.marks",
    ),
    (
        "tags",
        "SELECT name, open_count, sensitive_count, hidden_count, veiled_count FROM tags WHERE
           open_count <> (SELECT count(*) FROM generation_tags JOIN generations AS g ON g.id = generation_id WHERE tag_id = tags.id AND g.shelf = 0)
           OR sensitive_count <> (SELECT count(*) FROM generation_tags JOIN generations AS g ON g.id = generation_id WHERE tag_id = tags.id AND g.shelf = 1)
           OR hidden_count <> (SELECT count(*) FROM generation_tags JOIN generations AS g ON g.id = generation_id WHERE tag_id = tags.id AND g.shelf = 2)
           OR veiled_count <> (SELECT count(*) FROM generation_tags JOIN generations AS g ON g.id = generation_id WHERE tag_id = tags.id AND g.shelf = 3)",
    ),
    (
        "collections",
        "SELECT name, open_count, sensitive_count, hidden_count, veiled_count FROM collections WHERE
           open_count <> (SELECT count(*) FROM generation_collections JOIN generations AS g ON g.id = generation_id WHERE collection_id = collections.id AND g.shelf = 0)
           OR sensitive_count <> (SELECT count(*) FROM generation_collections JOIN generations AS g ON g.id = generation_id WHERE collection_id = collections.id AND g.shelf = 1)
           OR hidden_count <> (SELECT count(*) FROM generation_collections JOIN generations AS g ON g.id = generation_id WHERE collection_id = collections.id AND g.shelf = 2)
           OR veiled_count <> (SELECT count(*) FROM generation_collections JOIN generations AS g ON g.id = generation_id WHERE collection_id = collections.id AND g.shelf = 3)",
    ),
    (
        "cost_days",
        "SELECT day, model, provider, actor, kind, attempts, images, micro_usd, held_micro FROM cost_days WHERE attempts <> 0
         EXCEPT SELECT day, model, provider, actor, kind, count(*), sum(images), sum(ifnull(micro_usd, 0)), sum(held_micro) FROM ledger GROUP BY 1, 2, 3, 4, 5",
    ),
    (
        "cost_days (missing)",
        "SELECT day, model, provider, actor, kind, count(*), sum(images), sum(ifnull(micro_usd, 0)), sum(held_micro) FROM ledger GROUP BY 1, 2, 3, 4, 5
         EXCEPT SELECT day, model, provider, actor, kind, attempts, images, micro_usd, held_micro FROM cost_days",
    ),
    (
        "cost_months",
        "SELECT substr(day, 1, 7), model, provider, actor, kind, count(*), sum(images), sum(ifnull(micro_usd, 0)), sum(held_micro) FROM ledger GROUP BY 1, 2, 3, 4, 5
         EXCEPT SELECT month, model, provider, actor, kind, attempts, images, micro_usd, held_micro FROM cost_months",
    ),
    (
        "empty roll-ups",
        "SELECT day, images, micro_usd FROM cost_days WHERE attempts = 0 AND (images <> 0 OR micro_usd <> 0 OR held_micro <> 0)
         UNION ALL SELECT month, images, micro_usd FROM cost_months WHERE attempts = 0 AND (images <> 0 OR micro_usd <> 0 OR held_micro <> 0)",
    ),
    (
        "searchable rows",
        "SELECT count(*) FROM generations HAVING count(*) <> (SELECT count(*) FROM generation_text_docsize)",
    ),
];

/// Counts everything anew that triggers keep, and returns a line per figure that is wrong.
///
/// # Panics
/// When the database can't be read.
#[must_use]
pub fn recount(library: &Path) -> Vec<String> {
    let connection = open_database(library);
    let mut wrong = Vec::new();
    for (what, sql) in CHECKS {
        let mut statement = connection.prepare(sql).expect("the check is SQL");
        let mut rows = statement.query([]).expect("the check runs");
        while let Some(row) = rows.next().expect("the rows can be read") {
            wrong.push(format!("{what}: {row:?}"));
        }
    }
    wrong
}

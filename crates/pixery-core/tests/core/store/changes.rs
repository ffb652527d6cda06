//! The change log: exactly what changed, for as long as it is kept.

use std::time::Duration;

use pixery_core::domain::{Changed, Topic};
use pixery_testkit::{GenerationBuilder, TestLibrary};

use crate::tag;

/// Returns what a write logged.
fn logged(library: &TestLibrary, write: impl FnOnce()) -> Option<Vec<Changed>> {
    let cursor = library.look(|reader| reader.last_change());
    write();
    library.look(|reader| reader.changes_after(cursor)).changes
}

fn changed(topic: Topic, ids: &[i64]) -> Changed {
    Changed { topic, ids: Some(ids.to_vec()) }
}

#[test]
fn each_write_logs_exactly_its_topics_and_ids() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox"));
    let id = library.insert(&GenerationBuilder::new("a vixen").tag("fox"));
    let inserted =
        logged(&library, || _ = library.insert(&GenerationBuilder::new("a cub").tag("fox").tag("snow")));
    assert_eq!(
        inserted,
        Some(vec![
            changed(Topic::Generations, &[3]),
            changed(Topic::Tags, &[1, 2]),
            changed(Topic::Activity, &[3])
        ])
    );
    let starred = logged(&library, || drop(library.change("star", |writer| writer.set_starred(id, true))));
    assert_eq!(starred, Some(vec![changed(Topic::Generations, &[2]), changed(Topic::Activity, &[4])]));
    let tagged = logged(&library, || drop(library.change("tag", |writer| writer.add_tag(id, &tag("snow")))));
    assert_eq!(
        tagged,
        Some(vec![
            changed(Topic::Generations, &[2]),
            changed(Topic::Tags, &[2]),
            changed(Topic::Activity, &[5])
        ])
    );
    let trashed = logged(&library, || drop(library.change("trash", |writer| writer.trash(id))));
    assert_eq!(
        trashed,
        Some(vec![
            changed(Topic::Generations, &[2]),
            changed(Topic::Tags, &[1, 2]),
            changed(Topic::Activity, &[6])
        ]),
        "the counts of its tags change too"
    );
}

#[test]
fn nothing_is_logged_where_nothing_was_written() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox"));
    assert_eq!(logged(&library, || _ = library.look(|reader| reader.totals(false, true))), Some(Vec::new()));
}

#[test]
fn hiding_a_tag_logs_its_generations() {
    let library = TestLibrary::new();
    for _ in 0..2 {
        library.insert(&GenerationBuilder::new("a fox").tag("private"));
    }
    let hidden = logged(&library, || library.execute("UPDATE tags SET hidden = 1"));
    assert_eq!(hidden, Some(vec![changed(Topic::Generations, &[1, 2]), changed(Topic::Tags, &[1])]));
}

#[test]
fn a_bulk_write_logs_each_topic_once_as_a_whole() {
    let library = TestLibrary::new();
    let id = library.insert(&GenerationBuilder::new("a fox"));
    let bulk = logged(&library, || {
        library
            .change("bulk", |writer| {
                writer.log_in_bulk(&[Topic::Generations])?;
                writer.set_starred(id, true)?;
                writer.add_tag(id, &tag("fox"))
            })
            .map(drop)
            .unwrap();
    });
    assert_eq!(
        bulk,
        Some(vec![Changed { topic: Topic::Generations, ids: None }, changed(Topic::Activity, &[2])])
    );
    let after = logged(&library, || drop(library.change("star", |writer| writer.set_starred(id, false))));
    assert_eq!(
        after,
        Some(vec![changed(Topic::Generations, &[1]), changed(Topic::Activity, &[3])]),
        "the next one is not bulk"
    );
}

#[test]
fn more_than_a_thousand_rows_become_any_row() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("the first"));
    let many = vec![GenerationBuilder::new("a fox"); 1_001];
    let logged = logged(&library, || drop(GenerationBuilder::insert_all(&many, &library).unwrap()));
    assert_eq!(
        logged,
        Some(vec![Changed { topic: Topic::Generations, ids: None }, changed(Topic::Activity, &[2])])
    );
}

#[test]
fn the_log_is_kept_for_seven_days_and_an_older_cursor_means_everything() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("old"));
    let old = library.look(|reader| reader.last_change());
    library.insert(&GenerationBuilder::new("old too"));
    library.clock().advance(Duration::from_secs(7 * 24 * 60 * 60 + 1));
    library.insert(&GenerationBuilder::new("new"));
    let before_prune = library.look(|reader| reader.changes_after(old)).changes.unwrap();
    assert_eq!(before_prune[0], changed(Topic::Generations, &[2, 3]));
    library.change("prune", |writer| writer.prune_changes()).unwrap();
    assert_eq!(library.rows("SELECT DISTINCT row_id FROM change_log WHERE topic = 'generations'"), ["3"]);
    assert_eq!(library.look(|reader| reader.changes_after(old)).changes, None);
}

#[test]
fn a_log_that_is_pruned_to_nothing_means_everything_to_old_cursors_and_nothing_to_the_newest() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("old"));
    let newest = library.look(|reader| reader.last_change());
    library.clock().advance(Duration::from_secs(8 * 24 * 60 * 60));
    library.change("prune", |writer| writer.prune_changes()).unwrap();
    assert_eq!(library.value::<i64>("SELECT count(*) FROM change_log"), 0);
    assert_eq!(library.look(|reader| reader.changes_after(newest - 1)).changes, None);
    let id = library.insert(&GenerationBuilder::new("new"));
    let after = library.look(|reader| reader.changes_after(newest)).changes;
    assert!(after.is_none_or(|changes| changes.contains(&changed(Topic::Generations, &[id.0]))));
}

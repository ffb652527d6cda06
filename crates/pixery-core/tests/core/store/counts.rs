//! Counts follow every write, whatever comes after whatever.

use pixery_core::domain::GenerationId;
use pixery_testkit::{GenerationBuilder, TestLibrary, recount};
use proptest::prelude::*;

use crate::tag;

const TAGS: [&str; 4] = ["fox", "snow", "private", "nude"];
const COLLECTIONS: [&str; 2] = ["Album", "Vault"];

#[derive(Debug, Clone)]
enum Step {
    Insert { tags: Vec<usize>, collection: Option<usize>, age: i64 },
    Tag(usize, usize),
    Untag(usize, usize),
    Collect(usize, usize),
    Star(usize, bool),
    Reject(usize, bool),
    Trash(usize),
    Restore(usize),
    Hide(bool, usize, bool),
    MarkSensitive(bool, usize, bool),
}

fn step() -> impl Strategy<Value = Step> {
    let insert =
        (prop::collection::vec(0..TAGS.len(), 0..3), prop::option::of(0..COLLECTIONS.len()), 0..5_i64);
    prop_oneof![
        4 => insert.prop_map(|(tags, collection, age)| Step::Insert { tags, collection, age }),
        4 => (0..99_usize, 0..TAGS.len()).prop_map(|(row, tag)| Step::Tag(row, tag)),
        2 => (0..99_usize, 0..TAGS.len()).prop_map(|(row, tag)| Step::Untag(row, tag)),
        2 => (0..99_usize, 0..COLLECTIONS.len()).prop_map(|(row, collection)| Step::Collect(row, collection)),
        2 => (0..99_usize, any::<bool>()).prop_map(|(row, on)| Step::Star(row, on)),
        1 => (0..99_usize, any::<bool>()).prop_map(|(row, on)| Step::Reject(row, on)),
        2 => (0..99_usize).prop_map(Step::Trash),
        1 => (0..99_usize).prop_map(Step::Restore),
        2 => (any::<bool>(), 0..2_usize, any::<bool>()).prop_map(|(is_tag, label, on)| Step::Hide(is_tag, label, on)),
        2 => (any::<bool>(), 0..2_usize, any::<bool>()).prop_map(|(is_tag, label, on)| Step::MarkSensitive(is_tag, label, on)),
    ]
}

fn take(library: &TestLibrary, rows: &mut Vec<GenerationId>, step: Step) {
    if let Step::Insert { tags, collection, age } = step {
        let mut new = GenerationBuilder::new("a fox").at(library.clock().now().millis() - age * 1_000);
        for tag in tags {
            new = new.tag(TAGS[tag]);
        }
        if let Some(collection) = collection {
            new = new.collection(COLLECTIONS[collection]);
        }
        rows.push(library.insert(&new));
        return;
    }
    if let Step::Hide(is_tag, label, on) | Step::MarkSensitive(is_tag, label, on) = step {
        let (table, key) =
            if is_tag { ("tags", TAGS[label + 2]) } else { ("collections", COLLECTIONS[label]) };
        let column = if matches!(step, Step::Hide(..)) { "hidden" } else { "sensitive" };
        library.execute(&format!("UPDATE {table} SET {column} = {on} WHERE key = lower('{key}')"));
        return;
    }
    let (Step::Tag(row, _)
    | Step::Untag(row, _)
    | Step::Collect(row, _)
    | Step::Star(row, _)
    | Step::Reject(row, _)
    | Step::Trash(row)
    | Step::Restore(row)) = step
    else {
        return;
    };
    if rows.is_empty() {
        return;
    }
    let id = rows[row % rows.len()];
    if let Step::Reject(_, on) = step {
        library.execute(&format!("UPDATE generations SET rejected = {on} WHERE id = {}", id.0));
        return;
    }
    library
        .change("test", |writer| match step {
            Step::Tag(_, name) => writer.add_tag(id, &tag(TAGS[name])),
            Step::Untag(_, name) => writer.remove_tag(id, &tag(TAGS[name])),
            Step::Collect(_, name) => writer.add_to_collection(id, &crate::collection(COLLECTIONS[name])),
            Step::Star(_, on) => writer.set_starred(id, on),
            Step::Trash(_) => writer.trash(id),
            _ => writer.restore(id),
        })
        .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counts_equal_a_recount_after_any_sequence_of_writes(steps in prop::collection::vec(step(), 1..40)) {
        let library = TestLibrary::new();
        let mut rows = Vec::new();
        for step in steps {
            take(&library, &mut rows, step);
        }
        prop_assert_eq!(recount(library.path()), Vec::<String>::new());
    }
}

#[test]
fn totals_and_tag_counts_show_what_the_visibility_shows() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("open").tag("fox").starred());
    library.insert(&GenerationBuilder::new("sensitive").tag("fox").tag("nude"));
    library.insert(&GenerationBuilder::new("hidden").tag("fox").tag("private").starred());
    library.insert(&GenerationBuilder::new("trashed").tag("fox").trashed());
    library.execute(
        "UPDATE tags SET hidden = 1 WHERE key = 'private'; UPDATE tags SET sensitive = 1 WHERE key = 'nude'",
    );
    let shown = |safe_mode, include_hidden| {
        library.look(|reader| {
            let totals = reader.totals(safe_mode, include_hidden)?;
            let tags = reader.tags(safe_mode, include_hidden)?;
            let tags: Vec<String> = tags.iter().map(|tag| format!("{} {}", tag.name, tag.count)).collect();
            Ok((totals.live, totals.starred, totals.trashed, tags.join(", ")))
        })
    };
    assert_eq!(shown(false, false), (2, 1, 1, "fox 2, nude 1".to_owned()));
    assert_eq!(shown(true, false), (1, 1, 1, "fox 1".to_owned()));
    assert_eq!(shown(false, true), (3, 2, 1, "fox 3, nude 1, private 1".to_owned()));
    assert_eq!(shown(true, true), (2, 2, 1, "fox 2, private 1".to_owned()));
}

#[test]
fn a_kept_count_that_is_wrong_is_found_by_the_recount() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox").tag("fox"));
    library.execute("UPDATE tags SET open_count = open_count + 1");
    assert_eq!(recount(library.path()).len(), 1);
}

//! Selections: ids all or none, a query in parts, either way one entry.

use std::sync::atomic::{AtomicBool, Ordering};

use pixery_core::domain::{Filter, Selection};
use pixery_core::ops::generations::{
    RejectGenerations, StarGenerations, UpdateGenerations, reject, star, update,
};
use pixery_core::ops::tags::{AddTags, DeleteTags, MergeTags, add, delete, merge};
use pixery_core::ops::undo::{Undo, redo, undo};
use pixery_testkit::{GenerationBuilder, TestLibrary, recount};

use crate::tag;

fn many(count: usize) -> TestLibrary {
    let library = TestLibrary::new();
    let image = GenerationBuilder::new("a fox").tag("fox");
    GenerationBuilder::insert_all(&vec![image; count], &library).unwrap();
    library
}

fn foxes() -> Selection {
    Filter { tags: vec![tag("fox")], ..Filter::default() }.into()
}

const COUNT: &str = "SELECT open_count FROM tags WHERE name = 'all'";

#[tokio::test]
async fn ten_thousand_ids_are_one_entry_and_undone_as_one() {
    let library = many(10_000);
    let ids = (1..=10_000).map(pixery_core::domain::GenerationId).collect::<Vec<_>>();
    let added = add(&library, AddTags { selection: ids.into(), tags: vec![tag("all")] }).await.unwrap();
    assert_eq!((added.changed, library.value::<i64>(COUNT)), (10_000, 10_000));
    let undone = undo(&library, Undo::default()).await.unwrap();
    assert_eq!((undone.changed, undone.entries.len(), undone.skipped_count), (10_001, 1, 0));
    assert_eq!(library.value::<i64>("SELECT count(*) FROM tags WHERE name = 'all'"), 0);
    redo(&library, pixery_core::ops::undo::Redo::default()).await.unwrap();
    assert_eq!(library.value::<i64>(COUNT), 10_000);
    assert_eq!(recount(library.path()), Vec::<String>::new());
}

#[tokio::test]
async fn a_query_is_carried_out_in_parts_under_one_entry() {
    let library = many(5_000);
    let entries = library.value::<i64>("SELECT count(*) FROM journal");
    let starred = star(&library, StarGenerations { selection: foxes(), starred: true }).await.unwrap();
    assert_eq!((starred.changed_count, starred.unchanged_count), (5_000, 0));
    assert_eq!(library.value::<i64>("SELECT count(*) FROM journal"), entries + 1);
    assert_eq!(
        library.value::<i64>("SELECT count(DISTINCT position) FROM journal_changes WHERE journal_id = 2"),
        5_000
    );
    assert_eq!(
        library.value::<i64>(
            "SELECT count(*) FROM change_log WHERE entry = 2 AND topic = 'generations' AND row_id IS NOT NULL"
        ),
        0
    );
    undo(&library, Undo { entry: starred.entry, ..Undo::default() }).await.unwrap();
    assert_eq!(library.value::<i64>("SELECT sum(starred) FROM totals"), 0);
}

#[tokio::test]
async fn what_a_change_takes_out_of_its_own_query_is_not_missed() {
    let library = many(4_500);
    let untagged = Filter { rejected: Some(false), ..Filter::default() };
    let rejected =
        reject(&library, RejectGenerations { selection: untagged.into(), rejected: true }).await.unwrap();
    assert_eq!(rejected.changed_count, 4_500);
}

#[tokio::test]
async fn merging_and_deleting_go_in_parts_and_are_undone_whole() {
    let library = many(4_500);
    library
        .change("add_tags", |writer| {
            writer.add_tag(pixery_core::domain::GenerationId(1), &tag("all")).map(drop)
        })
        .unwrap();
    let merged = merge(&library, MergeTags { from: vec![tag("fox")], into: tag("all") }).await.unwrap();
    assert_eq!((merged.changed, library.value::<i64>(COUNT)), (4_500, 4_500));
    delete(&library, DeleteTags { tags: vec![tag("all")] }).await.unwrap();
    assert_eq!(library.value::<i64>("SELECT count(*) FROM generation_tags"), 0);
    for _ in 0..2 {
        assert_eq!(undo(&library, Undo::default()).await.unwrap().skipped_count, 0);
    }
    assert_eq!(library.rows("SELECT name, open_count FROM tags ORDER BY id"), ["fox|4500", "all|1"]);
    assert_eq!(recount(library.path()), Vec::<String>::new());
}

#[test]
fn others_get_their_turn_between_the_parts() {
    let library = many(12_000);
    let other = library.open_again().unwrap();
    let finished = AtomicBool::new(false);
    let (arrived, is_here) = std::sync::mpsc::channel();
    let writes = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            let mut writes = 0;
            while !finished.load(Ordering::SeqCst) {
                GenerationBuilder::new("a guest").insert(&other).unwrap();
                writes += 1;
                if writes == 1 {
                    arrived.send(()).unwrap();
                }
            }
            writes
        });
        is_here.recv().unwrap();
        let starring = star(&library, StarGenerations { selection: foxes(), starred: true });
        let done = tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(starring);
        finished.store(true, Ordering::SeqCst);
        done.unwrap();
        waiting.join().unwrap()
    });
    // One write went before the change and one may come after it: what is more came in between.
    assert!(writes > 2, "{writes}");
    assert_eq!(library.value::<i64>("SELECT sum(starred) FROM totals"), 12_000);
}

#[tokio::test]
async fn search_follows_new_words() {
    let library = many(2);
    let ids = vec![pixery_core::domain::GenerationId(1)];
    let request =
        UpdateGenerations { selection: ids.into(), title: Some("Lighthouse".to_owned()), prompt: None };
    update(&library, request.clone()).await.unwrap();
    let found = |text: &str| {
        library.rows(&format!("SELECT rowid FROM generation_text WHERE generation_text MATCH '{text}'")).len()
    };
    assert_eq!((found("lig"), found("fox")), (1, 2));
    update(&library, UpdateGenerations { title: Some(String::new()), ..request }).await.unwrap();
    assert_eq!((found("lig"), found("fox")), (0, 2));
    assert_eq!(library.value::<Option<String>>("SELECT title FROM generations WHERE id = 1"), None);
}

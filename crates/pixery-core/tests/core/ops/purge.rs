//! Purging: only from the trash, only when agreed to, rows before files.

use pixery_core::ErrorCode;
use pixery_core::domain::{Filter, GenerationId, Selection};
use pixery_core::ops::purge::{PurgeGenerations, purge};
use pixery_core::ops::undo::{Undo, undo};
use pixery_testkit::{GenerationBuilder, Picture, TestLibrary, recount};

use crate::tag;

fn with(count: usize) -> (TestLibrary, Vec<GenerationId>) {
    let library = TestLibrary::new();
    let image = GenerationBuilder::new("a fox").tag("fox").collection("Album").file(Picture::of(0x80_40_20));
    let ids = GenerationBuilder::insert_all(&vec![image; count], &library).unwrap();
    (library, ids)
}

fn trash(library: &TestLibrary, ids: &[GenerationId]) {
    library
        .change("trash_generations", |writer| ids.iter().try_for_each(|id| writer.trash(*id).map(drop)))
        .unwrap();
}

fn files(library: &TestLibrary) -> usize {
    let days = std::fs::read_dir(library.path().join("images")).unwrap();
    days.map(|day| std::fs::read_dir(day.unwrap().path()).unwrap().count()).sum()
}

fn agreed(selection: impl Into<Selection>) -> PurgeGenerations {
    PurgeGenerations { selection: selection.into(), confirmed: true }
}

#[tokio::test]
async fn row_links_words_and_file_are_gone_and_the_id_is_never_used_again() {
    let (library, ids) = with(2);
    trash(&library, &ids[..1]);
    let purged = purge(&library, agreed(vec![ids[0]])).await.unwrap();
    assert_eq!((purged.purged, purged.left_files), (vec![ids[0]], vec![]));
    assert_eq!(files(&library), 1);
    assert_eq!(recount(library.path()), Vec::<String>::new());
    assert_eq!(
        library.look(|reader| Ok(reader.generation(ids[0]).unwrap_err().to_string())),
        "generation #1 was purged"
    );
    assert_eq!(library.insert(&GenerationBuilder::new("a cat")), GenerationId(3));
    let undone = undo(&library, Undo::default()).await.unwrap();
    assert_eq!((undone.changed, undone.skipped_count), (0, 1), "what was trashed is gone");
}

#[tokio::test]
async fn what_is_not_in_the_trash_stays_and_so_does_the_rest() {
    let (library, ids) = with(2);
    trash(&library, &ids[..1]);
    let refused = purge(&library, agreed(ids)).await.unwrap_err();
    assert_eq!(
        (refused.code(), refused.to_string().as_str()),
        (ErrorCode::Conflict, "generation #2 is not in the trash")
    );
    assert_eq!((files(&library), library.value::<i64>("SELECT count(*) FROM generations")), (2, 2));
}

#[tokio::test]
async fn nobody_purges_without_a_word_and_the_refusal_counts() {
    let (library, ids) = with(3);
    trash(&library, &ids[..2]);
    let filter = Filter { tags: vec![tag("fox")], ..Filter::default() };
    let refused =
        purge(&library, PurgeGenerations { selection: filter.into(), confirmed: false }).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Budget);
    assert_eq!(refused.to_string(), "purging 2 images can't be undone; nothing was deleted");
    assert_eq!(files(&library), 3);
}

#[tokio::test]
async fn a_query_purges_in_parts_and_only_the_trash() {
    let (library, ids) = with(1_203);
    trash(&library, &ids[..1_201]);
    let purged = purge(&library, agreed(Selection::Query("tag:fox".to_owned()))).await.unwrap();
    assert_eq!((purged.purged_count, files(&library)), (1_201, 2));
    assert_eq!(library.value::<i64>("SELECT count(*) FROM journal WHERE operation = 'purge_generations'"), 1);
    assert_eq!(recount(library.path()), Vec::<String>::new());
}

#[tokio::test]
async fn a_file_that_a_crash_left_goes_with_the_next_purge() {
    let (library, ids) = with(2);
    trash(&library, &ids);
    // The commit was the last thing that the process did.
    library.change("purge_generations", |writer| writer.purge(ids[0])).unwrap();
    assert_eq!(files(&library), 2);
    purge(&library, agreed(vec![ids[1]])).await.unwrap();
    assert_eq!(files(&library), 0);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM tombstones WHERE path IS NOT NULL"), 0);
}

#[tokio::test]
async fn what_it_cost_stays_in_the_ledger() {
    let library = TestLibrary::new();
    let queued = pixery_core::ops::generate::generate(&library, super::asking_for("a fox")).await.unwrap();
    super::run(&library, &queued).await.unwrap();
    let before = library.rows("SELECT * FROM ledger");
    trash(&library, &[GenerationId(1)]);
    purge(&library, agreed(vec![GenerationId(1)])).await.unwrap();
    assert_eq!(library.rows("SELECT * FROM ledger"), before);
    assert_eq!(before.len(), 1);
}

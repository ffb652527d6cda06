//! Which images entries of the log are about.

use pixery_core::domain::{GenerationId, JournalId, NoteText, Selection};
use pixery_core::ops::activity::{ActivityImages, ListActivityImages, images};
use pixery_core::ops::generations::{StarGenerations, TrashGenerations, star, trash};
use pixery_core::ops::notes::{AddNote, DeleteNotes, ResolveNotes, add as add_note, delete, resolve};
use pixery_core::ops::purge::{PurgeGenerations, purge};
use pixery_core::ops::tags::{AddTags, UpdateTags, add, update};
use pixery_core::{ErrorCode, Library};
use pixery_testkit::{GenerationBuilder, TestLibrary};

use crate::tag;

/// The entry that made the six images.
const MADE: JournalId = JournalId(1);

fn library() -> TestLibrary {
    let library = TestLibrary::new();
    GenerationBuilder::insert_all(&vec![GenerationBuilder::new("a fox"); 6], &library).unwrap();
    library
}

fn these(ids: &[i64]) -> Selection {
    Selection::Ids(ids.iter().copied().map(GenerationId).collect())
}

async fn starred(library: &Library, ids: &[i64]) -> JournalId {
    let request = StarGenerations { selection: these(ids), starred: true };
    star(library, request).await.unwrap().entry.unwrap()
}

async fn tagged(library: &Library, ids: &[i64], name: &str) -> JournalId {
    let request = AddTags { selection: these(ids), tags: vec![tag(name)] };
    add(library, request).await.unwrap().entry.unwrap()
}

fn of(entries: &[JournalId]) -> ListActivityImages {
    ListActivityImages { entries: entries.to_vec(), ..ListActivityImages::default() }
}

async fn changed(library: &Library, entries: &[JournalId]) -> ActivityImages {
    images(library, of(entries)).await.unwrap()
}

fn numbers(ids: &[GenerationId]) -> Vec<i64> {
    ids.iter().map(|id| id.0).collect()
}

/// Asks which of these images entries changed.
async fn among(library: &Library, entries: &[JournalId], asked: &[i64]) -> Vec<i64> {
    let asked = asked.iter().copied().map(GenerationId).collect();
    numbers(&images(library, ListActivityImages { among: Some(asked), ..of(entries) }).await.unwrap().ids)
}

/// Gives an entry changes of images that are gone, until undoing it would take so many.
fn pad(library: &TestLibrary, entry: JournalId, to: i64) {
    library.execute(&format!(
        "INSERT INTO journal_changes(journal_id, position, topic, row_id, after) WITH RECURSIVE n(i) AS \
         (SELECT ifnull(max(position) + 1, 0) FROM journal_changes WHERE journal_id = {0} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {to}) \
         SELECT {0}, i, 'generations', 1000000 + i, '{{\"tag\":1}}' FROM n",
        entry.0
    ));
}

#[tokio::test]
async fn images_come_once_each_what_was_changed_last_first() {
    let library = library();
    let (first, second) = (starred(&library, &[2, 5]).await, tagged(&library, &[5, 1], "fox").await);
    let ActivityImages { ids, trashed, more } = changed(&library, &[first, second]).await;
    let last = numbers(&changed(&library, &[second]).await.ids);
    assert_eq!(last.len(), 2, "the tag that was made is no image: {last:?}");
    assert_eq!(numbers(&ids), [last, vec![2]].concat());
    assert!(trashed.is_empty() && !more);
    let two = ListActivityImages { limit: Some(2), ..of(&[first, second]) };
    let page = images(&library, two).await.unwrap();
    assert_eq!((page.ids.as_slice(), page.more), (&ids[..2], true));
    let all = ListActivityImages { limit: Some(3), ..of(&[first, second]) };
    assert!(!images(&library, all).await.unwrap().more);
}

#[tokio::test]
async fn a_note_is_about_its_image_also_when_it_is_settled_or_gone() {
    let library = library();
    let note = AddNote { generation_id: GenerationId(4), text: NoteText::new("look").unwrap(), region: None };
    let note = add_note(&library, note).await.unwrap().id;
    let newest = || JournalId(library.value("SELECT max(id) FROM journal"));
    let added = newest();
    resolve(&library, ResolveNotes { ids: vec![note], resolved: true }).await.unwrap();
    let settled = newest();
    for entry in [added, settled] {
        assert_eq!(numbers(&changed(&library, &[entry]).await.ids), [4]);
    }
    pad(&library, settled, 10_100);
    assert_eq!(among(&library, &[settled], &[3, 4]).await, [4], "of very many changes too");
    delete(&library, DeleteNotes { ids: vec![note] }).await.unwrap();
    assert_eq!(numbers(&changed(&library, &[newest()]).await.ids), [4]);
    assert_eq!(among(&library, &[newest()], &[3, 4]).await, [4]);
}

#[tokio::test]
async fn what_is_hidden_or_purged_is_left_out_and_what_is_trashed_is_named_as_such() {
    let library = library();
    tagged(&library, &[1], "secret").await;
    update(&library, UpdateTags { tags: vec![tag("secret")], hidden: Some(true), ..UpdateTags::default() })
        .await
        .unwrap();
    trash(&library, TrashGenerations { selection: these(&[2, 3]) }).await.unwrap();
    purge(&library, PurgeGenerations { selection: these(&[3]), confirmed: true }).await.unwrap();
    let ActivityImages { ids, trashed, more } = changed(&library, &[MADE]).await;
    assert_eq!((numbers(&ids), numbers(&trashed), more), (vec![6, 5, 4, 2], vec![2], false));
    assert_eq!(among(&library, &[MADE], &[1, 2, 3, 4]).await, [2, 4]);
}

#[tokio::test]
async fn safe_mode_leaves_out_what_is_sensitive() {
    let library = library();
    tagged(&library, &[2, 6], "secret").await;
    library.execute("UPDATE tags SET sensitive = 1");
    assert_eq!(numbers(&changed(&library, &[MADE]).await.ids), [6, 5, 4, 3, 2, 1]);
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    assert_eq!(numbers(&changed(&safe, &[MADE]).await.ids), [5, 4, 3, 1]);
    assert_eq!(among(&safe, &[MADE], &[1, 2, 3]).await, [1, 3]);
    pad(&library, MADE, 10_100);
    assert_eq!(among(&safe, &[MADE], &[1, 2, 3]).await, [1, 3]);
}

#[tokio::test]
async fn of_very_many_changes_the_last_are_read_and_images_that_are_asked_for_are_found_all_the_same() {
    let library = library();
    let other = starred(&library, &[5]).await;
    pad(&library, MADE, 10_006);
    let cut = changed(&library, &[MADE]).await;
    assert_eq!((numbers(&cut.ids), cut.more), (vec![], true), "the six stand before the last 10,000");
    assert_eq!(among(&library, &[MADE], &[3, 1]).await, [3, 1], "in the order of the question");
    assert_eq!(among(&library, &[other, MADE], &[5]).await, [5]);
    let none = JournalId(
        library.value("INSERT INTO journal(at, actor, operation) VALUES (0, 'x', 'x') RETURNING id"),
    );
    pad(&library, none, 10_001);
    assert_eq!(among(&library, &[none], &[3, 5]).await, [0_i64; 0], "changed by other entries");
    assert_eq!(among(&library, &[none, MADE], &[3]).await, [3]);
}

#[tokio::test]
async fn a_question_out_of_bounds_is_refused() {
    let library = library();
    let ids = |count: i64| Some((1..=count).map(GenerationId).collect());
    for (request, code) in [
        (of(&[]), ErrorCode::Invalid),
        (of(&vec![MADE; 1_001]), ErrorCode::Invalid),
        (of(&[JournalId(99)]), ErrorCode::NotFound),
        (ListActivityImages { limit: Some(0), ..of(&[MADE]) }, ErrorCode::Invalid),
        (ListActivityImages { limit: Some(501), ..of(&[MADE]) }, ErrorCode::Invalid),
        (ListActivityImages { among: ids(501), ..of(&[MADE]) }, ErrorCode::Invalid),
    ] {
        assert_eq!(images(&library, request).await.unwrap_err().code(), code);
    }
    assert_eq!(among(&library, &[MADE], &[]).await, [0_i64; 0]);
}

//! Files that are brought in by hand.

use std::path::PathBuf;

use pixery_core::ErrorCode;
use pixery_core::domain::{Actor, Event, GenerationId, JournalId, Origin, Topic};
use pixery_core::ops::add::{AddImages, FileToAdd, add, add_file, add_files};
use pixery_core::ops::generations::{ListGenerations, ShowGenerations, TrashGenerations, list, show, trash};
use pixery_core::ops::purge::{PurgeGenerations, purge};
use pixery_core::ops::undo::{Redo, Undo, redo, undo};
use pixery_testkit::{Picture, TestLibrary, inspect};

/// Writes a picture beside the library.
fn file(library: &TestLibrary, name: &str, color: u32) -> PathBuf {
    let path = library.beside().join(name);
    std::fs::write(&path, Picture::of(color).png()).unwrap();
    path
}

async fn live(library: &TestLibrary) -> Vec<i64> {
    let page = list(library, ListGenerations::default()).await.unwrap();
    page.items.into_iter().map(|item| item.id.0).collect()
}

#[tokio::test]
async fn a_file_becomes_an_image_with_the_same_bytes_and_stays_where_it_was() {
    let library = TestLibrary::with(|config| config.actor = Actor::new("claude").unwrap());
    let path = file(&library, "Red fox at dusk.png", 0x80_40_20);
    let added = add(&library, AddImages { files: vec![path.clone()] }).await.unwrap();
    assert_eq!(
        (added.added_count, added.items[0].id, added.items[0].duplicate),
        (1, Some(GenerationId(1)), false)
    );
    let image = show(&library, ShowGenerations { ids: vec![GenerationId(1)] }).await.unwrap().items.remove(0);
    assert_eq!((image.origin, image.actor.as_str(), image.prompt.as_str()), (Origin::Import, "claude", ""));
    assert_eq!((image.title.as_deref(), image.created_at), (Some("Red fox at dusk"), library.now()));
    let kept = image.path.unwrap();
    assert!(kept.contains("/red-fox-at-dusk-"), "{kept}");
    assert_eq!(std::fs::read(&kept).unwrap(), std::fs::read(&path).unwrap());
    assert!(image.thumbhash.is_some() && image.color.is_some(), "previews are derived");
    assert_eq!(inspect(library.path()), Vec::<String>::new());
}

#[tokio::test]
async fn bytes_that_are_there_already_are_named_and_not_added_twice() {
    let library = TestLibrary::new();
    let (one, other) = (file(&library, "one.png", 0x11_22_33), file(&library, "other.png", 0x44_55_66));
    let same = file(&library, "same.png", 0x11_22_33);
    let first = add(&library, AddImages { files: vec![one.clone(), other, same] }).await.unwrap();
    let said: Vec<_> = first.items.iter().map(|item| (item.id.unwrap().0, item.duplicate)).collect();
    assert_eq!(said, [(1, false), (2, false), (1, true)]);
    trash(&library, TrashGenerations { selection: vec![GenerationId(1)].into() }).await.unwrap();
    let second = add(&library, AddImages { files: vec![one.clone()] }).await.unwrap();
    assert_eq!((second.items[0].id, second.added_count, second.entry), (Some(GenerationId(1)), 0, None));
    let files = library.value::<i64>("SELECT count(*) FROM generations");
    assert_eq!(files, 2);
    let gone = PurgeGenerations { selection: vec![GenerationId(1)].into(), confirmed: true };
    purge(&library, gone).await.unwrap();
    let third = add(&library, AddImages { files: vec![one] }).await.unwrap();
    assert_eq!((third.items[0].id, third.items[0].duplicate), (Some(GenerationId(3)), false));
    assert_eq!(inspect(library.path()), Vec::<String>::new());
}

#[tokio::test]
async fn what_is_no_image_is_refused_by_itself() {
    let library = TestLibrary::new();
    let text = library.beside().join("notes.png");
    std::fs::write(&text, "not an image").unwrap();
    let whole = Picture::of(0x99_99_99).png();
    let cut = library.beside().join("cut.png");
    std::fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    let good = file(&library, "good.png", 0x99_99_99);
    let missing = library.beside().join("missing.png");
    let folder = library.beside().to_owned();
    let files = vec![text, cut, missing, folder, good];
    let added = add(&library, AddImages { files }).await.unwrap();
    let codes: Vec<_> = added.items.iter().map(|item| item.error.as_ref().map(|error| error.code)).collect();
    let (invalid, not_found) = (Some(ErrorCode::Invalid), Some(ErrorCode::NotFound));
    assert_eq!(codes, [invalid, invalid, not_found, invalid, None]);
    assert_eq!((added.added_count, live(&library).await), (1, vec![1]));
    assert_eq!(inspect(library.path()), Vec::<String>::new(), "nothing of the refused ones is left");
}

#[tokio::test]
async fn adding_is_undone_into_the_trash_and_redone() {
    let library = TestLibrary::new();
    let files: Vec<PathBuf> =
        (0..20).map(|number| file(&library, &format!("{number}.png"), number * 7)).collect();
    let added = add(&library, AddImages { files }).await.unwrap();
    assert_eq!((added.added_count, live(&library).await.len()), (20, 20));
    assert_eq!(library.value::<i64>("SELECT count(*) FROM journal"), 1, "one entry over all parts");
    let request = Undo { entry: added.entry, ..Undo::default() };
    let undone = undo(&library, request).await.unwrap();
    assert_eq!((undone.changed, undone.skipped_count, live(&library).await.len()), (20, 0, 0));
    let path = library.rows("SELECT path FROM generations WHERE trashed_at IS NOT NULL").remove(0);
    assert!(library.path().join(path).exists(), "the files stay");
    redo(&library, Redo::default()).await.unwrap();
    assert_eq!(live(&library).await.len(), 20);
}

#[tokio::test]
async fn many_files_come_in_parts_that_others_see_come() {
    let library = TestLibrary::new();
    let session = pixery_core::Session::over(library.open_again().unwrap()).unwrap();
    let mut listener = session.listen();
    let files: Vec<PathBuf> =
        (0..40).map(|number| file(&library, &format!("{number}.png"), number * 7)).collect();
    let adding = add(&library, AddImages { files });
    let first = async {
        let event = tokio::time::timeout(std::time::Duration::from_secs(20), listener.recv()).await;
        let Event::Changed { changes, .. } = event.unwrap().unwrap() else { panic!("rows changed") };
        changes.into_iter().find(|change| change.topic == Topic::Generations).unwrap().ids.unwrap().len()
    };
    let (added, first) = tokio::join!(adding, first);
    assert_eq!(added.unwrap().added_count, 40);
    assert!(first <= 40, "{first}");
}

#[tokio::test]
async fn a_door_without_paths_hands_in_files_of_its_own_under_the_senders_names() {
    let library = TestLibrary::with(|config| config.expose_paths = false);
    let spooled = file(&library, "upload-7.part", 0x80_40_20);
    let refused = add(&library, AddImages { files: vec![spooled.clone()] }).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Invalid);
    let name = "C:\\Users\\me\\..\\..\\Évening <b>.final.png".to_owned();
    let added = add_files(&library, vec![FileToAdd { path: spooled, name: name.clone() }]).await.unwrap();
    assert_eq!(added.items[0].file, name);
    assert_eq!(library.rows("SELECT title FROM generations"), ["Évening <b>.final"]);
    assert_eq!(add_files(&library, Vec::new()).await.unwrap_err().code(), ErrorCode::Invalid);
    let endless = vec![FileToAdd { path: "/dev/zero".into(), name: "zero".to_owned() }];
    assert_eq!(add_files(&library, endless).await.unwrap().items[0].id, None);
}

/// Adds a picture that a door brings in by itself, and returns the entry to go on with.
async fn bring(library: &TestLibrary, color: u32, entry: Option<JournalId>) -> Option<JournalId> {
    let path = file(library, &format!("{color}.png"), color);
    let added = add_file(library, FileToAdd { path, name: format!("{color}.png") }, entry).await.unwrap();
    added.entry
}

#[tokio::test]
async fn files_that_come_one_by_one_are_one_entry_and_one_undo() {
    let library = TestLibrary::new();
    let mut entry = None;
    for color in [1, 2, 3] {
        entry = bring(&library, color * 0x11_11_11, entry).await;
    }
    let known = bring(&library, 0x11_11_11, entry).await;
    assert_eq!((known, entry), (entry, Some(JournalId(1))), "what is there already changes no entry");
    let broken = FileToAdd { path: "/there/is/none.png".into(), name: "none.png".to_owned() };
    let refused = add_file(&library, broken, entry).await.unwrap();
    assert!(refused.image.error.is_some() && refused.entry == entry);
    assert_eq!(bring(&library, 0x44_44_44, refused.entry).await, entry);
    let undone = undo(&library, Undo::default()).await.unwrap();
    assert_eq!((undone.changed, undone.skipped_count, live(&library).await), (4, 0, vec![]));
    redo(&library, Redo::default()).await.unwrap();
    assert_eq!(live(&library).await.len(), 4);
    assert_eq!(inspect(library.path()), Vec::<String>::new());
}

#[tokio::test]
async fn an_entry_that_can_not_be_gone_on_with_is_left_alone() {
    let library = TestLibrary::new();
    let first = bring(&library, 1, None).await;
    trash(&library, TrashGenerations { selection: vec![GenerationId(1)].into() }).await.unwrap();
    for not_of_files in [JournalId(2), JournalId(99)] {
        let begun = bring(&library, not_of_files.0.try_into().unwrap(), Some(not_of_files)).await;
        assert!(begun.is_some() && begun != Some(not_of_files) && begun != first, "{begun:?}");
    }
    undo(&library, Undo { entry: first, ..Undo::default() }).await.unwrap();
    let after_undoing = bring(&library, 5, first).await;
    assert_ne!(after_undoing, first);
    let claude = library.open_with(|config| config.actor = Actor::new("claude").unwrap()).unwrap();
    let path = file(&library, "6.png", 6);
    let file = FileToAdd { path, name: "6.png".to_owned() };
    let of_another = add_file(&claude, file, after_undoing).await.unwrap().entry;
    assert!(of_another.is_some() && of_another != after_undoing);
    library.clock().advance(std::time::Duration::from_secs(60 * 60));
    assert_eq!(bring(&library, 7, after_undoing).await, after_undoing);
    library.clock().advance(std::time::Duration::from_secs(1));
    assert_ne!(bring(&library, 8, after_undoing).await, after_undoing, "it is more than an hour old");
}

#[tokio::test]
async fn listeners_hear_that_an_entry_grows() {
    let library = TestLibrary::new();
    let entry = bring(&library, 1, None).await;
    let before = library.look(|reader| reader.last_change());
    bring(&library, 2, entry).await;
    let changes = library.look(|reader| reader.changes_after(before)).changes.unwrap();
    let grown = changes.into_iter().find(|change| change.topic == Topic::Activity).unwrap();
    assert_eq!(grown.ids, entry.map(|entry| vec![entry.0]));
}

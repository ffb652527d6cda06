//! Hiding what very many images bear: in parts, true at every moment, and over a death in between.

use pixery_core::Library;
use pixery_core::domain::{CollectionName, Filter, GenerationId, ReferenceId, Selection};
use pixery_core::ops::collections::{ShowCollection, show as show_collection};
use pixery_core::ops::generations::{ListGenerations, ShowGenerations, StarGenerations, list, star};
use pixery_core::ops::queries::{CountGenerations, count};
use pixery_core::ops::tags::{DeleteTags, RemoveTags, UpdateTags, delete, remove, update};
use pixery_core::ops::tiles::{ListTiles, list as list_tiles};
use pixery_core::ops::undo::{Redo, Undo, redo, undo};
use pixery_testkit::{GenerationBuilder, TestLibrary, recount};

use crate::tag;

/// More than one transaction carries, several times over.
const MANY: usize = 4_500;

fn with_many() -> TestLibrary {
    let library = TestLibrary::new();
    let fox = GenerationBuilder::new("a fox").tag("fox").collection("Book");
    GenerationBuilder::insert_all(&vec![fox; MANY], &library).unwrap();
    library
}

fn hide(hidden: bool) -> UpdateTags {
    UpdateTags { tags: vec![tag("fox")], hidden: Some(hidden), ..UpdateTags::default() }
}

async fn shown(library: &Library) -> usize {
    let request = CountGenerations { query: None, filter: Filter::default(), most: None };
    count(library, request).await.unwrap().count
}

/// Hides the tag and breaks off in the middle, as a full disk or a kill would.
async fn break_off(library: &TestLibrary) {
    library
        .sql()
        .execute_batch(
            "CREATE TRIGGER stop BEFORE UPDATE OF hidden_by, sensitive_by ON generations WHEN new.id = 2500 \
         BEGIN SELECT RAISE(ABORT, 'stop'); END",
        )
        .unwrap();
    update(library, hide(true)).await.unwrap_err();
    library.sql().execute_batch("DROP TRIGGER stop").unwrap();
    let carried = library.value::<i64>("SELECT count(*) FROM generations WHERE shelf = 2");
    assert!((500..2_500).contains(&carried), "whole parts are carried: {carried}");
    assert_eq!(shown(library).await, 0, "what is not carried yet is left out as well");
}

fn assert_sound(library: &TestLibrary) {
    assert_eq!(recount(library.path()), [""; 0]);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM moves"), 0);
}

#[tokio::test]
async fn hiding_what_many_bear_is_whole_when_it_comes_back_and_one_entry_undoes_it() {
    let library = with_many();
    let before = library.value::<i64>("SELECT count(*) FROM journal");
    let entry = update(&library, hide(true)).await.unwrap().entry;
    assert_eq!(shown(&library).await, 0);
    assert_sound(&library);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM journal"), before + 1);
    undo(&library, Undo { entry, ..Undo::default() }).await.unwrap();
    assert_eq!(shown(&library).await, MANY);
    assert_sound(&library);
    redo(&library, Redo::default()).await.unwrap();
    assert_eq!(shown(&library).await, 0);
    assert_sound(&library);
}

#[tokio::test]
async fn whoever_writes_next_goes_on_with_what_was_broken_off() {
    let library = with_many();
    break_off(&library).await;
    let request = StarGenerations { selection: Selection::Ids(vec![GenerationId(1)]), starred: true };
    star(&library.open_again().unwrap(), request).await.unwrap();
    assert_eq!(shown(&library).await, 0);
    assert_sound(&library);
}

#[tokio::test]
async fn safe_mode_does_not_begin_before_all_that_is_sensitive_is_out_of_sight() {
    let library = with_many();
    let request = UpdateTags { sensitive: Some(true), hidden: None, ..hide(true) };
    // The mark is on the disk, and its process dies before the first image is carried.
    library
        .change("update_tags", |writer| {
            let id = writer.label(pixery_core::store::Label::Tag, request.tags[0].as_str(), false)?.id;
            let fields = serde_json::json!({ "sensitive": true });
            writer.change_label(pixery_core::store::Label::Tag, id, fields.as_object().unwrap())
        })
        .unwrap();
    assert_eq!(shown(&library.open_again().unwrap()).await, MANY, "without safe mode all are shown anyway");
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    assert_eq!(shown(&safe).await, 0);
    assert_sound(&library);
}

/// Safe mode was on before, in a process that has the library open: nothing carries there.
#[tokio::test]
async fn what_is_marked_is_withheld_before_it_is_carried() {
    let library = with_many();
    library.execute(
        "INSERT INTO reference_files(sha256, format, width, height, bytes, path, created_at) VALUES (zeroblob(32), 'png', 8, 8, 9, 'x', 0); \
         INSERT INTO generation_references SELECT id, 0, 'reference', 1, NULL FROM generations WHERE id = 5",
    );
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    let is_harmless = || safe.read(|reader| reader.is_harmless_reference(ReferenceId(1)));
    assert!(is_harmless().await.unwrap());
    library
        .change("update_tags", |writer| {
            let id = writer.label(pixery_core::store::Label::Tag, "fox", false)?.id;
            let fields = serde_json::json!({ "sensitive": true });
            writer.change_label(pixery_core::store::Label::Tag, id, fields.as_object().unwrap())
        })
        .unwrap();
    assert_eq!(library.value::<i64>("SELECT sum(sensitive_by) FROM generations"), 0, "none is carried");
    assert_eq!((shown(&safe).await, shown(&library).await), (0, MANY));
    let listed = list(&safe, ListGenerations::default()).await.unwrap();
    assert_eq!(listed.items, []);
    let request = ShowGenerations { ids: vec![GenerationId(3)] };
    let shown = pixery_core::ops::generations::show(&safe, request).await.unwrap().items.remove(0);
    assert_eq!((shown.withheld.is_some(), shown.tags.len()), (true, 0));
    let tiles = list_tiles(&safe, ListTiles { ids: vec![GenerationId(3)] }).await.unwrap();
    assert!(tiles.items[0].withheld.is_some());
    let layout = safe.read(|reader| reader.lay_out(&Filter::default(), true)).await.unwrap();
    assert!(layout.is_empty());
    let by_hand = ShowCollection {
        collection: CollectionName::new("Book").unwrap(),
        after: None,
        limit: None,
        include_hidden: false,
    };
    assert_eq!(show_collection(&safe, by_hand).await.unwrap().items, []);
    let hidden = safe.read(|reader| reader.sensitive_among(&[GenerationId(4)])).await.unwrap();
    assert_eq!(hidden, [GenerationId(4)].into());
    assert!(!is_harmless().await.unwrap(), "what it was used for is sensitive now");
}

#[tokio::test]
async fn a_change_of_mind_in_the_middle_puts_every_image_right() {
    let library = with_many();
    break_off(&library).await;
    update(&library, hide(false)).await.unwrap();
    assert_eq!(shown(&library).await, MANY);
    assert_sound(&library);
}

#[tokio::test]
async fn tags_that_are_taken_off_in_the_middle_leave_nothing_hidden() {
    let library = with_many();
    break_off(&library).await;
    let ids = [1, 2_400, 2_600].map(GenerationId).to_vec();
    let request = RemoveTags { selection: Selection::Ids(ids), tags: vec![tag("fox")] };
    remove(&library, request).await.unwrap();
    assert_eq!(shown(&library).await, 3);
    assert_sound(&library);
    break_off_again_and_delete(&library).await;
}

/// A label that goes while its images are still being carried takes its note along.
async fn break_off_again_and_delete(library: &TestLibrary) {
    update(library, hide(false)).await.unwrap();
    library
        .sql()
        .execute_batch(
            "CREATE TRIGGER stop BEFORE UPDATE OF hidden_by, sensitive_by ON generations WHEN new.id = 2500 \
         BEGIN SELECT RAISE(ABORT, 'stop'); END",
        )
        .unwrap();
    update(library, hide(true)).await.unwrap_err();
    library.sql().execute_batch("DROP TRIGGER stop").unwrap();
    delete(library, DeleteTags { tags: vec![tag("fox")] }).await.unwrap();
    assert_eq!(shown(library).await, MANY);
    assert_sound(library);
}

#[tokio::test]
async fn a_hider_waits_for_the_one_who_carries_and_does_what_it_left() {
    let library = with_many();
    let lock = library.path().join("locks/moves");
    let held = std::fs::File::create(&lock).unwrap();
    held.lock().unwrap();
    let other = library.open_again().unwrap();
    let hiding = tokio::spawn(async move { update(&other, hide(true)).await });
    let began = std::time::Instant::now();
    while library.value::<i64>("SELECT count(*) FROM moves") == 0 {
        assert!(began.elapsed() < std::time::Duration::from_secs(30), "the mark never came");
        tokio::task::yield_now().await;
    }
    // Others write meanwhile, and leave the carrying to whoever has the lock.
    let request = StarGenerations { selection: Selection::Ids(vec![GenerationId(1)]), starred: true };
    star(&library, request).await.unwrap();
    assert_eq!(
        library.value::<i64>("SELECT count(*) FROM generations WHERE shelf = 0"),
        i64::try_from(MANY).unwrap()
    );
    assert_eq!(shown(&library).await, 0, "nobody sees them meanwhile");
    assert!(!hiding.is_finished());
    drop(held);
    hiding.await.unwrap().unwrap();
    assert_eq!(shown(&library).await, 0);
    assert_sound(&library);
}

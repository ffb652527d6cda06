//! Collections: filled, ordered by hand, emptied, deleted; the images stay.

use pixery_core::ErrorCode;
use pixery_core::domain::{CollectionDescription, GenerationId};
use pixery_core::ops::collections::{
    CreateCollection, DeleteCollections, FileGenerations, ListCollections, Place, ReorderCollection,
    ShowCollection, UpdateCollections, add, create, delete, list, remove, reorder, show, update,
};
use pixery_testkit::{GenerationBuilder, TestLibrary, recount};

use crate::collection;

/// Returns a library whose images 1 to `count` lie in `Book`.
async fn book(count: usize) -> TestLibrary {
    let library = TestLibrary::new();
    let ids = GenerationBuilder::insert_all(&vec![GenerationBuilder::new("a fox"); count], &library).unwrap();
    add(&library, FileGenerations { selection: ids.into(), collection: collection("Book") }).await.unwrap();
    library
}

async fn order(library: &TestLibrary) -> Vec<i64> {
    let request =
        ShowCollection { collection: collection("book"), after: None, limit: None, include_hidden: false };
    show(library, request).await.unwrap().items.into_iter().map(|item| item.id.0).collect()
}

async fn place(library: &TestLibrary, ids: &[i64], place: Place) -> usize {
    let ids = ids.iter().copied().map(GenerationId).collect();
    reorder(library, ReorderCollection { collection: collection("Book"), ids, place }).await.unwrap().changed
}

#[tokio::test]
async fn what_was_never_placed_comes_last_and_newest_first() {
    let library = book(5).await;
    assert_eq!(order(&library).await, [5, 4, 3, 2, 1]);
    place(&library, &[2, 4], Place::First).await;
    assert_eq!(order(&library).await, [2, 4, 5, 3, 1]);
    place(&library, &[1], Place::After(GenerationId(2))).await;
    assert_eq!(order(&library).await, [2, 1, 4, 5, 3]);
    place(&library, &[3], Place::Before(GenerationId(2))).await;
    assert_eq!(order(&library).await, [3, 2, 1, 4, 5]);
    place(&library, &[2], Place::Last).await;
    assert_eq!(order(&library).await, [3, 1, 4, 5, 2]);
    place(&library, &[5, 3], Place::After(GenerationId(4))).await;
    assert_eq!(order(&library).await, [1, 4, 5, 3, 2]);
}

#[tokio::test]
async fn a_place_between_two_can_be_taken_for_ever() {
    let library = book(4).await;
    place(&library, &[1, 2, 3, 4], Place::First).await;
    for round in 0..60 {
        let moved = if round % 2 == 0 { 3 } else { 4 };
        place(&library, &[moved], Place::After(GenerationId(1))).await;
        assert_eq!(order(&library).await[1], moved, "round {round}");
    }
    assert_eq!(place(&library, &[3], Place::After(GenerationId(1))).await, 1, "one row for a move, mostly");
}

#[tokio::test]
async fn an_image_that_is_not_in_it_has_no_place() {
    let library = book(1).await;
    library.insert(&GenerationBuilder::new("a cat"));
    for (ids, place) in [(vec![2], Place::First), (vec![1], Place::After(GenerationId(2)))] {
        let ids = ids.into_iter().map(GenerationId).collect();
        let request = ReorderCollection { collection: collection("Book"), ids, place };
        assert_eq!(reorder(&library, request).await.unwrap_err().code(), ErrorCode::Invalid);
    }
}

#[tokio::test]
async fn a_collection_is_described_renamed_and_deleted_and_its_images_stay() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox"));
    let description = Some(CollectionDescription::new("for the book").unwrap());
    create(&library, CreateCollection { name: collection("Book"), description }).await.unwrap();
    let again = create(&library, CreateCollection { name: collection("BOOK"), description: None }).await;
    assert_eq!(again.unwrap_err().code(), ErrorCode::Conflict);
    add(
        &library,
        FileGenerations { selection: vec![GenerationId(1)].into(), collection: collection("book") },
    )
    .await
    .unwrap();
    let renamed = UpdateCollections {
        collections: vec![collection("Book")],
        name: Some(collection("The book")),
        ..Default::default()
    };
    update(&library, renamed).await.unwrap();
    let listed = list(&library, ListCollections::default()).await.unwrap().items;
    assert_eq!(
        (listed[0].name.as_str(), listed[0].description.as_str(), listed[0].count),
        ("The book", "for the book", 1)
    );
    delete(&library, DeleteCollections { collections: vec![collection("The book")] }).await.unwrap();
    assert_eq!(list(&library, ListCollections::default()).await.unwrap().items, []);
    assert_eq!(crate::listed(&library).await.unwrap(), [GenerationId(1)]);
    assert_eq!(recount(library.path()), Vec::<String>::new());
}

#[tokio::test]
async fn taking_an_image_out_keeps_it() {
    let library = book(2).await;
    let request = FileGenerations { selection: vec![GenerationId(2)].into(), collection: collection("Book") };
    assert_eq!(remove(&library, request.clone()).await.unwrap().changed_count, 1);
    assert_eq!(remove(&library, request).await.unwrap().unchanged_count, 1);
    assert_eq!(order(&library).await, [1]);
    assert_eq!(crate::listed(&library).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_name_that_is_nearly_right_is_suggested_unless_it_is_hidden() {
    let library = book(1).await;
    let request =
        || ShowCollection { collection: collection("Bok"), after: None, limit: None, include_hidden: false };
    let refused = show(&library, request()).await.unwrap_err();
    assert_eq!((refused.code(), refused.hint().as_str()), (ErrorCode::NotFound, "did you mean \"Book\"?"));
    library.execute("UPDATE collections SET hidden = 1");
    let refused = show(&library, request()).await.unwrap_err();
    assert!(!refused.hint().contains("Book"), "{}", refused.hint());
}

//! Listing, showing, marking.

use pixery_core::ErrorCode;
use pixery_core::domain::GenerationId;
use pixery_core::ops::generations::{
    ListGenerations, ShowGenerations, StarGenerations, TrashGenerations, list, restore, show, star, trash,
};
use pixery_testkit::{GenerationBuilder, TestLibrary};

fn with(count: usize) -> (TestLibrary, Vec<GenerationId>) {
    let library = TestLibrary::new();
    let ids = GenerationBuilder::insert_all(&vec![GenerationBuilder::new("a fox"); count], &library).unwrap();
    (library, ids)
}

#[tokio::test]
async fn a_page_holds_fifty_unless_asked_otherwise_and_says_where_it_goes_on() {
    let (library, ids) = with(51);
    let first = list(&library, ListGenerations::default()).await.unwrap();
    assert_eq!(first.items.len(), 50);
    let rest = list(&library, ListGenerations { after: first.next, ..Default::default() }).await.unwrap();
    assert_eq!((rest.items.len(), rest.items[0].id, rest.next), (1, ids[0], None));
}

#[tokio::test]
async fn limits_outside_one_to_a_thousand_are_refused() {
    let (library, _) = with(1);
    for limit in [0, 1_001, usize::MAX] {
        let refused =
            list(&library, ListGenerations { limit: Some(limit), ..Default::default() }).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Invalid);
    }
}

#[tokio::test]
async fn paths_are_absolute_where_they_may_be_shown_and_absent_elsewhere() {
    let (library, ids) = with(1);
    let shown = show(&library, ShowGenerations { ids: ids.clone() }).await.unwrap();
    let path = shown.items[0].path.clone().unwrap();
    assert!(std::path::Path::new(&path).starts_with(library.path()), "{path}");
    let shy = library.open_with(|config| config.expose_paths = false).unwrap();
    let shown = show(&shy, ShowGenerations { ids }).await.unwrap();
    assert_eq!(shown.items[0].path, None);
}

#[tokio::test]
async fn showing_names_the_first_id_that_is_missing() {
    let (library, ids) = with(2);
    let refused = show(&library, ShowGenerations { ids: vec![ids[1], GenerationId(9), GenerationId(8)] })
        .await
        .unwrap_err();
    assert_eq!(refused.to_string(), "no generation #9");
}

#[tokio::test]
async fn starring_says_what_changed_and_what_was_so_already() {
    let (library, ids) = with(2);
    star(&library, StarGenerations { selection: vec![ids[0]].into(), starred: true }).await.unwrap();
    let answer =
        star(&library, StarGenerations { selection: ids.clone().into(), starred: true }).await.unwrap();
    assert_eq!((answer.changed, answer.unchanged), (vec![ids[1]], vec![ids[0]]));
}

#[tokio::test]
async fn one_unknown_id_changes_none() {
    let (library, ids) = with(1);
    let asked = vec![ids[0], GenerationId(9)];
    let refused = trash(&library, TrashGenerations { selection: asked.into() }).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound);
    assert_eq!(crate::listed(&library).await.unwrap(), ids);
}

#[tokio::test]
async fn the_trash_gives_back() {
    let (library, ids) = with(2);
    trash(&library, TrashGenerations { selection: vec![ids[0]].into() }).await.unwrap();
    assert_eq!(crate::listed(&library).await.unwrap(), [ids[1]]);
    restore(&library, TrashGenerations { selection: ids.clone().into() }).await.unwrap();
    assert_eq!(crate::listed(&library).await.unwrap(), [ids[1], ids[0]]);
}

#[tokio::test]
async fn no_ids_and_too_many_are_refused() {
    let (library, ids) = with(1);
    for ids in [Vec::new(), vec![ids[0]; 10_001]] {
        let refused =
            star(&library, StarGenerations { selection: ids.into(), starred: true }).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Invalid);
    }
}

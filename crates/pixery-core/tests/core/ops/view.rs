//! Looking: images small enough for eyes and budgets.

use pixery_core::domain::GenerationId;
use pixery_core::ops::view::{ViewGenerations, view};
use pixery_core::{ErrorCode, Library};
use pixery_testkit::{GenerationBuilder, Picture, TestLibrary};

fn library() -> (TestLibrary, Vec<GenerationId>) {
    let library = TestLibrary::new();
    let ids = [(1600, 800), (40, 30)].map(|(width, height)| {
        library.insert(&GenerationBuilder::new("a fox").file(Picture { width, height, color: 0xff_80_00 }))
    });
    (library, ids.to_vec())
}

fn looking_at(ids: &[GenerationId]) -> ViewGenerations {
    ViewGenerations {
        ids: ids.to_vec(),
        width: None,
        height: None,
        max_tokens: None,
        sheet: false,
        full: false,
    }
}

async fn sizes(library: &Library, request: ViewGenerations) -> Vec<(u32, u32)> {
    let viewed = view(library, request).await.unwrap();
    viewed.items.iter().chain(&viewed.sheet).map(|image| (image.width, image.height)).collect()
}

#[tokio::test]
async fn images_are_bounded_and_small_ones_never_enlarged() {
    let (library, ids) = library();
    assert_eq!(sizes(&library, looking_at(&ids)).await, [(1568, 784), (40, 30)]);
    assert_eq!(
        sizes(&library, ViewGenerations { width: Some(100), ..looking_at(&ids) }).await,
        [(100, 50), (40, 30)]
    );
    assert_eq!(
        sizes(&library, ViewGenerations { height: Some(80), ..looking_at(&ids) }).await,
        [(160, 80), (40, 30)]
    );
}

#[tokio::test]
async fn a_token_limit_is_kept() {
    let (library, ids) = library();
    let viewed = view(&library, ViewGenerations { max_tokens: Some(200), ..looking_at(&ids) }).await.unwrap();
    assert!(viewed.items[0].tokens <= 200 && viewed.items[0].tokens > 150, "{}", viewed.items[0].tokens);
}

#[tokio::test]
async fn the_whole_original_comes_as_it_is() {
    let (library, ids) = library();
    let viewed = view(&library, ViewGenerations { full: true, ..looking_at(&ids[..1]) }).await.unwrap();
    let original = std::fs::read(viewed.items[0].path.as_ref().unwrap()).unwrap();
    assert_eq!(original, *Picture { width: 1600, height: 800, color: 0xff_80_00 }.png());
}

#[tokio::test]
async fn a_sheet_is_one_bounded_image_of_all() {
    let (library, ids) = library();
    let viewed =
        view(&library, ViewGenerations { sheet: true, width: Some(600), ..looking_at(&ids) }).await.unwrap();
    let sheet = viewed.sheet.unwrap();
    assert_eq!(viewed.items, []);
    assert!(sheet.width <= 600 && sheet.bytes > 0, "{sheet:?}");
    assert!(std::path::Path::new(&sheet.path.unwrap()).is_file());
}

#[tokio::test]
async fn what_leaves_nothing_to_see_is_refused() {
    let (library, ids) = library();
    for request in [
        ViewGenerations { width: Some(0), ..looking_at(&ids) },
        ViewGenerations { height: Some(0), ..looking_at(&ids) },
        ViewGenerations { max_tokens: Some(0), ..looking_at(&ids) },
        looking_at(&[]),
    ] {
        assert_eq!(view(&library, request).await.unwrap_err().code(), ErrorCode::Invalid);
    }
    assert_eq!(
        view(&library, looking_at(&[GenerationId(9)])).await.unwrap_err().to_string(),
        "no generation #9"
    );
}

#[tokio::test]
async fn a_missing_original_is_named() {
    let library = TestLibrary::new();
    let id = library.insert(&GenerationBuilder::new("a fox whose file is gone"));
    let error = view(&library, looking_at(&[id])).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Storage);
    assert!(error.to_string().contains("images/2026-11-23/"), "{error}");
}

//! Originals that other programs take: by id, in order, and never what safe mode hides.

use pixery_core::domain::GenerationId;
use pixery_core::{ErrorCode, Library, Session};
use pixery_testkit::{GenerationBuilder, Picture, TestLibrary};

/// A library with two open images (1, 3) and a sensitive one (2).
fn library() -> TestLibrary {
    let library = TestLibrary::new();
    for tag in ["house", "SECRET", "garden"] {
        library.insert(&GenerationBuilder::new(tag).tag(tag).file(Picture::of(0x80_40_20)));
    }
    library.execute("UPDATE tags SET sensitive = 1 WHERE name = 'SECRET'");
    library
}

/// Returns the ids of the images whose files are given.
async fn given(library: Library, ids: &[i64]) -> Vec<i64> {
    let paths: Vec<_> = library
        .read(|reader| {
            (1..=3)
                .map(|id| Ok((id, reader.generation(GenerationId(id))?.path)))
                .collect::<Result<Vec<_>, pixery_core::Error>>()
        })
        .await
        .unwrap();
    let session = Session::over(library).unwrap();
    let originals = session.originals(ids.iter().copied().map(GenerationId).collect()).await.unwrap();
    let id_of = |path: &std::path::Path| {
        let found = paths.iter().find(|(_, relative)| path.ends_with(relative.as_deref().unwrap_or("none")));
        found.expect("an original of the library").0
    };
    originals.iter().map(|media| id_of(&media.path)).collect()
}

#[tokio::test]
async fn originals_come_in_the_order_of_the_ids_and_what_is_gone_is_left_out() {
    let library = library();
    assert_eq!(given(library.open_again().unwrap(), &[3, 999, 1, 2]).await, [3, 1, 2]);
    assert_eq!(given(library.open_again().unwrap(), &[]).await, [0_i64; 0]);
    let path: String = library.value("SELECT path FROM generations WHERE id = 1");
    std::fs::remove_file(library.path().join(path)).unwrap();
    assert_eq!(given(library.open_again().unwrap(), &[1, 3]).await, [3]);
}

#[tokio::test]
async fn safe_mode_gives_no_sensitive_original_to_other_programs() {
    let library = library();
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    assert_eq!(given(safe, &[1, 2, 3]).await, [1, 3]);
}

#[tokio::test]
async fn more_ids_than_one_request_takes_are_refused() {
    let session = Session::over(library().open_again().unwrap()).unwrap();
    let refused = session.originals(vec![GenerationId(1); 10_001]).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Invalid);
}

//! Look-alikes by their hashes.

use pixery_core::ErrorCode;
use pixery_core::domain::GenerationId;
use pixery_core::ops::likeness::{FindDuplicates, FindSimilar, Likeness, duplicates, similar};
use pixery_testkit::{GenerationBuilder, TestLibrary};

/// Six images whose hashes differ from the first's by so many bits; the sixth has none.
fn library() -> TestLibrary {
    let library = TestLibrary::new();
    for bits in [0, 3, 5, 8, 20, 0] {
        let id = library.insert(&GenerationBuilder::new("a fox"));
        let hash = 0x5a5a_1234_dead_beef_u64 ^ ((1_u64 << bits) - 1);
        library.execute(&format!(
            "UPDATE generations SET gradient_hash = {} WHERE id = {}",
            hash.cast_signed(),
            id.0
        ));
    }
    library.execute("UPDATE generations SET gradient_hash = NULL WHERE id = 6");
    library
}

fn of(id: i64) -> FindSimilar {
    FindSimilar { id: GenerationId(id), most: None, limit: None, include_hidden: false }
}

#[tokio::test]
async fn the_most_alike_come_first_with_their_distance() {
    let library = library();
    let found = similar(&library, of(1)).await.unwrap();
    let found: Vec<_> =
        found.items.iter().map(|one| (one.generation.id.0, one.distance, one.likeness)).collect();
    assert_eq!(found, [(2, 3, Likeness::Duplicate), (3, 5, Likeness::Duplicate), (4, 8, Likeness::Maybe)]);
    let far = similar(&library, FindSimilar { most: Some(20), ..of(1) }).await.unwrap();
    assert_eq!(far.items.last().map(|one| one.likeness), Some(Likeness::Distant));
}

#[tokio::test]
async fn duplicates_are_grouped_around_the_oldest() {
    let library = library();
    let ids = |found: pixery_core::ops::likeness::Duplicates| -> Vec<Vec<i64>> {
        found.items.iter().map(|group| group.items.iter().map(|one| one.generation.id.0).collect()).collect()
    };
    assert_eq!(ids(duplicates(&library, FindDuplicates::default()).await.unwrap()), [[1, 2, 3]]);
    let maybe = FindDuplicates { maybe: true, ..FindDuplicates::default() };
    assert_eq!(ids(duplicates(&library, maybe).await.unwrap()), [[1, 2, 3, 4]]);
}

#[tokio::test]
async fn what_is_hidden_or_in_the_trash_is_nobodys_duplicate() {
    let library = library();
    library.change("tag", |writer| writer.add_tag(GenerationId(2), &crate::tag("private"))).unwrap();
    library.execute("UPDATE tags SET hidden = 1");
    library.change("trash", |writer| writer.trash(GenerationId(3))).unwrap();
    assert!(duplicates(&library, FindDuplicates::default()).await.unwrap().items.is_empty());
    let hidden_too = FindDuplicates { include_hidden: true, ..FindDuplicates::default() };
    assert_eq!(duplicates(&library, hidden_too).await.unwrap().total, 1);
}

#[tokio::test]
async fn an_image_without_a_hash_says_so() {
    let refused = similar(&library(), of(6)).await.unwrap_err();
    assert_eq!(
        (refused.code(), refused.to_string().as_str()),
        (ErrorCode::Conflict, "nothing is known yet of what #6 looks like")
    );
    assert_eq!(similar(&library(), of(60)).await.unwrap_err().code(), ErrorCode::NotFound);
}

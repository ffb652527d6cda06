//! Generations: what goes in comes out, in the library's order.

use pixery_core::domain::{Filter, GenerationId, PageRequest, Size};
use pixery_core::{Error, ErrorCode};
use pixery_testkit::{GenerationBuilder, TestLibrary};

use crate::{collection, tag};

fn all(library: &TestLibrary) -> Vec<i64> {
    let page = PageRequest { after: None, limit: 1_000 };
    library
        .look(|reader| reader.find(&Filter::default(), false, &page))
        .items
        .into_iter()
        .map(|id| id.0)
        .collect()
}

#[test]
fn a_row_comes_back_as_it_went_in() {
    let library = TestLibrary::new();
    let parent = library.insert(&GenerationBuilder::new("a vixen"));
    let id = library.insert(
        &GenerationBuilder::new("a fox in snow")
            .negative("dogs")
            .title("Fox")
            .tag("b")
            .tag("a")
            .collection("Album")
            .actor("claude")
            .model("model-01")
            .parent(parent)
            .starred(),
    );
    let found = library.look(|reader| reader.generation(id));
    assert_eq!(
        (found.prompt.as_str(), found.negative_prompt.as_deref(), found.title.as_deref()),
        ("a fox in snow", Some("dogs"), Some("Fox"))
    );
    assert_eq!((found.tags, found.collections), (vec![tag("a"), tag("b")], vec![collection("Album")]));
    assert_eq!(
        (found.actor.as_str(), found.model.as_str(), found.parent_id),
        ("claude", "model-01", Some(parent))
    );
    assert_eq!((found.starred, found.rejected, found.trashed_at), (true, false, None));
    assert_eq!(
        (found.created_at, Size { width: found.width, height: found.height }),
        (library.clock().now(), Size { width: 16, height: 16 })
    );
}

#[test]
fn imports_with_old_dates_lie_in_the_past_whatever_their_ids() {
    let library = TestLibrary::new();
    for millis in [5_000, 1_000, 4_000, 2_000, 3_000] {
        library.insert(&GenerationBuilder::new("a fox").at(millis));
    }
    assert_eq!(all(&library), [1, 3, 5, 4, 2]);
}

#[test]
fn rows_of_the_same_millisecond_come_newest_id_first_and_none_is_lost() {
    let library = TestLibrary::new();
    for _ in 0..5 {
        library.insert(&GenerationBuilder::new("a fox").at(1_000));
    }
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page =
            library.look(|reader| reader.find(&Filter::default(), false, &PageRequest { after, limit: 2 }));
        found.extend(page.items.into_iter().map(|id| id.0));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(found, [5, 4, 3, 2, 1]);
}

#[test]
fn dates_before_1970_keep_their_order() {
    let library = TestLibrary::new();
    for millis in [-1, 0, -5_000_000_000, 1] {
        library.insert(&GenerationBuilder::new("an old photograph").at(millis));
    }
    assert_eq!(all(&library), [4, 2, 1, 3]);
    let text = Filter { texts: vec!["photograph".to_owned()], ..Filter::default() };
    let found =
        library.look(|reader| reader.find(&text, false, &PageRequest { after: None, limit: 9 })).items;
    assert_eq!(found.iter().map(|id| id.0).collect::<Vec<_>>(), [4, 2, 1, 3], "the text index agrees");
}

#[test]
fn unknown_ids_are_told_apart_from_purged_ones() {
    let library = TestLibrary::new();
    library.execute("INSERT INTO tombstones(generation_id, purged_at, actor) VALUES (7, 0, 'person')");
    let missing = |id| library.store().read(|reader| reader.generation(GenerationId(id))).unwrap_err();
    assert!(matches!(missing(7), Error::Purged(GenerationId(7))));
    assert!(matches!(missing(8), Error::NoGeneration(GenerationId(8))));
    assert_eq!(missing(7).code(), ErrorCode::NotFound);
}

#[test]
fn ids_come_in_the_order_asked_and_unknown_ones_are_left_out() {
    let library = TestLibrary::new();
    for _ in 0..3 {
        library.insert(&GenerationBuilder::new("a fox").tag("fox"));
    }
    let found =
        library.look(|reader| reader.generations(&[GenerationId(3), GenerationId(9), GenerationId(1)]));
    assert_eq!(found.iter().map(|row| (row.id.0, row.tags.len())).collect::<Vec<_>>(), [(3, 1), (1, 1)]);
}

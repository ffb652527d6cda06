//! Tagging many at once.

use pixery_core::domain::GenerationId;
use pixery_core::ops::tags::{AddTags, ListTags, RemoveTags, add, list, remove};
use pixery_testkit::{GenerationBuilder, TestLibrary};

use crate::tag;

fn library() -> (TestLibrary, Vec<GenerationId>) {
    let library = TestLibrary::new();
    let ids = GenerationBuilder::insert_all(&vec![GenerationBuilder::new("a fox"); 2], &library).unwrap();
    (library, ids)
}

#[tokio::test]
async fn every_tag_goes_to_every_generation_and_the_counts_come_back() {
    let (library, ids) = library();
    let added = add(&library, AddTags { selection: ids.clone().into(), tags: vec![tag("snow"), tag("fox")] })
        .await
        .unwrap();
    let counts: Vec<_> = added.tags.iter().map(|tag| (tag.name.as_str(), tag.count)).collect();
    assert_eq!((counts, added.changed), (vec![("snow", 2), ("fox", 2)], 4));
    let removed = remove(&library, RemoveTags { selection: vec![ids[0]].into(), tags: vec![tag("FOX")] })
        .await
        .unwrap();
    assert_eq!((removed.tags[0].count, removed.changed), (1, 1));
}

#[tokio::test]
async fn one_unknown_generation_tags_none() {
    let (library, ids) = library();
    let refused =
        add(&library, AddTags { selection: vec![ids[0], GenerationId(9)].into(), tags: vec![tag("fox")] })
            .await
            .unwrap_err();
    assert_eq!(refused.to_string(), "no generation #9");
    assert_eq!(list(&library, ListTags::default()).await.unwrap().items, []);
}

#[tokio::test]
async fn hidden_tags_are_listed_only_when_asked_for() {
    let (library, ids) = library();
    add(&library, AddTags { selection: ids.into(), tags: vec![tag("private")] }).await.unwrap();
    library.execute("UPDATE tags SET hidden = 1");
    assert_eq!(list(&library, ListTags::default()).await.unwrap().items, []);
    assert_eq!(list(&library, ListTags { include_hidden: true }).await.unwrap().items[0].count, 2);
}

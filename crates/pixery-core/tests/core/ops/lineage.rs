//! Family trees, also those that are torn or go round.

use pixery_core::domain::{GenerationId, KinState, Kinship};
use pixery_core::ops::lineage::{Lineage, ShowLineage, show};
use pixery_testkit::{GenerationBuilder, TestLibrary};

async fn lineage(library: &TestLibrary, id: i64, include_hidden: bool) -> Lineage {
    show(library, ShowLineage { id: GenerationId(id), include_hidden }).await.unwrap()
}

/// Returns `id:depth` of each.
fn shape(lineage: &Lineage) -> String {
    let items = lineage.items.iter().map(|kin| format!("{}:{}", kin.id.0, kin.depth));
    items.collect::<Vec<_>>().join(" ")
}

/// 1 → 2 → (3 → 5, 4)
fn family() -> TestLibrary {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("one"));
    for (prompt, parent) in [("two", 1), ("three", 2), ("four", 2), ("five", 3)] {
        library.insert(&GenerationBuilder::new(prompt).parent(GenerationId(parent)));
    }
    library
}

#[tokio::test]
async fn each_comes_after_its_parent_and_siblings_by_age() {
    let library = family();
    assert_eq!(shape(&lineage(&library, 1, false).await), "1:0 2:1 3:2 5:3 4:2");
    let middle = lineage(&library, 3, false).await;
    assert_eq!(shape(&middle), "1:0 2:1 3:2 5:3", "its siblings are not its lineage");
    let kinships: Vec<_> = middle.items.iter().map(|kin| kin.kinship).collect();
    assert_eq!(kinships, [Kinship::Ancestor, Kinship::Ancestor, Kinship::Itself, Kinship::Descendant]);
    assert_eq!(middle.items[3].prompt.as_deref(), Some("five"));
}

#[tokio::test]
async fn a_purged_parent_keeps_its_place() {
    let library = family();
    library.execute("DELETE FROM generations WHERE id = 1; INSERT INTO tombstones(generation_id, purged_at, actor) VALUES (1, 0, 'person'); DELETE FROM generations WHERE id = 4");
    let torn = lineage(&library, 5, false).await;
    assert_eq!(shape(&torn), "1:0 2:1 3:2 5:3");
    assert_eq!((torn.items[0].state, &torn.items[0].prompt), (KinState::Purged, &None));
    library.execute("UPDATE generations SET parent_id = 77 WHERE id = 2");
    assert_eq!(lineage(&library, 2, false).await.items[0].state, KinState::Missing);
}

#[tokio::test]
async fn a_circle_ends() {
    let library = family();
    library.execute("UPDATE generations SET parent_id = 5 WHERE id = 1");
    for (id, expected) in [(1, "2:0 3:1 5:2 1:3"), (3, "5:0 1:1 2:2 3:3 4:3")] {
        let circle = lineage(&library, id, false).await;
        assert!(!circle.cut);
        if id == 1 {
            assert_eq!(shape(&circle), expected);
        } else {
            assert_eq!(circle.items.len(), 4, "{}", shape(&circle));
        }
    }
    library.execute("UPDATE generations SET parent_id = 1 WHERE id = 1");
    assert_eq!(lineage(&library, 1, false).await.items[0].id, GenerationId(1), "its own parent");
}

#[tokio::test]
async fn what_may_not_be_shown_is_a_place_without_words() {
    let library = family();
    library.change("tag", |writer| writer.add_tag(GenerationId(2), &crate::tag("private"))).unwrap();
    library.change("tag", |writer| writer.add_tag(GenerationId(3), &crate::tag("nude"))).unwrap();
    library.execute(
        "UPDATE tags SET hidden = 1 WHERE key = 'private'; UPDATE tags SET sensitive = 1 WHERE key = 'nude'",
    );
    let states = |lineage: &Lineage| {
        lineage.items.iter().map(|kin| (kin.id.0, kin.state, kin.prompt.is_some())).collect::<Vec<_>>()
    };
    let shown = lineage(&library, 1, false).await;
    assert_eq!(states(&shown)[1..3], [(2, KinState::Hidden, false), (3, KinState::Live, true)]);
    assert_eq!(states(&lineage(&library, 1, true).await)[1], (2, KinState::Live, true));
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    let shown = show(&safe, ShowLineage { id: GenerationId(1), include_hidden: true }).await.unwrap();
    assert_eq!(states(&shown)[2], (3, KinState::Sensitive, false));
    assert!(shown.items[2].title.is_none() && shown.items[2].model.is_none());
}

#[tokio::test]
async fn a_large_family_is_cut_and_says_so() {
    let library = family();
    let children = vec![GenerationBuilder::new("child").parent(GenerationId(5)); 2_100];
    GenerationBuilder::insert_all(&children, &library).unwrap();
    let large = lineage(&library, 1, false).await;
    assert_eq!((large.items.len(), large.cut), (2_000, true));
}

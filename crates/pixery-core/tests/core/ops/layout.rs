//! The gallery's layout: what a list says, in bytes.

use pixery_core::domain::{GenerationId, Topic};
use pixery_core::ops::collections::{FileGenerations, Place, ReorderCollection, add, reorder};
use pixery_core::ops::generations::{
    ListGenerations, RejectGenerations, StarGenerations, TrashGenerations, list, reject, star, trash,
};
use pixery_core::ops::layout::{LayoutGenerations, LayoutOrder, flag, lay_out};
use pixery_core::{ErrorCode, Library};
use pixery_testkit::fill::{Filling, TAG_ON_HALF, WORD_OF_MANY, fill};
use pixery_testkit::{GenerationBuilder, TestLibrary};

use crate::collection;

/// What a gallery reads out of the bytes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Read {
    sequence: u64,
    ids: Vec<i64>,
    created: Vec<u32>,
    sizes: Vec<(u16, u16)>,
    flags: Vec<u8>,
}

async fn read(library: &Library, request: LayoutGenerations) -> Read {
    let bytes = Vec::from(lay_out(library, request).await.unwrap());
    let count = u32::from_le_bytes(bytes[4..8].try_into().unwrap()) as usize;
    assert_eq!((&bytes[..4], bytes.len()), (&b"PXL1"[..], 32 + 13 * count));
    assert_eq!(bytes[16..32], [0; 16]);
    let long = |from: usize| {
        let column = bytes[from..from + 4 * count].chunks_exact(4);
        column.map(|four| u32::from_le_bytes(four.try_into().unwrap())).collect::<Vec<_>>()
    };
    let short = |from: usize| {
        let column = bytes[from..from + 2 * count].chunks_exact(2);
        column.map(|two| u16::from_le_bytes(two.try_into().unwrap())).collect::<Vec<_>>()
    };
    Read {
        sequence: u64::from_le_bytes(bytes[8..16].try_into().unwrap()),
        ids: long(32).into_iter().map(i64::from).collect(),
        created: long(32 + 4 * count),
        sizes: short(32 + 8 * count).into_iter().zip(short(32 + 10 * count)).collect(),
        flags: bytes[32 + 12 * count..].to_vec(),
    }
}

fn asking(query: &str) -> LayoutGenerations {
    LayoutGenerations { query: Some(query.to_owned()), ..LayoutGenerations::default() }
}

/// Lays the pages of a list end to end and says what a layout would.
async fn listed(library: &Library, query: &str) -> Read {
    let mut read = Read::default();
    let mut after = None;
    loop {
        let query = Some(query.to_owned());
        let request = ListGenerations { query, after, limit: Some(700), ..Default::default() };
        let page = list(library, request).await.unwrap();
        for item in page.items {
            read.ids.push(item.id.0);
            read.created.push(u32::try_from(item.created_at.millis() / 1000).unwrap());
            read.sizes.push((u16::try_from(item.width).unwrap(), u16::try_from(item.height).unwrap()));
            let set = [
                (item.starred, flag::STARRED),
                (item.rejected, flag::REJECTED),
                (item.sensitive, flag::SENSITIVE),
                (item.trashed_at.is_some(), flag::TRASHED),
            ];
            read.flags.push(set.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag).sum());
        }
        after = page.next;
        if after.is_none() {
            return read;
        }
    }
}

#[tokio::test]
async fn every_view_holds_what_a_list_of_it_holds() {
    let library = TestLibrary::new();
    fill(&library, Filling { rows: 3_000, batch: 1_000, seed: 3 }, |_| {}).unwrap();
    library.execute(
        "UPDATE tags SET sensitive = 1 WHERE id = 5; UPDATE collections SET hidden = 1 WHERE id = 2",
    );
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    let half = format!("tag:\"{TAG_ON_HALF}\"");
    let queries = [
        "",
        "is:starred",
        "-is:starred",
        "is:rejected",
        "is:trashed",
        "is:hidden",
        "is:sensitive",
        "is:untagged",
        "since:2026-01",
        "until:2025-06",
        "ratio:16:9",
        "id:1,20,300",
        "model:model-03",
        "size:>9000",
        WORD_OF_MANY,
        half.as_str(),
        "-tag:nothing",
        "is:trashed is:starred",
    ];
    let mut found = 0;
    for library in [&*library, &safe] {
        for query in queries {
            let (mut said, listed) = (read(library, asking(query)).await, listed(library, query).await);
            said.sequence = 0;
            assert_eq!(said, listed, "{query:?}");
            found += usize::from(!said.ids.is_empty());
        }
    }
    assert!(found > queries.len(), "most queries find something: {found}");
}

#[tokio::test]
async fn marks_and_the_trash_are_flags() {
    let library = TestLibrary::new();
    let ids = GenerationBuilder::insert_all(&vec![GenerationBuilder::new("a fox"); 4], &library).unwrap();
    star(&library, StarGenerations { selection: vec![ids[0], ids[2]].into(), starred: true }).await.unwrap();
    reject(&library, RejectGenerations { selection: vec![ids[2]].into(), rejected: true }).await.unwrap();
    trash(&library, TrashGenerations { selection: vec![ids[3]].into() }).await.unwrap();
    let live = read(&library, LayoutGenerations::default()).await;
    assert_eq!(
        (live.ids, live.flags),
        (vec![3, 2, 1], vec![flag::STARRED | flag::REJECTED, 0, flag::STARRED])
    );
    let trashed = read(&library, asking("is:trashed")).await;
    assert_eq!((trashed.ids, trashed.flags), (vec![4], vec![flag::TRASHED]));
    let oldest = LayoutGenerations { order: LayoutOrder::Oldest, ..Default::default() };
    assert_eq!(read(&library, oldest).await.ids, [1, 2, 3]);
}

#[tokio::test]
async fn a_collection_comes_by_date_or_by_hand() {
    let library = TestLibrary::new();
    let ids = GenerationBuilder::insert_all(&vec![GenerationBuilder::new("a fox"); 5], &library).unwrap();
    let book = || collection("Book");
    add(&library, FileGenerations { selection: ids[..4].to_vec().into(), collection: book() }).await.unwrap();
    let moved = ReorderCollection { collection: book(), ids: vec![ids[1], ids[3]], place: Place::First };
    reorder(&library, moved).await.unwrap();
    let view =
        |by_hand, query: &str| LayoutGenerations { collection: Some(book()), by_hand, ..asking(query) };
    assert_eq!(read(&library, view(false, "")).await.ids, [4, 3, 2, 1]);
    assert_eq!(read(&library, view(true, "")).await.ids, [2, 4, 3, 1]);
    assert_eq!(read(&library, view(true, "-id:4")).await.ids, [2, 3, 1]);
    let turned = LayoutGenerations { order: LayoutOrder::Oldest, ..view(true, "") };
    assert_eq!(read(&library, turned).await.ids, [1, 3, 4, 2]);
    library.execute("UPDATE collections SET hidden = 1");
    assert_eq!(read(&library, view(true, "")).await.ids, [2, 4, 3, 1], "asked for by its name");
    assert_eq!(read(&library, LayoutGenerations::default()).await.ids, [5], "and hidden everywhere else");
}

#[tokio::test]
async fn a_view_that_can_not_be_says_why() {
    let library = TestLibrary::new();
    let by_hand = LayoutGenerations { by_hand: true, ..Default::default() };
    assert_eq!(lay_out(&library, by_hand).await.unwrap_err().code(), ErrorCode::Invalid);
    let nowhere = LayoutGenerations { collection: Some(collection("Nowhere")), ..Default::default() };
    assert_eq!(lay_out(&library, nowhere).await.unwrap_err().code(), ErrorCode::NotFound);
    assert_eq!(lay_out(&library, asking("tag:")).await.unwrap_err().code(), ErrorCode::Invalid);
    assert_eq!(read(&library, LayoutGenerations::default()).await.ids, [0_i64; 0]);
}

#[tokio::test]
async fn what_came_after_the_sequence_is_what_the_view_lacks() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox"));
    let before = read(&library, LayoutGenerations::default()).await;
    library.insert(&GenerationBuilder::new("a cat"));
    let changes = library.store().read(|reader| reader.changes_after(before.sequence.cast_signed())).unwrap();
    let changed = changes.changes.unwrap().into_iter().find(|change| change.topic == Topic::Generations);
    assert_eq!(changed.unwrap().ids, Some(vec![2]));
}

#[tokio::test]
async fn a_side_beyond_16_bits_keeps_its_ratio() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a strip"));
    library.execute("UPDATE generations SET width = 131070, height = 1000");
    let place = lay_out(&library, LayoutGenerations::default()).await.unwrap().places[0];
    assert_eq!((place.id, place.width), (GenerationId(1), 131_070));
    assert_eq!(read(&library, LayoutGenerations::default()).await.sizes, [(65_535, 500)]);
}

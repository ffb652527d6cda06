//! Tiles, as a gallery asks for them.

use pixery_core::ErrorCode;
use pixery_core::domain::{GenerationId, Tile, Withheld};
use pixery_core::ops::generations::{ShowGenerations, show};
use pixery_core::ops::tiles::{ListTiles, list};
use pixery_testkit::{GenerationBuilder, Picture, TestLibrary};

async fn tiles(library: &pixery_core::Library, ids: &[i64]) -> Vec<Tile> {
    let ids = ids.iter().copied().map(GenerationId).collect();
    list(library, ListTiles { ids }).await.unwrap().items
}

#[tokio::test]
async fn tiles_come_in_the_order_asked_for_and_say_what_their_images_say() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new(&"狐".repeat(400)).title("Fox").file(Picture::of(0x80_40_20)));
    library
        .insert(&GenerationBuilder::new("a cat").model("flux").actor("claude").file(Picture::of(0x80_40_20)));
    library.execute(
        "UPDATE generations SET thumbhash = x'0102', starred = 1 WHERE id = 1; \
         UPDATE generations SET trashed_at = 5, rejected = 1 WHERE id = 2; \
         INSERT INTO notes(generation_id, reply_to, actor, text, resolved, created_at, updated_at) \
         VALUES (1, NULL, 'a', 'open', 0, 1, 1), (1, 1, 'a', 'a reply', 0, 1, 1), (1, NULL, 'a', 'settled', 1, 1, 1)",
    );
    let tiles = tiles(&library, &[2, 99, 1]).await;
    assert_eq!(tiles.iter().map(|tile| tile.id.0).collect::<Vec<_>>(), [2, 1], "an unknown one is left out");
    let ids = vec![GenerationId(2), GenerationId(1)];
    for (tile, whole) in tiles.iter().zip(show(&library, ShowGenerations { ids }).await.unwrap().items) {
        assert_eq!((tile.width, tile.height, tile.created_at), (whole.width, whole.height, whole.created_at));
        assert_eq!(
            (tile.starred, tile.rejected, tile.trashed),
            (whole.starred, whole.rejected, whole.trashed_at.is_some())
        );
        assert_eq!((&tile.model, &tile.actor, tile.origin), (&whole.model, &whole.actor, whole.origin));
        assert_eq!((&tile.title, &tile.thumbhash), (&whole.title, &whole.thumbhash));
        assert_eq!(serde_json::to_value(whole.sha256).unwrap().as_str().unwrap()[..16], tile.version);
    }
    assert_eq!((tiles[1].prompt.chars().count(), tiles[1].notes, tiles[0].notes), (300, 1, 0));
}

#[tokio::test]
async fn an_original_that_is_gone_is_said_to_be_missing() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox").file(Picture::of(0x80_40_20)));
    library.insert(&GenerationBuilder::new("a cat"));
    let missing: Vec<bool> = tiles(&library, &[1, 2]).await.iter().map(|tile| tile.missing).collect();
    assert_eq!(missing, [false, true]);
}

#[tokio::test]
async fn safe_mode_leaves_a_neutral_tile_of_the_same_size() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("SECRET").title("SECRET").model("SECRET").tag("nude"));
    library.execute("UPDATE tags SET sensitive = 1; UPDATE generations SET thumbhash = x'0102'");
    let open = tiles(&library, &[1]).await.remove(0);
    assert!(open.sensitive && open.withheld.is_none() && !open.version.is_empty());
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    let neutral = tiles(&safe, &[1]).await.remove(0);
    assert_eq!(
        (neutral.width, neutral.height, neutral.withheld),
        (open.width, open.height, Some(Withheld::SafeMode))
    );
    assert!(!serde_json::to_string(&neutral).unwrap().contains("SECRET"));
    assert_eq!((neutral.version.as_str(), neutral.thumbhash), ("", None));
}

#[tokio::test]
async fn more_tiles_than_a_screen_holds_are_refused() {
    let library = TestLibrary::new();
    assert_eq!(tiles(&library, &[]).await, []);
    let ids = (1..=501).map(GenerationId).collect();
    assert_eq!(list(&library, ListTiles { ids }).await.unwrap_err().code(), ErrorCode::Invalid);
}

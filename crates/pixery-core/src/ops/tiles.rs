//! Tiles: what a gallery asks for about the images that are in sight.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{GenerationId, Invalid, Tile, Withheld};
use crate::error::Result;
use crate::library::Library;

/// The most tiles of one request.
pub const MOST_TILES: usize = 500;

/// Images whose tiles come into sight.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListTiles {
    /// The ids, at most 500.
    pub ids: Vec<GenerationId>,
}

/// Tiles in the order that they were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tiles {
    /// The tiles; what was purged meanwhile is left out.
    pub items: Vec<Tile>,
}

/// Returns what a gallery shows of images, in the order of the ids; trashed ones too. In safe mode a sensitive one is a
/// placeholder that says so.
///
/// # Errors
/// `invalid` for more than 500 ids; `storage` when the database fails.
pub async fn list(library: &Library, request: ListTiles) -> Result<Tiles> {
    if request.ids.len() > MOST_TILES {
        let reason = format!("holds {} ids; at most {MOST_TILES} are taken", request.ids.len());
        return Err(Invalid::new("list of ids", "", reason).hint("part it into several requests").into());
    }
    let safe_mode = library.safe_mode();
    let tiles = library.read(move |reader| reader.tiles(&request.ids)).await?;
    let items = library.apart(move |library| {
        let root = library.archive().layout().root();
        let shown = |(tile, path): (Tile, String)| {
            if tile.sensitive && safe_mode {
                return tile.withheld(Withheld::SafeMode);
            }
            Tile { missing: !root.join(path).exists(), ..tile }
        };
        Ok(tiles.into_iter().map(shown).collect())
    });
    Ok(Tiles { items: items.await? })
}

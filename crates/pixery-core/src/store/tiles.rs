//! Tiles: a few columns of many generations, in one statement.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Reader;
use super::columns::json_ids;
use super::shelves::Shelf;
use crate::domain::{ContentHash, GenerationId, PROMPT_ON_A_TILE, Tile};
use crate::error::Result;

impl Reader<'_> {
    /// Returns the tiles of these images in the order of the ids, each with its original's path relative to the library; unknown
    /// ids are left out. Nobody has looked for the originals yet.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn tiles(&self, ids: &[GenerationId]) -> Result<Vec<(Tile, String)>> {
        let sql = format!(
            "SELECT g.id, g.thumbhash, g.sha256, g.width, g.height, g.created_at, g.starred, g.rejected, g.sensitive_by, \
             g.trashed_at IS NOT NULL AS trashed, g.title, substr(g.prompt, 1, {PROMPT_ON_A_TILE}) AS prompt, m.name AS model, \
             g.actor, g.origin, g.path, \
             (SELECT count(*) FROM notes AS n WHERE n.generation_id = g.id AND n.reply_to IS NULL AND n.resolved = 0) AS notes \
             FROM json_each(?1) AS asked CROSS JOIN generations AS g NOT INDEXED ON g.id = asked.value \
             CROSS JOIN models AS m ON m.id = g.model_id ORDER BY asked.key"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let tiles = statement.query_map([json_ids(ids)], |row| {
            let thumbhash: Option<Vec<u8>> = row.get("thumbhash")?;
            let ContentHash(hash) = row.get("sha256")?;
            let tile = Tile {
                id: row.get("id")?,
                thumbhash: thumbhash.map(|bytes| BASE64.encode(bytes)),
                version: hash[..8].iter().map(|byte| format!("{byte:02x}")).collect(),
                width: row.get("width")?,
                height: row.get("height")?,
                created_at: row.get("created_at")?,
                starred: row.get("starred")?,
                rejected: row.get("rejected")?,
                sensitive: row.get::<_, i64>("sensitive_by")? > 0,
                trashed: row.get("trashed")?,
                missing: false,
                title: row.get("title")?,
                prompt: row.get("prompt")?,
                model: row.get("model")?,
                actor: row.get("actor")?,
                origin: row.get("origin")?,
                notes: row.get("notes")?,
                withheld: None,
            };
            Ok((tile, row.get("path")?))
        })?;
        let mut tiles = tiles.collect::<rusqlite::Result<Vec<(Tile, String)>>>()?;
        let shelving = self.shelving()?;
        for (tile, _) in &mut tiles {
            let shelf = Shelf::default().marked(tile.sensitive, false);
            tile.sensitive = shelving.of(tile.id, shelf)?.is_sensitive();
        }
        Ok(tiles)
    }
}

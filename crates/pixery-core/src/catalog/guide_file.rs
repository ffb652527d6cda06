//! Reading guides: TOML front matter between two `+++` lines, then markdown.

use crate::domain::Guide;
use crate::error::{Error, Result};

/// Reads a guide's file.
pub(super) fn parse(name: &str, text: &str) -> Result<Guide> {
    let refused = |reason: String| Error::Catalog { file: format!("guides/{name}.md"), reason };
    let parted = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    let (front, prose) = parted.ok_or_else(|| refused("has no front matter between +++ lines".to_owned()))?;
    let mut guide: Guide = toml::from_str(front).map_err(|error| refused(error.to_string()))?;
    name.clone_into(&mut guide.name);
    prose.trim().clone_into(&mut guide.text);
    Ok(guide)
}

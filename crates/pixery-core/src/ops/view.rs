//! Looking: bounded previews for an agent's eyes, and labelled contact sheets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::withhold::withhold;
use super::{check_ids, generations};
use crate::archive::{Derived, SheetItem, SheetOptions, Variant};
use crate::domain::{Generation, GenerationId, Invalid, Withheld};
use crate::error::{Error, Result};
use crate::library::Library;

/// The longest side in px that is shown unless the whole original is asked for: what models for images and text take
/// without shrinking it (Anthropic, vision guide, 2026-11).
const LONGEST_SIDE: u32 = 1568;

/// The most bytes of one shown image, for the same reason.
const MOST_BYTES: u64 = 5_000_000;

/// Pixels per token, about: (width × height) / 750 (Anthropic, vision guide, 2026-11). Other models differ by a
/// factor of two either way.
const PIXELS_PER_TOKEN: u64 = 750;

/// Generations to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ViewGenerations {
    /// The ids, 1 to 10,000 (a sheet shows as many as fit).
    pub ids: Vec<GenerationId>,
    /// The largest width in px; 1,568 when absent.
    #[serde(default)]
    pub width: Option<u32>,
    /// The largest height in px; 1,568 when absent.
    #[serde(default)]
    pub height: Option<u32>,
    /// The most tokens that one image may take, about.
    #[serde(default)]
    pub max_tokens: Option<u32>,
    /// Whether all of them come as one labelled sheet, in the order of the ids.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub sheet: bool,
    /// Whether the originals come as they are, whatever their size.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub full: bool,
}

/// One image to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ViewedImage {
    /// The generation; absent on a sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<GenerationId>,
    /// Absolute path of the file; only where the door may show paths.
    pub path: Option<String>,
    /// Width in px.
    pub width: u32,
    /// Height in px.
    pub height: u32,
    /// Length in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// About how many tokens a model pays to see it.
    #[ts(type = "number")]
    pub tokens: u64,
    /// Why there is nothing to see, and no path; absent when there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub withheld: Option<Withheld>,
}

/// What was made to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Viewed {
    /// One image per id, in order; empty when a sheet was asked for.
    pub items: Vec<ViewedImage>,
    /// The sheet, if one was asked for.
    pub sheet: Option<ViewedImage>,
    /// The ids in the order of the items, or of the sheet's tiles.
    pub ids: Vec<GenerationId>,
}

/// Returns generations in a size that eyes and budgets take; files are made once and kept in the cache.
///
/// # Errors
/// `not_found` for an id that has no generation, or whose original is missing; `invalid` for a side of 0 or more images
/// than a sheet can show; `storage` when the disk fails. In safe mode a sensitive image is a placeholder that says so.
pub async fn view(library: &Library, request: ViewGenerations) -> Result<Viewed> {
    check_ids(&request.ids)?;
    let bounds = bounds(&request)?;
    let ids = request.ids.clone();
    let safe_mode = library.safe_mode();
    let shown = library
        .read(move |reader| {
            let mut found = reader.generations(&ids)?;
            withhold(reader, safe_mode, &mut found)?;
            if found.len() < ids.len() {
                for id in &ids {
                    reader.generation(*id)?;
                }
            }
            Ok(found)
        })
        .await?;
    library
        .apart(move |library| {
            if request.sheet {
                return Ok(Viewed {
                    items: Vec::new(),
                    sheet: Some(sheet(library, &shown, bounds)?),
                    ids: request.ids,
                });
            }
            let items = shown.into_iter().map(|generation| {
                if generation.withheld.is_some() {
                    Ok(placeholder(&generation))
                } else if request.full {
                    original(library, generation)
                } else {
                    preview(library, &generation, bounds)
                }
            });
            Ok(Viewed { items: items.collect::<Result<_>>()?, sheet: None, ids: request.ids })
        })
        .await
}

/// The box that an image has to fit into, and its token limit.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    width: u32,
    height: u32,
    most_tokens: u64,
}

fn bounds(request: &ViewGenerations) -> Result<Bounds> {
    for (what, value) in
        [("width", request.width), ("height", request.height), ("token limit", request.max_tokens)]
    {
        if value == Some(0) {
            return Err(Invalid::new(what, 0, "leaves nothing to see").hint("give a number above 0").into());
        }
    }
    Ok(Bounds {
        width: request.width.unwrap_or(LONGEST_SIDE).min(LONGEST_SIDE),
        height: request.height.unwrap_or(LONGEST_SIDE).min(LONGEST_SIDE),
        most_tokens: request.max_tokens.map_or(u64::MAX, u64::from),
    })
}

impl Bounds {
    /// Returns the bounds with the area cut to what a shape may have under the token limit.
    fn for_shape(self, width: u32, height: u32) -> Self {
        let fitted = crate::domain::Size { width, height }.fit_within(self.width, self.height);
        let allowed = self.most_tokens.saturating_mul(PIXELS_PER_TOKEN);
        if fitted.pixels() <= allowed {
            return self;
        }
        #[expect(clippy::cast_precision_loss, reason = "pixel counts are far below 2^52")]
        let scale = (allowed as f64 / fitted.pixels() as f64).sqrt();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shrinks a positive u32")]
        let side = |side: u32| ((f64::from(side) * scale) as u32).max(1);
        Self { width: side(fitted.width), height: side(fitted.height), ..self }
    }
}

/// Returns what stands in the place of an image that is not shown.
fn placeholder(generation: &Generation) -> ViewedImage {
    ViewedImage {
        id: Some(generation.id),
        path: None,
        width: 0,
        height: 0,
        bytes: 0,
        tokens: 0,
        withheld: generation.withheld,
    }
}

fn preview(library: &Library, generation: &Generation, bounds: Bounds) -> Result<ViewedImage> {
    let original = generation.path.as_deref().unwrap_or_default();
    let mut bounds = bounds.for_shape(generation.width, generation.height);
    loop {
        let variant = Variant::Preview { width: bounds.width, height: bounds.height };
        let derived = library
            .archive()
            .variant(original, &generation.sha256, variant)
            .map_err(|error| explain(generation, error))?;
        // Only a large transparent PNG is ever too many bytes.
        if derived.bytes <= MOST_BYTES {
            return Ok(viewed(library, Some(generation.id), derived));
        }
        bounds = Bounds { width: derived.width * 3 / 4, height: derived.height * 3 / 4, ..bounds };
    }
}

/// Says an error of the archive as one of the library's own: the file is not what it was.
fn explain(generation: &Generation, error: Error) -> Error {
    let state = match &error {
        Error::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound => "missing",
        Error::ImageRefused { .. } => "damaged",
        _ => return error,
    };
    Error::Original { id: generation.id, state, path: generation.path.clone().unwrap_or_default() }
}

fn original(library: &Library, generation: Generation) -> Result<ViewedImage> {
    let path = library.archive().layout().absolute(generation.path.as_deref().unwrap_or_default())?;
    if !path.is_file() {
        let path = generation.path.unwrap_or_default();
        return Err(Error::Original { id: generation.id, state: "missing", path });
    }
    let (id, size, bytes) = (generation.id, generation.size(), generation.bytes);
    let mut shown = [generation];
    generations::show_paths(library, &mut shown);
    let [generation] = shown;
    Ok(ViewedImage {
        id: Some(id),
        path: generation.path,
        width: size.width,
        height: size.height,
        bytes,
        tokens: tokens(size.width, size.height),
        withheld: None,
    })
}

fn sheet(library: &Library, shown: &[Generation], bounds: Bounds) -> Result<ViewedImage> {
    let root = library.archive().layout().root();
    let items: Vec<SheetItem> = shown
        .iter()
        .map(|generation| SheetItem {
            label: generation.id.to_string(),
            path: generation.path.as_deref().map(|path| root.join(path)),
        })
        .collect();
    let bounds = bounds.for_shape(bounds.width, bounds.height);
    let options =
        SheetOptions { max_width: bounds.width, max_height: bounds.height, ..SheetOptions::default() };
    Ok(viewed(library, None, library.archive().sheet(&items, options)?))
}

fn viewed(library: &Library, id: Option<GenerationId>, derived: Derived) -> ViewedImage {
    ViewedImage {
        id,
        path: library.config().expose_paths.then(|| derived.path.to_string_lossy().into_owned()),
        width: derived.width,
        height: derived.height,
        bytes: derived.bytes,
        tokens: tokens(derived.width, derived.height),
        withheld: None,
    }
}

fn tokens(width: u32, height: u32) -> u64 {
    (u64::from(width) * u64::from(height)).div_ceil(PIXELS_PER_TOKEN)
}

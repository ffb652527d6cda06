//! What each of fal's models calls its inputs: data, read from `models/fal-fields.toml` when the first request is made.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::{Ratio, Size};
use crate::error::Error;
use crate::providers::{Failed, Fate};

const FILE: &str = include_str!("../../../models/fal-fields.toml");

/// The names of one model's inputs.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Fields {
    /// How it takes a size; nothing when the reference decides it.
    pub(super) size: Option<SizeField>,
    /// The ratios that it takes, where the size is a ratio.
    pub(super) ratios: Vec<Ratio>,
    /// The number of images.
    pub(super) count: Option<String>,
    /// One reference.
    pub(super) image: Option<String>,
    /// A list of references.
    pub(super) images: Option<String>,
    /// The mask: white is repainted.
    pub(super) mask: Option<String>,
    /// The names of `resolution`, where it takes one beside the ratio.
    pub(super) resolutions: Vec<Resolution>,
    /// The endpoint that takes references instead.
    pub(super) with_images: Option<String>,
    /// The endpoint that takes more than one reference instead.
    pub(super) with_several: Option<String>,
    /// The endpoint that takes a mask instead.
    pub(super) with_mask: Option<String>,
}

/// A resolution by fal's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Resolution {
    #[serde(rename = "0.5K")]
    Half,
    #[serde(rename = "1K")]
    One,
    #[serde(rename = "2K")]
    Two,
    #[serde(rename = "4K")]
    Four,
}

impl Resolution {
    /// Returns the name on the wire.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Half => "0.5K",
            Self::One => "1K",
            Self::Two => "2K",
            Self::Four => "4K",
        }
    }

    /// Returns the side of its square picture, as a power of 2.
    fn side(self) -> f64 {
        match self {
            Self::Half => 9.0,
            Self::One => 10.0,
            Self::Two => 11.0,
            Self::Four => 12.0,
        }
    }
}

impl Fields {
    /// Returns the resolution whose pixels are nearest to the size's.
    pub(super) fn resolution(&self, size: Size) -> Option<Resolution> {
        #[expect(clippy::cast_precision_loss, reason = "pixel counts are far below 2^52")]
        let side = (size.pixels() as f64).log2() / 2.0;
        let distance = |resolution: &Resolution| (resolution.side() - side).abs();
        self.resolutions.iter().copied().min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Returns the endpoint that takes what is sent along, where it is another one.
    fn endpoint_for(&self, references: usize, has_mask: bool) -> Option<&str> {
        let for_mask = self.with_mask.as_deref().filter(|_| has_mask);
        let for_several = self.with_several.as_deref().filter(|_| references > 1);
        let for_images = self.with_images.as_deref().filter(|_| references > 0);
        for_mask.or(for_several).or(for_images)
    }
}

/// How a model takes a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SizeField {
    /// `{"width": …, "height": …}`
    ImageSize,
    /// `"16:9"`
    AspectRatio,
}

/// The names of every model's inputs: those that ship, and under `[fal."ENDPOINT"]` those of the user's `models.toml`.
#[derive(Debug, Default)]
pub(super) struct FieldNames {
    users_file: Option<PathBuf>,
    known: OnceLock<BTreeMap<String, Fields>>,
}

/// The user's file, as far as it is of interest here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct UsersFile {
    fal: BTreeMap<String, Fields>,
}

impl FieldNames {
    /// Returns the names, of which the user's file may add to or replace those of single models. Nothing is read yet.
    pub(super) fn new(users_file: Option<PathBuf>) -> Self {
        Self { users_file, known: OnceLock::new() }
    }

    /// Returns the endpoint that a request goes to, and the names of its inputs; a model that no file knows is taken to use the
    /// usual ones.
    ///
    /// # Errors
    /// `invalid` when the user's file can't be read; nothing was sent then.
    pub(super) fn of(
        &self,
        asked: &str,
        references: usize,
        has_mask: bool,
    ) -> Result<(String, Fields), Failed> {
        let asked_fields = self.named(asked)?;
        match asked_fields.endpoint_for(references, has_mask).map(str::to_owned) {
            Some(other) => {
                let fields = self.named(&other)?;
                Ok((other, fields))
            }
            None => Ok((asked.to_owned(), asked_fields)),
        }
    }

    fn named(&self, endpoint: &str) -> Result<Fields, Failed> {
        if self.known.get().is_none() {
            let known = self.read().map_err(|error| Failed::new(Fate::Refused, error))?;
            // Another thread may have been faster with the same.
            let _same = self.known.set(known);
        }
        let known = self.known.get().and_then(|known| known.get(endpoint));
        Ok(known.cloned().unwrap_or_else(|| usual(endpoint)))
    }

    fn read(&self) -> Result<BTreeMap<String, Fields>, Error> {
        let refused = |file: &str, error: &toml::de::Error| Error::Catalog {
            file: file.to_owned(),
            reason: error.message().to_owned(),
        };
        let mut known: BTreeMap<String, Fields> =
            toml::from_str(FILE).map_err(|error| refused("models/fal-fields.toml", &error))?;
        if let Some(path) = &self.users_file
            && let Ok(text) = std::fs::read_to_string(path)
        {
            let users: UsersFile =
                toml::from_str(&text).map_err(|error| refused(&path.display().to_string(), &error))?;
            known.extend(users.fal);
        }
        Ok(known)
    }
}

/// Most models that edit take a list of images, all others one.
fn usual(endpoint: &str) -> Fields {
    let takes_list = endpoint.ends_with("/edit") || endpoint.ends_with("/multi");
    Fields {
        size: Some(SizeField::ImageSize),
        ratios: Vec::new(),
        count: Some("num_images".to_owned()),
        image: (!takes_list).then(|| "image_url".to_owned()),
        images: takes_list.then(|| "image_urls".to_owned()),
        mask: Some("mask_url".to_owned()),
        ..Fields::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_can_be_read() {
        let known: BTreeMap<String, Fields> = toml::from_str(FILE).unwrap();
        assert!(known.len() > 70);
        for (endpoint, fields) in &known {
            assert!(fields.image.is_none() || fields.images.is_none(), "{endpoint}");
            assert_eq!(fields.size == Some(SizeField::AspectRatio), !fields.ratios.is_empty(), "{endpoint}");
        }
    }

    #[test]
    fn an_unknown_model_is_sent_the_usual_names() {
        let names = FieldNames::default();
        let of = |endpoint: &str| names.of(endpoint, 0, false).unwrap().1;
        assert_eq!(of("somebody/new/edit").images.as_deref(), Some("image_urls"));
        assert_eq!(of("somebody/new").image.as_deref(), Some("image_url"));
        assert_eq!(of("fal-ai/z-image/turbo/inpaint").mask.as_deref(), Some("mask_image_url"));
    }

    #[test]
    fn references_and_masks_go_to_the_endpoint_that_takes_them() {
        let names = FieldNames::default();
        let of = |endpoint: &str, references, has_mask| names.of(endpoint, references, has_mask).unwrap().0;
        let kontext = "fal-ai/flux-pro/kontext/text-to-image";
        assert_eq!(of(kontext, 0, false), kontext);
        assert_eq!(of(kontext, 1, false), "fal-ai/flux-pro/kontext");
        assert_eq!(of(kontext, 3, false), "fal-ai/flux-pro/kontext/multi");
        assert_eq!(of("fal-ai/fast-sdxl", 1, true), "fal-ai/fast-sdxl/inpainting");
        assert_eq!(of("fal-ai/nano-banana-pro", 2, false), "fal-ai/nano-banana-pro/edit");
        let known: BTreeMap<String, Fields> = toml::from_str(FILE).unwrap();
        for (endpoint, fields) in &known {
            for other in [&fields.with_images, &fields.with_several, &fields.with_mask].into_iter().flatten()
            {
                let other = known.get(other).unwrap_or_else(|| panic!("{endpoint} leads to {other}"));
                assert!(other.image.is_some() || other.images.is_some(), "{endpoint}");
            }
        }
    }

    #[test]
    fn the_user_names_the_fields_of_a_model_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("models.toml");
        std::fs::write(
            &file,
            "[fal.\"me/mine\"]\nsize = \"aspect_ratio\"\nratios = [\"1:1\"]\nimages = \"pictures\"\n",
        )
        .unwrap();
        let names = FieldNames::new(Some(file.clone()));
        assert_eq!(names.of("me/mine", 1, false).unwrap().1.images.as_deref(), Some("pictures"));
        std::fs::write(&file, "[fal.\"me/mine\"]\nsise = \"x\"\n").unwrap();
        let failed = FieldNames::new(Some(file)).of("me/mine", 0, false).unwrap_err();
        assert!(
            failed.to_string().contains("models.toml") && failed.to_string().contains("sise"),
            "{failed}"
        );
    }

    #[test]
    fn the_nearest_resolution_is_asked_for() {
        let (_, fields) = FieldNames::default().of("fal-ai/nano-banana-2", 0, false).unwrap();
        let of = |width, height| fields.resolution(Size { width, height }).map(Resolution::name);
        assert_eq!(of(512, 512), Some("0.5K"));
        assert_eq!(of(1368, 768), Some("1K"));
        assert_eq!(of(2736, 1536), Some("2K"));
        assert_eq!(of(4096, 4096), Some("4K"));
    }
}

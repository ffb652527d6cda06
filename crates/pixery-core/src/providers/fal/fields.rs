//! What each of fal's models calls its inputs: data, read from `models/fal-fields.toml` when the first request is made.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::Ratio;
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

/// The names of every model's inputs.
#[derive(Debug, Default)]
pub(super) struct FieldNames(OnceLock<BTreeMap<String, Fields>>);

impl FieldNames {
    /// Returns the names of a model's inputs; a model that the file doesn't know is taken to use the usual ones.
    ///
    /// # Errors
    /// `internal` when the shipped file can't be read, which a test rules out.
    pub(super) fn of(&self, endpoint: &str) -> Result<Fields, Failed> {
        if self.0.get().is_none() {
            let read = toml::from_str(FILE).map_err(|error| {
                Failed::new(Fate::Refused, Error::Internal(format!("models/fal-fields.toml: {error}")))
            })?;
            // Another thread may have been faster with the same.
            let _same = self.0.set(read);
        }
        let known = self.0.get().and_then(|known| known.get(endpoint));
        Ok(known.cloned().unwrap_or_else(|| usual(endpoint)))
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
        assert_eq!(names.of("somebody/new/edit").unwrap().images.as_deref(), Some("image_urls"));
        assert_eq!(names.of("somebody/new").unwrap().image.as_deref(), Some("image_url"));
        assert_eq!(names.of("fal-ai/z-image/turbo/inpaint").unwrap().mask.as_deref(), Some("mask_image_url"));
    }
}

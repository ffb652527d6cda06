//! What an input asks for. fal has hundreds of models; the stub reads the fields that most of them share.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::errors::Field;
use crate::stub_vendor::intake::Intake;
use crate::stub_vendor::motif::{Format, Motif};

/// An order that can be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    pub(crate) count: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) format: Format,
    pub(crate) seed: Option<u64>,
    pub(crate) sync_mode: bool,
}

impl Asked {
    /// What is made of an input that the model won't take.
    pub(crate) const NOTHING: Self =
        Self { count: 0, width: 0, height: 0, format: Format::Png, seed: None, sync_mode: false };

    /// Reads an input; a field that can't be meant so makes the result fail, as it does at fal.
    pub(crate) fn read(intake: &Intake, endpoint: &str) -> Result<Self, Field> {
        if !endpoint.ends_with("eraser") && intake.text("prompt").is_none() {
            return Err(Field::new("prompt", "missing", "Field required"));
        }
        let count = intake.number("num_images").unwrap_or(1);
        let (width, height) = size(&intake.body)
            .filter(|&(width, height)| fits(width) && fits(height))
            .ok_or_else(|| Field::new("image_size", "image_size", "Unsupported image size"))?;
        let format = intake.text("output_format").or_else(|| intake.text("format")).unwrap_or("png");
        Ok(Self {
            count: u32::try_from(count)
                .ok()
                .filter(|count| (1..=10).contains(count))
                .ok_or_else(|| Field::new("num_images", "less_than_equal", "Input should be from 1 to 10"))?,
            width,
            height,
            format: Format::named(format).ok_or_else(|| {
                Field::new("output_format", "one_of", "Input should be 'jpeg', 'png' or 'webp'")
            })?,
            seed: intake.number("seed"),
            sync_mode: intake.flag("sync_mode"),
        })
    }

    pub(crate) fn motif(&self, sequence: u64) -> Motif {
        Motif { sequence, width: self.width, height: self.height, format: self.format }
    }
}

fn fits(side: u32) -> bool {
    (1..=4096).contains(&side)
}

/// Reads `image_size`, else `aspect_ratio` with `resolution`, else takes 1024 × 768, which most models default to.
fn size(body: &Value) -> Option<(u32, u32)> {
    match body.get("image_size").unwrap_or(&Value::Null) {
        Value::Null => by_ratio(body),
        Value::String(name) => preset(name),
        size => {
            let side = |name: &str| size.get(name)?.as_u64().and_then(|side| u32::try_from(side).ok());
            Some((side("width")?, side("height")?))
        }
    }
}

fn preset(name: &str) -> Option<(u32, u32)> {
    match name {
        "square_hd" | "auto" => Some((1024, 1024)),
        "square" => Some((512, 512)),
        "portrait_4_3" => Some((768, 1024)),
        "portrait_16_9" => Some((576, 1024)),
        "landscape_4_3" => Some((1024, 768)),
        "landscape_16_9" => Some((1024, 576)),
        "auto_2K" => Some((2048, 2048)),
        "auto_3K" => Some((3072, 3072)),
        "auto_4K" => Some((4096, 4096)),
        _ => {
            name.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)))
        }
    }
}

/// Returns sides of about 1024² px times the resolution's square, each a multiple of 16.
fn by_ratio(body: &Value) -> Option<(u32, u32)> {
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    let base = match text("resolution") {
        Some("0.5K") => 512.0,
        Some("2K" | "2k") => 2048.0,
        Some("4K" | "4k") => 4096.0,
        _ => 1024.0,
    };
    let ratio = match text("aspect_ratio") {
        None if text("resolution").is_none() => return Some((1024, 768)),
        None | Some("auto") => 1.0,
        Some(ratio) => {
            let (width, height) = ratio.split_once(':')?;
            width.parse::<f64>().ok()? / height.parse::<f64>().ok()?
        }
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sides are checked")]
    let side = |length: f64| (((length / 16.0).round() * 16.0) as u32).clamp(16, 4096);
    Some((side(base * ratio.sqrt()), side(base / ratio.sqrt())))
}

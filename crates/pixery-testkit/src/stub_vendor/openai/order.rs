//! What a request asks for, held against OpenAI's rules: npm `openai` 7.57.0, `resources/images.d.ts`.

use serde_json::Value;

use crate::stub_vendor::intake::Intake;
use crate::stub_vendor::motif::{Format, Motif};
use crate::stub_vendor::refusal::Invalid;

/// Which of the two endpoints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Generation,
    Edit,
}

/// An order that can be filled.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) kind: Kind,
    pub(crate) model: String,
    pub(crate) prompt: String,
    pub(crate) count: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) quality: String,
    pub(crate) background: String,
    pub(crate) format: Format,
    pub(crate) stream: bool,
    /// Drafts that a stream sends before the image.
    pub(crate) drafts: u32,
    /// Images sent along, the mask too.
    pub(crate) references: u32,
}

/// Fields that GPT image models refuse to know.
const UNKNOWN: [&str; 5] = ["response_format", "style", "seed", "negative_prompt", "strength"];

impl Asked {
    pub(crate) fn read(intake: &Intake, kind: Kind) -> Result<Self, Invalid> {
        let prompt =
            intake.text("prompt").filter(|prompt| !prompt.is_empty()).ok_or_else(|| missing("prompt"))?;
        if prompt.chars().count() > 32_000 {
            return Err(invalid("prompt", "string_above_max_length", "Invalid 'prompt': string too long."));
        }
        let model = intake.text("model").unwrap_or("gpt-image-1.5");
        if let Some(name) =
            UNKNOWN.iter().find(|name| model.starts_with("gpt-image") && intake.body.get(**name).is_some())
        {
            return Err(invalid(name, "unknown_parameter", &format!("Unknown parameter: '{name}'.")));
        }
        let (width, height) = size(intake.text("size").unwrap_or("auto"))?;
        let format = intake.text("output_format").unwrap_or("png");
        Ok(Self {
            kind,
            model: model.to_owned(),
            prompt: prompt.to_owned(),
            count: at_most(intake, "n", 1..=10)?.unwrap_or(1),
            width,
            height,
            quality: intake.text("quality").unwrap_or("auto").to_owned(),
            background: intake.text("background").unwrap_or("auto").to_owned(),
            format: Format::named(format).ok_or_else(|| {
                invalid("output_format", "invalid_value", &format!("Invalid value: '{format}'."))
            })?,
            stream: intake.flag("stream"),
            drafts: at_most(intake, "partial_images", 0..=3)?.unwrap_or(0),
            references: if kind == Kind::Edit { references(intake)? } else { 0 },
        })
    }

    pub(crate) fn motif(&self, sequence: u64) -> Motif {
        Motif { sequence, width: self.width, height: self.height, format: self.format }
    }
}

fn at_most(
    intake: &Intake,
    name: &str,
    range: std::ops::RangeInclusive<u32>,
) -> Result<Option<u32>, Invalid> {
    if intake.body.get(name).is_none_or(Value::is_null) {
        return Ok(None);
    }
    let number = intake.number(name).and_then(|number| u32::try_from(number).ok());
    match number.filter(|number| range.contains(number)) {
        Some(number) => Ok(Some(number)),
        None => Err(invalid(
            name,
            "invalid_value",
            &format!("Invalid '{name}': expected an integer from {} to {}.", range.start(), range.end()),
        )),
    }
}

/// Reads `auto` or `WIDTHxHEIGHT`: sides by 16, at most 3840 × 2160 in either orientation, ratio up to 3:1.
fn size(text: &str) -> Result<(u32, u32), Invalid> {
    if text == "auto" {
        return Ok((1024, 1024));
    }
    let sides =
        text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    let fits = |&(width, height): &(u32, u32)| {
        let (short, long) = (width.min(height), width.max(height));
        short >= 16
            && long <= 3840
            && short <= 2160
            && long <= short * 3
            && width % 16 == 0
            && height % 16 == 0
    };
    sides.filter(fits).ok_or_else(|| invalid("size", "invalid_value", &format!("Invalid size '{text}'.")))
}

/// Counts the images sent along, as JSON (`images`) or as a form (`image[]`, `image`), and the mask.
fn references(intake: &Intake) -> Result<u32, Invalid> {
    let list = |name: &str| intake.body.get(name).and_then(Value::as_array).map(Vec::as_slice);
    let count = match (list("images"), list("image[]"), intake.body.get("image")) {
        (Some(images), _, _) => {
            if !images.iter().chain(intake.body.get("mask")).all(names_one_image) {
                return Err(invalid(
                    "images",
                    "invalid_value",
                    "Provide exactly one of 'image_url' or 'file_id'.",
                ));
            }
            images.len()
        }
        (_, Some(files), _) => files.len(),
        (_, _, Some(_)) => 1,
        _ => return Err(missing("image")),
    };
    if !(1..=16).contains(&count) {
        return Err(invalid("image", "invalid_value", "Expected between 1 and 16 images."));
    }
    let masks = usize::from(intake.body.get("mask").is_some());
    Ok(u32::try_from(count + masks).unwrap_or(0))
}

fn names_one_image(image: &Value) -> bool {
    let url = image.get("image_url").and_then(Value::as_str);
    let good = url.is_none_or(|url| url.starts_with("https://") || url.starts_with("data:image/"));
    good && url.is_some() != image.get("file_id").is_some()
}

fn missing(name: &str) -> Invalid {
    invalid(name, "missing_required_parameter", &format!("Missing required parameter: '{name}'."))
}

fn invalid(parameter: &str, code: &'static str, message: &str) -> Invalid {
    Invalid { parameter: Some(parameter.to_owned()), code, message: message.to_owned() }
}

//! What a request asks for, held against Gemini's rules: npm `@google/genai` 3.1.0, `genai.d.ts`.

use serde_json::Value;

use crate::stub_vendor::intake::Intake;
use crate::stub_vendor::refusal::Invalid;

/// An order that can be filled.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) prompt: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) resolution: String,
    /// Images sent along.
    pub(crate) references: u32,
}

/// What `imageConfig` may hold on the Developer API.
const IMAGE_CONFIG: [&str; 2] = ["aspectRatio", "imageSize"];

impl Asked {
    pub(crate) fn read(intake: &Intake) -> Result<Self, Invalid> {
        let parts = intake.body["contents"][0]["parts"].as_array().map(Vec::as_slice).unwrap_or_default();
        let texts: Vec<&str> = parts.iter().filter_map(|part| part["text"].as_str()).collect();
        if texts.is_empty() {
            return Err(invalid("contents", "contents is not specified"));
        }
        let images: Vec<&Value> = parts.iter().filter_map(|part| part.get("inlineData")).collect();
        if images.iter().any(|image| image["mimeType"].as_str().is_none() || image["data"].as_str().is_none())
        {
            return Err(invalid("inlineData", "inlineData has no mimeType or data"));
        }
        let config = &intake.body["generationConfig"]["imageConfig"];
        for name in config.as_object().into_iter().flat_map(|config| config.keys()) {
            if !IMAGE_CONFIG.contains(&name.as_str()) {
                return Err(invalid("imageConfig", &format!("Unknown name \"{name}\" at 'image_config'")));
            }
        }
        let resolution = config["imageSize"].as_str().unwrap_or("1K");
        let side: f64 = match resolution {
            "512" => 512.0,
            "1K" => 1024.0,
            "2K" => 2048.0,
            "4K" => 4096.0,
            _ => return Err(invalid("imageSize", "imageSize must be one of 512, 1K, 2K, 4K")),
        };
        let ratio = config["aspectRatio"].as_str().unwrap_or("1:1");
        let (width, height) = ratio
            .split_once(':')
            .and_then(|(width, height)| Some((width.parse::<f64>().ok()?, height.parse::<f64>().ok()?)))
            .filter(|(width, height)| {
                *width >= 1.0 && *height >= 1.0 && RATIOS.contains(&ratio) && width / height <= 8.0
            })
            .ok_or_else(|| invalid("aspectRatio", &format!("aspectRatio {ratio} is not supported")))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 180 and 11600")]
        let round = |side: f64| (side / 16.0).round() as u32 * 16;
        Ok(Self {
            prompt: texts.concat(),
            width: round(side * (width / height).sqrt()),
            height: round(side * (height / width).sqrt()),
            resolution: resolution.to_owned(),
            references: u32::try_from(images.len()).unwrap_or(0),
        })
    }
}

const RATIOS: [&str; 14] =
    ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9", "1:4", "4:1", "1:8", "8:1"];

fn invalid(parameter: &str, message: &str) -> Invalid {
    Invalid { parameter: Some(parameter.to_owned()), code: "INVALID_ARGUMENT", message: message.to_owned() }
}

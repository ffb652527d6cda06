//! From flags to the parts of a recipe.

use std::path::PathBuf;

use pixery_core::domain::{CollectionName, Lora, Parameters, Prompt, TagName, Title};
use pixery_core::ops::input::ReferenceInput;

use super::ids;
use crate::cli::{FilingArgs, PromptArgs, SettingArgs};
use crate::failure::Failure;
use crate::settings::Settings;

/// Finds the prompt: argument, flag, file or standard input. Only a preset makes one needless.
pub(super) fn prompt(words: &PromptArgs, has_preset: bool) -> Result<Option<Prompt>, Failure> {
    match (&words.prompt, &words.prompt_flag, &words.prompt_file) {
        (Some(text), ..) | (_, Some(text), _) => prompt_text(text).map(Some),
        (.., Some(path)) => {
            let text = std::fs::read_to_string(path).map_err(|error| {
                Failure::usage(format!("can't read {}: {error}", path.display()), "name a text file in UTF-8")
            })?;
            Ok(Some(Prompt::new(&text)?))
        }
        _ if has_preset => Ok(None),
        _ => Err(Failure::usage(
            "no prompt",
            "say what the picture should show: pixery generate \"a lighthouse at dusk\"",
        )),
    }
}

pub(super) fn prompt_text(text: &str) -> Result<Prompt, Failure> {
    if text == "-" { Ok(Prompt::new(&ids::read_standard_input()?)?) } else { Ok(Prompt::new(text)?) }
}

pub(super) fn parameters(args: &SettingArgs, usual_ratio: Option<&str>) -> Result<Parameters, Failure> {
    let ratio = match (&args.ratio, &args.size) {
        (Some(ratio), _) => Some(ratio.as_str()),
        (None, Some(_)) => None,
        (None, None) => usual_ratio,
    };
    Ok(Parameters {
        size: args.size.as_deref().map(str::parse).transpose()?,
        ratio: ratio.map(str::parse).transpose()?,
        seed: args.seed.as_deref().map(str::parse).transpose()?,
        steps: args.steps,
        guidance_scale: args.guidance,
        strength: args.strength,
        reference_strength: args.ip_scale,
        loras: args.loras.iter().map(|text| lora(text)).collect::<Result<_, _>>()?,
        extras: args.extras.iter().map(|text| extra(text)).collect::<Result<_, _>>()?,
        ..Parameters::default()
    })
}

/// Reads `NAME` or `NAME:0.8`; a colon that no number follows belongs to the name (a URL's).
fn lora(text: &str) -> Result<Lora, Failure> {
    let parted = text.rsplit_once(':').and_then(|(name, scale)| Some((name, scale.parse::<f32>().ok()?)));
    match parted {
        Some((name, scale)) if !name.is_empty() => Ok(Lora { name: name.to_owned(), scale }),
        _ if text.is_empty() => Err(Failure::usage("a LoRA without a name", "write it like --lora NAME:0.8")),
        _ => Ok(Lora { name: text.to_owned(), scale: 1.0 }),
    }
}

/// Reads `NAME=VALUE`: a value that is JSON (a number, true, a list) is that, every other is text.
fn extra(text: &str) -> Result<(String, serde_json::Value), Failure> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            let value = serde_json::from_str(value).unwrap_or_else(|_| value.into());
            Ok((name.trim().to_owned(), value))
        }
        _ => Err(Failure::usage(
            format!("a setting {text:?} without a value"),
            "write it like --set quality=low",
        )),
    }
}

/// Reads references: what looks like an id is one.
pub(super) fn references(arguments: &[String]) -> Result<Vec<ReferenceInput>, Failure> {
    let read = |text: &String| match text.parse() {
        Ok(id) => ReferenceInput::Generation(id),
        Err(_) => ReferenceInput::File(PathBuf::from(text)),
    };
    Ok(arguments.iter().map(read).collect())
}

/// Where the result is filed.
#[derive(Debug)]
pub(super) struct Filing {
    pub(super) tags: Vec<TagName>,
    pub(super) collections: Vec<CollectionName>,
    pub(super) title: Option<Title>,
    pub(super) copy_to: Option<PathBuf>,
}

/// Reads where the result is filed; the settings add their usual tags and collection.
pub(super) fn filing(args: FilingArgs, settings: &Settings) -> Result<Filing, Failure> {
    let tags = args.tags.iter().chain(&settings.tags.value).filter(|tag| !tag.trim().is_empty());
    let collections = args.collection.iter().chain(&settings.collection.value);
    Ok(Filing {
        tags: tags.map(|tag| TagName::new(tag)).collect::<Result<_, _>>()?,
        collections: collections.map(|name| CollectionName::new(name)).collect::<Result<_, _>>()?,
        title: args.title.as_deref().map(Title::new).transpose()?,
        copy_to: args.copy_to,
    })
}

//! `preset`: prompt templates with a name.

use std::collections::BTreeMap;

use pixery_core::Library;
use pixery_core::domain::{Preset, PresetName, PresetUse, TagName, Template};
use pixery_core::ops::presets::{self, ListPresets, RenamePreset, SavePreset, ThisPreset};

use super::arguments::parameters;
use super::ids;
use crate::cli::{PresetArgs, PresetCommand, SavePresetArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn preset(context: &Context, command: &str, args: PresetCommand) -> Result<(), Failure> {
    let library = context.library()?;
    let named =
        |name: &str| -> Result<ThisPreset, Failure> { Ok(ThisPreset { name: PresetName::new(name)? }) };
    match args {
        PresetCommand::Save(args) => {
            report(context, command, "saved", &pollster::block_on(presets::save(library, to_save(*args)?))?)
        }
        PresetCommand::Rename { name, new_name } => {
            let request =
                RenamePreset { name: PresetName::new(&name)?, new_name: PresetName::new(&new_name)? };
            report(context, command, "renamed", &pollster::block_on(presets::rename(library, request))?)
        }
        PresetCommand::Delete { name } => {
            let deleted = pollster::block_on(presets::delete(library, named(&name)?))?;
            report(context, command, "deleted", &deleted)
        }
        PresetCommand::Show { name } => {
            let preset = pollster::block_on(presets::show(library, named(&name)?))?;
            context.output.data(command, &preset, || output::preset_page(&preset, context.output.page()))
        }
        PresetCommand::List => {
            let page = pollster::block_on(presets::list(library, ListPresets {}))?;
            context.output.data(command, &page, || {
                output::presets_table(&page.items, context.output.width(), context.output.ink())
            })?;
            if page.items.is_empty() {
                context.output.say("no presets yet; save one: pixery preset save Ink \"{prompt}, ink wash\"");
            }
            Ok(())
        }
    }
}

fn to_save(args: SavePresetArgs) -> Result<SavePreset, Failure> {
    let template = if args.template == "-" { ids::read_standard_input()? } else { args.template };
    let part = |text: Option<String>| text.as_deref().map(Template::new).transpose();
    let tags = args.tags.iter().filter(|tag| !tag.trim().is_empty());
    Ok(SavePreset {
        name: PresetName::new(&args.name)?,
        template: Template::new(&template)?,
        style_suffix: part(args.suffix)?,
        negative_prompt: part(args.negative)?,
        tags: tags.map(|tag| TagName::new(tag)).collect::<Result<_, _>>()?,
        parameters: parameters(&args.settings, None)?,
        model: args.model,
        replace: args.replace,
    })
}

fn report(context: &Context, command: &str, verb: &str, preset: &Preset) -> Result<(), Failure> {
    context.output.data(command, preset, || {
        format!(
            "{verb} {}: {}\n",
            output::clean(preset.name.as_str()),
            output::clean(preset.template.as_str())
        )
    })
}

/// Reads which preset is used, with the values of its variables.
pub(super) fn used(args: &PresetArgs) -> Result<Option<PresetUse>, Failure> {
    let Some(name) = &args.preset else { return Ok(None) };
    let mut variables = BTreeMap::new();
    for text in &args.variables {
        let Some((name, value)) = text.split_once('=').filter(|(name, _)| !name.trim().is_empty()) else {
            let message = format!("a variable {text:?} without a value");
            return Err(Failure::usage(message, "write it like --var animal=fox"));
        };
        if variables.insert(name.trim().to_owned(), value.to_owned()).is_some() {
            let message = format!("the variable {:?} is given twice", name.trim());
            return Err(Failure::usage(message, "give each variable one value"));
        }
    }
    Ok(Some(PresetUse { name: PresetName::new(name)?, variables }))
}

/// Returns the configured ratio, unless the preset has a shape of its own: what is named on the command line goes before what is
/// configured.
pub(super) fn usual_ratio<'r>(
    library: &Library,
    used: Option<&PresetUse>,
    configured: Option<&'r str>,
) -> Result<Option<&'r str>, Failure> {
    let (Some(used), Some(ratio)) = (used, configured) else { return Ok(configured) };
    let preset = pollster::block_on(presets::show(library, ThisPreset { name: used.name.clone() }))?;
    let has_shape = preset.parameters.size.is_some() || preset.parameters.ratio.is_some();
    Ok(if has_shape { None } else { Some(ratio) })
}

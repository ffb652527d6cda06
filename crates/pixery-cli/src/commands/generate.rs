//! `generate`, `batch`, `remix`, `regenerate`: queue, wait, print.

use std::path::{Path, PathBuf};

use pixery_core::Library;
use pixery_core::domain::NegativePrompt;
use pixery_core::ops::consent::Consent;
use pixery_core::ops::generate::Generate;
use pixery_core::ops::input::ReferenceInput;
use pixery_core::ops::recipe::{Planned, Queued};
use pixery_core::ops::regenerate::Regenerate;
use pixery_core::ops::remix::Remix;
use pixery_core::ops::{generate as generating, regenerate as regenerating, remix as remixing};
use schemars::JsonSchema;
use serde::Serialize;

use super::arguments::{Filing, filing, parameters, prompt, prompt_text, references};
use super::waiting::{self, Answer};
use super::{consent, copy, ids, presets};
use crate::cli::{
    FilingArgs, PresetArgs, PromptArgs, RecipeArgs, RegenerateArgs, RemixArgs, SettingArgs, SpendArgs,
};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// What `--dry-run` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WouldMake<'a> {
    /// What would be queued, and what it would cost.
    planned: &'a Planned,
}

/// What a new picture is made of, as flags say it.
pub(super) struct Recipe {
    pub(super) words: PromptArgs,
    pub(super) preset: PresetArgs,
    pub(super) model: Option<String>,
    pub(super) references: Vec<String>,
    pub(super) mask: Option<PathBuf>,
    pub(super) parent: Option<String>,
    pub(super) settings: SettingArgs,
    pub(super) filing: FilingArgs,
}

pub(super) fn generate(
    context: &Context,
    command: &str,
    count: u32,
    args: RecipeArgs,
) -> Result<(), Failure> {
    let RecipeArgs { words, preset, references, mask, parent, model, settings, filing, spend } = args;
    let recipe = Recipe { words, preset, model, references, mask, parent, settings, filing };
    let (library, request, copy_to) = request(context, recipe, count, count)?;
    make(context, command, library, copy_to.as_deref(), &spend, async |consent| {
        generating::generate(library, Generate { consent, ..request.clone() }).await
    })
}

/// Reads flags into a request for `count` images; `in_all` are to be copied where a copy is asked for.
pub(super) fn request(
    context: &Context,
    recipe: Recipe,
    count: u32,
    in_all: u32,
) -> Result<(&Library, Generate, Option<PathBuf>), Failure> {
    let settings = context.settings()?;
    let Filing { tags, collections, title, copy_to } = filing(recipe.filing, &settings)?;
    copy::check(copy_to.as_deref(), in_all)?;
    let preset = presets::used(&recipe.preset)?;
    let prompt = prompt(&recipe.words, preset.is_some())?;
    let library = context.library_of(&settings)?;
    let ratio = presets::usual_ratio(library, preset.as_ref(), settings.ratio.value.as_deref())?;
    let request = Generate {
        prompt,
        preset,
        negative_prompt: recipe.words.negative.as_deref().map(NegativePrompt::new).transpose()?,
        parameters: parameters(&recipe.settings, ratio)?,
        model: recipe.model,
        count,
        references: references(&recipe.references)?,
        mask: recipe.mask.map(ReferenceInput::File),
        parent_id: recipe.parent.as_deref().map(ids::one).transpose()?,
        tags,
        collections,
        title,
        consent: Consent::default(),
    };
    Ok((library, request, copy_to))
}

pub(super) fn remix(context: &Context, command: &str, args: RemixArgs) -> Result<(), Failure> {
    let settings = context.settings()?;
    let keeps_tags = args.filing.tags.is_empty();
    let Filing { tags, collections, title, copy_to } = filing(args.filing, &settings)?;
    copy::check(copy_to.as_deref(), args.count)?;
    let request = Remix {
        id: ids::one(&args.id)?,
        prompt: args.prompt.map(|text| prompt_text(&text)).transpose()?,
        negative_prompt: args.negative.as_deref().map(NegativePrompt::new).transpose()?,
        parameters: parameters(&args.settings, None)?,
        model: args.model,
        references: if args.references.is_empty() { None } else { Some(references(&args.references)?) },
        same_seed: args.same_seed,
        count: Some(args.count),
        tags: if keeps_tags { None } else { Some(tags) },
        collections,
        title,
        consent: Consent::default(),
    };
    let library = context.library_of(&settings)?;
    make(context, command, library, copy_to.as_deref(), &args.spend, async |consent| {
        remixing::remix(library, Remix { consent, ..request.clone() }).await
    })
}

pub(super) fn regenerate(context: &Context, command: &str, args: &RegenerateArgs) -> Result<(), Failure> {
    copy::check(args.copy_to.as_deref(), args.count)?;
    let request = Regenerate {
        id: ids::one(&args.id)?,
        count: args.count,
        same_seed: args.same_seed,
        consent: Consent::default(),
    };
    let library = context.library()?;
    make(context, command, library, args.copy_to.as_deref(), &args.spend, async |consent| {
        regenerating::regenerate(library, Regenerate { consent, ..request.clone() }).await
    })
}

/// Queues, waits for the jobs to end, and prints what came of them.
fn make(
    context: &Context,
    command: &str,
    library: &Library,
    copy_to: Option<&Path>,
    spend: &SpendArgs,
    queue: impl AsyncFn(Consent) -> pixery_core::Result<Queued>,
) -> Result<(), Failure> {
    let consent = consent::of(context, spend)?;
    waiting::run(async || {
        let queued = consent::queue(context, consent, queue).await?;
        if consent.dry_run {
            let planned = &queued.planned;
            return context
                .output
                .data(command, &WouldMake { planned }, || output::plan(planned, context.output.page()));
        }
        waiting::see_through(context, command, library, queued.jobs, spend.wait, async |made| {
            let failure = copy::copy(copy_to, &made.generations).err();
            Answer { failure, ..Answer::plain(context, made) }
        })
        .await
    })
}

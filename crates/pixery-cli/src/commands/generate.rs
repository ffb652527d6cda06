//! `generate`, `batch`, `remix`, `regenerate`: queue, wait, print.

mod arguments;
mod copy;

use std::path::Path;

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

use self::arguments::{Filing, filing, parameters, prompt, prompt_text, references};
use super::{consent, ids, waiting};
use crate::cli::{RecipeArgs, RegenerateArgs, RemixArgs, SpendArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// What `--dry-run` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WouldMake<'a> {
    /// What would be queued, and what it would cost.
    planned: &'a Planned,
}

pub(super) fn generate(
    context: &Context,
    command: &str,
    count: u32,
    args: RecipeArgs,
) -> Result<(), Failure> {
    let settings = context.settings()?;
    let Filing { tags, collections, title, copy_to } = filing(args.filing, &settings)?;
    copy::check(copy_to.as_deref(), count)?;
    let request = Generate {
        prompt: prompt(&args.words)?,
        negative_prompt: args.words.negative.as_deref().map(NegativePrompt::new).transpose()?,
        parameters: parameters(&args.settings, settings.ratio.value.as_deref())?,
        model: args.settings.model,
        count,
        references: references(&args.references)?,
        mask: args.mask.map(ReferenceInput::File),
        parent_id: args.parent.as_deref().map(ids::one).transpose()?,
        tags,
        collections,
        title,
        consent: Consent::default(),
    };
    let library = context.library_of(&settings)?;
    make(context, command, library, copy_to.as_deref(), &args.spend, async |consent| {
        generating::generate(library, Generate { consent, ..request.clone() }).await
    })
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
        model: args.settings.model,
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
        waiting::see_through(context, command, library, queued.jobs, spend.wait, |generations| {
            copy::copy(copy_to, generations)
        })
        .await
    })
}

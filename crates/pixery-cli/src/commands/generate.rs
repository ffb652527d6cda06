//! `generate`, `batch`, `remix`, `regenerate`: queue, wait, print.

mod copy;
mod wait;

use std::path::{Path, PathBuf};

use pixery_core::Library;
use pixery_core::domain::{
    CollectionName, Generation, Job, JobState, Lora, NegativePrompt, Parameters, Prompt, TagName, Title,
};
use pixery_core::ops::consent::Consent;
use pixery_core::ops::generate::Generate;
use pixery_core::ops::generations::{self, ShowGenerations};
use pixery_core::ops::input::ReferenceInput;
use pixery_core::ops::recipe::Queued;
use pixery_core::ops::regenerate::Regenerate;
use pixery_core::ops::remix::Remix;
use pixery_core::ops::{generate as generating, regenerate as regenerating, remix as remixing};
use pixery_core::queue::Worker;
use pixery_core::{Error, ErrorBody, ErrorCode};
use serde::Serialize;

use super::ids;
use crate::cli::{FilingArgs, PromptArgs, RecipeArgs, RegenerateArgs, RemixArgs, SettingArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::settings::Settings;

/// What the commands print: the jobs, and the images that came of them.
#[derive(Debug, Serialize)]
struct Made {
    jobs: Vec<Job>,
    generations: Vec<Generation>,
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
    make(context, command, library, copy_to.as_deref(), async |library| {
        generating::generate(library, request).await
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
    make(context, command, library, copy_to.as_deref(), async |library| {
        remixing::remix(library, request).await
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
    make(context, command, library, args.copy_to.as_deref(), async |library| {
        regenerating::regenerate(library, request).await
    })
}

/// Queues, waits for the jobs to end, and prints what came of them.
fn make(
    context: &Context,
    command: &str,
    library: &Library,
    copy_to: Option<&Path>,
    queue: impl AsyncFnOnce(&Library) -> pixery_core::Result<Queued>,
) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::from(Error::Internal(format!("no runtime: {error}"))))?;
    runtime.block_on(async {
        let queued = queue(library).await?;
        let worker = Worker::start(library)?;
        let ended = wait::until_ended(context, library, &worker, queued.jobs).await?;
        report(context, command, library, copy_to, ended).await?;
        wait::finish_left_behind(&worker).await
    })
}

/// Prints what came of the jobs, whole or in part.
async fn report(
    context: &Context,
    command: &str,
    library: &Library,
    copy_to: Option<&Path>,
    ended: wait::Ended,
) -> Result<(), Failure> {
    let wait::Ended { jobs, error } = ended;
    let ids: Vec<_> = jobs.iter().flat_map(|job| job.generation_ids.iter().copied()).collect();
    let generations = match ids.is_empty() {
        true => Vec::new(),
        false => generations::show(library, ShowGenerations { ids }).await?.items,
    };
    let made = Made { jobs, generations };
    let copied = copy::copy(copy_to, &made.generations);
    match failure_of(&made.jobs, error).or(copied.err()) {
        None => context.output.data(command, &made, || lines(context, &made.generations)),
        Some(mut failure) => {
            if context.output.is_talkative() {
                context.output.print(&lines(context, &made.generations));
            }
            failure.data = serde_json::to_value(&made).ok();
            Err(failure)
        }
    }
}

/// Returns a line for each image: id, size, seed, path.
fn lines(context: &Context, generations: &[Generation]) -> String {
    let ink = context.output.ink();
    let line = |generation: &Generation| {
        let seed = generation.parameters.seed.map(|seed| format!("seed {seed}")).unwrap_or_default();
        let path = generation.path.as_deref().unwrap_or_default();
        format!("{}  {}  {}  {path}\n", ink.strong(generation.id), generation.size(), ink.faint(seed))
    };
    generations.iter().map(line).collect()
}

/// Returns the failure of the first job that made no image, with a count when there were several jobs. What ended the wait
/// early explains it best.
fn failure_of(jobs: &[Job], ended_by: Option<Error>) -> Option<Failure> {
    let failed: Vec<&Job> = jobs.iter().filter(|job| job.state != JobState::Done).collect();
    let first = failed.first()?;
    let mut body = match (ended_by, &first.failure) {
        (Some(error), _) => ErrorBody::from(&error),
        (None, Some(failure)) => {
            ErrorBody { code: failure.code, message: failure.message.clone(), hint: failure.hint.clone() }
        }
        (None, None) if first.state == JobState::Cancelled => ErrorBody {
            code: ErrorCode::Cancelled,
            message: "stopped".to_owned(),
            hint: "nothing was charged; `pixery jobs list` shows what was asked for".to_owned(),
        },
        (None, None) => ErrorBody {
            code: ErrorCode::Internal,
            message: format!("job {} is {}", first.id, first.state.name()),
            hint: format!("`pixery jobs show {}` says more", first.id.0),
        },
    };
    if jobs.len() > 1 {
        let made = jobs.len() - failed.len();
        body.message =
            format!("{made} of {} images were made; job {}: {}", jobs.len(), first.id, body.message);
    }
    Some(Failure { job_ids: failed.iter().map(|job| job.id.0).collect(), ..Failure::from(body) })
}

/// Finds the prompt: argument, flag, file or standard input.
fn prompt(words: &PromptArgs) -> Result<Prompt, Failure> {
    match (&words.prompt, &words.prompt_flag, &words.prompt_file) {
        (Some(text), ..) | (_, Some(text), _) => prompt_text(text),
        (.., Some(path)) => {
            let text = std::fs::read_to_string(path).map_err(|error| {
                Failure::usage(format!("can't read {}: {error}", path.display()), "name a text file in UTF-8")
            })?;
            Ok(Prompt::new(&text)?)
        }
        _ => Err(Failure::usage(
            "no prompt",
            "say what the picture should show: pixery generate \"a lighthouse at dusk\"",
        )),
    }
}

fn prompt_text(text: &str) -> Result<Prompt, Failure> {
    if text == "-" { Ok(Prompt::new(&ids::read_standard_input()?)?) } else { Ok(Prompt::new(text)?) }
}

fn parameters(args: &SettingArgs, usual_ratio: Option<&str>) -> Result<Parameters, Failure> {
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

/// Reads references: what looks like an id is one.
fn references(arguments: &[String]) -> Result<Vec<ReferenceInput>, Failure> {
    let read = |text: &String| match text.parse() {
        Ok(id) => ReferenceInput::Generation(id),
        Err(_) => ReferenceInput::File(PathBuf::from(text)),
    };
    Ok(arguments.iter().map(read).collect())
}

struct Filing {
    tags: Vec<TagName>,
    collections: Vec<CollectionName>,
    title: Option<Title>,
    copy_to: Option<PathBuf>,
}

/// Reads where the result is filed; the settings add their usual tags and collection.
fn filing(args: FilingArgs, settings: &Settings) -> Result<Filing, Failure> {
    let tags = args.tags.iter().chain(&settings.tags.value).filter(|tag| !tag.trim().is_empty());
    let collections = args.collection.iter().chain(&settings.collection.value);
    Ok(Filing {
        tags: tags.map(|tag| TagName::new(tag)).collect::<Result<_, _>>()?,
        collections: collections.map(|name| CollectionName::new(name)).collect::<Result<_, _>>()?,
        title: args.title.as_deref().map(Title::new).transpose()?,
        copy_to: args.copy_to,
    })
}

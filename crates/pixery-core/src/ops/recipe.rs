//! From what was asked to jobs: what `generate`, `remix` and `regenerate` share. Names are looked up, settings held against
//! the model's capabilities, inputs stored, seeds drawn, and the count parted into requests.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{
    Capabilities, CollectionName, Cost, GenerationId, Invalid, Job, JobId, JobRequest, Model, NegativePrompt,
    Origin, Parameters, Prompt, Range, ReferenceRole, ReferenceUse, Seed, Size, TagName, Title,
};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::{NewJob, NewReference};

/// The most images that one request may ask for.
pub const MOST_IMAGES: u32 = 1_000;

/// The jobs that a request became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queued {
    /// The jobs, in the order of their images. They are on disk.
    pub jobs: Vec<Job>,
}

/// An input image as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum ReferenceInput {
    /// An image of the library.
    Generation(GenerationId),
    /// A file; only where the door may name paths (command line and desktop).
    File(PathBuf),
    /// A file's bytes, base64.
    Data(String),
}

/// Everything that becomes jobs. Built by the use cases from their requests.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) prompt: Prompt,
    pub(super) negative_prompt: Option<NegativePrompt>,
    /// A name; the default model when absent.
    pub(super) model: Option<String>,
    pub(super) count: u32,
    pub(super) parameters: Parameters,
    /// Inputs that are stored already (of a parent), in their order.
    pub(super) kept_references: Vec<ReferenceUse>,
    pub(super) references: Vec<ReferenceInput>,
    pub(super) mask: Option<ReferenceInput>,
    pub(super) origin: Origin,
    pub(super) parent_id: Option<GenerationId>,
    pub(super) tags: Vec<TagName>,
    pub(super) collections: Vec<CollectionName>,
    pub(super) title: Option<Title>,
}

/// Checks a draft and queues its jobs. They are on disk when this returns.
pub(super) async fn queue(library: &Library, operation: &'static str, draft: Draft) -> Result<Queued> {
    library
        .apart(move |library| {
            let plan = Plan::of(library, draft)?;
            let stamp = crate::store::Stamp {
                actor: &library.config().actor,
                at: library.now(),
                operation: Some(operation),
            };
            let batch = library.new_key();
            let keys: Vec<String> = plan.requests.iter().map(|_| library.new_key()).collect();
            let jobs = library.store().write(&stamp, |writer| {
                if let Some(parent) = plan.parent_id {
                    writer.require_generation(parent)?;
                }
                let references = plan.store_references(writer)?;
                let mut ids: Vec<JobId> = Vec::with_capacity(plan.requests.len());
                for (request, key) in plan.requests.iter().zip(&keys) {
                    let request = JobRequest { references: references.clone(), ..request.clone() };
                    let cost = estimate(&plan.model, &request);
                    ids.push(writer.insert_job(&NewJob {
                        client_key: key,
                        batch: &batch,
                        provider: &plan.model.provider,
                        request: &request,
                        cost,
                    })?);
                }
                ids.into_iter().map(|id| writer.job(id)).collect::<Result<Vec<_>>>()
            })?;
            Ok(Queued { jobs })
        })
        .await
}

/// A draft that was held against its model: one request a job, inputs on disk.
struct Plan {
    model: Model,
    requests: Vec<JobRequest>,
    kept_references: Vec<ReferenceUse>,
    inputs: Vec<Input>,
    parent_id: Option<GenerationId>,
}

/// An input image whose file is in `references/`.
struct Input {
    stored: crate::archive::StoredReference,
    role: ReferenceRole,
    generation_id: Option<GenerationId>,
}

impl Plan {
    fn of(library: &Library, draft: Draft) -> Result<Self> {
        let name = draft.model.as_deref().unwrap_or(&library.config().default_model);
        let model = library.catalog()?.living_model(name, library.now())?.clone();
        check_count(draft.count)?;
        let parameters = check_against(&model, &draft)?;
        let mut inputs = Vec::with_capacity(draft.references.len() + 1);
        for reference in &draft.references {
            inputs.push(keep(library, reference, ReferenceRole::Reference)?);
        }
        if let Some(mask) = &draft.mask {
            inputs.push(keep(library, mask, ReferenceRole::Mask)?);
        }
        let parameters =
            Parameters { size: base_size(&model, &draft, &inputs).or(parameters.size), ..parameters };
        let first_seed = match parameters.seed {
            Some(seed) => Some(seed),
            None if model.capabilities.seed => Some(fresh_seed(library)),
            None => None,
        };
        let per_request = model.capabilities.count.max(1);
        let requests = (0..draft.count)
            .step_by(per_request as usize)
            .map(|first| JobRequest {
                prompt: draft.prompt.clone(),
                negative_prompt: draft.negative_prompt.clone(),
                model: model.id.clone(),
                parameters: Parameters {
                    seed: first_seed.map(|seed| seed.plus(u64::from(first))),
                    ..parameters.clone()
                },
                references: Vec::new(),
                origin: draft.origin,
                parent_id: draft.parent_id,
                tags: draft.tags.clone(),
                collections: draft.collections.clone(),
                title: draft.title.clone(),
                count: per_request.min(draft.count - first),
            })
            .collect();
        Ok(Self {
            model,
            requests,
            kept_references: draft.kept_references,
            inputs,
            parent_id: draft.parent_id,
        })
    }

    /// Makes the stored inputs known to the database, and returns all of the recipe's references: the mask last.
    fn store_references(&self, writer: &crate::store::Writer<'_>) -> Result<Vec<ReferenceUse>> {
        let mut references = self.kept_references.clone();
        for Input { stored, role, generation_id } in &self.inputs {
            let id = writer.add_reference(&NewReference {
                sha256: stored.sha256,
                format: stored.format,
                width: stored.width,
                height: stored.height,
                bytes: stored.bytes,
                path: &stored.path,
            })?;
            references.push(ReferenceUse {
                id,
                role: *role,
                sha256: stored.sha256,
                format: stored.format,
                width: stored.width,
                height: stored.height,
                generation_id: *generation_id,
                path: Some(stored.path.clone()),
            });
        }
        references.sort_by_key(|reference| reference.role == ReferenceRole::Mask);
        Ok(references)
    }
}

/// Returns the size of the picture that an edit starts from, where nobody asked for another one and the model makes it.
fn base_size(model: &Model, draft: &Draft, inputs: &[Input]) -> Option<Size> {
    let is_edit = draft.mask.is_some()
        || draft.parameters.strength.is_some()
        || draft.kept_references.iter().any(|reference| reference.role == ReferenceRole::Mask);
    if !is_edit || draft.parameters.size.is_some() || draft.parameters.ratio.is_some() {
        return None;
    }
    let kept =
        draft.kept_references.iter().map(|reference| (reference.role, reference.width, reference.height));
    let given = inputs.iter().map(|input| (input.role, input.stored.width, input.stored.height));
    let (_, width, height) = kept.chain(given).find(|(role, ..)| *role == ReferenceRole::Reference)?;
    model.capabilities.sizes.resolve(Some(Size { width, height }), None).ok()
}

fn check_count(count: u32) -> Result<()> {
    if (1..=MOST_IMAGES).contains(&count) {
        return Ok(());
    }
    Err(Invalid::new("count", count, format!("is not 1 to {MOST_IMAGES}"))
        .hint("ask for a number in that range; several commands make more")
        .into())
}

/// Holds the settings against the model's capabilities and fills in size and defaults.
fn check_against(model: &Model, draft: &Draft) -> Result<Parameters> {
    let capabilities = &model.capabilities;
    let asked = &draft.parameters;
    let not_taken = |what| Error::NotTaken { model: model.id.to_string(), what };
    check_inputs(capabilities, draft, model)?;
    if draft.negative_prompt.is_some() && !capabilities.negative_prompt {
        return Err(not_taken("negative prompt"));
    }
    if asked.seed.is_some() && !capabilities.seed {
        return Err(not_taken("seed"));
    }
    if !asked.loras.is_empty() && !capabilities.loras {
        return Err(not_taken("LoRA"));
    }
    if let Some(sampler) = &asked.sampler {
        if capabilities.samplers.is_empty() {
            return Err(not_taken("sampler"));
        }
        if !capabilities.samplers.contains(sampler) {
            return Err(Invalid::new("sampler", sampler, "is not one that the model has")
                .hint(format!("it has {}", capabilities.samplers.join(", ")))
                .into());
        }
    }
    let number = |what, value: Option<f32>, range: Option<Range>| match (value, range) {
        (None, _) => Ok(()),
        (Some(_), None) => Err(not_taken(what)),
        (Some(value), Some(range)) if range.contains(value) => Ok(()),
        (Some(value), Some(range)) => {
            let reason = format!("is not between {} and {}", range.min, range.max);
            Err(Invalid::new(what, value, reason).hint(format!("leave it out for {}", range.default)).into())
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "steps are far below 2^24")]
    number("steps", asked.steps.map(|steps| steps as f32), capabilities.steps)?;
    number("guidance", asked.guidance_scale, capabilities.guidance)?;
    number("strength", asked.strength, capabilities.strength)?;
    number("reference strength", asked.reference_strength, capabilities.reference_strength)?;
    let size = capabilities.sizes.resolve(asked.size, asked.ratio)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the catalog's steps are small and positive"
    )]
    let usual_steps = capabilities.steps.map(|range| range.default as u32);
    let usual_guidance = capabilities.guidance.map(|range| range.default);
    Ok(Parameters {
        size: Some(size),
        steps: asked.steps.or(usual_steps),
        guidance_scale: asked.guidance_scale.or(usual_guidance),
        ..asked.clone()
    })
}

fn check_inputs(capabilities: &Capabilities, draft: &Draft, model: &Model) -> Result<()> {
    let kept = |role| draft.kept_references.iter().filter(|reference| reference.role == role).count();
    let references = draft.references.len() + kept(ReferenceRole::Reference);
    let masks = usize::from(draft.mask.is_some()) + kept(ReferenceRole::Mask);
    let most = capabilities.references as usize;
    if references > 0 && most == 0 {
        return Err(Error::NotTaken { model: model.id.to_string(), what: "references" });
    }
    if references > most {
        let reason = format!("is more than {} takes", model.name);
        return Err(Invalid::new("number of references", references, reason)
            .hint(format!("give at most {most}"))
            .into());
    }
    if masks > 0 && !capabilities.mask {
        return Err(Error::NotTaken { model: model.id.to_string(), what: "mask" });
    }
    if draft.parameters.strength.is_some() && references == 0 {
        return Err(Invalid::new("strength", "", "was given without an image to start from")
            .hint("give the image as a reference, with --ref")
            .into());
    }
    if masks > 0 && references == 0 {
        return Err(Invalid::new("mask", "", "was given without an image to paint over")
            .hint("give the image as the first reference, with --ref")
            .into());
    }
    Ok(())
}

/// Brings an input image into `references/`, through the image gate.
fn keep(library: &Library, input: &ReferenceInput, role: ReferenceRole) -> Result<Input> {
    let (bytes, name, generation_id) = match input {
        ReferenceInput::Generation(id) => {
            let generation = library.store().read(|reader| reader.generation(*id))?;
            let bytes = library.archive().read(generation.path.as_deref().unwrap_or_default())?;
            (bytes, format!("generation {id}"), Some(*id))
        }
        ReferenceInput::File(path) => {
            if !library.config().expose_paths {
                return Err(Invalid::new(
                    "reference",
                    path.display(),
                    "is a path, and paths are not taken here",
                )
                .hint("name a generation, or send the bytes")
                .into());
            }
            (read_file(path)?, path.display().to_string(), None)
        }
        ReferenceInput::Data(text) => {
            let bytes = BASE64.decode(text).map_err(|_| Invalid::new("reference", "", "is not base64"))?;
            (bytes, "the sent image".to_owned(), None)
        }
    };
    let stored = library.archive().keep_reference(&bytes, &name)?;
    Ok(Input { stored, role, generation_id })
}

/// Reads a file that may be anything: a folder and an endless device are refused before they are read.
fn read_file(path: &PathBuf) -> Result<Vec<u8>> {
    const MOST_BYTES: u64 = 64 << 20;
    let facts = std::fs::metadata(path).map_err(|error| Error::io("read", path, error))?;
    if !facts.is_file() {
        return Err(Invalid::new("reference", path.display(), "is not a file")
            .hint("name a PNG, JPEG or WebP file, or an id")
            .into());
    }
    if facts.len() > MOST_BYTES {
        let refusal = crate::ImageRefusal::TooManyBytes { bytes: facts.len() };
        return Err(Error::ImageRefused { source_name: path.display().to_string(), refusal });
    }
    std::fs::read(path).map_err(|error| Error::io("read", path, error))
}

/// Draws a seed that a person can copy: 32 bits.
fn fresh_seed(library: &Library) -> Seed {
    #[expect(clippy::cast_possible_truncation, reason = "32 random bits are wanted")]
    let bits = library.config().entropy.bits() as u32;
    Seed(u64::from(bits))
}

fn estimate(model: &Model, request: &JobRequest) -> Cost {
    let size = request.parameters.size;
    match size.and_then(|size| model.price.estimate(size, request.count)) {
        Some(amount) if model.price == crate::domain::Price::Free => {
            Cost { micro_usd: Some(amount), ..Cost::NOTHING }
        }
        Some(amount) => Cost::estimated(amount),
        None => Cost::UNKNOWN,
    }
}

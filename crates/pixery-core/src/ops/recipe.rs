//! From what was asked to jobs: what `generate`, `remix` and `regenerate` share. Names are looked up, settings held against
//! the model's capabilities, inputs stored, seeds drawn, and the count parted into requests.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::{base_size, check_against, check_count};
use super::draft::Draft;
use super::input::{Input, keep};
use crate::domain::{
    Cost, GenerationId, Job, JobId, JobRequest, Model, Parameters, ReferenceRole, ReferenceUse, Seed,
};
use crate::error::Result;
use crate::library::Library;
use crate::store::{NewJob, NewReference};

/// The jobs that a request became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queued {
    /// The jobs, in the order of their images. They are on disk.
    pub jobs: Vec<Job>,
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

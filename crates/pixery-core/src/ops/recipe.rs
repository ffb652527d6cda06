//! From what was asked to jobs: what `generate`, `remix` and `regenerate` share. Names are looked up, settings held against
//! the model's capabilities, inputs stored, seeds drawn, and the count parted into requests.

use std::cell::OnceCell;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::{base_size, check_against, check_count};
use super::consent::{self, Consent};
use super::draft::Draft;
use super::input::Input;
use super::withhold::{withhold_jobs, withhold_planned};
use crate::archive::StoredReference;
use crate::domain::{
    Cost, CostKind, GenerationId, Job, JobId, JobRequest, MicroUsd, Model, ModelId, NegativePrompt,
    Parameters, Price, Prompt, ProviderId, ReferenceRole, ReferenceUse, Seed,
};
use crate::error::Result;
use crate::faults;
use crate::library::Library;
use crate::store::{NewJob, NewReference, Stamp, Writer};

/// What a request would do, and what it is expected to cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Planned {
    /// Who is asked.
    pub provider: ProviderId,
    /// What is asked.
    pub model: ModelId,
    /// How many images.
    pub images: u32,
    /// In how many requests.
    pub requests: u32,
    /// The settings of the first request, size and seed filled in.
    pub parameters: Parameters,
    /// What all of it is expected to cost.
    pub cost: Cost,
    /// The prompt, as the model gets it: a preset is filled in.
    pub prompt: Prompt,
    /// The negative prompt, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub negative_prompt: Option<NegativePrompt>,
}

/// The jobs that a request became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queued {
    /// The jobs, in the order of their images. They are on disk. Empty when it was only asked what would be done.
    pub jobs: Vec<Job>,
    /// What was planned.
    pub planned: Planned,
}

/// Checks a draft and queues its jobs (W0). They are on disk when this returns.
pub(super) async fn queue(library: &Library, operation: &'static str, draft: Draft) -> Result<Queued> {
    library
        .apart(move |library| {
            let consent = draft.consent;
            let plan = Plan::of(library, draft, &OnceCell::new())?;
            let planned = plan.planned(library)?;
            if consent.dry_run {
                return Ok(Queued { jobs: Vec::new(), planned });
            }
            plan.check_ready(library)?;
            consent::check(library, planned.cost, &consent)?;
            let jobs = queue_plans(library, operation, &[plan], &consent)?;
            Ok(Queued { jobs, planned })
        })
        .await
}

/// Queues the jobs of plans as one batch, all of them or none.
pub(super) fn queue_plans(
    library: &Library,
    operation: &'static str,
    plans: &[Plan],
    consent: &Consent,
) -> Result<Vec<Job>> {
    let batch = library.new_key();
    let shares = Shares::of(plans, consent);
    let mut parts = Vec::with_capacity(plans.len());
    for plan in plans {
        let stored = plan.inputs.iter().map(|input| input.keep(library)).collect::<Result<Vec<_>>>()?;
        let place = library.providers()?.get(&plan.model.provider)?.place();
        let keys: Vec<String> = plan.requests.iter().map(|_| library.new_key()).collect();
        parts.push((plan, stored, place, keys));
    }
    let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: Some(operation) };
    let jobs = library.store().write(&stamp, |writer| {
        let mut ids: Vec<JobId> = Vec::new();
        for (plan, stored, place, keys) in &parts {
            if let Some(parent) = plan.parent_id {
                writer.require_generation(parent)?;
            }
            let references = plan.store_references(writer, stored)?;
            for (request, key) in plan.requests.iter().zip(keys) {
                let request = JobRequest { references: references.clone(), ..request.clone() };
                let cost = plan.estimate(&request);
                ids.push(writer.insert_job(&NewJob {
                    client_key: key,
                    batch: &batch,
                    provider: &plan.model.provider,
                    place,
                    request: &request,
                    cost,
                    max_cost: shares.of_job(cost),
                    idempotent: plan.model.capabilities.idempotency,
                    free: plan.free,
                    retry_of: None,
                })?);
            }
        }
        let mut jobs = ids.into_iter().map(|id| writer.job(id)).collect::<Result<Vec<_>>>()?;
        withhold_jobs(library, writer, &mut jobs)?;
        Ok(jobs)
    })?;
    faults::point("w0-committed");
    Ok(jobs)
}

/// What each job may cost of what all may: a known one what it is expected to, the others equal parts of what is left.
struct Shares {
    unknown: Option<MicroUsd>,
    is_limited: bool,
}

impl Shares {
    fn of(plans: &[Plan], consent: &Consent) -> Self {
        let costs: Vec<Cost> = plans
            .iter()
            .flat_map(|plan| plan.requests.iter().map(|request| plan.estimate(request)))
            .collect();
        let known: i64 = costs.iter().filter_map(|cost| cost.micro_usd).map(|amount| amount.0).sum();
        let unknown = costs.iter().filter(|cost| cost.micro_usd.is_none()).count();
        let parts = i64::try_from(unknown.max(1)).unwrap_or(i64::MAX);
        Self {
            unknown: consent.max_cost.map(|most| MicroUsd((most.0 - known).max(0) / parts)),
            is_limited: consent.max_cost.is_some(),
        }
    }

    fn of_job(&self, cost: Cost) -> Option<MicroUsd> {
        match cost.micro_usd {
            Some(amount) if self.is_limited => Some(amount),
            Some(_) => None,
            None => self.unknown,
        }
    }
}

/// A draft that was held against its model: one request a job, inputs read.
pub(super) struct Plan {
    prompt: Prompt,
    negative_prompt: Option<NegativePrompt>,
    model: Model,
    /// Whether its provider never charges.
    free: bool,
    requests: Vec<JobRequest>,
    kept_references: Vec<ReferenceUse>,
    inputs: Vec<Input>,
    parent_id: Option<GenerationId>,
}

impl Plan {
    /// Holds a draft against its model. A seed that nobody named is drawn into `fresh`, once for all plans that share it.
    pub(super) fn of(library: &Library, draft: Draft, fresh: &OnceCell<Seed>) -> Result<Self> {
        let name = draft.model.as_deref().unwrap_or(&library.config().default_model);
        let model = library.catalog()?.living_model(name, library.now())?.clone();
        check_count(draft.count)?;
        if let Some(parent) = draft.parent_id {
            library.store().read(|reader| reader.generation(parent).map(|_| ()))?;
        }
        let parameters = check_against(&model, &draft)?;
        let mut inputs = Vec::with_capacity(draft.references.len() + 1);
        for reference in &draft.references {
            inputs.push(Input::read(library, reference, ReferenceRole::Reference)?);
        }
        if let Some(mask) = &draft.mask {
            inputs.push(Input::read(library, mask, ReferenceRole::Mask)?);
        }
        let parameters =
            Parameters { size: base_size(&model, &draft, &inputs).or(parameters.size), ..parameters };
        let first_seed = match parameters.seed {
            Some(seed) => Some(seed),
            None if model.capabilities.seed => Some(*fresh.get_or_init(|| fresh_seed(library))),
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
        let free = library.providers()?.free().any(|id| id == model.provider);
        Ok(Self {
            prompt: draft.prompt,
            negative_prompt: draft.negative_prompt,
            model,
            free,
            requests,
            kept_references: draft.kept_references,
            inputs,
            parent_id: draft.parent_id,
        })
    }

    /// Looks whether the provider can be asked.
    pub(super) fn check_ready(&self, library: &Library) -> Result<()> {
        library.providers()?.get(&self.model.provider)?.check_ready()
    }

    /// Returns what the plan would do.
    pub(super) fn planned(&self, library: &Library) -> Result<Planned> {
        let costs: Vec<Cost> = self.requests.iter().map(|request| self.estimate(request)).collect();
        let parameters = self.requests.first().map(|request| request.parameters.clone());
        let mut planned = Planned {
            provider: self.model.provider.clone(),
            model: self.model.id.clone(),
            images: self.requests.iter().map(|request| request.count).sum(),
            requests: u32::try_from(self.requests.len()).unwrap_or(u32::MAX),
            parameters: parameters.unwrap_or_default(),
            cost: total(&costs),
            prompt: self.prompt.clone(),
            negative_prompt: self.negative_prompt.clone(),
        };
        if let Some(request) = self.requests.first() {
            withhold_planned(library, request, &mut planned)?;
        }
        Ok(planned)
    }

    /// Makes the stored inputs known to the database, and returns all of the recipe's references: the mask last.
    fn store_references(&self, writer: &Writer<'_>, stored: &[StoredReference]) -> Result<Vec<ReferenceUse>> {
        let mut references = self.kept_references.clone();
        for (input, stored) in self.inputs.iter().zip(stored) {
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
                role: input.role,
                sha256: stored.sha256,
                format: stored.format,
                width: stored.width,
                height: stored.height,
                generation_id: input.generation_id,
                path: Some(stored.path.clone()),
            });
        }
        references.sort_by_key(|reference| reference.role == ReferenceRole::Mask);
        Ok(references)
    }

    fn estimate(&self, request: &JobRequest) -> Cost {
        if self.free {
            return Cost::NOTHING;
        }
        estimate(&self.model, request)
    }
}

/// Draws a seed that a person can copy: 32 bits.
fn fresh_seed(library: &Library) -> Seed {
    #[expect(clippy::cast_possible_truncation, reason = "32 random bits are wanted")]
    let bits = library.config().entropy.bits() as u32;
    Seed(u64::from(bits))
}

/// Returns what a request is expected to cost by the catalog.
pub(super) fn estimate(model: &Model, request: &JobRequest) -> Cost {
    match model.price.estimate(&request.parameters, request.count) {
        Some(amount) if model.price == Price::Free => Cost { micro_usd: Some(amount), ..Cost::NOTHING },
        Some(amount) => Cost::estimated(amount),
        None => Cost::UNKNOWN,
    }
}

/// Adds up what is known in the same way; one unknown makes the whole unknown.
pub(super) fn total(costs: &[Cost]) -> Cost {
    if costs.iter().all(|cost| cost.kind == CostKind::NotCharged) {
        return Cost::NOTHING;
    }
    let amounts: Option<Vec<i64>> = costs.iter().map(|cost| cost.micro_usd.map(|amount| amount.0)).collect();
    amounts.map_or(Cost::UNKNOWN, |amounts| {
        Cost::estimated(MicroUsd(amounts.into_iter().fold(0, i64::saturating_add)))
    })
}

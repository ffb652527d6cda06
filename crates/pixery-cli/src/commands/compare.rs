//! `compare-models`: one recipe over several models, and one table of what came of it.

use std::path::Path;

use pixery_core::Library;
use pixery_core::domain::{Cost, CostKind, GenerationId, Job, JobFailure, JobId, JobState, MicroUsd};
use pixery_core::ops::compare::{self, CompareModels};
use pixery_core::ops::consent::Consent;
use pixery_core::ops::generate::Generate;
use pixery_core::ops::recipe::Planned;
use pixery_core::ops::view::{self, ViewGenerations, ViewedImage};
use schemars::JsonSchema;
use serde::Serialize;

use super::generate::{Recipe, request};
use super::waiting::{self, Answer, Made};
use super::{consent, copy};
use crate::cli::CompareArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// What one model made of the recipe.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Contender {
    pub(crate) model: String,
    pub(crate) provider: String,
    pub(crate) job_id: JobId,
    pub(crate) state: JobState,
    /// Nothing while it isn't made, or where it never will be.
    pub(crate) generation_id: Option<GenerationId>,
    /// From the moment that a worker began to the end.
    pub(crate) seconds: Option<f64>,
    pub(crate) cost: Cost,
    pub(crate) failure: Option<JobFailure>,
}

/// What all of it cost; what is known in different ways stays apart.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Costs {
    pub(crate) reported: MicroUsd,
    pub(crate) estimated: MicroUsd,
    pub(crate) unknown: u32,
    pub(crate) not_charged: u32,
}

/// What `--dry-run` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WouldCompare<'p> {
    /// What each model would be asked, in the order of the models.
    planned: &'p [Planned],
    /// What all of it would cost.
    cost: Cost,
}

/// What the command prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Comparison<'m> {
    batch: Option<&'m str>,
    models: Vec<Contender>,
    costs: Costs,
    #[serde(flatten)]
    made: &'m Made,
    sheet: Option<ViewedImage>,
}

pub(super) fn compare(context: &Context, command: &str, args: CompareArgs) -> Result<(), Failure> {
    let (spend, sheet) = (args.spend, args.sheet);
    let models: Vec<String> =
        args.models.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    let recipe = Recipe {
        words: args.words,
        preset: args.preset,
        model: None,
        references: args.references,
        mask: args.mask,
        parent: args.parent,
        settings: args.settings,
        filing: args.filing,
    };
    let many = u32::try_from(models.len()).unwrap_or(u32::MAX);
    let (library, recipe, copy_to) = request(context, recipe, 1, many)?;
    let consent = consent::of(context, &spend)?;
    waiting::run(async || {
        let queue = async |consent: Consent| {
            let recipe = Generate { consent, ..recipe.clone() };
            compare::compare(library, CompareModels { models: models.clone(), recipe }).await
        };
        let compared = consent::queue(context, consent, queue).await?;
        if consent.dry_run {
            let (planned, cost) = (compared.planned.as_slice(), compared.cost);
            return context.output.data(command, &WouldCompare { planned, cost }, || {
                output::plans(planned, cost, context.output.width(), context.output.page())
            });
        }
        waiting::see_through(context, command, library, compared.jobs, spend.wait, async |made| {
            answer(context, library, made, copy_to.as_deref(), sheet).await
        })
        .await
    })
}

async fn answer(
    context: &Context,
    library: &Library,
    made: &Made,
    copy_to: Option<&Path>,
    wants_sheet: bool,
) -> Answer {
    let copied = copy::copy(copy_to, &made.generations);
    let (sheet, shown) = match wants_sheet && !made.generations.is_empty() {
        true => match lay_out(library, made).await {
            Ok(sheet) => (sheet, Ok(())),
            Err(failure) => (None, Err(failure)),
        },
        false => (None, Ok(())),
    };
    let models: Vec<Contender> = made.jobs.iter().map(contender).collect();
    let costs = costs(&models);
    let text =
        output::comparison(&models, &costs, sheet.as_ref(), context.output.width(), context.output.ink());
    let batch = made.jobs.first().map(|job| job.batch.as_str());
    let data = serde_json::to_value(Comparison { batch, models, costs, made, sheet });
    Answer { data: data.unwrap_or_default(), text, failure: copied.and(shown).err() }
}

async fn lay_out(library: &Library, made: &Made) -> Result<Option<ViewedImage>, Failure> {
    let request = ViewGenerations {
        ids: made.generations.iter().map(|generation| generation.id).collect(),
        width: None,
        height: None,
        max_tokens: None,
        sheet: true,
        full: false,
    };
    Ok(view::view(library, request).await?.sheet)
}

fn contender(job: &Job) -> Contender {
    let millis = |(began, ended): (pixery_core::domain::Timestamp, pixery_core::domain::Timestamp)| {
        ended.millis() - began.millis()
    };
    #[expect(clippy::cast_precision_loss, reason = "a job takes far less than 2^52 ms")]
    let seconds = job.started_at.zip(job.ended_at).map(|times| millis(times) as f64 / 1_000.0);
    Contender {
        model: job.request.model.to_string(),
        provider: job.provider.to_string(),
        job_id: job.id,
        state: job.state,
        generation_id: job.generation_ids.first().copied(),
        seconds,
        cost: job.cost,
        failure: job.failure.clone(),
    }
}

fn costs(models: &[Contender]) -> Costs {
    let mut costs = Costs::default();
    for Cost { micro_usd, kind } in models.iter().map(|model| model.cost) {
        let amount = micro_usd.unwrap_or_default().0;
        match kind {
            CostKind::Reported => costs.reported.0 += amount,
            CostKind::Estimated => costs.estimated.0 += amount,
            CostKind::Unknown => costs.unknown += 1,
            CostKind::NotCharged => costs.not_charged += 1,
        }
    }
    costs
}

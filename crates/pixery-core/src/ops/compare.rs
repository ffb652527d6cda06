//! One recipe over several models.

use std::cell::OnceCell;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent;
use super::draft::Draft;
use super::generate::Generate;
use super::recipe::{Plan, Planned, queue_plans, total};
use crate::domain::{Cost, Invalid, Job, MicroUsd, ModelId};
use crate::error::{Error, Misfit, Result};
use crate::library::Library;

/// The most models that are compared at once.
const MOST_MODELS: usize = 24;

/// One recipe, to be made by several models.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompareModels {
    /// The models by id or alias, 2 to 24, each once.
    pub models: Vec<String>,
    /// What each of them makes: one image, without a model of its own. What it may cost is what all of them may together.
    pub recipe: Generate,
}

/// The jobs of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// One job a model, in the order of the models, all of one batch. They are on disk. Empty when it was only asked what would be
    /// done.
    pub jobs: Vec<Job>,
    /// What each model was planned to do, in the same order.
    pub planned: Vec<Planned>,
    /// What all of it is expected to cost; unknown when one of them is.
    pub cost: Cost,
}

/// Queues one recipe once for each of several models, as one batch. Models that take a seed get the same one. Nothing is queued
/// unless every model can do it.
///
/// # Errors
/// As [`generate`](super::generate::generate), naming each model that can't do what is asked; `invalid` for fewer than two models,
/// one that is named twice, or a recipe with a model or a count.
pub async fn compare(library: &Library, request: CompareModels) -> Result<Compared> {
    let CompareModels { models, recipe } = request;
    check(&models, &recipe)?;
    let consent = recipe.consent;
    let draft = recipe.draft(library).await?;
    library
        .apart(move |library| {
            let plans = plan_each(library, &models, &draft, consent.dry_run)?;
            let planned: Vec<Planned> =
                plans.iter().map(|plan| plan.planned(library)).collect::<Result<_>>()?;
            let costs: Vec<Cost> = planned.iter().map(|planned| planned.cost).collect();
            let cost = total(&costs);
            if consent.dry_run {
                return Ok(Compared { jobs: Vec::new(), planned, cost });
            }
            consent::check(library, cost, &consent)?;
            check_known(&costs, consent.max_cost)?;
            let jobs = queue_plans(library, "compare_models", &plans, &consent)?;
            Ok(Compared { jobs, planned, cost })
        })
        .await
}

fn check(models: &[String], recipe: &Generate) -> Result<()> {
    let refused = |reason: String, hint: &str| Err(Invalid::new("comparison", "", reason).hint(hint).into());
    if recipe.model.is_some() {
        return refused("has a model beside those to compare".to_owned(), "name it among them");
    }
    if recipe.count != 1 {
        return refused("makes one image a model".to_owned(), "compare first, then make more with the best");
    }
    match models.len() {
        0 | 1 => refused("needs two models or more".to_owned(), "`pixery models` lists them all"),
        2..=MOST_MODELS => Ok(()),
        many => refused(format!("takes at most {MOST_MODELS} models, not {many}"), "part it into several"),
    }
}

/// Holds the draft against every model; those that can't do it are named together.
fn plan_each(library: &Library, models: &[String], draft: &Draft, is_dry: bool) -> Result<Vec<Plan>> {
    let fresh = OnceCell::new();
    let mut known: Vec<ModelId> = Vec::with_capacity(models.len());
    let (mut plans, mut misfits) = (Vec::with_capacity(models.len()), Vec::new());
    for name in models {
        let draft = Draft { model: Some(name.clone()), ..draft.clone() };
        let ready = |plan: &Plan| if is_dry { Ok(()) } else { plan.check_ready(library) };
        match Plan::of(library, draft, &fresh).and_then(|plan| ready(&plan).map(|()| plan)) {
            Ok(plan) => {
                let id = plan.planned(library)?.model;
                if known.contains(&id) {
                    let also =
                        if *name == id.to_string() { String::new() } else { format!("is {id}, which ") };
                    return Err(Invalid::new("model", name, format!("{also}is named twice"))
                        .hint("name each model once")
                        .into());
                }
                known.push(id);
                plans.push(plan);
            }
            Err(error) => misfits.push(Misfit { model: name.clone(), error }),
        }
    }
    if misfits.is_empty() { Ok(plans) } else { Err(Error::Misfits { misfits, asked: models.len() }) }
}

/// Refuses what is known to cost more than was agreed to, where the whole is not known.
fn check_known(costs: &[Cost], most: Option<MicroUsd>) -> Result<()> {
    let known = costs.iter().filter_map(|cost| cost.micro_usd).map(|amount| amount.0).sum();
    match most {
        Some(most) if MicroUsd(known) > most => Err(Error::Consent {
            estimate: Some(MicroUsd(known)),
            reason: format!("--max-cost allows {most} (and some of it has no known price)"),
        }),
        _ => Ok(()),
    }
}

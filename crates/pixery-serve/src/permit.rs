//! What a server lets be done, by the effect that each operation of the table declares.

use axum::http::{HeaderMap, StatusCode};
use pixery_api::{Effect, Operation};
use pixery_core::domain::{CostKind, JobId};
use serde_json::{Value, json};

use crate::door::Door;
use crate::refusal::Refusal;

/// Refuses what this server was not started for.
pub(crate) fn require_allowed(
    door: &Door,
    operation: &Operation,
    headers: &HeaderMap,
) -> Result<(), Refusal> {
    let name = operation.name;
    match operation.effect {
        // Where a person looks, and what they answer a program, changes nothing of the library.
        Effect::Read | Effect::Signal => Ok(()),
        Effect::Write | Effect::Destroy if door.allow.write => Ok(()),
        Effect::Spend if door.allow.generate => Ok(()),
        Effect::Keys if door.keeps_keys(headers) => Ok(()),
        Effect::Keys if door.allow.write => Err(Refusal::forbidden(
            format!("{name} is not allowed: this server is not for this machine alone"),
            "use `pixery keys` there, the window, or a server without --listen, --host and a proxy",
        )),
        Effect::Write | Effect::Destroy | Effect::Keys => Err(read_only(name)),
        Effect::Spend => Err(Refusal::forbidden(
            format!("{name} is not allowed: this server does not generate"),
            "start it with `pixery serve --allow-generate`",
        )),
    }
}

/// Refuses a change of the library where there may be none.
pub(crate) fn read_only(what: &str) -> Refusal {
    Refusal::forbidden(
        format!("{what} is not allowed: this server only shows"),
        "start it with `pixery serve --allow-write`",
    )
}

/// Refuses to spend where no budget limits it. What costs nothing needs none.
pub(crate) async fn require_budget(door: &Door, operation: &Operation, input: &Value) -> Result<(), Refusal> {
    if operation.effect != Effect::Spend || input.pointer("/consent/dryRun") == Some(&Value::Bool(true)) {
        return Ok(());
    }
    let library = door.library();
    let today = library.now().day_in(library.identity().zone);
    let actor = library.config().actor.clone();
    let budgets = library.read(move |reader| reader.budgets_of(&actor, &today)).await;
    if !budgets.map_err(|error| Refusal::of(library, &error))?.is_empty()
        || is_free(door, operation, input).await?
    {
        return Ok(());
    }
    Err(Refusal::new(
        StatusCode::PAYMENT_REQUIRED,
        "budget",
        "this may cost money, and no budget limits it; nothing was sent",
        "set one first: `pixery budget set --day 5`",
    ))
}

/// Returns whether an operation costs nothing for certain.
async fn is_free(door: &Door, operation: &Operation, input: &Value) -> Result<bool, Refusal> {
    match operation.name {
        "generate" | "remix" | "regenerate" => is_planned_free(door, operation, input).await,
        "retry_jobs" => are_free(door, input.get("ids")).await,
        "resolve_job" => match input.get("decision").and_then(Value::as_str) {
            Some("resend") => are_free(door, input.get("id")).await,
            _ => Ok(true),
        },
        _ => Ok(false),
    }
}

/// Asks what a request would cost, without doing it. What can't even be planned is refused by itself.
async fn is_planned_free(door: &Door, operation: &Operation, input: &Value) -> Result<bool, Refusal> {
    let mut dry = input.clone();
    let Some(fields) = dry.as_object_mut() else { return Ok(true) };
    fields.insert("consent".to_owned(), json!({ "dryRun": true }));
    let planned = pixery_api::call(door.library(), operation.name, dry).await;
    let planned = planned.map_err(|body| Refusal::of_body(door.library(), body))?;
    let kind = planned.pointer("/planned/cost/kind").cloned().unwrap_or_default();
    Ok(serde_json::from_value::<CostKind>(kind).is_ok_and(|kind| kind == CostKind::NotCharged))
}

/// Returns whether these jobs' providers charge nothing. Ids that are none are refused by the operation itself.
async fn are_free(door: &Door, ids: Option<&Value>) -> Result<bool, Refusal> {
    let ids =
        ids.map(|ids| ids.as_array().map_or(std::slice::from_ref(ids), Vec::as_slice)).unwrap_or_default();
    let ids: Vec<JobId> = ids.iter().filter_map(|id| id.as_i64().map(JobId)).take(1_000).collect();
    let library = door.library();
    let are_free = library.apart(move |library| {
        let free: Vec<_> = library.providers()?.free().collect();
        library.store().read(|reader| {
            for id in ids {
                match reader.job(id) {
                    Ok(job) if !free.contains(&job.provider) => return Ok(false),
                    _ => {}
                }
            }
            Ok(true)
        })
    });
    are_free.await.map_err(|error| Refusal::of(library, &error))
}

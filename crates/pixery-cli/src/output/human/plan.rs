//! What would be done, and what it would cost.

use pixery_core::ops::recipe::Planned;

use super::{Page, facts};

/// Returns the plan of a request that was not queued.
pub(crate) fn plan(planned: &Planned, page: Page) -> String {
    let Planned { provider, model, images, requests, parameters, cost, prompt, negative_prompt } = planned;
    let requests = if *requests == 1 { "1 request".to_owned() } else { format!("{requests} requests") };
    let text = |value: Option<String>| value.unwrap_or_default();
    let lines = [
        ("prompt", prompt.to_string()),
        ("negative", text(negative_prompt.as_ref().map(ToString::to_string))),
        ("model", format!("{model} by {provider}")),
        ("images", format!("{images} in {requests}")),
        ("size", text(parameters.size.map(|size| size.to_string()))),
        ("seed", text(parameters.seed.map(|seed| seed.to_string()))),
        ("steps", text(parameters.steps.map(|steps| steps.to_string()))),
        ("cost", cost.to_string()),
    ];
    facts(&lines, page)
}

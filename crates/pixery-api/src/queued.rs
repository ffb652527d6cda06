//! Which jobs an operation left in the queue: whoever ran it has to see to it that somebody runs them.

use pixery_core::domain::JobId;
use serde_json::Value;

use crate::operation::{Effect, Operation};

/// Returns the jobs that an operation queued, by what it answered with; none for an operation that queues none.
#[must_use]
pub fn queued_jobs(operation: &Operation, output: &Value) -> Vec<JobId> {
    if operation.effect != Effect::Spend {
        return Vec::new();
    }
    let one = std::slice::from_ref(output);
    let jobs = output.get("jobs").and_then(Value::as_array).map_or(one, Vec::as_slice);
    jobs.iter().filter_map(|job| job.get("id")?.as_i64().map(JobId)).collect()
}

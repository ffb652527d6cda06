//! What a job is doing, in a few words.

use pixery_core::domain::{Job, JobProgress, JobState, Timestamp};

use super::super::clean;

/// Returns how far a job is by its row.
pub(super) fn step_of(job: &Job) -> JobProgress {
    JobProgress {
        job_id: job.id,
        step: job.step,
        steps: job.steps,
        queue_position: job.queue_position,
        label: job.label.clone().unwrap_or_default(),
        preview: None,
    }
}

/// Returns what makes a job worth a new line off a terminal: its state, and what it waits for. Steps are not.
pub(super) fn news(job: &Job) -> Option<String> {
    let why = job.failure.as_ref().map(|why| why.message.as_str());
    match (job.state, why) {
        (JobState::Queued, None) => None,
        (state, why) => Some(format!(
            "{} {} {:?}",
            state.name(),
            why.unwrap_or_default(),
            job.not_before.map(Timestamp::millis)
        )),
    }
}

/// Returns what a job is doing, and why it waits.
pub(super) fn message(job: &Job, now: Timestamp) -> String {
    let (id, provider) = (job.id, clean(job.provider.as_str()));
    match job.state {
        JobState::Queued => format!("{id} waits{}", waits_for(job, now)),
        JobState::Submitting => with_step(format!("{id} is sent to {provider}"), job),
        JobState::Submitted => with_step(format!("{id} is at {provider}"), job),
        JobState::Downloading => match &job.failure {
            // The answer is there, and the disk doesn't take it.
            Some(why) => format!("{id} is saved: {}", clean(&why.message)),
            None => format!("{id} is saved"),
        },
        state => format!("{id} is {}", state.name()),
    }
}

/// Returns a step in words: its label, or its place in the provider's queue.
pub(super) fn step(step: &JobProgress) -> String {
    match step.queue_position {
        Some(before) if step.step.is_none() => format!("{} in line", ordinal(before.saturating_add(1))),
        _ => clean(&step.label),
    }
}

fn with_step(said: String, job: &Job) -> String {
    let step = step(&step_of(job));
    if step.is_empty() { said } else { format!("{said}: {step}") }
}

/// Says what a queued job waits for, the time first: a terminal's line may end before the reason does.
fn waits_for(job: &Job, now: Timestamp) -> String {
    let Some(why) = &job.failure else { return " for its turn".to_owned() };
    let seconds = job.not_before.map(|at| (at.millis().saturating_sub(now.millis()).max(0) + 999) / 1_000);
    let time = seconds.map(|seconds| format!(" {seconds} s")).unwrap_or_default();
    format!("{time}: {}", clean(&why.message))
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (1, hundredth) if hundredth != 11 => "st",
        (2, hundredth) if hundredth != 12 => "nd",
        (3, hundredth) if hundredth != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_line_is_an_ordinal() {
        let said = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal);
        assert_eq!(said, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]);
    }
}

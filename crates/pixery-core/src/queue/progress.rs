//! What a running job says of itself: each step as an event, about once a second on its row where it changed.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::stop::ToStop;
use crate::domain::{Event, JobProgress, Timestamp};
use crate::error::Error;
use crate::library::Library;
use crate::providers::{ProgressSink, StepReport};
use crate::store::{Claim, JobStep, Stamp};

/// The least time between two writes of one job's progress, in ms.
const WRITE_EVERY: i64 = 1_000;

/// What stands on the row, and since when.
struct Written {
    at: Timestamp,
    report: StepReport,
}

/// Returns the sink of a claimed job. `to_stop` is what it asks about being stopped; without it, it never asks to stop.
pub(super) fn sink(library: &Library, claim: &Claim, to_stop: Option<&ToStop>) -> ProgressSink {
    let (library, claim, to_stop) = (library.clone(), claim.clone(), to_stop.cloned());
    let written = Mutex::new(Written { at: library.now(), report: StepReport::default() });
    Arc::new(move |report: StepReport| {
        if to_stop.as_ref().is_some_and(|to_stop| to_stop.contains(claim.job.id)) {
            return ControlFlow::Break(());
        }
        let is_new = keep(&library, &claim, &report, &written);
        if is_new || report.preview.is_some() {
            library.send(Event::Progress(JobProgress {
                job_id: claim.job.id,
                step: report.step,
                steps: report.steps,
                queue_position: report.queue_position,
                label: report.label,
                preview: report.preview.map(|picture| BASE64.encode(picture)),
            }));
        }
        ControlFlow::Continue(())
    })
}

/// Writes the step to the job's row, unless that was done just now, and returns whether it says anything new. Progress is talk: a
/// failure to write it must not end a request that may cost money.
fn keep(library: &Library, claim: &Claim, report: &StepReport, written: &Mutex<Written>) -> bool {
    let now = library.now();
    let mut last = written.lock().unwrap_or_else(PoisonError::into_inner);
    if says_the_same(&last.report, report) {
        return false;
    }
    let since = now.millis() - last.at.millis();
    // A clock that was set back must not silence a job.
    if (0..WRITE_EVERY).contains(&since) {
        return true;
    }
    *last = Written { at: now, report: StepReport { preview: None, ..report.clone() } };
    drop(last);
    let (library, claim, report) = (library.clone(), claim.clone(), report.clone());
    let write = move || write(&library, &claim, &report, now);
    match tokio::runtime::Handle::try_current() {
        // The database may be busy for a while; whoever reports must not wait for it.
        Ok(runtime) => drop(runtime.spawn_blocking(write)),
        Err(_) => write(),
    }
    true
}

fn write(library: &Library, claim: &Claim, report: &StepReport, at: Timestamp) {
    let step = JobStep {
        step: report.step,
        steps: report.steps,
        queue_position: report.queue_position,
        label: (!report.label.is_empty()).then_some(report.label.as_str()),
    };
    let stamp = Stamp { actor: &claim.job.actor, at, operation: None };
    match library.store().write(&stamp, |writer| writer.set_progress(claim, &step)) {
        // It ended meanwhile.
        Ok(()) | Err(Error::TakenOver(_)) => {}
        Err(error) => tracing::warn!(%error, job = %claim.job.id, "progress could not be kept"),
    }
}

fn says_the_same(one: &StepReport, other: &StepReport) -> bool {
    (one.step, one.steps, one.queue_position, &one.label)
        == (other.step, other.steps, other.queue_position, &other.label)
}

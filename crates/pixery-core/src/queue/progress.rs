//! What a running job says of itself: each step as an event, about once a second on its row.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Stop;
use crate::domain::{Event, JobProgress, Timestamp};
use crate::library::Library;
use crate::providers::{ProgressSink, StepReport};
use crate::store::{Claim, Stamp};

/// The least time between two writes of one job's progress, in ms.
const WRITE_EVERY: i64 = 1_000;

/// Returns the sink of a claimed job.
pub(super) fn sink(library: &Library, claim: &Claim, stop: &Stop) -> ProgressSink {
    let (library, claim, stop) = (library.clone(), claim.clone(), stop.clone());
    let written = Mutex::new(library.now());
    Arc::new(move |report: StepReport| {
        if stop.is_asked() {
            return ControlFlow::Break(());
        }
        keep(&library, &claim, &report, &written);
        library.send(Event::Progress(JobProgress {
            job_id: claim.job.id,
            step: report.step,
            steps: report.steps,
            queue_position: report.queue_position,
            label: report.label,
            preview: report.preview.map(|jpeg| BASE64.encode(jpeg)),
        }));
        ControlFlow::Continue(())
    })
}

/// Writes the step to the job's row, unless that was done just now. Progress is talk: a failure to write it must not
/// end a request that may cost money.
fn keep(library: &Library, claim: &Claim, report: &StepReport, written: &Mutex<Timestamp>) {
    let now = library.now();
    let mut last = written.lock().unwrap_or_else(PoisonError::into_inner);
    if now.millis() - last.millis() < WRITE_EVERY {
        return;
    }
    *last = now;
    let stamp = Stamp { actor: &claim.job.actor, at: now, operation: None };
    if let Err(error) =
        library.store().write(&stamp, |writer| writer.set_progress(claim, report.step, report.steps))
    {
        tracing::warn!(%error, job = %claim.job.id, "progress could not be kept");
    }
}

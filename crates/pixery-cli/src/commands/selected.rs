//! `selection`: what the person has selected in the gallery.

use std::time::{Duration, Instant};

use pixery_core::domain::{Event, GenerationId, PersonsSelection, ShownView, Topic};
use pixery_core::ops::focus::{self, ShowSelection};
use pixery_core::{Error, Library, Session};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::cli::SelectedArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::{self, Shape};

/// How long a selection stands still before it counts as made.
const SETTLED: Duration = Duration::from_millis(500);

pub(super) fn selected(context: &Context, command: &str, args: &SelectedArgs) -> Result<(), Failure> {
    let library = context.library()?;
    let selection = if args.wait { next(library, args.timeout)? } else { now(library)? };
    let selection = selection.ok_or(Error::NoGallery)?;
    if args.ids && context.output.shape == Shape::Human {
        let lines: String = chosen(&selection).map(|id| format!("{}\n", id.0)).collect();
        context.output.print(&lines);
        return Ok(());
    }
    context.output.data(command, &selection, || output::selection_page(&selection))
}

/// What commands of the gallery would act on.
fn chosen(selection: &PersonsSelection) -> impl Iterator<Item = GenerationId> {
    let cursor = selection.cursor.filter(|_| selection.mark_count == 0);
    selection.marks.iter().copied().chain(cursor)
}

fn now(library: &Library) -> Result<Option<PersonsSelection>, Failure> {
    Ok(pollster::block_on(focus::selection(library, ShowSelection {}))?.selection)
}

/// Waits until the selection is another one and stands still, or the time is over.
fn next(library: &Library, timeout: Option<u64>) -> Result<Option<PersonsSelection>, Failure> {
    let until = timeout.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let session = Session::over(library.clone())?;
    let mut listener = session.listen();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.map_err(|error| Error::Internal(format!("no runtime: {error}")))?;
    let first = now(library)?;
    let mut last = first.clone();
    let mut changed_at = None;
    loop {
        let settled = changed_at.map(|at: Instant| at + SETTLED);
        let deadline = [until, settled].into_iter().flatten().min();
        let is_open = runtime.block_on(woken(&mut listener, deadline));
        let read = now(library)?;
        if matter(read.as_ref()) != matter(last.as_ref()) {
            changed_at = Some(Instant::now());
        } else if settled.is_some_and(|settled| Instant::now() >= settled) {
            if matter(read.as_ref()) != matter(first.as_ref()) {
                return Ok(read);
            }
            // It went back to what it was: no change to tell of.
            changed_at = None;
        }
        last = read;
        if !is_open || until.is_some_and(|until| Instant::now() >= until) {
            return Ok(last);
        }
    }
}

/// Waits until something about the focus changed or the time is over; returns false when nothing will come any more.
async fn woken(listener: &mut Receiver<Event>, deadline: Option<Instant>) -> bool {
    loop {
        let heard = match deadline {
            None => listener.recv().await,
            Some(deadline) => match tokio::time::timeout_at(deadline.into(), listener.recv()).await {
                Ok(heard) => heard,
                Err(_) => return true,
            },
        };
        match heard {
            Ok(Event::Changed { changes, .. })
                if changes.iter().all(|change| change.topic != Topic::Focus) => {}
            Ok(Event::Progress(_)) => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return true,
            Err(RecvError::Closed) => return false,
        }
    }
}

/// What makes a selection another one: not what scrolled by, nor which window has the focus.
type Matter<'a> = (
    Option<GenerationId>,
    &'a [GenerationId],
    usize,
    &'a ShownView,
    Option<GenerationId>,
    &'a [GenerationId],
);

fn matter(selection: Option<&PersonsSelection>) -> Option<Matter<'_>> {
    let PersonsSelection { cursor, marks, mark_count, view, viewer, compare, .. } = selection?;
    Some((*cursor, marks, *mark_count, view, *viewer, compare))
}

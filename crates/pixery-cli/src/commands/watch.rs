//! `watch`: what changes, as it happens. Events only wake it: what it prints is read from the change log past its own cursor, so
//! that nothing is missed and nothing told twice.

use std::time::{Duration, Instant};

use pixery_core::domain::{Event, Invalid, Topic, nearest};
use pixery_core::ops::changes::{self, ListChanges};
use pixery_core::{Error, Library, Session};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::cli::WatchArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::Shape;

/// How often it is looked whether anybody still reads, while nothing happens.
const LOOK: Duration = Duration::from_secs(5);

pub(super) fn watch(context: &Context, command: &str, args: &WatchArgs) -> Result<(), Failure> {
    let topics = args.topics.iter().map(|name| topic(name)).collect::<Result<Vec<_>, _>>()?;
    let until = args.timeout.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let library = context.library()?;
    let session = Session::over(library.clone())?;
    let mut listener = session.listen();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.map_err(|error| Error::Internal(format!("no runtime: {error}")))?;
    let mut cursor = args.since;
    // Under --json one object is the answer: the first change, or that there was none until the time was over.
    let is_stream = context.output.shape != Shape::Json;
    let mut is_first = true;
    loop {
        let event = runtime.block_on(since(library, cursor, &topics))?;
        cursor = Some(sequence(&event));
        let is_over = until.is_some_and(|until| Instant::now() >= until);
        if is_stream {
            if is_first || says_something(&event) {
                context.output.stream(&event);
            }
            if is_over || context.output.is_closed() {
                return Ok(());
            }
        } else if is_over || says_something(&event) {
            return context.output.data(command, &event, String::new);
        }
        is_first = false;
        if !runtime.block_on(woken(&mut listener, until, || context.output.is_unread())) {
            return Ok(());
        }
    }
}

async fn since(library: &Library, since: Option<i64>, topics: &[Topic]) -> Result<Event, Failure> {
    Ok(changes::list(library, ListChanges { since, topics: topics.to_vec() }).await?)
}

/// Waits until something happened or the time is over; returns false when nobody reads any more.
async fn woken(listener: &mut Receiver<Event>, until: Option<Instant>, is_unread: impl Fn() -> bool) -> bool {
    loop {
        let left = until.map_or(LOOK, |until| until.saturating_duration_since(Instant::now()).min(LOOK));
        match tokio::time::timeout(left, listener.recv()).await {
            Ok(Ok(Event::Progress(_))) => {}
            Ok(Ok(_) | Err(RecvError::Lagged(_))) => return true,
            Ok(Err(RecvError::Closed)) => return false,
            Err(_) if is_unread() => return false,
            Err(_) if until.is_some_and(|until| Instant::now() >= until) => return true,
            Err(_) => {}
        }
    }
}

fn sequence(event: &Event) -> i64 {
    match event {
        Event::Changed { sequence, .. } | Event::Everything { sequence } => *sequence,
        Event::Progress(_) => 0,
    }
}

fn says_something(event: &Event) -> bool {
    !matches!(event, Event::Changed { changes, .. } if changes.is_empty())
}

fn topic(name: &str) -> Result<Topic, Failure> {
    Topic::from_name(name).ok_or_else(|| {
        let names = Topic::ALL.map(Topic::name);
        let hint = match nearest(name, names) {
            Some(near) => format!("did you mean {near}? There are {}", names.join(", ")),
            None => format!("there are {}", names.join(", ")),
        };
        Invalid::new("topic", name, "is not known").hint(hint).into()
    })
}

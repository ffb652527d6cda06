//! Events: what changed, as it happens, one server-sent message a time.
//!
//! A listener's own cursor decides what it is told: every message is read from the change log past it. What is heard in the
//! process only wakes; so a reconnect misses nothing, a slow reader holds no memory, and a burst is one message.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::response::Sse;
use axum::response::sse::{Event as Message, KeepAlive};
use futures_util::Stream;
use futures_util::stream::unfold;
use pixery_core::domain::{Event, JobId, JobProgress};
use pixery_core::{Error, Library};
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::door::Shared;
use crate::refusal::Refusal;

/// How long further changes are gathered into one message after the first.
const GATHER: Duration = Duration::from_millis(50);

/// How often a silent line is shown to be alive.
const PING: Duration = Duration::from_secs(15);

/// The backstop: a line looks at the log by itself when it was woken by nobody for this long.
const LOOK: Duration = Duration::from_secs(30);

/// Answers with a stream: a `hello` with the cursor that it starts from, then an event whenever something changes.
pub(crate) async fn events(
    State(door): State<Shared>,
    request: Request,
) -> Result<Sse<impl Stream<Item = Result<Message, Infallible>>>, Refusal> {
    let asked = cursor(&request)?;
    // Before the cursor is read, so that nothing falls between the two.
    let wakes = door.session.listen();
    let library = door.library().clone();
    let last = library.read(|reader| reader.last_change()).await;
    let last = last.map_err(|error| Refusal::of(&library, &error))?;
    let line = Line {
        cursor: asked.unwrap_or(last),
        has_greeted: false,
        // A cursor of the future is of another library, or of this one before it was restored.
        owes_everything: asked.is_some_and(|asked| asked > last),
        waits: false,
        progress: BTreeMap::new(),
        wakes,
        closing: door.closing.clone(),
        library,
    };
    let messages =
        unfold(line, |mut line| async move { line.next().await.map(|message| (Ok(message), line)) });
    Ok(Sse::new(messages).keep_alive(KeepAlive::new().interval(PING).text("ping")))
}

/// Reads where the listener was: what a reconnecting browser sends, else `after`.
fn cursor(request: &Request) -> Result<Option<i64>, Refusal> {
    let sent = match request.headers().get("last-event-id") {
        Some(id) => Some(id.to_str().unwrap_or("?")),
        None => request
            .uri()
            .query()
            .and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("after="))),
    };
    let Some(sent) = sent.filter(|sent| !sent.is_empty()) else { return Ok(None) };
    let is_number = sent.len() <= 18 && sent.bytes().all(|byte| byte.is_ascii_digit());
    match sent.parse() {
        Ok(cursor) if is_number => Ok(Some(cursor)),
        _ => Err(Refusal::invalid(
            "the cursor is not a number",
            "send the id of the last event that was heard",
        )),
    }
}

/// One listener.
struct Line {
    cursor: i64,
    has_greeted: bool,
    owes_everything: bool,
    /// Whether everything up to the cursor was told, so that the next thing is to wait.
    waits: bool,
    /// The newest step of each job that was not told yet.
    progress: BTreeMap<JobId, JobProgress>,
    wakes: Receiver<Event>,
    closing: watch::Receiver<bool>,
    library: Library,
}

impl Line {
    /// Waits for the next message; nothing when the line ends.
    async fn next(&mut self) -> Option<Message> {
        if !self.has_greeted {
            self.has_greeted = true;
            let hello = Message::default().event("hello").data(json!({ "cursor": self.cursor }).to_string());
            return Some(hello.id(self.cursor.to_string()));
        }
        loop {
            if let Some((_, step)) = self.progress.pop_first() {
                return self.message(&Event::Progress(step));
            }
            if self.waits && !self.wake().await {
                return None;
            }
            // What was gathered meanwhile goes first; then the log is looked at without another wait.
            self.waits = false;
            if !self.progress.is_empty() {
                continue;
            }
            self.waits = true;
            match self.unheard().await {
                Ok(Some(event)) => return self.message(&event),
                Ok(None) => {}
                Err(error) => {
                    tracing::warn!(%error, "the change log could not be read");
                    // The browser comes back with its cursor.
                    return None;
                }
            }
        }
    }

    /// Waits until something happened, and gathers what follows closely. Returns false when the server ends.
    async fn wake(&mut self) -> bool {
        let heard = tokio::select! {
            heard = timeout(LOOK, self.wakes.recv()) => heard,
            _ends = self.closing.wait_for(|closing| *closing) => return false,
        };
        match heard {
            Ok(Err(RecvError::Closed)) => return false,
            Ok(Ok(event)) => self.note(event),
            Ok(Err(RecvError::Lagged(_))) => self.owes_everything = true,
            Err(_nobody_woke) => return true,
        }
        sleep(GATHER).await;
        loop {
            match self.wakes.try_recv() {
                Ok(event) => self.note(event),
                Err(TryRecvError::Lagged(_)) => self.owes_everything = true,
                Err(TryRecvError::Empty | TryRecvError::Closed) => return true,
            }
        }
    }

    fn note(&mut self, event: Event) {
        if let Event::Progress(step) = event {
            self.progress.insert(step.job_id, step);
        }
    }

    /// Returns what the listener has not been told, and moves its cursor on.
    async fn unheard(&mut self) -> Result<Option<Event>, Error> {
        let cursor = self.cursor;
        let batch = self
            .library
            .read(move |reader| {
                // Past a cursor of the future there is nothing, not even a true sequence.
                let last = reader.last_change()?;
                reader.changes_after(cursor.min(last))
            })
            .await?;
        let sequence = batch.sequence;
        let owes_everything = std::mem::take(&mut self.owes_everything);
        self.cursor = sequence;
        Ok(match batch.changes {
            Some(changes) if !owes_everything => {
                (!changes.is_empty()).then_some(Event::Changed { changes, sequence })
            }
            _ => Some(Event::Everything { sequence }),
        })
    }

    fn message(&self, event: &Event) -> Option<Message> {
        let text = serde_json::to_string(event).ok()?;
        Some(Message::default().id(self.cursor.to_string()).data(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pixery_testkit::{GenerationBuilder, TestLibrary};
    use tokio::sync::broadcast;

    fn line(library: &TestLibrary, wakes: Receiver<Event>) -> (Line, watch::Sender<bool>) {
        let (end, closing) = watch::channel(false);
        let cursor = library.look(|reader| reader.last_change());
        let library = (**library).clone();
        let line = Line {
            cursor,
            has_greeted: true,
            owes_everything: false,
            waits: true,
            progress: BTreeMap::new(),
            wakes,
            closing,
            library,
        };
        (line, end)
    }

    fn step(job: i64, step: u32) -> Event {
        Event::Progress(JobProgress {
            job_id: JobId(job),
            step: Some(step),
            steps: Some(9),
            queue_position: None,
            label: String::new(),
            preview: None,
        })
    }

    #[tokio::test]
    async fn who_fell_behind_is_told_everything() {
        let library = TestLibrary::new();
        let (sender, wakes) = broadcast::channel(2);
        let (mut line, _end) = line(&library, wakes);
        for number in 0..5 {
            sender.send(Event::Changed { changes: Vec::new(), sequence: number }).unwrap();
        }
        assert!(line.wake().await);
        library.insert(&GenerationBuilder::new("a fox"));
        let sequence = library.look(|reader| reader.last_change());
        assert_eq!(line.unheard().await.unwrap(), Some(Event::Everything { sequence }));
        assert_eq!(line.unheard().await.unwrap(), None, "once");
    }

    #[tokio::test]
    async fn of_many_steps_of_a_job_the_newest_is_told() {
        let library = TestLibrary::new();
        let (sender, wakes) = broadcast::channel(16);
        let (mut line, _end) = line(&library, wakes);
        for event in [step(1, 1), step(1, 2), step(2, 5), step(1, 3)] {
            sender.send(event).unwrap();
        }
        assert!(line.wake().await);
        let told: Vec<Event> = line.progress.values().cloned().map(Event::Progress).collect();
        assert_eq!(told, [step(1, 3), step(2, 5)]);
    }

    #[tokio::test]
    async fn a_line_ends_with_the_server() {
        let library = TestLibrary::new();
        let (_sender, wakes) = broadcast::channel(2);
        let (mut line, end) = line(&library, wakes);
        end.send_replace(true);
        assert!(line.next().await.is_none());
    }
}

//! Following a submitted request to its result. Asking costs nothing and the request was paid for: nothing but fal's own word, or a
//! person's, ends it.

use std::time::Duration;

use reqwest::{Method, StatusCode, Url};

use super::refusal;
use super::status::Status;
use crate::error::ErrorCode;
use crate::providers::http::patience::{self, Waited};
use crate::providers::http::{Complaint, Hearing, Limits, Trouble, Wire};
use crate::providers::{Call, Failed, Fate, StepReport, Ticket};

/// Before the first look: fast models need about a second in all.
const FIRST_LOOK: Duration = Duration::from_millis(500);

/// How often fal may say that there is no such request, or that asking like that is wrong, before it is believed.
const MOST_DENIALS: u32 = 4;

/// What one look came to.
enum Look<T> {
    There(T),
    /// It goes on; nothing is wrong.
    GoingOn,
    /// It didn't work; again after a while.
    Again {
        words: String,
        after: Option<Duration>,
    },
    /// fal says there is no such request, or refuses the question; believed when it says so again and again.
    Denied {
        status: StatusCode,
        complaint: Complaint,
    },
}

/// Waits until the request is done and puts its result into `call.answer`.
pub(super) async fn follow(wire: &Wire, ticket: &Ticket, call: Call<'_>) -> Result<(), Failed> {
    let mut hearing = Hearing::new(call.progress, "waiting for fal.ai");
    let (status_url, result_url) = addresses(wire, ticket, &mut hearing).await?;
    pause(wire, FIRST_LOOK, &hearing).await?;
    let mut tries = Tries::default();
    loop {
        let look = look_at_status(wire, &status_url, &mut hearing).await?;
        match look {
            Look::There(()) => break,
            other => tries.wait(wire, other, &mut hearing).await?,
        }
    }
    let mut hearing = Hearing::new(call.progress, "fetching the result");
    let mut tries = Tries::default();
    loop {
        call.answer.restart().map_err(|error| Failed::new(Fate::Ended { cost: None }, error))?;
        let look = fetch_result(wire, &result_url, call.answer, &hearing).await?;
        match look {
            Look::There(()) => return Ok(()),
            other => tries.wait(wire, other, &mut hearing).await?,
        }
    }
}

/// Returns the ticket's addresses. A ticket from an address that is set no longer waits until that is set again or somebody stops it:
/// the key must not go there, and what was paid for must not be given up.
async fn addresses(wire: &Wire, ticket: &Ticket, hearing: &mut Hearing<'_>) -> Result<(Url, Url), Failed> {
    let read = |text: &str| Url::parse(text).ok().filter(|url| wire.guard().is_base(url));
    if let (Some(mut status), Some(result)) = (read(&ticket.status_url), read(&ticket.result_url)) {
        status.query_pairs_mut().append_pair("logs", "1");
        return Ok((status, result));
    }
    let host = Url::parse(&ticket.status_url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = wire.words(host.as_deref().unwrap_or("an unreadable address"));
    tracing::warn!(
        host,
        base = wire.guard().base_place(),
        "a request was made under another address of fal.ai"
    );
    say(hearing, format!("waits: it was made at {host}, and another address is set for fal.ai now"));
    pause(wire, Duration::MAX, hearing).await?;
    Err(wire.stopped())
}

async fn look_at_status(wire: &Wire, url: &Url, hearing: &mut Hearing<'_>) -> Result<Look<()>, Failed> {
    let mut response = match wire.ask(Method::GET, url.clone(), hearing).await {
        Ok(response) => response,
        Err(trouble) => return after_trouble(wire, trouble),
    };
    let (status, after) = (response.status(), wire.retry_after(&response));
    if !status.is_success() {
        let complaint = wire.complaint(&mut response, hearing).await;
        return Ok(refused(wire, status, complaint, after));
    }
    let body = match wire.read_json(&mut response, hearing).await {
        Ok(body) => body,
        Err(trouble) => return after_trouble(wire, trouble),
    };
    match Status::read(wire, &body) {
        Some(Status::Completed) => Ok(Look::There(())),
        Some(Status::CompletedBadly(complaint)) => Err(refusal::of_run(wire, None, &complaint)),
        Some(Status::GoingOn(report)) => {
            hearing.say(report);
            if hearing.tell().is_break() { Err(wire.stopped()) } else { Ok(Look::GoingOn) }
        }
        None => Ok(Look::Again { words: "its status can't be read".to_owned(), after }),
    }
}

async fn fetch_result(
    wire: &Wire,
    url: &Url,
    answer: &mut dyn crate::providers::AnswerSink,
    hearing: &Hearing<'_>,
) -> Result<Look<()>, Failed> {
    let mut response = match wire.ask(Method::GET, url.clone(), hearing).await {
        Ok(response) => response,
        Err(trouble) => return after_trouble(wire, trouble),
    };
    let (status, after) = (response.status(), wire.retry_after(&response));
    if status.is_success() {
        return match wire.read_into(&mut response, answer, Limits::JSON, hearing).await {
            Ok(()) => Ok(Look::There(())),
            Err(trouble) => after_trouble(wire, trouble),
        };
    }
    let complaint = wire.complaint(&mut response, hearing).await;
    // Here fal hands on what the model itself answered. A model names the field that is wrong, a gateway doesn't.
    let is_models = complaint.is_detailed || matches!(status.as_u16(), 400 | 422);
    if is_models {
        return Err(refusal::of_run(wire, Some(status), &complaint));
    }
    Ok(refused(wire, status, complaint, after))
}

fn refused(wire: &Wire, status: StatusCode, complaint: Complaint, after: Option<Duration>) -> Look<()> {
    let words = wire.with_words(&format!("it answered {status}"), &complaint);
    match status.as_u16() {
        // A key can be put right while the request waits.
        401 | 403 | 408 | 429 => Look::Again { words, after },
        400..=499 => Look::Denied { status, complaint },
        _ => Look::Again { words, after },
    }
}

fn after_trouble(wire: &Wire, trouble: Trouble) -> Result<Look<()>, Failed> {
    match trouble {
        Trouble::Stopped => Err(wire.stopped()),
        Trouble::Storage(error) => Err(Failed::new(Fate::Ended { cost: None }, error)),
        Trouble::TooLong(_) => Err(wire.failed(
            Fate::Ended { cost: None },
            ErrorCode::Internal,
            format!("{}; it may have been charged", trouble.words()),
            "what came of it is kept in the library's quarantine folder",
        )),
        other => Ok(Look::Again { words: wire.words(&other.words()), after: None }),
    }
}

/// How the looks so far went.
#[derive(Debug, Default)]
struct Tries {
    looks: u32,
    failures: u32,
    denials: u32,
}

impl Tries {
    /// Waits as long as the last look makes fit.
    async fn wait(&mut self, wire: &Wire, look: Look<()>, hearing: &mut Hearing<'_>) -> Result<(), Failed> {
        let time = match look {
            Look::There(()) => return Ok(()),
            Look::GoingOn => {
                (self.failures, self.denials) = (0, 0);
                self.looks += 1;
                Wire::next_look(self.looks - 1)
            }
            Look::Again { words, after } => {
                self.failures += 1;
                tracing::info!(
                    provider = wire.speaker().id,
                    failures = self.failures,
                    words,
                    "will be asked again"
                );
                say(hearing, format!("fal.ai can't be asked right now ({words}); the request goes on there"));
                wire.wait_after(self.failures, after)
            }
            Look::Denied { status, complaint } => {
                self.denials += 1;
                if self.denials >= MOST_DENIALS {
                    return Err(denied(wire, status, &complaint));
                }
                wire.wait_after(self.denials, None)
            }
        };
        pause(wire, time, hearing).await
    }
}

fn denied(wire: &Wire, status: StatusCode, complaint: &Complaint) -> Failed {
    let (fate, what) = match status.as_u16() {
        404 | 410 => (Fate::Expired, "it knows nothing of the request any more".to_owned()),
        _ => (Fate::Ended { cost: None }, format!("it refuses to say how the request stands ({status})")),
    };
    let message = format!("{}; it may have been charged", wire.with_words(&what, complaint));
    wire.failed(fate, ErrorCode::Internal, message, "look at fal.ai's own list of requests")
}

fn say(hearing: &mut Hearing<'_>, label: String) {
    hearing.say(StepReport { label: crate::providers::http::shorten(&label, 200), ..StepReport::default() });
}

async fn pause(wire: &Wire, time: Duration, hearing: &Hearing<'_>) -> Result<(), Failed> {
    match patience::pause(time, || hearing.tell()).await {
        Waited::Stopped => Err(wire.stopped()),
        Waited::Done(()) | Waited::Silent => Ok(()),
    }
}

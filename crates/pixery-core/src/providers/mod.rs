//! Providers: one file per vendor protocol.
//!
//! A provider turns a [`ProviderRequest`] into an answer. It never sees the store, the archive or a job: what it needs is in
//! the request, what it has to say while it works goes to a [`ProgressSink`], and the bytes that come back go into an
//! [`AnswerSink`] before anybody has looked at them, so that they are safe on the disk before they are understood.
//!
//! The life of a request, and who does which part (`queue` does everything between the arrows):
//!
//! ```text
//! prepare → submit ─┬→ Answered ─────────────────────→ read_answer → the images, or the places to fetch them from → fetch
//!                   └→ Accepted(ticket) → follow ─────↗
//! ```
//!
//! Every failure says its [`Fate`]: whether the request certainly did not run, was refused, or may have been charged. Only what
//! certainly did not run is ever sent again by itself.

mod data_uri;
mod fal;
mod fit;
mod gemini;
mod http;
mod input;
mod offer;
mod openai;
mod sketch;

use std::fmt::Debug;
use std::future::Future;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::config::Config;
pub use crate::domain::Ticket;
use crate::domain::{Cost, Parameters, Price, ProviderId};
use crate::error::{Error, Result};
pub(crate) use http::{clean, shorten};
pub use offer::{Offer, Offered, Priced};

/// What a vendor is asked, complete: sizes and seeds are resolved, references are bytes.
#[derive(Debug, Clone)]
pub struct ProviderRequest {
    /// The vendor's own name of the model.
    pub endpoint: String,
    /// What is asked for.
    pub prompt: String,
    /// What is to be left out.
    pub negative_prompt: Option<String>,
    /// The settings; `size` is set, `seed` where the model takes one.
    pub parameters: Parameters,
    /// Images wanted of this one request.
    pub count: u32,
    /// The input images' files in their order: PNG, JPEG or WebP that passed the image gate.
    pub references: Vec<Vec<u8>>,
    /// The mask's file: white is repainted.
    pub mask: Option<Vec<u8>>,
    /// Where the vendor has these files already, once [`Provider::prepare`] has brought them there.
    pub uploaded: Option<Uploaded>,
    /// The job's key, the same at every try: a vendor that knows it runs the request once.
    pub idempotency_key: String,
}

/// A request's files at the vendor's own storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uploaded {
    /// The addresses of the references, in their order.
    pub references: Vec<String>,
    /// The address of the mask.
    pub mask: Option<String>,
}

/// What became of sending a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submitted {
    /// The whole answer is in the [`AnswerSink`].
    Answered,
    /// The vendor works on it.
    Accepted(Ticket),
}

/// What an answer says once it is understood.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The images in their order.
    pub images: Vec<AnswerImage>,
    /// What the request cost, all images together, where the vendor says so; the estimate stands where it doesn't.
    pub cost: Option<Cost>,
}

/// One image of an answer.
#[derive(Debug, Clone)]
pub enum AnswerImage {
    /// The file itself, as it came; nobody has looked at it yet.
    File(Vec<u8>),
    /// Where the file is fetched from with [`Provider::fetch`]; fetching again costs nothing.
    Remote(String),
}

/// Takes an answer's bytes as they come, onto the disk.
pub trait AnswerSink: Send {
    /// Appends bytes.
    ///
    /// # Errors
    /// `storage` when the disk takes no more.
    fn append(&mut self, bytes: &[u8]) -> Result<()>;

    /// Throws away what was taken so far, before the same thing is fetched anew.
    ///
    /// # Errors
    /// `storage` when the disk fails.
    fn restart(&mut self) -> Result<()>;
}

/// How far a request is. Whatever a vendor doesn't say is absent.
#[derive(Debug, Clone, Default)]
pub struct StepReport {
    /// The finished step, 1-based.
    pub step: Option<u32>,
    /// The number of steps.
    pub steps: Option<u32>,
    /// Requests before this one in the vendor's queue.
    pub queue_position: Option<u32>,
    /// What is being done, in a word or two; a vendor's words are cleaned and at most 200 characters.
    pub label: String,
    /// The picture so far as a JPEG or PNG of at most 1 MiB.
    pub preview: Option<Vec<u8>>,
}

/// Hears each step; `Break` asks the provider to stop.
pub type ProgressSink = Arc<dyn Fn(StepReport) -> ControlFlow<()> + Send + Sync>;

/// What a request is accompanied by while it is under way.
pub struct Call<'a> {
    /// Hears how far it is; asked at least once a second where the provider waits, so that it also hears "stop".
    pub progress: &'a ProgressSink,
    /// Takes the answer.
    pub answer: &'a mut dyn AnswerSink,
}

/// What is certain about a request that brought no usable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It certainly did not run and was not charged; the same may be sent again by itself, after this long where the vendor
    /// said so.
    Again {
        /// What the vendor asked for (Retry-After).
        after: Option<Duration>,
    },
    /// It was refused before it ran: not charged, and sending it again is no use.
    Refused,
    /// It was sent, and whether it ran nobody knows.
    Lost,
    /// It ran, or was tried, and there is no image: the cost where it is known, else it may have cost something.
    Ended {
        /// What it cost.
        cost: Option<Cost>,
    },
    /// The vendor has forgotten it; it may have cost something.
    Expired,
    /// It was stopped because the [`ProgressSink`] asked for it: the cost where it is known.
    Stopped {
        /// What it cost.
        cost: Option<Cost>,
    },
}

/// A request that brought no usable answer: what is certain about it, and what to tell a person.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub struct Failed {
    /// What is certain.
    pub fate: Fate,
    /// What happened.
    pub error: Error,
}

impl Failed {
    /// Returns a failure of that fate.
    #[must_use]
    pub fn new(fate: Fate, error: Error) -> Self {
        Self { fate, error }
    }
}

/// What a vendor said to being asked to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CancelAnswer {
    /// It never ran: not charged.
    NotCharged,
    /// It was told; how it ends, and what it costs, [`Provider::follow`] will say.
    Told,
    /// Too late: the result is there.
    TooLate,
    /// The vendor knows of no such request any more.
    Unknown,
    /// This vendor can't stop anything.
    Impossible,
}

/// The future that a provider's functions answer with.
pub type Waiting<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Somebody who makes images on request.
pub trait Provider: Debug + Send + Sync {
    /// Returns the id that the catalog's models name.
    fn id(&self) -> ProviderId;

    /// Returns where it is asked: scheme, host and port; empty for one in this process. A job is for the place that its asker has set,
    /// and a worker that has another one set leaves it.
    fn place(&self) -> String {
        String::new()
    }

    /// Returns how many requests run at once, over all processes.
    fn concurrency(&self) -> usize;

    /// Returns whether its requests never cost anything, so that a dead worker's request is simply repeated.
    fn is_free(&self) -> bool;

    /// Asks what it offers today, and with that whether it takes the key. Costs nothing. Of `endpoints` it also says whether it still
    /// has them and what they cost, where it can.
    ///
    /// # Errors
    /// `missing_key`, `rate_limited`, `unavailable` or `invalid` with what the vendor said.
    fn offer<'a>(&'a self, endpoints: &'a [String]) -> Waiting<'a, Result<Offer>> {
        let _ = endpoints;
        Box::pin(async { Ok(Offer::default()) })
    }

    /// Looks whether it could be asked now: key and address are there. Sends nothing.
    ///
    /// # Errors
    /// `missing_key` or `invalid`, with what to do.
    fn check_ready(&self) -> Result<()> {
        Ok(())
    }

    /// Brings what a request needs to the vendor before anything is ordered: files that are too large to go along. Costs nothing, and
    /// whoever dies in the middle of it has ordered nothing.
    ///
    /// # Errors
    /// [`Failed`] with [`Fate::Again`], [`Fate::Refused`] or [`Fate::Stopped`].
    fn prepare<'a>(
        &'a self,
        request: ProviderRequest,
        progress: &'a ProgressSink,
    ) -> Waiting<'a, std::result::Result<ProviderRequest, Failed>> {
        let _ = progress;
        Box::pin(async { Ok(request) })
    }

    /// Sends the request: one try, whatever happens. An answer that comes with it goes into `call.answer` as it is.
    ///
    /// # Errors
    /// [`Failed`], whose fate says whether it may have run.
    fn submit<'a>(
        &'a self,
        request: &'a ProviderRequest,
        call: Call<'a>,
    ) -> Waiting<'a, std::result::Result<Submitted, Failed>>;

    /// Waits for a request that the vendor works on and puts the result into `call.answer`. Asks as often as it takes: asking
    /// again costs nothing. Ends early only when the vendor says how it ended, or the progress sink asks to stop.
    ///
    /// # Errors
    /// [`Failed`]; never [`Fate::Again`] or [`Fate::Lost`].
    fn follow<'a>(
        &'a self,
        ticket: &'a Ticket,
        call: Call<'a>,
    ) -> Waiting<'a, std::result::Result<(), Failed>> {
        let _ = (ticket, call);
        Box::pin(async { Err(Failed::new(Fate::Expired, Error::Internal("nothing to follow".to_owned()))) })
    }

    /// Asks the vendor to stop working on a request.
    ///
    /// # Errors
    /// `unavailable` when the vendor can't be reached.
    fn cancel<'a>(&'a self, ticket: &'a Ticket) -> Waiting<'a, Result<CancelAnswer>> {
        let _ = ticket;
        Box::pin(async { Ok(CancelAnswer::Impossible) })
    }

    /// Understands an answer, as often as asked: a worker that takes over from a dead one reads what that one was answered.
    /// `price` is the model's, for vendors that report their usage.
    ///
    /// # Errors
    /// [`Failed`] with [`Fate::Ended`] or [`Fate::Refused`] (a refusal that came as a success).
    fn read_answer(&self, answer: &[u8], price: &Price) -> std::result::Result<Answer, Failed>;

    /// Fetches an image of an answer into `call.answer`, again and again until it is there or certainly gone.
    ///
    /// # Errors
    /// [`Failed`] with [`Fate::Expired`], [`Fate::Ended`] (a place that must not be fetched from) or [`Fate::Stopped`].
    fn fetch<'a>(&'a self, url: &'a str, call: Call<'a>) -> Waiting<'a, std::result::Result<(), Failed>> {
        let _ = (url, call);
        Box::pin(async { Err(Failed::new(Fate::Expired, Error::Internal("nothing to fetch".to_owned()))) })
    }
}

/// Every provider of this build.
#[derive(Debug, Clone)]
pub struct Providers(Vec<Arc<dyn Provider>>);

impl Providers {
    /// Returns the providers that ship, with the user's addresses and keys.
    ///
    /// # Errors
    /// `invalid` when an address in the configuration can't be one.
    pub fn of(config: &Config) -> Result<Self> {
        Ok(Self(vec![
            Arc::new(sketch::Sketch::new()?),
            Arc::new(openai::OpenAi::new(config)?),
            Arc::new(fal::Fal::new(config)?),
            Arc::new(gemini::Gemini::new(config)?),
        ]))
    }

    /// Returns just these, for tests.
    #[must_use]
    pub fn these(providers: Vec<Arc<dyn Provider>>) -> Self {
        Self(providers)
    }

    /// Returns a provider by id.
    ///
    /// # Errors
    /// `unavailable` when this build has none of that name.
    pub fn get(&self, id: &ProviderId) -> Result<&Arc<dyn Provider>> {
        self.0.iter().find(|provider| provider.id() == *id).ok_or_else(|| Error::Provider {
            provider: id.to_string(),
            code: crate::ErrorCode::Unavailable,
            message: "this build of Pixery can't speak to it".to_owned(),
            hint: "choose another model; `pixery models` lists them".to_owned(),
        })
    }

    /// Returns the providers whose requests never cost anything.
    pub fn free(&self) -> impl Iterator<Item = ProviderId> + '_ {
        self.0.iter().filter(|provider| provider.is_free()).map(|provider| provider.id())
    }

    /// Returns all of them.
    pub fn all(&self) -> impl Iterator<Item = &Arc<dyn Provider>> {
        self.0.iter()
    }
}

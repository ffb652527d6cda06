//! Providers: one file per vendor protocol.
//!
//! A provider turns a [`ProviderRequest`] into bytes. It never sees the store, the archive or a job; what it needs is
//! in the request, what it has to say while it works goes to a [`ProgressSink`], and what it made comes back as
//! bytes that nobody has looked at yet.

mod sketch;

use std::fmt::Debug;
use std::future::Future;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::Arc;

use crate::domain::{Cost, Parameters, ProviderId};
use crate::error::{Error, Result};

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
}

/// What a vendor made.
#[derive(Debug, Clone)]
pub struct ProviderAnswer {
    /// The images' files as they came, in order.
    pub images: Vec<Vec<u8>>,
    /// What the request cost, all images together.
    pub cost: Cost,
}

/// How far a request is.
#[derive(Debug, Clone)]
pub struct StepReport {
    /// The finished step, 1-based.
    pub step: u32,
    /// The number of steps.
    pub steps: u32,
    /// What is being done, in a word or two.
    pub label: String,
    /// The picture so far as a small JPEG (long side ≤ 256 px).
    pub preview: Option<Vec<u8>>,
}

/// Hears each step; `Break` asks the provider to stop.
pub type ProgressSink = Arc<dyn Fn(StepReport) -> ControlFlow<()> + Send + Sync>;

/// The future that a provider answers with.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Result<ProviderAnswer>> + Send + 'a>>;

/// Somebody who makes images on request.
pub trait Provider: Debug + Send + Sync {
    /// Returns the id that the catalog's models name.
    fn id(&self) -> ProviderId;

    /// Returns how many requests run at once.
    fn concurrency(&self) -> usize;

    /// Returns whether running a request again costs nothing, so that a dead worker's request is simply repeated.
    fn is_free(&self) -> bool;

    /// Makes the images.
    ///
    /// # Errors
    /// [`Error::Provider`] with a code that says whether asking again is any use; [`Error::Cancelled`] when the sink
    /// asked to stop.
    fn generate(&self, request: ProviderRequest, progress: ProgressSink) -> Answering<'_>;
}

/// Every provider of this build.
#[derive(Debug, Clone)]
pub struct Providers(Vec<Arc<dyn Provider>>);

impl Providers {
    /// Returns the providers that ship.
    ///
    /// # Errors
    /// `internal` when a provider's id is malformed, which a test rules out.
    pub fn shipped() -> Result<Self> {
        Ok(Self(vec![Arc::new(sketch::Sketch::new()?)]))
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

    /// Returns how many requests of all providers together run at once.
    #[must_use]
    pub fn concurrency(&self) -> usize {
        self.0.iter().map(|provider| provider.concurrency()).max().unwrap_or(1)
    }

    /// Returns the providers whose requests can be repeated at no cost.
    pub fn free(&self) -> impl Iterator<Item = ProviderId> + '_ {
        self.0.iter().filter(|provider| provider.is_free()).map(|provider| provider.id())
    }
}

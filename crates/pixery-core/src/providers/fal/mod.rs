//! fal.ai's queue: a request is submitted once, followed by the addresses that the answer names, and its images are fetched from
//! fal's media hosts. It owns that protocol; which models there are, and what they cost, is the catalog's, and what their inputs
//! are called stands in `models/fal-fields.toml`. Files that are too large to go along are brought to fal's storage first.
//!
//! Source: npm @fal-ai/client 1.10.1, PyPI fal_client 1.0.3, fal.ai/docs (queue, request errors), read 2026-11-23.

mod answer;
mod fields;
mod follow;
mod offer;
mod refusal;
mod request;
mod status;
mod upload;

use reqwest::Method;
use reqwest::header::HeaderName;
use tokio::sync::Semaphore;

use self::fields::FieldNames;
use super::http::{Hearing, Payload, Scheme, Speaker, Trouble, Wire};
use super::{
    Answer, Call, CancelAnswer, Failed, Fate, Offer, ProgressSink, Provider, ProviderRequest, Submitted,
    Ticket, Waiting,
};
use crate::config::{Config, ProviderSettings};
use crate::domain::{Price, ProviderId};
use crate::error::{Error, ErrorCode, Result};

const FAL: Speaker = Speaker {
    id: "fal",
    name: "fal.ai",
    own_base: "https://queue.fal.run",
    own_lists: Some("https://api.fal.ai"),
    own_storage: Some("https://rest.fal.ai"),
    media_hosts: &["fal.media"],
    scheme: Scheme::Key,
    key_variable: "FAL_KEY",
};

/// Requests at once where the user says nothing. fal's own queue lets the rest of them wait.
const CONCURRENCY: usize = 100;

/// Requests with images that are put together at once: each is held as text until it is sent.
const MOST_LARGE_BODIES: usize = 4;

/// fal.ai.
#[derive(Debug)]
pub(super) struct Fal {
    id: ProviderId,
    wire: Wire,
    fields: FieldNames,
    concurrency: usize,
    large_bodies: Semaphore,
}

impl Fal {
    /// Returns the client with the user's address and key.
    ///
    /// # Errors
    /// `invalid` when the address can't be one.
    pub(super) fn new(config: &Config) -> Result<Self> {
        let id = ProviderId::new(FAL.id)?;
        let unset = ProviderSettings::default();
        let settings = config.providers.get(&id).unwrap_or(&unset);
        Ok(Self {
            wire: Wire::new(FAL, settings, config)?,
            fields: FieldNames::new(config.models_file.clone()),
            concurrency: settings.concurrency.unwrap_or(CONCURRENCY).max(1),
            large_bodies: Semaphore::new(MOST_LARGE_BODIES),
            id,
        })
    }

    /// `POST {base}/{endpoint}` with the model's input directly, which fal answers with a ticket.
    async fn send(
        &self,
        request: &ProviderRequest,
        call: Call<'_>,
    ) -> std::result::Result<Submitted, Failed> {
        let nothing_sent = |error: Error| Failed::new(Fate::Refused, error);
        self.wire.check_ready().map_err(nothing_sent)?;
        let _slot = match request.references.is_empty() || request.uploaded.is_some() {
            true => None,
            false => self.large_bodies.acquire().await.ok(),
        };
        let (endpoint, names) =
            self.fields.of(&request.endpoint, request.references.len(), request.mask.is_some())?;
        let bytes = request::body(names, request).map_err(nothing_sent)?;
        let payload = Payload { content_type: "application/json".to_owned(), bytes };
        let hearing = Hearing::new(call.progress, "handing the request in").without_stop();
        // fal.ai itself documents no such key (facts of 2026-11-23); a server that knows it runs the request once.
        let key = (HeaderName::from_static("idempotency-key"), request.idempotency_key.clone());
        let sent = self.wire.post(self.wire.guard().at(&endpoint), payload, &[key], &hearing).await;
        let mut response = sent.map_err(|trouble| self.wire.unanswered(trouble))?;
        if !response.status().is_success() {
            let after = self.wire.retry_after(&response);
            let status = response.status();
            let complaint = self.wire.complaint(&mut response, &hearing).await;
            return Err(refusal::of_submit(&self.wire, status, &complaint, after, &endpoint));
        }
        // It was accepted: from here on, whatever can't be understood may run all the same.
        let answer = self.wire.read_json(&mut response, &hearing).await.map_err(|trouble| match trouble {
            Trouble::TooLong(_) => self.wire.lost("its answer to the request is too long to be a ticket"),
            trouble => self.wire.unanswered(trouble),
        })?;
        request::ticket(&self.wire, &answer).map(Submitted::Accepted)
    }

    /// `PUT {cancel_url}`: in the queue it is taken out, in progress the model is told.
    async fn ask_to_stop(&self, ticket: &Ticket) -> Result<CancelAnswer> {
        let Some(url) = &ticket.cancel_url else { return Ok(CancelAnswer::Impossible) };
        let unavailable = |why: String| {
            self.wire.error(
                ErrorCode::Unavailable,
                format!("it could not be asked to stop: {why}"),
                "try again",
            )
        };
        let Some(url) = self.wire.guard().resolve(url) else { return Ok(CancelAnswer::Impossible) };
        let nobody: ProgressSink = std::sync::Arc::new(|_| std::ops::ControlFlow::Continue(()));
        let hearing = Hearing::new(&nobody, "");
        let asked = self.wire.ask(Method::PUT, url, &hearing).await;
        let mut response = asked.map_err(|trouble| unavailable(self.wire.words(&trouble.words())))?;
        let status = response.status();
        let complaint = self.wire.complaint(&mut response, &hearing).await;
        match status.as_u16() {
            200..=299 => Ok(CancelAnswer::Told),
            400 => Ok(CancelAnswer::TooLate),
            404 | 410 => Ok(CancelAnswer::Unknown),
            _ => Err(unavailable(self.wire.with_words(&format!("it answered {status}"), &complaint))),
        }
    }
}

impl Provider for Fal {
    fn id(&self) -> ProviderId {
        self.id.clone()
    }

    fn place(&self) -> String {
        self.wire.guard().base_place()
    }

    fn concurrency(&self) -> usize {
        self.concurrency
    }

    fn is_free(&self) -> bool {
        false
    }

    fn check_ready(&self) -> Result<()> {
        self.wire.check_ready()
    }

    fn prepare<'a>(
        &'a self,
        request: ProviderRequest,
        progress: &'a ProgressSink,
    ) -> Waiting<'a, std::result::Result<ProviderRequest, Failed>> {
        Box::pin(async {
            if !upload::is_needed(&request) {
                return Ok(request);
            }
            let _slot = self.large_bodies.acquire().await.ok();
            upload::bring(&self.wire, request, progress).await
        })
    }

    fn submit<'a>(
        &'a self,
        request: &'a ProviderRequest,
        call: Call<'a>,
    ) -> Waiting<'a, std::result::Result<Submitted, Failed>> {
        Box::pin(self.send(request, call))
    }

    fn follow<'a>(
        &'a self,
        ticket: &'a Ticket,
        call: Call<'a>,
    ) -> Waiting<'a, std::result::Result<(), Failed>> {
        Box::pin(follow::follow(&self.wire, ticket, call))
    }

    fn cancel<'a>(&'a self, ticket: &'a Ticket) -> Waiting<'a, Result<CancelAnswer>> {
        Box::pin(self.ask_to_stop(ticket))
    }

    fn offer<'a>(&'a self, endpoints: &'a [String]) -> Waiting<'a, Result<Offer>> {
        Box::pin(offer::ask(&self.wire, endpoints))
    }

    fn read_answer(&self, answer: &[u8], _price: &Price) -> std::result::Result<Answer, Failed> {
        answer::read(&self.wire, answer)
    }

    fn fetch<'a>(&'a self, url: &'a str, call: Call<'a>) -> Waiting<'a, std::result::Result<(), Failed>> {
        Box::pin(self.wire.fetch_media(url, call))
    }
}

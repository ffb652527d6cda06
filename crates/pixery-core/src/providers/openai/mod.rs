//! OpenAI's Images API, and servers that speak it (sd-server, vLLM-Omni, SGLang, LocalAI …). Synchronous: the answer to the one
//! request holds the images. It owns that protocol; which models there are, and what they cost, is the catalog's.
//!
//! Source: npm openai 7.57.0 `resources/images.d.ts` and the API's specification of 2026-08-21, read 2026-11-23; compatible servers:
//! their own documentation, read the same day.

mod answer;
mod mask;
mod offer;
mod refusal;
mod request;
mod stream;
mod usage;

use reqwest::header::HeaderName;

use super::http::{Hearing, Limits, Scheme, Speaker, Wire};
use super::{Answer, Call, Failed, Fate, Offer, Provider, ProviderRequest, Submitted, Waiting};
use crate::config::{Config, ProviderSettings};
use crate::domain::{Price, ProviderId};
use crate::error::{Error, Result};

const OPENAI: Speaker = Speaker {
    id: "openai",
    name: "OpenAI",
    own_base: "https://api.openai.com/v1",
    own_lists: None,
    own_storage: None,
    // Its image models answer with the bytes themselves.
    media_hosts: &[],
    scheme: Scheme::Bearer,
    key_variable: "OPENAI_API_KEY",
};

/// Requests at once where the user says nothing. New accounts may make five images a minute.
const CONCURRENCY: usize = 4;

/// OpenAI, or a server that speaks its language.
#[derive(Debug)]
pub(super) struct OpenAi {
    id: ProviderId,
    wire: Wire,
    concurrency: usize,
}

impl OpenAi {
    /// Returns the client with the user's address and key.
    ///
    /// # Errors
    /// `invalid` when the address can't be one.
    pub(super) fn new(config: &Config) -> Result<Self> {
        let id = ProviderId::new(OPENAI.id)?;
        let unset = ProviderSettings::default();
        let settings = config.providers.get(&id).unwrap_or(&unset);
        let concurrency = settings.concurrency.unwrap_or(CONCURRENCY).max(1);
        Ok(Self { wire: Wire::new(OPENAI, settings, config)?, id, concurrency })
    }

    /// `POST {base}/images/generations` or, with images to start from, `POST {base}/images/edits`.
    async fn send(
        &self,
        request: &ProviderRequest,
        call: Call<'_>,
    ) -> std::result::Result<Submitted, Failed> {
        let nothing_sent = |error: Error| Failed::new(Fate::Refused, error);
        self.wire.check_ready().map_err(nothing_sent)?;
        let payload = self.payload(request).await.map_err(nothing_sent)?;
        let path = if request.references.is_empty() { "images/generations" } else { "images/edits" };
        let key = (HeaderName::from_static("idempotency-key"), request.idempotency_key.clone());
        let waiting = format!(
            "waiting for {}",
            if self.wire.guard().is_vendors_own() { OPENAI.name } else { "the server" }
        );
        let hearing = Hearing::new(call.progress, &waiting).without_stop();
        let sent = self.wire.post(self.wire.guard().at(path), payload, &[key], &hearing).await;
        let mut response = sent.map_err(|trouble| self.wire.unanswered(trouble))?;
        if !response.status().is_success() {
            let after = self.wire.retry_after(&response);
            let status = response.status();
            let complaint = self.wire.complaint(&mut response, &hearing).await;
            return Err(refusal::tell(&self.wire, status, &complaint, after, &request.endpoint));
        }
        // Drafts come along with the images of a stream.
        let limits = Limits::of_images(request.count.saturating_mul(1 + request::drafts(request)));
        let mut drafts = stream::Drafts::new(call.answer, call.progress);
        let read = self.wire.read_into(&mut response, &mut drafts, limits, &hearing).await;
        read.map_err(|trouble| self.wire.unanswered(trouble))?;
        Ok(Submitted::Answered)
    }

    async fn payload(&self, request: &ProviderRequest) -> Result<super::http::Payload> {
        let is_vendors_own = self.wire.guard().is_vendors_own();
        let chance = self.wire.chance_bits();
        if request.references.is_empty() {
            return request::generation(request);
        }
        // Masks are decoded and images encoded: not on the thread that other requests wait on.
        let request = request.clone();
        tokio::task::spawn_blocking(move || request::edit(&request, is_vendors_own, chance))
            .await
            .unwrap_or_else(|error| {
                Err(Error::Internal(format!("a request could not be put together: {error}")))
            })
    }
}

impl Provider for OpenAi {
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

    /// Sends the request. Being asked to stop is not heard: there is no way to cancel, and a dropped connection is billed all the same
    /// (facts of 2026-11-23, §1.5).
    fn submit<'a>(
        &'a self,
        request: &'a ProviderRequest,
        call: Call<'a>,
    ) -> Waiting<'a, std::result::Result<Submitted, Failed>> {
        Box::pin(self.send(request, call))
    }

    fn offer<'a>(&'a self, endpoints: &'a [String]) -> Waiting<'a, Result<Offer>> {
        Box::pin(offer::ask(&self.wire, endpoints))
    }

    fn read_answer(&self, answer: &[u8], price: &Price) -> std::result::Result<Answer, Failed> {
        answer::read(&self.wire, answer, price)
    }

    fn fetch<'a>(&'a self, url: &'a str, call: Call<'a>) -> Waiting<'a, std::result::Result<(), Failed>> {
        Box::pin(self.wire.fetch_media(url, call))
    }
}

//! Google's Gemini image models, over the Gemini Developer API. Synchronous: the answer to the one request holds the image. It owns
//! that protocol; which models there are, and what they cost, is the catalog's.
//!
//! Source: npm @google/genai 3.1.0 (`dist/node/index.mjs`, `genai.d.ts`), ai.google.dev/gemini-api/docs, read 2026-11-23.

mod answer;
mod offer;
mod refusal;
mod request;
mod usage;

use reqwest::header::HeaderName;

use super::http::{Hearing, Limits, Payload, Scheme, Speaker, Wire};
use super::{Answer, Call, Failed, Fate, Offer, Provider, ProviderRequest, Submitted, Waiting};
use crate::config::{Config, ProviderSettings};
use crate::domain::{Price, ProviderId};
use crate::error::{Error, Result};

const GEMINI: Speaker = Speaker {
    id: "gemini",
    name: "Google Gemini",
    own_base: "https://generativelanguage.googleapis.com/v1beta",
    own_lists: None,
    own_storage: None,
    // It answers with the bytes themselves.
    media_hosts: &[],
    scheme: Scheme::GoogleHeader,
    key_variable: "GEMINI_API_KEY",
};

/// Requests at once where the user says nothing. New accounts may make ten images a minute.
const CONCURRENCY: usize = 4;

/// Images that one answer may hold: drafts come along with the final one.
const MOST_IMAGES: u32 = 8;

/// Google's Gemini image models.
#[derive(Debug)]
pub(super) struct Gemini {
    id: ProviderId,
    wire: Wire,
    concurrency: usize,
}

impl Gemini {
    /// Returns the client with the user's address and key.
    ///
    /// # Errors
    /// `invalid` when the address can't be one.
    pub(super) fn new(config: &Config) -> Result<Self> {
        let id = ProviderId::new(GEMINI.id)?;
        let unset = ProviderSettings::default();
        let settings = config.providers.get(&id).unwrap_or(&unset);
        let concurrency = settings.concurrency.unwrap_or(CONCURRENCY).max(1);
        Ok(Self { wire: Wire::new(GEMINI, settings, config)?, id, concurrency })
    }

    /// `POST {base}/models/{model}:generateContent`
    async fn send(
        &self,
        request: &ProviderRequest,
        call: Call<'_>,
    ) -> std::result::Result<Submitted, Failed> {
        let nothing_sent = |error: Error| Failed::new(Fate::Refused, error);
        self.wire.check_ready().map_err(nothing_sent)?;
        let bytes = request::body(request).await.map_err(nothing_sent)?;
        let payload = Payload { content_type: "application/json".to_owned(), bytes };
        let url = self.wire.guard().at(&format!("models/{}:generateContent", request.endpoint));
        let hearing = Hearing::new(call.progress, "waiting for Gemini").without_stop();
        // Google documents no such key (facts of 2026-11-23, §2); a server between that knows it runs the request once.
        let key = (HeaderName::from_static("idempotency-key"), request.idempotency_key.clone());
        let sent = self.wire.post(url, payload, &[key], &hearing).await;
        let mut response = sent.map_err(|trouble| self.wire.unanswered(trouble))?;
        if !response.status().is_success() {
            let after = self.wire.retry_after(&response);
            let status = response.status();
            let complaint = self.wire.complaint(&mut response, &hearing).await;
            return Err(refusal::tell(&self.wire, status, &complaint, after, &request.endpoint));
        }
        let limits = Limits::of_images(MOST_IMAGES);
        let read = self.wire.read_into(&mut response, call.answer, limits, &hearing).await;
        read.map_err(|trouble| self.wire.unanswered(trouble))?;
        Ok(Submitted::Answered)
    }
}

impl Provider for Gemini {
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
    /// (facts of 2026-11-23, §2.3).
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
}

//! Builders: a configuration, a request, a call that is listened to.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use chrono::{TimeZone, Utc};
use pixery_core::ErrorCode;
use pixery_core::config::{Clock, Config, Entropy, ProviderSettings};
use pixery_core::domain::{Actor, Parameters, ProviderId, Secret, Size, Ticket};
use pixery_core::providers::{
    AnswerSink, Call, Failed, Fate, ProgressSink, Provider, ProviderRequest, Providers, StepReport, Submitted,
};

/// The key of every test; no text may ever hold it.
pub(crate) const KEY: &str = "canary-id-7Qz:canary-secret/4f+9Zq2=uW";

/// Returns the provider with that address, as the program would put it together.
pub(crate) fn provider(id: &str, base: Option<&str>, key: Option<&str>) -> Arc<dyn Provider> {
    let settings = ProviderSettings {
        base_url: base.map(str::to_owned),
        key: key.and_then(Secret::new).into(),
        concurrency: None,
    };
    let id = ProviderId::new(id).unwrap();
    let providers = Providers::of(&config(BTreeMap::from([(id.clone(), settings)]))).unwrap();
    Arc::clone(providers.get(&id).unwrap())
}

pub(crate) fn config(providers: BTreeMap<ProviderId, ProviderSettings>) -> Config {
    Config {
        library: "nowhere".into(),
        models_file: None,
        refreshed_models_file: None,
        default_model: "sketch".to_owned(),
        actor: Actor::person(),
        zone: pixery_core::domain::Zone::utc(),
        expose_paths: true,
        safe_mode: false,
        cache_limit: 0,
        spare_cache: None,
        providers,
        keys: None,
        clock: Clock::new(|| Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0).unwrap()),
        // No chance: free requests are made again at once.
        entropy: Entropy::new(|| 0),
    }
}

pub(crate) fn request(endpoint: &str) -> ProviderRequest {
    ProviderRequest {
        endpoint: endpoint.to_owned(),
        prompt: "a red fox".to_owned(),
        negative_prompt: None,
        parameters: Parameters { size: Some(Size { width: 1024, height: 1024 }), ..Parameters::default() },
        count: 1,
        references: Vec::new(),
        mask: None,
        uploaded: None,
        idempotency_key: "01KEY".to_owned(),
    }
}

/// An answer that is kept in memory.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) bytes: Vec<u8>,
    pub(crate) restarts: usize,
}

impl AnswerSink for Answer {
    fn append(&mut self, bytes: &[u8]) -> pixery_core::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn restart(&mut self) -> pixery_core::Result<()> {
        self.bytes.clear();
        self.restarts += 1;
        Ok(())
    }
}

/// Listens to progress, and asks to stop when told so.
#[derive(Clone, Default)]
pub(crate) struct Listener {
    reports: Arc<Mutex<Vec<StepReport>>>,
    stops: bool,
}

impl Listener {
    pub(crate) fn that_stops() -> Self {
        Self { stops: true, ..Self::default() }
    }

    pub(crate) fn sink(&self) -> ProgressSink {
        let listener = self.clone();
        Arc::new(move |report| {
            listener.reports.lock().unwrap().push(report);
            if listener.stops { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    }

    pub(crate) fn reports(&self) -> Vec<StepReport> {
        self.reports.lock().unwrap().clone()
    }
}

/// Panics where a request of a test could reach a vendor: with a key, and not to this machine or to nowhere.
fn keep_away_from_vendors(provider: &dyn Provider) {
    let place = provider.place();
    let is_near = ["//127.0.0.1:", "//localhost:", ".invalid"].iter().any(|near| place.contains(near));
    assert!(is_near || provider.check_ready().is_err(), "a test would ask {place} with a key");
}

pub(crate) async fn submit(
    provider: &dyn Provider,
    request: &ProviderRequest,
) -> (Result<Submitted, Failed>, Answer) {
    keep_away_from_vendors(provider);
    let (progress, mut answer) = (Listener::default().sink(), Answer::default());
    let submitted = provider.submit(request, Call { progress: &progress, answer: &mut answer }).await;
    (submitted, answer)
}

pub(crate) async fn follow(
    provider: &dyn Provider,
    ticket: &Ticket,
    listener: &Listener,
) -> (Result<(), Failed>, Answer) {
    keep_away_from_vendors(provider);
    let (progress, mut answer) = (listener.sink(), Answer::default());
    let followed = provider.follow(ticket, Call { progress: &progress, answer: &mut answer }).await;
    (followed, answer)
}

pub(crate) async fn fetch(
    provider: &dyn Provider,
    url: &str,
    listener: &Listener,
) -> (Result<(), Failed>, Answer) {
    let (progress, mut answer) = (listener.sink(), Answer::default());
    let fetched = provider.fetch(url, Call { progress: &progress, answer: &mut answer }).await;
    (fetched, answer)
}

/// What a person and a program see of a failure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) fate: Fate,
    pub(crate) code: ErrorCode,
    pub(crate) message: String,
    pub(crate) hint: String,
}

impl From<Failed> for Told {
    fn from(failed: Failed) -> Self {
        let (message, hint) = (failed.error.to_string(), failed.error.hint());
        Self { fate: failed.fate, code: failed.error.code(), message, hint }
    }
}

//! Speaking to one vendor: who it is, what it may be sent, and how its failures are told.

use std::ops::ControlFlow;
use std::sync::OnceLock;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Method, Request, Response, Url};

use super::body::{self, Limits};
use super::clients::Clients;
use super::guard::Guard;
use super::keys::Keys;
use super::patience::{self, Waited};
use super::retry_after::retry_after;
use super::trouble::Trouble;
use super::{Complaint, backoff};
use crate::config::{Clock, Config, Entropy, ProviderSettings};
use crate::domain::{Invalid, Secret};
use crate::error::{ErrorCode, Result};
use crate::providers::{ProgressSink, StepReport};

/// Who is spoken to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speaker {
    /// Its id as a provider: `openai`.
    pub(crate) id: &'static str,
    /// Its name as people write it: `OpenAI`.
    pub(crate) name: &'static str,
    /// Its own address.
    pub(crate) own_base: &'static str,
    /// Where it lists models and prices, if not below its own address.
    pub(crate) own_lists: Option<&'static str>,
    /// Where it takes files, if it does and not below its own address.
    pub(crate) own_storage: Option<&'static str>,
    /// The hosts that results lie on, each with its subdomains.
    pub(crate) media_hosts: &'static [&'static str],
    /// How it wants the key.
    pub(crate) scheme: Scheme,
    /// The variable that people keep the key in: `OPENAI_API_KEY`.
    pub(crate) key_variable: &'static str,
}

/// Where the key stands. Never in an address: addresses are logged on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Key …`
    Key,
    /// `x-goog-api-key: …`
    GoogleHeader,
}

impl Scheme {
    /// Returns the header that the key stands in.
    fn header(self) -> HeaderName {
        match self {
            Self::Bearer | Self::Key => AUTHORIZATION,
            Self::GoogleHeader => HeaderName::from_static("x-goog-api-key"),
        }
    }

    /// Returns the word before the key.
    fn word(self) -> &'static str {
        match self {
            Self::Bearer => "Bearer ",
            Self::Key => "Key ",
            Self::GoogleHeader => "",
        }
    }
}

/// The body of a request.
#[derive(Debug)]
pub(crate) struct Payload {
    /// `application/json`, or a form with its boundary.
    pub(crate) content_type: String,
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
}

/// Who is told about waiting, and whether it may end it.
#[derive(Clone)]
pub(crate) struct Hearing<'a> {
    progress: &'a ProgressSink,
    report: StepReport,
    hears_stop: bool,
}

impl<'a> Hearing<'a> {
    /// Tells once a second that `label` is being done, and hears "stop".
    pub(crate) fn new(progress: &'a ProgressSink, label: &str) -> Self {
        let report = StepReport { label: label.to_owned(), ..StepReport::default() };
        Self { progress, report, hears_stop: true }
    }

    /// The same, but nothing ends it: what was sent is billed whether its answer is waited for or not.
    pub(crate) fn without_stop(self) -> Self {
        Self { hears_stop: false, ..self }
    }

    /// Says something else from now on.
    pub(crate) fn say(&mut self, report: StepReport) {
        self.report = report;
    }

    /// Tells once, and answers whether to go on.
    pub(crate) fn tell(&self) -> ControlFlow<()> {
        let answer = (self.progress)(self.report.clone());
        if self.hears_stop { answer } else { ControlFlow::Continue(()) }
    }
}

/// One vendor's line.
#[derive(Debug)]
pub(crate) struct Wire {
    pub(super) speaker: Speaker,
    guard: Guard,
    pub(super) keys: Keys,
    clock: Clock,
    entropy: Entropy,
    clients: OnceLock<Clients>,
}

impl Wire {
    /// Returns the line to a vendor, with the user's address and key. Nothing is opened yet.
    ///
    /// # Errors
    /// `invalid` when the user's address can't be one.
    pub(crate) fn new(speaker: Speaker, settings: &ProviderSettings, config: &Config) -> Result<Self> {
        Ok(Self {
            speaker,
            guard: Guard::new(speaker.own_base, settings.base_url.as_deref(), speaker.media_hosts)?,
            keys: Keys::new(settings.key.clone()),
            clock: config.clock.clone(),
            entropy: config.entropy.clone(),
            clients: OnceLock::new(),
        })
    }

    /// Returns which addresses may be spoken to.
    pub(crate) fn guard(&self) -> &Guard {
        &self.guard
    }

    /// Returns who is spoken to.
    pub(crate) fn speaker(&self) -> &Speaker {
        &self.speaker
    }

    /// Returns 128 fresh random bits.
    pub(crate) fn chance_bits(&self) -> u128 {
        self.entropy.bits()
    }

    /// Returns the address of a vendor's list: on its own host for that where it has one, else below the base.
    pub(crate) fn list_at(&self, path: &str) -> Url {
        self.at(self.speaker.own_lists, path)
    }

    /// Returns the address of a vendor's storage: on its own host for that where it has one, else below the base.
    pub(crate) fn storage_at(&self, path: &str) -> Url {
        self.at(self.speaker.own_storage, path)
    }

    fn at(&self, own: Option<&str>, path: &str) -> Url {
        match self.of_vendor(own) {
            Some(mut url) => {
                url.set_path(path);
                url
            }
            None => self.guard.at(path),
        }
    }

    /// Returns another host of the vendor's; nothing where the user named a server of their own.
    fn of_vendor(&self, own: Option<&str>) -> Option<Url> {
        Url::parse(own.filter(|_| self.guard.is_vendors_own())?).ok()
    }

    /// Looks whether the vendor could be asked. A server that the user named may do without a key.
    ///
    /// # Errors
    /// `missing_key`, or `invalid` when the key can't be sent.
    pub(crate) fn check_ready(&self) -> Result<()> {
        let Speaker { name, key_variable, .. } = self.speaker;
        match &self.keys.usable() {
            None if self.guard.is_vendors_own() => Err(self.error(
                ErrorCode::MissingKey,
                format!("no key for {name}; nothing was sent"),
                format!("give it one with `pixery keys set {}`, or set {key_variable}", self.speaker.id),
            )),
            Some(key) if header_of(self.speaker.scheme, key).is_err() => Err(Invalid::new(
                "key",
                "",
                format!("for {name} has characters that can't be sent; nothing was sent"),
            )
            .hint(format!("look at {key_variable}: a key is one line of letters, digits and signs"))
            .into()),
            _ => Ok(()),
        }
    }

    /// Sends a request that may cost money, once, on a connection of its own, and returns the head of its answer. Being asked to stop
    /// changes nothing: it is billed whether its answer is waited for or not.
    pub(crate) async fn post(
        &self,
        url: Url,
        payload: Payload,
        headers: &[(HeaderName, String)],
        hearing: &Hearing<'_>,
    ) -> std::result::Result<Response, Trouble> {
        let mut request = with_body(self.request(Method::POST, url)?, payload)?;
        for (name, value) in headers {
            request.headers_mut().insert(name.clone(), header_value(value)?);
        }
        let hearing = hearing.clone().without_stop();
        head(self.clients()?.paid.execute(request), patience::PAID_ANSWER, &hearing).await
    }

    /// Sends a request without a body that costs nothing, once, with the key; the address must be the base's.
    pub(crate) async fn ask(
        &self,
        method: Method,
        url: Url,
        hearing: &Hearing<'_>,
    ) -> std::result::Result<Response, Trouble> {
        let request = self.request(method, url)?;
        head(self.clients()?.free.execute(request), patience::FREE_ANSWER, hearing).await
    }

    /// Sends a request that costs nothing, once, with the key; the address must be the vendor's.
    pub(crate) async fn post_free(
        &self,
        url: Url,
        payload: Payload,
        hearing: &Hearing<'_>,
    ) -> std::result::Result<Response, Trouble> {
        let request = with_body(self.request(Method::POST, url)?, payload)?;
        head(self.clients()?.free.execute(request), patience::FREE_ANSWER, hearing).await
    }

    /// Puts a file where the vendor wants it, once, without the key: the address says who may.
    pub(crate) async fn put_file(
        &self,
        url: Url,
        payload: Payload,
        hearing: &Hearing<'_>,
    ) -> std::result::Result<Response, Trouble> {
        self.guard.check_upload(&url).map_err(Trouble::Refused)?;
        let request = with_body(Request::new(Method::PUT, url), payload)?;
        head(self.clients()?.free.execute(request), patience::UPLOAD, hearing).await
    }

    /// Asks for a file, once, without the key.
    pub(super) async fn ask_media(
        &self,
        url: Url,
        hearing: &Hearing<'_>,
    ) -> std::result::Result<Response, Trouble> {
        self.guard.check_media(&url).map_err(Trouble::Refused)?;
        let request = Request::new(Method::GET, url);
        head(self.clients()?.free.execute(request), patience::FREE_ANSWER, hearing).await
    }

    /// Returns a request to the base's own address, with the key where there is one.
    fn request(&self, method: Method, url: Url) -> std::result::Result<Request, Trouble> {
        let own = [self.speaker.own_lists, self.speaker.own_storage];
        let is_own =
            own.into_iter().filter_map(|own| self.of_vendor(own)).any(|own| own.origin() == url.origin());
        if !self.guard.is_base(&url) && !is_own {
            return Err(Trouble::Refused(format!(
                "an address that is not the provider's ({} instead of {})",
                super::guard::place(&url),
                self.guard.base_place()
            )));
        }
        let mut request = Request::new(method, url);
        if let Some(key) = self.keys.key() {
            let value = header_of(self.speaker.scheme, &key)
                .map_err(|_| Trouble::Refused("the key has characters that can't be sent".to_owned()))?;
            request.headers_mut().insert(self.speaker.scheme.header(), value);
        }
        Ok(request)
    }

    fn clients(&self) -> std::result::Result<&Clients, Trouble> {
        if let Some(clients) = self.clients.get() {
            return Ok(clients);
        }
        let clients = Clients::new(&self.guard)?;
        Ok(self.clients.get_or_init(|| clients))
    }

    /// Returns how long the answer asks to be left alone.
    pub(crate) fn retry_after(&self, response: &Response) -> Option<Duration> {
        retry_after(response.headers(), self.clock.now())
    }

    /// Returns the wait before a free request is made for the next time, after `tries` failures.
    pub(crate) fn wait_after(&self, tries: u32, asked: Option<Duration>) -> Duration {
        #[expect(clippy::cast_possible_truncation, reason = "32 random bits are wanted")]
        let bits = self.entropy.bits() as u32;
        backoff::wait_after(tries, asked, f64::from(bits) / (f64::from(u32::MAX) + 1.0))
    }

    /// Returns the wait before the next look at work that goes on.
    pub(crate) fn next_look(looks: u32) -> Duration {
        backoff::next_look(looks)
    }

    /// Reads what a refusal says.
    pub(crate) async fn complaint(&self, response: &mut Response, hearing: &Hearing<'_>) -> Complaint {
        Complaint::read(&body::read_complaint(response, || hearing.tell()).await)
    }

    /// Reads small JSON into memory.
    pub(crate) async fn read_json(
        &self,
        response: &mut Response,
        hearing: &Hearing<'_>,
    ) -> std::result::Result<Vec<u8>, Trouble> {
        body::read_json(response, || hearing.tell()).await
    }

    /// Reads a whole body into the sink.
    pub(crate) async fn read_into(
        &self,
        response: &mut Response,
        sink: &mut dyn crate::providers::AnswerSink,
        limits: Limits,
        hearing: &Hearing<'_>,
    ) -> std::result::Result<(), Trouble> {
        body::read_into(response, sink, limits, || hearing.tell()).await
    }
}

fn with_body(mut request: Request, payload: Payload) -> std::result::Result<Request, Trouble> {
    request.headers_mut().insert(CONTENT_TYPE, header_value(&payload.content_type)?);
    *request.body_mut() = Some(payload.bytes.into());
    Ok(request)
}

/// Waits for the head of an answer.
async fn head(
    sent: impl Future<Output = reqwest::Result<Response>>,
    longest: Duration,
    hearing: &Hearing<'_>,
) -> std::result::Result<Response, Trouble> {
    match patience::wait(sent, longest, || hearing.tell()).await {
        Waited::Done(Ok(response)) => Ok(response),
        Waited::Done(Err(error)) => Err(Trouble::of_request(error)),
        Waited::Silent => Err(Trouble::Silent(longest.as_secs())),
        Waited::Stopped => Err(Trouble::Stopped),
    }
}

/// The one place where a key leaves its wrapping.
fn header_of(
    scheme: Scheme,
    key: &Secret,
) -> std::result::Result<HeaderValue, reqwest::header::InvalidHeaderValue> {
    let text = zeroize::Zeroizing::new(format!("{}{}", scheme.word(), key.expose()));
    let mut value = HeaderValue::from_str(&text)?;
    value.set_sensitive(true);
    Ok(value)
}

fn header_value(text: &str) -> std::result::Result<HeaderValue, Trouble> {
    HeaderValue::from_str(text)
        .map_err(|_| Trouble::Refused("a header has characters that can't be sent".to_owned()))
}

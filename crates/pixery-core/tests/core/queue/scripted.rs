//! A vendor that does what a test tells it, and counts what it was asked.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use pixery_core::domain::{Cost, CostKind, MicroUsd, Price, ProviderId, Ticket};
use pixery_core::providers::{
    Answer, AnswerImage, Call, CancelAnswer, Failed, Fate, Provider, ProviderRequest, StepReport, Submitted,
    Waiting,
};
use pixery_core::{Error, ErrorCode};
use pixery_testkit::Picture;
use serde_json::{Value, json};

/// What the vendor does the next time it is asked.
#[derive(Debug, Clone)]
pub(crate) enum Play {
    /// Answers with these files.
    Answer(Vec<Vec<u8>>),
    /// Answers with a place to fetch an image from.
    Remote,
    /// Accepts the request and works on it.
    Accept,
    /// Sends half of an answer, and nobody knows.
    BreakOff,
    /// Fails.
    Fail(Fate),
    /// Waits until it is asked to stop, then says so.
    UntilStopped,
}

/// A vendor that does what a test tells it.
#[derive(Debug, Default)]
pub(crate) struct Scripted {
    pub(crate) submits: Mutex<VecDeque<Play>>,
    pub(crate) follows: Mutex<VecDeque<Play>>,
    pub(crate) fetches: Mutex<VecDeque<Play>>,
    pub(crate) cancel: Mutex<Option<CancelAnswer>>,
    reported: Option<i64>,
    sent: AtomicU32,
    keys: Mutex<Vec<String>>,
    followed: AtomicU32,
}

/// Returns a small picture, another one for each number.
pub(crate) fn png(number: u32) -> Vec<u8> {
    Picture::of(number).png().to_vec()
}

impl Scripted {
    pub(crate) fn of(submits: impl IntoIterator<Item = Play>) -> Arc<Self> {
        Arc::new(Self { submits: Mutex::new(submits.into_iter().collect()), ..Self::default() })
    }

    pub(crate) fn reporting(micro: i64, submits: impl IntoIterator<Item = Play>) -> Arc<Self> {
        Arc::new(Self {
            submits: Mutex::new(submits.into_iter().collect()),
            reported: Some(micro),
            ..Self::default()
        })
    }

    pub(crate) fn queued(follows: impl IntoIterator<Item = Play>) -> Arc<Self> {
        Arc::new(Self {
            submits: Mutex::new([Play::Accept].into()),
            follows: Mutex::new(follows.into_iter().collect()),
            ..Self::default()
        })
    }

    /// How often a request was sent: what it would have charged.
    pub(crate) fn sent(&self) -> u32 {
        self.sent.load(Ordering::SeqCst)
    }

    pub(crate) fn followed(&self) -> u32 {
        self.followed.load(Ordering::SeqCst)
    }

    pub(crate) fn keys(&self) -> Vec<String> {
        self.keys.lock().unwrap().clone()
    }

    async fn play(&self, play: Play, call: Call<'_>) -> Result<Submitted, Failed> {
        let images = match play {
            Play::Answer(files) => files.iter().map(|file| json!({ "file": BASE64.encode(file) })).collect(),
            Play::Remote => vec![json!({ "url": "https://vendor/image" })],
            Play::Accept => {
                return Ok(Submitted::Accepted(Ticket {
                    request_id: "request".to_owned(),
                    status_url: "https://vendor/status".to_owned(),
                    result_url: "https://vendor/result".to_owned(),
                    cancel_url: Some("https://vendor/cancel".to_owned()),
                }));
            }
            Play::BreakOff => {
                call.answer.append(b"{\"images\": [half").unwrap();
                return Err(failed(Fate::Lost));
            }
            Play::Fail(fate) => return Err(failed(fate)),
            Play::UntilStopped => loop {
                let report = StepReport { label: "working".to_owned(), ..StepReport::default() };
                if (call.progress)(report).is_break() {
                    return Err(failed(Fate::Stopped { cost: None }));
                }
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            },
        };
        call.answer.append(json!({ "images": images }).to_string().as_bytes()).unwrap();
        Ok(Submitted::Answered)
    }
}

fn failed(fate: Fate) -> Failed {
    let (code, message) = match fate {
        Fate::Again { .. } => (ErrorCode::RateLimited, "asked for a break"),
        Fate::Refused => (ErrorCode::Policy, "refused it"),
        Fate::Lost => (ErrorCode::Uncertain, "the answer was lost"),
        Fate::Ended { .. } => (ErrorCode::Internal, "it broke"),
        Fate::Expired => (ErrorCode::NotFound, "forgot it"),
        Fate::Stopped { .. } => (ErrorCode::Cancelled, "stopped"),
    };
    let error = Error::Provider {
        provider: "paid".to_owned(),
        code,
        message: message.to_owned(),
        hint: String::new(),
    };
    Failed::new(fate, error)
}

fn next(plays: &Mutex<VecDeque<Play>>) -> Play {
    plays.lock().unwrap().pop_front().expect("the vendor is asked no more often than the test expects")
}

impl Provider for Scripted {
    fn id(&self) -> ProviderId {
        ProviderId::new("paid").unwrap()
    }

    fn concurrency(&self) -> usize {
        2
    }

    fn is_free(&self) -> bool {
        false
    }

    fn submit<'a>(
        &'a self,
        request: &'a ProviderRequest,
        call: Call<'a>,
    ) -> Waiting<'a, Result<Submitted, Failed>> {
        self.sent.fetch_add(1, Ordering::SeqCst);
        self.keys.lock().unwrap().push(request.idempotency_key.clone());
        Box::pin(self.play(next(&self.submits), call))
    }

    fn follow<'a>(&'a self, _ticket: &'a Ticket, call: Call<'a>) -> Waiting<'a, Result<(), Failed>> {
        self.followed.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { self.play(next(&self.follows), call).await.map(|_| ()) })
    }

    fn cancel<'a>(&'a self, _ticket: &'a Ticket) -> Waiting<'a, pixery_core::Result<CancelAnswer>> {
        let answer = self.cancel.lock().unwrap().unwrap_or(CancelAnswer::Impossible);
        Box::pin(async move { Ok(answer) })
    }

    fn read_answer(&self, answer: &[u8], _price: &Price) -> Result<Answer, Failed> {
        let answer: Value = serde_json::from_slice(answer).map_err(|_| failed(Fate::Ended { cost: None }))?;
        let image = |image: &Value| match image["file"].as_str() {
            Some(text) => AnswerImage::File(BASE64.decode(text).unwrap()),
            None => AnswerImage::Remote(image["url"].as_str().unwrap().to_owned()),
        };
        let cost =
            self.reported.map(|micro| Cost { micro_usd: Some(MicroUsd(micro)), kind: CostKind::Reported });
        Ok(Answer { images: answer["images"].as_array().unwrap().iter().map(image).collect(), cost })
    }

    fn fetch<'a>(&'a self, _url: &'a str, call: Call<'a>) -> Waiting<'a, Result<(), Failed>> {
        Box::pin(async {
            match next(&self.fetches) {
                Play::Answer(files) => {
                    call.answer.append(&files[0]).unwrap();
                    Ok(())
                }
                Play::Fail(fate) => Err(failed(fate)),
                other => panic!("an image is no {other:?}"),
            }
        })
    }
}
